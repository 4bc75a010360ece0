// ViewReader: typed reads of one commit's rows, and the memory of the first one that failed.
//
// Below the size of the view every row is there; one that is missing, or cannot be read as what it
// should be, is damage.
// Not here: what trees and rules make of the rows (storage/stored_tree.h, stored_state.h).
// Threads: safe.
#ifndef WARIFU_STORAGE_VIEW_READER_H_
#define WARIFU_STORAGE_VIEW_READER_H_

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/merkle/node.h"
#include "core/rules/state.h"
#include "storage/database.h"
#include "storage/entry_cache.h"
#include "storage/layout.h"

namespace warifu {

class ViewReader {
 public:
  // The database as it is now, which must be as `head` says.
  ViewReader(std::shared_ptr<Database> database, Head head, std::shared_ptr<EntryCache> cache);

  const Head& head() const { return head_; }
  const Snapshot& rows() const { return rows_; }

  // Errors of these: kIo, kDamaged; remembered in health().
  // Requires: indexes below head().size.
  Result<EntryPtr> Entry(LeafIndex index) const;
  Result<std::vector<StandingRow>> Standings(std::span<const LeafIndex> indexes) const;
  // Hashes of one of the columns of nodes, which must hold them all.
  Result<std::vector<Hash>> Nodes(Column column, std::span<const NodeId> ids) const;
  // Nothing: no such row.
  Result<std::optional<std::string>> TableValue(Table table, std::string_view key) const;

  Status health() const;
  // Remembers the first error; gives back its argument.
  Error Note(Error error) const;

 private:
  Result<EntryPtr> ReadEntry(LeafIndex index) const;

  const Head head_;
  const std::shared_ptr<EntryCache> cache_;
  const Snapshot rows_;
  mutable std::mutex mutex_;
  mutable std::optional<Error> first_error_;
};

}  // namespace warifu

#endif  // WARIFU_STORAGE_VIEW_READER_H_
