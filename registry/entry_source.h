// EntrySource: a log's entries and its last signed words, wherever they lie: in a store, in a
// backup, in an exported folder.
//
// What is read is as trusted as the place; registry/fsck.h makes everything again from it.
// Threads: as the implementation says.
#ifndef WARIFU_REGISTRY_ENTRY_SOURCE_H_
#define WARIFU_REGISTRY_ENTRY_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"

namespace warifu {

class EntrySource {
 public:
  virtual ~EntrySource() = default;

  virtual TreeSize size() const = 0;                  // 0: no entries
  virtual const std::string& checkpoint() const = 0;  // signed, of this size; empty when empty
  // Bytes of entries from `first`, at most `count`, ending early rather than exceed `max_bytes`
  // (but at least one).
  // Errors: kBadInput when `first` is not below size(); kNotFound, kIo, kDamaged.
  virtual Result<std::vector<std::string>> ReadEntries(LeafIndex first, std::uint64_t count,
                                                       std::size_t max_bytes) const = 0;
};

}  // namespace warifu

#endif  // WARIFU_REGISTRY_ENTRY_SOURCE_H_
