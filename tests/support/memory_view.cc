#include "tests/support/memory_view.h"

#include <shared_mutex>
#include <utility>

namespace warifu {

MemoryView::MemoryView(std::shared_ptr<MemoryStore::State> store)
    : store_(std::move(store)),
      log_tree_(*this, store_->disk->log_nodes),
      standing_tree_(*this, store_->disk->standing_nodes) {
  {
    const std::shared_lock lock(store_->mutex);
    commit_ = store_->disk->commits();
    head_ = store_->disk->head(commit_);
  }
  if (head_.size.value() > 0) static_cast<void>(Genesis());  // remembered before it is shared
}

Status MemoryView::TouchDisk() const {
  ++store_->reads;
  if (!store_->fail_reads) return Ok();
  return Remember(IoError("store: the disk failed while reading"));
}

Error MemoryView::Remember(Error error) const {
  const std::lock_guard lock(health_mutex_);
  if (health_.ok()) health_ = error;
  return error;
}

Status MemoryView::health() const {
  const std::lock_guard lock(health_mutex_);
  return health_;
}

Result<std::vector<std::string>> MemoryView::ReadEntries(LeafIndex first, std::uint64_t count,
                                                         std::size_t max_bytes) const {
  if (first >= next()) return BadInput("first: the log has no such entry yet");
  std::vector<std::string> entries;
  std::size_t bytes = 0;
  for (std::uint64_t i = first.value(); i < size().value() && entries.size() < count; ++i) {
    WARIFU_RETURN_IF_ERROR(TouchDisk());
    const std::shared_lock lock(store_->mutex);
    std::optional<std::string> entry = store_->disk->entries.Get(i, commit_);
    if (!entry.has_value()) return Remember(Damaged("store: entry {i} is missing", i));
    if (!entries.empty() && bytes + entry->size() > max_bytes) break;
    bytes += entry->size();
    entries.push_back(*std::move(entry));
  }
  return entries;
}

Result<std::vector<Hash>> MemoryView::Tree::ReadHashes(std::span<const NodeId> ids) const {
  std::vector<Hash> hashes;
  for (const NodeId& id : ids) {
    WARIFU_RETURN_IF_ERROR(view_.TouchDisk());
    const std::shared_lock lock(view_.store_->mutex);
    const std::optional<Hash> hash = nodes_.Get(id, view_.commit_);
    if (!hash.has_value()) {
      return view_.Remember(Damaged("store: node {level}/{id} is missing", id.level, id.index));
    }
    hashes.push_back(*hash);
  }
  return hashes;
}

Result<std::vector<Node>> MemoryView::ScanNodes(const Nodes& nodes, NodeId from,
                                                std::size_t count) const {
  WARIFU_RETURN_IF_ERROR(TouchDisk());
  const std::shared_lock lock(store_->mutex);
  std::vector<Node> page;
  for (const auto& [id, hash] : nodes.Scan(from, commit_, count)) page.push_back({id, hash});
  return page;
}

Result<std::vector<Node>> MemoryView::ScanLogNodes(NodeId from, std::size_t count) const {
  return ScanNodes(store_->disk->log_nodes, from, count);
}

Result<std::vector<Node>> MemoryView::ScanStandingNodes(NodeId from, std::size_t count) const {
  return ScanNodes(store_->disk->standing_nodes, from, count);
}

Result<std::vector<std::pair<LeafIndex, Standing>>> MemoryView::ScanStandings(
    LeafIndex from, std::size_t count) const {
  WARIFU_RETURN_IF_ERROR(TouchDisk());
  const std::shared_lock lock(store_->mutex);
  return store_->disk->standings.Scan(from, commit_, count);
}

Result<std::vector<TablePut>> MemoryView::ScanTable(Table table, std::string_view from_key,
                                                    std::size_t count) const {
  WARIFU_RETURN_IF_ERROR(TouchDisk());
  const std::shared_lock lock(store_->mutex);
  std::vector<TablePut> page;
  for (auto& [key, value] :
       store_->disk->tables.Scan({table, std::string(from_key)}, commit_, count)) {
    if (key.first != table) break;
    page.push_back({table, key.second, value});
  }
  return page;
}

Result<std::optional<std::string>> MemoryView::Get(std::string_view key) const {
  WARIFU_RETURN_IF_ERROR(TouchDisk());
  const std::shared_lock lock(store_->mutex);
  return store_->disk->search.Get(std::string(key), commit_);
}

// Counts as many reads as it gives rows, and one at the end, as registry/search_reader.h allows.
Result<std::vector<SearchRow>> MemoryView::Scan(std::string_view from, std::string_view behind,
                                                std::size_t count) const {
  std::vector<SearchRow> rows;
  const std::shared_lock lock(store_->mutex);
  for (auto& [key, value] : store_->disk->search.Scan(std::string(from), commit_, count)) {
    WARIFU_RETURN_IF_ERROR(TouchDisk());
    if (!behind.empty() && key >= behind) break;
    rows.push_back({key, value});
  }
  return rows;
}

Lookup<EntryPtr> MemoryView::EntryAt(LeafIndex index) const {
  if (index >= next()) return Lookup<EntryPtr>::Absent();
  const Result<std::vector<std::string>> bytes = ReadEntries(index, 1, 1);
  if (!bytes.ok()) return Lookup<EntryPtr>::NotCarried();
  Result<Entry> entry = ReadOwnEntry(index, bytes->front());
  if (!entry.ok()) {
    static_cast<void>(Remember(entry.error()));
    return Lookup<EntryPtr>::NotCarried();
  }
  return Lookup<EntryPtr>::Found(std::make_shared<const Entry>(std::move(entry).value()));
}

Lookup<Standing> MemoryView::StandingAt(LeafIndex index) const {
  if (index >= next()) return Lookup<Standing>::Absent();
  if (!TouchDisk().ok()) return Lookup<Standing>::NotCarried();
  const std::shared_lock lock(store_->mutex);
  const std::optional<Standing> standing = store_->disk->standings.Get(index, commit_);
  return standing.has_value() ? Lookup<Standing>::Found(*standing) : Lookup<Standing>::NotCarried();
}

Lookup<std::string> MemoryView::Read(Table table, std::string_view key) const {
  if (!TouchDisk().ok()) return Lookup<std::string>::NotCarried();
  const std::shared_lock lock(store_->mutex);
  std::optional<std::string> value = store_->disk->tables.Get({table, std::string(key)}, commit_);
  return value.has_value() ? Lookup<std::string>::Found(*std::move(value))
                           : Lookup<std::string>::Absent();
}

}  // namespace warifu
