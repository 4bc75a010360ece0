#include "tests/support/memory_store.h"

#include "core/base/check.h"
#include "tests/support/memory_view.h"

namespace warifu {

void MemoryDisk::Write(const CommitBatch& batch) {
  const std::uint64_t commit = heads_.size();
  WARIFU_CHECK(batch.old_size == heads_.back().size);
  std::uint64_t index = batch.old_size.value();
  for (const std::string& entry : batch.entries) entries.Put(index++, commit, entry);
  for (const Node& node : batch.log_nodes) log_nodes.Put(node.id, commit, node.hash);
  for (const Node& node : batch.standing_nodes) standing_nodes.Put(node.id, commit, node.hash);
  for (const auto& [leaf, standing] : batch.standings) standings.Put(leaf, commit, standing);
  for (const TablePut& put : batch.puts) {
    tables.Put({put.table, put.key}, commit,
               put.value.empty() ? std::nullopt : std::optional<std::string>(put.value));
  }
  for (const SearchRow& row : batch.search) search.Put(row.key, commit, row.value);
  heads_.push_back({TreeSize(index), batch.admitted_at_ms, batch.rules_version, batch.checkpoint});
}

void MemoryDisk::RollBackTo(std::uint64_t commit) {
  MemoryDisk rolled_back;
  rolled_back.heads_.assign(heads_.begin(),
                            heads_.begin() + static_cast<std::ptrdiff_t>(commit) + 1);
  const std::size_t all = std::size_t{1} << 40;
  for (auto& [key, value] : entries.Scan({}, commit, all)) rolled_back.entries.Put(key, 0, value);
  for (auto& [key, value] : log_nodes.Scan({}, commit, all)) {
    rolled_back.log_nodes.Put(key, 0, value);
  }
  for (auto& [key, value] : standing_nodes.Scan({}, commit, all)) {
    rolled_back.standing_nodes.Put(key, 0, value);
  }
  for (auto& [key, value] : standings.Scan({}, commit, all)) {
    rolled_back.standings.Put(key, 0, value);
  }
  for (auto& [key, value] : tables.Scan({}, commit, all)) rolled_back.tables.Put(key, 0, value);
  for (auto& [key, value] : search.Scan({}, commit, all)) rolled_back.search.Put(key, 0, value);
  *this = std::move(rolled_back);
}

void MemoryDisk::DamageLogNode(NodeId id, std::optional<Hash> hash) {
  log_nodes.Put(id, commits(), hash);
}

void MemoryDisk::DamageStandingNode(NodeId id, std::optional<Hash> hash) {
  standing_nodes.Put(id, commits(), hash);
}

void MemoryDisk::DamageStanding(LeafIndex index, std::optional<Standing> standing) {
  standings.Put(index, commits(), standing);
}

void MemoryDisk::DamageTable(Table table, const std::string& key,
                             std::optional<std::string> value) {
  tables.Put({table, key}, commits(), std::move(value));
}

void MemoryDisk::DamageEntry(LeafIndex index, std::string bytes) {
  entries.Put(index.value(), commits(), std::move(bytes));
}

void MemoryDisk::DamageSearch(const std::string& key, std::optional<std::string> value) {
  search.Put(key, commits(), std::move(value));
}

MemoryStore::MemoryStore(std::shared_ptr<MemoryDisk> disk) : state_(std::make_shared<State>()) {
  state_->disk = std::move(disk);
}

std::shared_ptr<const StoreView> MemoryStore::Latest() const {
  return std::make_shared<const MemoryView>(state_);
}

Status MemoryStore::CheckWritable() const {
  if (failed_) return Refused("store: an earlier write failed");
  if (refuse_commits_) return Refused("store: too little space is left on the disk");
  return Ok();
}

Status MemoryStore::Commit(const CommitBatch& batch) {
  const std::uint64_t call = ++commit_calls_;
  WARIFU_RETURN_IF_ERROR(CheckWritable());
  const bool fails = call == fail_at_;
  if (!fails || fault_ == Fault::kFailedButPersisted) {
    const std::unique_lock lock(state_->mutex);
    state_->disk->Write(batch);
  }
  if (!fails) return Ok();
  failed_ = true;
  return OutcomeUnknown("store: the disk failed while writing");
}

Status MemoryStore::Flush() {
  ++flushes_;
  return Ok();
}

void MemoryStore::FailCommit(std::uint64_t nth, Fault fault) {
  fail_at_ = commit_calls_ + nth;
  fault_ = fault;
}

}  // namespace warifu
