// Start-up and memory do not grow with the log: the keys that a start reads are counted.
#include <gtest/gtest.h>

#include <vector>

#include "core/merkle/mutable_tree.h"
#include "core/merkle/tree.h"
#include "core/merkle/tree_hash.h"
#include "core/note/checkpoint.h"
#include "core/statement/entry.h"
#include "core/statement/limits.h"
#include "registry/recovery.h"
#include "tests/support/rocks/stored_registry.h"

namespace warifu {
namespace {

constexpr std::uint64_t kMostReads = 120;

// One large commit of seals, so that a log of any length is made in no time. No sequencer would
// write it, but its trees, rows and checkpoint are true.
CommitBatch SealsUpTo(TreeSize size, const StoreView& view, const SigningKey& log_key) {
  CommitBatch batch;
  const TreeSize old_size = view.size();
  batch.old_size = old_size;
  batch.admitted_at_ms = view.admitted_at_ms() + 1;
  Frontier frontier = *Frontier::Load(old_size, view.log_tree());
  // The standing tree lacks the last seal yet.
  std::vector<Node> leaves;
  const std::uint64_t last = old_size.value() - 1;
  const NodeId last_leaf = {0, last};
  leaves.push_back({last_leaf, HashStandingLeaf({view.log_tree().ReadHashes({{last_leaf}})->front(),
                                                 LeafIndex(last),
                                                 {State::kNone, LeafIndex(last)}})});
  batch.rules_version = kHighestRulesVersion;
  Hash root;
  for (std::uint64_t i = old_size.value(); i < size.value(); ++i) {
    const LeafIndex index(i);
    if (i + 1 == size.value()) {
      TreeUpdate update = *UpdateLeaves(TreeSize(last), TreeSize(i), leaves, view.standing_tree());
      batch.standing_nodes = std::move(update.nodes);
      root = update.root;
    }
    batch.entries.push_back(EncodeSealEntry(batch.admitted_at_ms, batch.rules_version, root));
    const Hash leaf_hash = LeafHash(batch.entries.back());
    frontier.Append(leaf_hash, batch.log_nodes);
    const Standing standing = {State::kNone, index};
    batch.standings.emplace_back(index, standing);
    leaves.push_back({{0, i}, HashStandingLeaf({leaf_hash, index, standing})});
  }
  batch.checkpoint = SignCheckpoint({std::string(kTestOrigin), size, frontier.Root()}, log_key);
  return batch;
}

// Keys read from opening the store until the registry serves.
std::uint64_t ReadsOfAStart(TreeSize size) {
  StoredRegistry stored;
  EXPECT_TRUE(
      stored.store().Commit(SealsUpTo(size, *stored.store().Latest(), stored.log_key())).ok());
  stored.Die();
  const Status opened = stored.Open();
  EXPECT_TRUE(opened.ok()) << opened.error().message();
  EXPECT_EQ(stored.store().Latest()->size().value(), size.value() + 1);  // the start's seal
  EXPECT_TRUE(stored.registry().PublishedCheckpoint().ok());
  return stored.store().keys_read();
}

TEST(StartReads, GrowLikeTheLogarithm) {
  const std::uint64_t at_1000 = ReadsOfAStart(TreeSize(1000));
  const std::uint64_t at_30000 = ReadsOfAStart(TreeSize(30000));
  RecordProperty("reads_at_1000", static_cast<int>(at_1000));
  RecordProperty("reads_at_30000", static_cast<int>(at_30000));
  std::printf("keys read at start: %llu at 1,000 entries, %llu at 30,000\n",
              static_cast<unsigned long long>(at_1000), static_cast<unsigned long long>(at_30000));
  EXPECT_GT(at_1000, 3u);  // the counter counts
  EXPECT_LE(at_1000, kMostReads);
  EXPECT_LE(at_30000, kMostReads);
}

TEST(StartReads, ARestartFlushesWhatItRecovered) {
  StoredRegistry stored;
  stored.MustAdmit(stored.NewKey());
  stored.Die();
  const auto store = RocksStore::Open(stored.disk_pointer(), stored.data(), OpenMode::kExisting);
  ASSERT_TRUE(store.ok());
  const std::uint64_t syncs = stored.disk().syncs();
  ASSERT_TRUE((*store)->Flush().ok());
  EXPECT_GE(stored.disk().syncs(), syncs);
}

}  // namespace
}  // namespace warifu
