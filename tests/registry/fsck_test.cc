#include "registry/fsck.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/note/checkpoint.h"
#include "core/replay/replay.h"
#include "core/statement/entry.h"
#include "tests/support/test_registry.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;

class FsckTest : public ::testing::Test {
 protected:
  FsckTest() {
    const std::string key = test_.NewKey();
    key_ = test_.MustAdmit(key);
    test_.MustAdmit(test_.NewKey());
    test_.MustAdmit(test_.RevokeKey(key));
    test_.Die();
  }

  MemoryDisk& disk() { return *test_.disk(); }

  std::optional<Difference> Check() {
    MemoryStore store(test_.disk());
    MemoryStore scratch;
    const auto result = Fsck(*store.Latest(), scratch, test_.vkey(), {});
    EXPECT_TRUE(result.ok()) << result.error().message();
    return result.ok() ? *result : std::nullopt;
  }

  void ExpectDifference(const std::string& where, const std::string& what) {
    const std::optional<Difference> difference = Check();
    ASSERT_TRUE(difference.has_value());
    EXPECT_THAT(difference->where, HasSubstr(where)) << difference->ToString();
    EXPECT_THAT(difference->what, HasSubstr(what)) << difference->ToString();
  }

  TestRegistry test_;
  LeafIndex key_;
};

TEST_F(FsckTest, AGoodLogHasNoDifference) {
  const auto difference = Check();
  EXPECT_FALSE(difference.has_value()) << difference->ToString();
}

TEST_F(FsckTest, AnEmptyStoreHasNoDifference) {
  MemoryStore empty;
  MemoryStore scratch;
  EXPECT_FALSE(Fsck(*empty.Latest(), scratch, std::nullopt, {})->has_value());
}

TEST_F(FsckTest, TellsItsProgress) {
  MemoryStore store(test_.disk());
  MemoryStore scratch;
  TreeSize last;
  const FsckProgress progress = [&](TreeSize done, TreeSize all) {
    EXPECT_LT(last, done);
    EXPECT_EQ(all, store.Latest()->size());
    last = done;
  };
  ASSERT_TRUE(Fsck(*store.Latest(), scratch, test_.vkey(), progress).ok());
  EXPECT_EQ(last, store.Latest()->size());
}

TEST_F(FsckTest, WhatItMakesAnewIsTheSameStore) {
  MemoryStore store(test_.disk());
  MemoryStore made;
  ASSERT_FALSE(ReplayInto(*store.Latest(), made, {})->has_value());
  EXPECT_FALSE(CompareStores(*store.Latest(), *made.Latest())->has_value());
  EXPECT_EQ(made.Latest()->size(), store.Latest()->size());
}

// A sample: genesis, statements and seals.
TEST_F(FsckTest, NamesAFlippedByteInAnyEntry) {
  const std::uint64_t size = disk().head(disk().commits()).size.value();
  const MemoryDisk good = disk();
  for (const std::uint64_t i : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{2}, size / 2,
                                key_.value(), key_.value() + 1, size - 2, size - 1}) {
    disk() = good;
    std::string bytes = *disk().entries.Get(i, disk().commits());
    bytes[bytes.size() / 2] ^= 1;
    disk().DamageEntry(LeafIndex(i), bytes);
    const auto difference = Check();
    ASSERT_TRUE(difference.has_value()) << i;
  }
}

TEST_F(FsckTest, NamesAnEntryCutShort) {
  const std::string bytes = *disk().entries.Get(key_.value(), disk().commits());
  disk().DamageEntry(key_, bytes.substr(0, bytes.size() - 1));
  ExpectDifference("entry " + std::to_string(key_.value()), "");
}

TEST_F(FsckTest, NamesAFrameWithAnotherTime) {
  const std::string bytes = *disk().entries.Get(key_.value(), disk().commits());
  const UntrustedEntry entry = *ParseEntry(bytes);
  disk().DamageEntry(key_, EncodeStatementEntry(entry.admitted_at_ms - 1, entry.rules_version,
                                                std::get<std::string>(entry.content)));
  ExpectDifference("entry " + std::to_string(key_.value()), "time");
}

TEST_F(FsckTest, NamesAFalseSeal) {
  const LeafIndex seal(key_.value() + 1);
  const UntrustedEntry entry = *ParseEntry(*disk().entries.Get(seal.value(), disk().commits()));
  disk().DamageEntry(seal, EncodeSealEntry(entry.admitted_at_ms, entry.rules_version, Hash()));
  ExpectDifference("entry " + std::to_string(seal.value()), "seal");
}

