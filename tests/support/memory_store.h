// A Store in memory, with faults: the second implementation of registry/store.h.
//
// MemoryDisk is what lasts; a MemoryStore is a process that has it open. To model a death, drop the
// store and open the disk again; to model a restored backup, open a copy of the disk taken earlier.
// Threads: as Store says; the disk's switches only while nobody commits.
#ifndef WARIFU_TESTS_SUPPORT_MEMORY_STORE_H_
#define WARIFU_TESTS_SUPPORT_MEMORY_STORE_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <shared_mutex>
#include <string>
#include <utility>
#include <vector>

#include "registry/store.h"

namespace warifu {

// A map that remembers every value that a key ever had, by the number of the commit that wrote it.
template <typename Key, typename Value>
class VersionedMap {
 public:
  // Nothing: erased.
  void Put(const Key& key, std::uint64_t commit, std::optional<Value> value) {
    rows_[key].emplace_back(commit, std::move(value));
  }

  std::optional<Value> Get(const Key& key, std::uint64_t commit) const {
    const auto row = rows_.find(key);
    return row == rows_.end() ? std::nullopt : Newest(row->second, commit);
  }

  // At most `count` rows from `from` on.
  std::vector<std::pair<Key, Value>> Scan(const Key& from, std::uint64_t commit,
                                          std::size_t count) const {
    std::vector<std::pair<Key, Value>> page;
    for (auto row = rows_.lower_bound(from); row != rows_.end() && page.size() < count; ++row) {
      if (std::optional<Value> value = Newest(row->second, commit)) {
        page.emplace_back(row->first, *std::move(value));
      }
    }
    return page;
  }

 private:
  using Versions = std::vector<std::pair<std::uint64_t, std::optional<Value>>>;

  static std::optional<Value> Newest(const Versions& versions, std::uint64_t commit) {
    for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
      if (version->first <= commit) return version->second;
    }
    return std::nullopt;
  }

  std::map<Key, Versions> rows_;
};

// How a commit or a file's replacement fails.
enum class Fault {
  kFailed,              // an error, and nothing was written
  kFailedButPersisted,  // an error, and all was written
};

// What lasts. Copies are independent.
class MemoryDisk {
 public:
  // What one commit left beside the rows.
  struct Head {
    TreeSize size;
    std::uint64_t admitted_at_ms = 0;
    std::uint32_t rules_version = 0;
    std::string checkpoint;
  };

  MemoryDisk() : heads_(1) {}

  void Write(const CommitBatch& batch);

  std::uint64_t commits() const { return heads_.size() - 1; }
  const Head& head(std::uint64_t commit) const { return heads_.at(commit); }
  // Forgets all commits after this one: a lost write-ahead log, or a backup taken then.
  void RollBackTo(std::uint64_t commit);

  // For damage: overwrites as of the newest commit, as if that had written it.
  void DamageLogNode(NodeId id, std::optional<Hash> hash);
  void DamageStandingNode(NodeId id, std::optional<Hash> hash);
  void DamageStanding(LeafIndex index, std::optional<Standing> standing);
  void DamageTable(Table table, const std::string& key, std::optional<std::string> value);
  void DamageEntry(LeafIndex index, std::string bytes);
  void DamageSearch(const std::string& key, std::optional<std::string> value);
  void DamageHead(Head head) { heads_.back() = std::move(head); }

  // Read by MemoryStore and its views.
  VersionedMap<std::uint64_t, std::string> entries;
  VersionedMap<NodeId, Hash> log_nodes;
  VersionedMap<NodeId, Hash> standing_nodes;
  VersionedMap<LeafIndex, Standing> standings;
  VersionedMap<std::pair<Table, std::string>, std::string> tables;
  VersionedMap<std::string, std::string> search;

 private:
  std::vector<Head> heads_;  // by commit; the first is the empty store's
};

class MemoryStore : public Store {
 public:
  explicit MemoryStore(std::shared_ptr<MemoryDisk> disk = std::make_shared<MemoryDisk>());

  std::shared_ptr<const StoreView> Latest() const override;
  Status CheckWritable() const override;
  Status Commit(const CommitBatch& batch) override;
  Status Flush() override;

  MemoryDisk& disk() { return *state_->disk; }
  std::uint64_t commits() const { return commit_calls_; }  // calls of Commit
  std::uint64_t flushes() const { return flushes_; }

  // The `nth` Commit from now (1: the next) fails so; all later ones are refused.
  void FailCommit(std::uint64_t nth, Fault fault);
  // While on, commits are refused and nothing is written, as below the floor of free space.
  void RefuseCommits(bool refuse) { refuse_commits_ = refuse; }
  // While on, look-ups of views are "not carried" and their reads fail.
  void FailReads(bool fail) { state_->fail_reads = fail; }
  // Keys read by views since the last call: entries, nodes, standings and table rows.
  std::uint64_t TakeReadCount() { return state_->reads.exchange(0); }

  // Shared with the views.
  struct State {
    std::shared_ptr<MemoryDisk> disk;
    mutable std::shared_mutex mutex;  // of *disk
    std::atomic<bool> fail_reads = false;
    std::atomic<std::uint64_t> reads = 0;
  };

 private:
  std::shared_ptr<State> state_;
  std::atomic<std::uint64_t> commit_calls_ = 0;
  std::uint64_t flushes_ = 0;
  std::uint64_t fail_at_ = 0;  // the call of Commit that fails; 0: none
  Fault fault_ = Fault::kFailed;
  std::atomic<bool> failed_ = false;
  std::atomic<bool> refuse_commits_ = false;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_MEMORY_STORE_H_
