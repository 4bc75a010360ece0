// A registry that died and starts again: what it goes on from, and each start that is refused.
#include "registry/recovery.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/merkle/tree.h"
#include "core/note/checkpoint.h"
#include "core/statement/entry.h"
#include "core/statement/limits.h"
#include "registry/limits.h"
#include "tests/support/test_registry.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

std::string GuardPath() { return std::string(kTestGuardPath); }

// A registry that died right after its last answer.
class Dead : public ::testing::Test {
 protected:
  Dead() {
    test_.MustAdmit(test_.NewKey());
    size_ = test_.newest_size();
    checkpoint_ = *test_.files().Get(GuardPath());
    test_.Die();
  }

  // The start is refused, with this code, and nothing was written.
  void ExpectRefused(ErrorCode code, const ::testing::Matcher<std::string>& words) {
    const auto guard = test_.files().Get(GuardPath());
    const std::uint64_t commits = test_.disk()->commits();
    const Status status = test_.Open();
    ASSERT_FALSE(status.ok());
    EXPECT_EQ(ErrorCodeName(status.error().code), ErrorCodeName(code)) << status.error().message();
    EXPECT_THAT(status.error().message(), words);
    EXPECT_EQ(test_.files().Get(GuardPath()), guard);
    EXPECT_EQ(test_.disk()->commits(), commits);
  }

  std::string SizeWords() const { return "knows size " + std::to_string(size_.value()); }

  TestRegistry test_;
  TreeSize size_;
  std::string checkpoint_;
};

TEST_F(Dead, GoesOnWithAFreshSealBehindTheGuard) {
  ASSERT_TRUE(test_.Open().ok());
  EXPECT_EQ(test_.newest_size().value(), size_.value() + 1);
  EXPECT_EQ(test_.store().flushes(), 1u);
  const auto guarded = VerifyCheckpoint(*test_.files().Get(GuardPath()), test_.vkey());
  EXPECT_EQ(guarded->size, test_.newest_size());
}

TEST_F(Dead, MovesTheGuardUpToWhatNobodyHasSeen) {
  const std::string before = checkpoint_;
  ASSERT_TRUE(test_.Open().ok());
  test_.files().FailWrite(1, Fault::kFailed);  // dies after the database, before the guard
  test_.SubmitAndStep(test_.NewKey());
  const std::uint64_t size = test_.store().Latest()->size().value();
  test_.Die();
  ASSERT_TRUE(test_.Open().ok());
  EXPECT_EQ(test_.newest_size().value(), size + 1);
}

TEST_F(Dead, TheGuardMovesUpOnlyAfterTheFlush) {
  test_.files().Set(GuardPath(), checkpoint_);
  ASSERT_TRUE(CheckStart(test_.store(), test_.guard(), {test_.vkey(), {}, false}).ok());
  EXPECT_EQ(test_.store().flushes(), 1u);
}

TEST_F(Dead, RefusesTheLogOfAPreRelease) {
  MemoryDisk::Head head = test_.disk()->head(test_.disk()->commits());
  head.rules_version = kLowestRulesVersion - 1;
  test_.disk()->DamageHead(head);
  test_.Die();
  ExpectRefused(ErrorCode::kRefused,
                AllOf(HasSubstr("made by a pre-release"), HasSubstr("begin a new registry")));
}

TEST_F(Dead, RefusesALogThatANewerProgramWentOnWith) {
  MemoryDisk::Head head = test_.disk()->head(test_.disk()->commits());
  head.rules_version = kHighestRulesVersion + 1;
  test_.disk()->DamageHead(head);
  test_.Die();
  ExpectRefused(ErrorCode::kNewerProgram, HasSubstr("start a newer one"));
}

TEST_F(Dead, RefusesARestoredBackup) {
  test_.disk()->RollBackTo(test_.disk()->commits() - 1);
  test_.Die();
  ExpectRefused(ErrorCode::kRefused,
                AllOf(HasSubstr("the guard"), HasSubstr(SizeWords()),
                      HasSubstr("a backup was restored, or the database's log files were deleted"),
                      HasSubstr("must not go on from less")));
}