TEST_F(FsckTest, NamesALogThatEndsWithoutSeal) {
  MemoryDisk::Head head = disk().head(disk().commits());
  head.size = TreeSize(head.size.value() - 1);
  disk().DamageHead(head);
  ExpectDifference("entry ", "no seal");
}

// What fsck holds of one batch is bounded, whatever the entries say.
TEST_F(FsckTest, NamesABatchLargerThanAnySequencerMakes) {
  const std::string entry = EncodeStatementEntry(1, 0, std::string(59000, 'x'));
  MemoryDisk::Head head = disk().head(disk().commits());
  const std::uint64_t first = head.size.value();
  const std::uint64_t count = kMaxReplayedBatchBytes / entry.size() + 2;
  for (std::uint64_t i = 0; i < count; ++i) disk().DamageEntry(LeafIndex(first + i), entry);
  disk().DamageEntry(LeafIndex(first + count), EncodeSealEntry(1, 0, Hash()));  // too late
  head.size = TreeSize(first + count + 1);
  disk().DamageHead(head);
  ExpectDifference("entry " + std::to_string(first), "no seal");
}

TEST_F(FsckTest, NamesABatchThatIsNotLaterThanTheOneBefore) {
  const LeafIndex seal(key_.value() + 1);
  const UntrustedEntry before =
      *ParseEntry(*disk().entries.Get(key_.value() - 1, disk().commits()));
  const UntrustedEntry entry = *ParseEntry(*disk().entries.Get(seal.value(), disk().commits()));
  disk().DamageEntry(seal, EncodeSealEntry(before.admitted_at_ms, entry.rules_version,
                                           std::get<SealContent>(entry.content).standing_root));
  ExpectDifference("entry " + std::to_string(key_.value()), "not later than the one before");
}

TEST_F(FsckTest, NamesAnInadmissibleEntryByItsCode) {
  // The log's own key signs a batch that no rule lets through: a key that is bound already.
  MemoryStore store(test_.disk());
  const std::shared_ptr<const StoreView> view = store.Latest();
  CommitBatch batch;
  batch.old_size = view->size();
  batch.admitted_at_ms = view->admitted_at_ms() + 1000;
  batch.entries = {EncodeStatementEntry(batch.admitted_at_ms, 0,
                                        test_.world().Sign(test_.world().Key(kHinoki, 1))),
                   EncodeSealEntry(batch.admitted_at_ms, 0, Hash())};
  ASSERT_TRUE(store.Commit(batch).ok());
  ExpectDifference("entry " + std::to_string(view->size().value()),
                   "inadmissible: KEY_BOUND_BEFORE");
}

TEST_F(FsckTest, NamesAPayloadThatStandsTwice) {
  MemoryStore store(test_.disk());
  const std::shared_ptr<const StoreView> view = store.Latest();
  const UntrustedEntry entry = *ParseEntry(*disk().entries.Get(key_.value(), disk().commits()));
  CommitBatch batch;
  batch.old_size = view->size();
  batch.admitted_at_ms = view->admitted_at_ms() + 1000;
  batch.entries = {
      EncodeStatementEntry(batch.admitted_at_ms, 0, std::get<std::string>(entry.content)),
      EncodeSealEntry(batch.admitted_at_ms, 0, Hash())};
  ASSERT_TRUE(store.Commit(batch).ok());
  ExpectDifference("entry " + std::to_string(view->size().value()), "the same payload");
}

// The sequencer's builder is not its own judge: an auditor's replay finds nothing either.
TEST_F(FsckTest, AnAuditorsReplayAgrees) {
  MemoryStore store(test_.disk());
  const std::shared_ptr<const StoreView> view = store.Latest();
  Replay replay(test_.world().registry());
  const auto entries = view->ReadEntries(LeafIndex(0), view->size().value(), std::size_t{1} << 30);
  ASSERT_TRUE(entries.ok());
  for (const std::string& entry : *entries) replay.AddBytes(entry);
  replay.Finish(*VerifyCheckpoint(view->checkpoint(), test_.vkey()));
  EXPECT_EQ(replay.deviation_count(), 0u);
  EXPECT_EQ(replay.size(), view->size());
}

