// The views of a MemoryStore: the disk as of one commit.
// Threads: safe.
#ifndef WARIFU_TESTS_SUPPORT_MEMORY_VIEW_H_
#define WARIFU_TESTS_SUPPORT_MEMORY_VIEW_H_

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/memory_store.h"

namespace warifu {

class MemoryView : public StoreView, public RegistryState, private SearchReader {
 public:
  // The disk as of its newest commit.
  explicit MemoryView(std::shared_ptr<MemoryStore::State> store);

  TreeSize size() const override { return head_.size; }
  std::uint64_t admitted_at_ms() const override { return head_.admitted_at_ms; }
  const std::string& checkpoint() const override { return head_.checkpoint; }
  const RegistryState& state() const override { return *this; }
  const HashReader& log_tree() const override { return log_tree_; }
  const HashReader& standing_tree() const override { return standing_tree_; }
  const SearchReader& search() const override { return *this; }
  Result<std::vector<std::string>> ReadEntries(LeafIndex first, std::uint64_t count,
                                               std::size_t max_bytes) const override;
  Status health() const override;
  Result<std::vector<Node>> ScanLogNodes(NodeId from, std::size_t count) const override;
  Result<std::vector<Node>> ScanStandingNodes(NodeId from, std::size_t count) const override;
  Result<std::vector<std::pair<LeafIndex, Standing>>> ScanStandings(
      LeafIndex from, std::size_t count) const override;
  Result<std::vector<TablePut>> ScanTable(Table table, std::string_view from_key,
                                          std::size_t count) const override;

  LeafIndex next() const override { return NextIndex(head_.size); }
  std::uint32_t rules_version() const override { return head_.rules_version; }
  Lookup<EntryPtr> EntryAt(LeafIndex index) const override;
  Lookup<Standing> StandingAt(LeafIndex index) const override;
  Lookup<std::string> Read(Table table, std::string_view key) const override;

 private:
  using Nodes = VersionedMap<NodeId, Hash>;

  class Tree : public HashReader {
   public:
    Tree(const MemoryView& view, const Nodes& nodes) : view_(view), nodes_(nodes) {}
    Result<std::vector<Hash>> ReadHashes(std::span<const NodeId> ids) const override;

   private:
    const MemoryView& view_;
    const Nodes& nodes_;
  };

  Result<std::optional<std::string>> Get(std::string_view key) const override;
  Result<std::vector<SearchRow>> Scan(std::string_view from, std::string_view behind,
                                      std::size_t count) const override;

  // Counts a read; an error while reads fail, which health() remembers.
  Status TouchDisk() const;
  Error Remember(Error error) const;
  Result<std::vector<Node>> ScanNodes(const Nodes& nodes, NodeId from, std::size_t count) const;

  const std::shared_ptr<MemoryStore::State> store_;
  std::uint64_t commit_ = 0;
  MemoryDisk::Head head_;
  const Tree log_tree_;
  const Tree standing_tree_;
  mutable std::mutex health_mutex_;
  mutable Status health_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_MEMORY_VIEW_H_