TEST_F(Dead, RefusesAnEmptyDatabase) {
  test_.SwapDisk(std::make_shared<MemoryDisk>());
  ExpectRefused(ErrorCode::kRefused,
                AllOf(HasSubstr(SizeWords()), HasSubstr("the database is empty")));
}

TEST_F(Dead, RefusesAnEmptyDatabaseAlsoWithAGenesis) {
  test_.SwapDisk(std::make_shared<MemoryDisk>());
  test_.options().signed_genesis = test_.world().Sign(test_.world().Genesis());
  ExpectRefused(ErrorCode::kRefused, HasSubstr(SizeWords()));
}

TEST_F(Dead, RefusesAMissingGuard) {
  test_.files().Remove(GuardPath());
  ExpectRefused(ErrorCode::kRefused,
                AllOf(HasSubstr("guard"), HasSubstr("missing, while the database holds")));
}

TEST_F(Dead, RefusesAGarbledGuard) {
  std::string garbled = checkpoint_;
  garbled[garbled.size() - 10] ^= 1;
  test_.files().Set(GuardPath(), garbled);
  ExpectRefused(ErrorCode::kDamaged, HasSubstr("guard"));
  test_.files().Set(GuardPath(), "garbage");
  ExpectRefused(ErrorCode::kDamaged, HasSubstr("guard"));
  test_.files().Set(GuardPath(), "");
  ExpectRefused(ErrorCode::kDamaged, HasSubstr("guard"));
}

TEST_F(Dead, RefusesADirectoryOfAnotherRegistry) {
  TestRegistry other(TestRegistry::Bare{});
  other.options().origin = "other.example";
  v1::Statement genesis = other.world().Genesis();
  genesis.mutable_genesis()->set_origin("other.example");
  other.options().signed_genesis = other.world().Sign(genesis);
  ASSERT_TRUE(other.Create().ok());
  ASSERT_TRUE(other.Open().ok());
  test_.SwapDisk(other.disk());
  ExpectRefused(ErrorCode::kRefused, AllOf(HasSubstr("other.example"), HasSubstr("--data")));
}

TEST_F(Dead, RefusesTheGuardOfAnotherRegistry) {
  test_.files().Set(GuardPath(),
                    SignCheckpoint({"other.example", TreeSize(2), Hash()}, TestKey("log")));
  ExpectRefused(ErrorCode::kRefused, HasSubstr("log key"));
  test_.options().replace_log_key = true;
  ExpectRefused(ErrorCode::kRefused, AllOf(HasSubstr("other.example"), HasSubstr("swapped")));
}

TEST_F(Dead, RefusesAnotherLogOfTheSameName) {
  TestRegistry other;
  static_cast<void>(other.NewKey());  // so that its statements are others
  while (other.newest_size() < size_) other.MustAdmit(other.NewKey());
  other.MustAdmit(other.NewKey());
  test_.SwapDisk(other.disk());
  ExpectRefused(ErrorCode::kInconsistent,
                AllOf(HasSubstr("another root at size " + std::to_string(size_.value())),
                      HasSubstr("swapped")));
}

TEST_F(Dead, RefusesAnotherLogKey) {
  test_.UseLogKey("other log");
  ExpectRefused(ErrorCode::kRefused,
                AllOf(HasSubstr("signed by another key"), HasSubstr("--replace-log-key")));
}

TEST_F(Dead, ReplacesTheLogKeyWhenTold) {
  test_.UseLogKey("other log");
  test_.options().replace_log_key = true;
  ASSERT_TRUE(test_.Open().ok());
  const auto note = test_.files().Get(GuardPath());
  EXPECT_TRUE(VerifyCheckpoint(*note, test_.vkey()).ok());
  test_.options().replace_log_key = false;
  ASSERT_TRUE(test_.Open().ok());
  test_.UseLogKey("log");
  EXPECT_FALSE(test_.Open().ok());
}

