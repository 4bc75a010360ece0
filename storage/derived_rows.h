// TakeDerivedRows: puts right what a store derived from its entries, from one that made it anew.
//
// Key by key and byte by byte, so that rows that can no longer be read are replaced, too. Entries
// and the head, with its signed checkpoint, are not touched. Not here: making it anew
// (registry/fsck.h). Threads: one; nobody else may write meanwhile.
#ifndef WARIFU_STORAGE_DERIVED_ROWS_H_
#define WARIFU_STORAGE_DERIVED_ROWS_H_

#include <cstdint>
#include <memory>

#include "core/base/result.h"
#include "storage/database.h"

namespace warifu {

// How many rows were written or erased. A death in the middle leaves some of them right: the same
// again does the rest.
// Errors: kIo.
Result<std::uint64_t> TakeDerivedRows(const std::shared_ptr<Database>& made,
                                      const std::shared_ptr<Database>& stored);

}  // namespace warifu

#endif  // WARIFU_STORAGE_DERIVED_ROWS_H_