TEST_F(FsckTest, NamesEachKindOfDerivedRow) {
  const MemoryDisk good = disk();
  Hash wrong;
  struct Damage {
    std::function<void(MemoryDisk&)> make;
    std::string where;
    std::string what;
  };
  const auto first_key = [&](Table table) {
    return disk().tables.Scan({table, ""}, disk().commits(), 1).front().first.second;
  };
  const std::string name_key = first_key(Table::kName);
  const std::string look_alike = first_key(Table::kNameKey);
  const std::uint64_t beyond = disk().head(disk().commits()).size.value() + 7;
  for (const Damage& damage : std::vector<Damage>{
           {[&](MemoryDisk& d) {
              d.DamageLogNode({0, 3}, wrong);
            },
            "log node 0/3", "not the value"},
           {[&](MemoryDisk& d) {
              d.DamageLogNode({2, 0}, std::nullopt);
            },
            "log node 2/0", "missing"},
           {[&](MemoryDisk& d) {
              d.DamageLogNode({0, beyond}, wrong);
            },
            "log node 0/", "do not make"},
           {[&](MemoryDisk& d) {
              d.DamageStandingNode({1, 1}, wrong);
            },
            "standing node 1/1", "not the value"},
           {[&](MemoryDisk& d) {
              d.DamageStandingNode({0, 2}, std::nullopt);
            },
            "standing node 0/2", "missing"},
           {[&](MemoryDisk& d) {
              d.DamageStanding(key_, Standing{State::kInForce, key_});
            },
            "standing of entry " + std::to_string(key_.value()), "not the value"},
           {[&](MemoryDisk& d) { d.DamageStanding(key_, std::nullopt); },
            "standing of entry " + std::to_string(key_.value()), "missing"},
           {[&](MemoryDisk& d) { d.DamageStanding(LeafIndex(beyond), Standing{}); },
            "standing of entry " + std::to_string(beyond), "do not make"},
           {[&](MemoryDisk& d) { d.DamageTable(Table::kName, name_key, EncodeIndex(key_)); },
            "table 1, key", "not the value"},
           {[&](MemoryDisk& d) { d.DamageTable(Table::kName, name_key, std::nullopt); },
            "table 1, key", "missing"},
           {[&](MemoryDisk& d) { d.DamageTable(Table::kNameKey, look_alike, "VNTEST:NOBODY"); },
            "table 8, key", "not the value"},
           {[&](MemoryDisk& d) { d.DamageTable(Table::kNameKey, look_alike, std::nullopt); },
            "table 8, key", "missing"},
           {[&](MemoryDisk& d) { d.DamageTable(Table::kPrevious, "extra", "row"); },
            "table 14, key 6578747261", "do not make"},
           {[&](MemoryDisk& d) { d.DamageTable(static_cast<Table>(200), "no table", "row"); },
            "table 200, key", "do not make"},
       }) {
    disk() = good;
    damage.make(disk());
    ExpectDifference(damage.where, damage.what);
  }
}

TEST_F(FsckTest, NamesAWrongHead) {
  const MemoryDisk good = disk();
  const MemoryDisk::Head head = disk().head(disk().commits());
  MemoryDisk::Head wrong = head;
  wrong.admitted_at_ms += 1;
  disk().DamageHead(wrong);
  ExpectDifference("time", "");
  wrong = head;
  wrong.rules_version += 1;
  disk().DamageHead(wrong);
  ExpectDifference("rules version", "");
  wrong = head;
  wrong.checkpoint = SignCheckpoint({std::string(kTestOrigin), head.size, Hash()}, TestKey("log"));
  disk().DamageHead(wrong);
  ExpectDifference("checkpoint", "root");
  const Checkpoint checkpoint = *ReadUntrustedCheckpoint(head.checkpoint);
  wrong.checkpoint = SignCheckpoint(checkpoint, TestKey("thief"));
  disk().DamageHead(wrong);
  ExpectDifference("checkpoint", "");
  wrong.checkpoint =
      SignCheckpoint({"other.example", checkpoint.size, checkpoint.root}, TestKey("log"));
  disk().DamageHead(wrong);
  ExpectDifference("checkpoint", "origin");
}

TEST_F(FsckTest, FailsWhenTheStoreCannotBeRead) {
  MemoryStore store(test_.disk());
  const auto view = store.Latest();
  store.FailReads(true);
  MemoryStore scratch;
  const auto result = Fsck(*view, scratch, test_.vkey(), {});
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, ErrorCode::kIo);
}

}  // namespace
}  // namespace warifu