TEST_F(Dead, ReplacingTheLogKeyDoesNotExcuseALostTail) {
  test_.disk()->RollBackTo(test_.disk()->commits() - 1);
  test_.Die();
  test_.UseLogKey("other log");
  test_.options().replace_log_key = true;
  ExpectRefused(ErrorCode::kRefused, HasSubstr(SizeWords()));
}

TEST_F(Dead, RefusesWhatTheLargestCosignedCheckpointExceeds) {
  const std::string larger = SignCheckpoint(
      {std::string(kTestOrigin), TreeSize(size_.value() + 1), Hash()}, TestKey("log"));
  test_.files().Set(GuardPath() + ".cosigned", larger);
  ExpectRefused(ErrorCode::kRefused, HasSubstr("the largest cosigned checkpoint"));
  test_.files().Set(GuardPath() + ".cosigned", "garbage");
  ExpectRefused(ErrorCode::kDamaged, HasSubstr(".cosigned"));
}

TEST_F(Dead, RefusesWhatASeenNoteExceedsOrContradicts) {
  const Checkpoint now = *VerifyCheckpoint(checkpoint_, test_.vkey());
  test_.options().seen = {checkpoint_};
  EXPECT_TRUE(test_.Open().ok());
  test_.Die();
  const Checkpoint larger = {now.origin, TreeSize(now.size.value() + 100), Hash()};
  test_.options().seen = {checkpoint_, SignCheckpoint(larger, TestKey("log"))};
  ExpectRefused(ErrorCode::kRefused, HasSubstr("--seen note 2: knows size"));
  test_.options().seen = {SignCheckpoint({now.origin, now.size, Hash()}, TestKey("log"))};
  ExpectRefused(ErrorCode::kInconsistent, HasSubstr("--seen note 1: knows another root"));
  test_.options().seen = {"garbage"};
  ExpectRefused(ErrorCode::kBadInput, HasSubstr("--seen note 1"));
  test_.options().seen = std::vector<std::string>(kMaxSeenNotes + 1, checkpoint_);
  ExpectRefused(ErrorCode::kBadInput, HasSubstr("--seen"));
}

// Anybody may hand a note to the operator: what it is worth is said with the refusal.
TEST_F(Dead, SaysWhoDidNotSignASeenNote) {
  const Checkpoint now = *VerifyCheckpoint(checkpoint_, test_.vkey());
  test_.options().seen = {SignCheckpoint(now, TestKey("an older log key"))};
  EXPECT_TRUE(test_.Open().ok());  // the tree holds it
  test_.Die();
  const Checkpoint other = {now.origin, now.size, Hash()};
  test_.options().seen = {SignCheckpoint(other, TestKey("nobody's"))};
  ExpectRefused(ErrorCode::kInconsistent, HasSubstr("did not sign it"));
  std::string note = SignCheckpoint(other, TestKey("log"));
  const std::string root = note.substr(0, note.find("\n\n"));
  note = SignCheckpoint(now, TestKey("log"));
  note.replace(0, note.find("\n\n"), root);  // another text above our key's line
  test_.options().seen = {note};
  ExpectRefused(ErrorCode::kBadInput, HasSubstr("signature on it is not true"));
}

TEST_F(Dead, RefusesAnotherGenesis) {
  v1::Statement genesis = test_.world().Genesis();
  genesis.set_issued_at(genesis.issued_at() + 1);
  test_.options().signed_genesis = test_.world().Sign(genesis);
  ExpectRefused(ErrorCode::kRefused, HasSubstr("begins with another genesis"));
}

