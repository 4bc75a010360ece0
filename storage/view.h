// View: the store as of one commit, over a snapshot of the database.
//
// Threads: safe.
#ifndef WARIFU_STORAGE_VIEW_H_
#define WARIFU_STORAGE_VIEW_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "registry/store.h"
#include "storage/database.h"
#include "storage/entry_cache.h"
#include "storage/stored_search.h"
#include "storage/stored_state.h"
#include "storage/stored_tree.h"
#include "storage/view_reader.h"

namespace warifu {

class View final : public StoreView {
 public:
  // The database as it is now, which must be as `head` says. Reads the genesis, if there is one.
  View(std::shared_ptr<Database> database, Head head, std::shared_ptr<EntryCache> cache);

  TreeSize size() const override { return reader_.head().size; }
  std::uint64_t admitted_at_ms() const override { return reader_.head().admitted_at_ms; }
  const std::string& checkpoint() const override { return reader_.head().checkpoint; }
  const RegistryState& state() const override { return state_; }
  const HashReader& log_tree() const override { return log_tree_; }
  const HashReader& standing_tree() const override { return standing_tree_; }
  const SearchReader& search() const override { return search_; }
  Result<std::vector<std::string>> ReadEntries(LeafIndex first, std::uint64_t count,
                                               std::size_t max_bytes) const override;
  Status health() const override { return reader_.health(); }

  Result<std::vector<Node>> ScanLogNodes(NodeId from, std::size_t count) const override;
  Result<std::vector<Node>> ScanStandingNodes(NodeId from, std::size_t count) const override;
  Result<std::vector<std::pair<LeafIndex, Standing>>> ScanStandings(
      LeafIndex from, std::size_t count) const override;
  Result<std::vector<TablePut>> ScanTable(Table table, std::string_view from_key,
                                          std::size_t count) const override;

  // For the next commit, which rewrites whole rows.
  const ViewReader& reader() const { return reader_; }

 private:
  using IndexedRows = std::vector<std::pair<LeafIndex, StandingRow>>;

  Result<IndexedRows> ScanRows(LeafIndex from, std::size_t count) const;
  Result<std::vector<Node>> ScanNodes(WhichTree which, NodeId from, std::size_t count) const;

  const ViewReader reader_;
  const StoredTree log_tree_;
  const StoredTree standing_tree_;
  const StoredState state_;
  const StoredSearch search_;
};

}  // namespace warifu

#endif  // WARIFU_STORAGE_VIEW_H_