TEST_F(Dead, RefusesADatabaseWhoseCheckpointIsNotItsTrees) {
  MemoryDisk::Head head = test_.disk()->head(test_.disk()->commits());
  const std::string true_note = head.checkpoint;
  head.checkpoint = SignCheckpoint({std::string(kTestOrigin), size_, Hash()}, TestKey("log"));
  test_.disk()->DamageHead(head);
  test_.Die();
  ExpectRefused(ErrorCode::kDamaged, HasSubstr("run warifud fsck"));
  head.checkpoint = "garbage";
  test_.disk()->DamageHead(head);
  test_.Die();
  EXPECT_FALSE(test_.Open().ok());
}

// The text was changed under the signature.
TEST_F(Dead, RefusesADatabaseWhoseCheckpointIsForged) {
  MemoryDisk::Head head = test_.disk()->head(test_.disk()->commits());
  char& in_root = head.checkpoint[head.checkpoint.find('\n', head.checkpoint.find('\n') + 1) + 1];
  in_root = in_root == 'A' ? 'B' : 'A';
  test_.disk()->DamageHead(head);
  ExpectRefused(ErrorCode::kDamaged, AllOf(HasSubstr("the database's newest checkpoint"),
                                           HasSubstr("signature on it is not true")));
}

TEST_F(Dead, RefusesADatabaseThatEndsWithoutSeal) {
  const TreeSize less(size_.value() - 1);
  const Hash root = *RootAt(less, MemoryStore(test_.disk()).Latest()->log_tree());
  MemoryDisk::Head head = test_.disk()->head(test_.disk()->commits());
  head.size = less;
  head.checkpoint = SignCheckpoint({std::string(kTestOrigin), less, root}, TestKey("log"));
  test_.disk()->DamageHead(head);
  test_.files().Set(GuardPath(), head.checkpoint);
  ExpectRefused(ErrorCode::kDamaged, HasSubstr("its last entry is no seal"));
}

TEST_F(Dead, RefusesADatabaseWithoutGenesisAtZero) {
  test_.disk()->DamageEntry(LeafIndex(0), EncodeSealEntry(1, 0, Hash()));
  ExpectRefused(ErrorCode::kDamaged, HasSubstr("entry 0"));
  test_.disk()->DamageEntry(LeafIndex(0), "garbage");
  ExpectRefused(ErrorCode::kDamaged, HasSubstr("entry"));
}

TEST_F(Dead, RefusesWhatItCannotRead) {
  test_.files().FailReads(true);
  ExpectRefused(ErrorCode::kIo, HasSubstr("disk failed"));
  test_.files().FailReads(false);
  test_.store().FailReads(true);
  EXPECT_FALSE(CheckStart(test_.store(), test_.guard(), {test_.vkey(), {}, false}).ok());
}

TEST_F(Dead, RefusesWhenTheGuardCannotMoveUp) {
  test_.files().Set(GuardPath(), checkpoint_);
  ASSERT_TRUE(test_.Open().ok());
  const std::string small = *test_.files().Get(GuardPath());
  test_.MustAdmit(test_.NewKey());
  test_.Die();
  test_.files().Set(GuardPath(), small);
  test_.files().FailWrite(1, Fault::kFailed);
  ExpectRefused(ErrorCode::kIo, HasSubstr("disk failed while writing"));
  EXPECT_TRUE(test_.Open().ok());
}

// Seals alone make a large log fast.
TEST(Start, ReadsKeysByTheLogarithmOfTheSize) {
  TestRegistry test;
  std::vector<std::uint64_t> reads;
  for (const std::uint64_t size : {1000, 30000}) {
    while (test.newest_size().value() < size) test.Pass(kSealAfterMs);
    test.Die();
    test.store().TakeReadCount();
    ASSERT_TRUE(CheckStart(test.store(), test.guard(), {test.vkey(), {}, false}).ok());
    reads.push_back(test.store().TakeReadCount());
    ASSERT_TRUE(test.Open().ok());
  }
  EXPECT_LE(reads[0], 40u);
  EXPECT_LE(reads[1], reads[0] + 20);
}

}  // namespace
}  // namespace warifu
