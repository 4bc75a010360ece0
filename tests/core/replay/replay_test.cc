#include "core/replay/replay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "core/merkle/tree_hash.h"
#include "core/statement/entry.h"
#include "core/statement/limits.h"
#include "tests/core/replay/replayed.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A log with something of every kind.
Scene Busy() {
  Scene scene;
  const v1::Statement draft = scene.world().Offer(LegalOffer::kEsd);
  const Hash offer = scene.Publish(draft);
  const Hash place = scene.Publish(scene.world().Allocation(offer, 1), {"VNTEST:CHIM-SAU 1"});
  scene.Publish(scene.Change(place, v1::STATE_WITHDRAWN), {"VNTEST:CHIM-SAU 1"});
  scene.Publish(scene.DecidedOf(kFuji, v1::STATE_SUSPENDED));
  scene.Publish(scene.DecidedOf(kFuji, v1::STATE_IN_FORCE));
  scene.Publish(scene.world().Record(kChimSau));
  scene.Publish(scene.world().Ruleset(kAuthority));
  scene.Publish(scene.world().Next(scene.world().FirstAppointment(kSatsuki, kFuji)));
  scene.Publish(scene.world().Next(draft));
  const std::uint64_t since_ms = scene.BindKeyToBeStolen(kSatsuki);
  scene.RevokeStolen(kSatsuki, since_ms);
  scene.log().Seal();  // a seal alone
  return scene;
}

TEST(Replay, FindsNothingInAnHonestLog) {
  const Scene scene = Busy();
  const Replay replay = Replayed(scene);
  EXPECT_THAT(Names(replay), IsEmpty());
  EXPECT_EQ(replay.deviation_count(), 0U);
  EXPECT_EQ(replay.newer_program_from(), std::nullopt);
}

TEST(Replay, CountsWhatItSaw) {
  const Scene scene = Busy();
  const Replay replay = Replayed(scene);
  const MemoryRegistry& log = LogOf(scene);
  const ReplayCounts& counts = replay.counts();
  EXPECT_EQ(counts.entries, log.size().value());
  EXPECT_EQ(counts.statements.at(StatementKind::kGenesis), 1U);
  EXPECT_EQ(counts.statements.at(StatementKind::kOffer), 2U);
  EXPECT_EQ(counts.statements.at(StatementKind::kAllocation), 1U);
  EXPECT_EQ(counts.statements.at(StatementKind::kChange), 4U);
  std::uint64_t statements = 0;
  for (const auto& [kind, count] : counts.statements) statements += count;
  EXPECT_EQ(counts.seals + statements, counts.entries);
  EXPECT_EQ(counts.last_admitted_at_ms, log.last_ms());
}

TEST(Replay, ComesToTheSameState) {
  const Scene scene = Busy();
  const Replay replay = Replayed(scene);
  const MemoryRegistry& log = LogOf(scene);
  EXPECT_EQ(replay.size(), log.size());
  EXPECT_EQ(replay.Root(), log.log_head().root);
  for (std::uint64_t i = 0; i < log.size().value(); ++i) {
    EXPECT_EQ(*replay.state().StandingAt(LeafIndex(i)), *log.state().StandingAt(LeafIndex(i)));
  }
}

// --- The frame.

class Frame : public ::testing::Test {
 protected:
  Frame() {
    scene_.Publish(scene_.world().Offer(LegalOffer::kEsd));
    entries_ = scene_.log().entries();
  }

  Replay Run() const { return ReplayedEntries(scene_, entries_); }
  std::size_t last() const { return entries_.size() - 1; }
  std::uint64_t TimeOf(std::size_t at) const { return ParseEntry(entries_[at])->admitted_at_ms; }
  // The entry with another time or version.
  std::string Reframed(std::size_t at, std::uint64_t time_ms, std::uint32_t version) const {
    const UntrustedEntry entry = ParseEntry(entries_[at]).value();
    if (const auto* seal = std::get_if<SealContent>(&entry.content)) {
      return EncodeSealEntry(time_ms, version, seal->standing_root);
    }
    return EncodeStatementEntry(time_ms, version, std::get<std::string>(entry.content));
  }

  Scene scene_;
  std::vector<std::string> entries_;
};

TEST_F(Frame, IsInOrder) { EXPECT_THAT(Names(Run()), IsEmpty()); }

TEST_F(Frame, NoticesALostEntry) {
  entries_.pop_back();
  EXPECT_THAT(Names(Run()), ElementsAre(At(entries_.size(), "ENDS_WITHOUT_SEAL"),
                                        At(entries_.size(), "SIZE_DIFFERS")));
}

TEST_F(Frame, NoticesAnotherRoot) {
  entries_[last()] = EncodeSealEntry(TimeOf(last()), kHighestRulesVersion, Hash());
  EXPECT_THAT(Names(Run()),
              ElementsAre(At(last(), "SEAL_ROOT_WRONG"), At(entries_.size(), "ROOT_DIFFERS")));
}

TEST_F(Frame, NoticesBytesThatAreNoEntry) {
  entries_[last() - 1] = "garbage";
  EXPECT_THAT(Names(Run()),
              ElementsAre(At(last() - 1, "ENTRY_MALFORMED"), At(last(), "SEAL_ROOT_WRONG"),
                          At(entries_.size(), "ROOT_DIFFERS")));
}

TEST_F(Frame, NoticesAnEntryThatIsNotCanonical) {
  entries_[last() - 1] += std::string("\x78\x01", 2);
  EXPECT_THAT(Names(Run()), ::testing::Contains(At(last() - 1, "ENTRY_MALFORMED")));
}

TEST_F(Frame, NoticesTwoTimesInABatch) {
  entries_[last()] = Reframed(last(), TimeOf(last()) + 1, kHighestRulesVersion);
  EXPECT_THAT(Names(Run()),
              ElementsAre(At(last(), "TIME_INSIDE_BATCH"), At(entries_.size(), "ROOT_DIFFERS")));
}

TEST_F(Frame, NoticesABatchThatWasNotSealed) {
  entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(last()) - 2);  // the first seal
  const auto names = Names(Run());
  EXPECT_THAT(names, ::testing::Contains(At(last() - 1, "TIME_INSIDE_BATCH")));
}

TEST_F(Frame, NoticesATimeThatDoesNotGrow) {
  const std::uint64_t before = TimeOf(last() - 2);
  entries_[last() - 1] = Reframed(last() - 1, before, kHighestRulesVersion);
  entries_[last()] = Reframed(last(), before, kHighestRulesVersion);
  EXPECT_THAT(Names(Run()), ::testing::Contains(At(last() - 1, "TIME_NOT_GROWING")));
  EXPECT_THAT(Names(Run()), ::testing::Not(::testing::Contains(At(last(), "TIME_INSIDE_BATCH"))));
}

TEST_F(Frame, NoticesARulesVersionThatNobodySet) {
  entries_[last() - 1] = Reframed(last() - 1, TimeOf(last() - 1), kHighestRulesVersion + 1);
  const Replay replay = Run();
  EXPECT_THAT(Names(replay), ::testing::Contains(At(last() - 1, "RULES_VERSION_MISSTATED")));
}

TEST_F(Frame, NoticesALogThatBeginsWithASeal) {
  entries_ = {EncodeSealEntry(TimeOf(0), kHighestRulesVersion, EmptyRoot())};
  EXPECT_THAT(Names(Run()), ::testing::Contains(At(0, "GENESIS_WRONG")));
}

TEST_F(Frame, NoticesALogThatBeginsWithAnotherStatement) {
  entries_.erase(entries_.begin());
  EXPECT_THAT(Names(Run()), ::testing::Contains(At(0, "GENESIS_WRONG")));
}

TEST_F(Frame, NoticesALogThatBeginsWithGarbage) {
  entries_[0] = "garbage";
  EXPECT_THAT(Names(Run()), ::testing::Contains(At(0, "ENTRY_MALFORMED")));
}

TEST_F(Frame, NoticesAnotherGenesis) {
  Scene other({.second_authority = true});
  entries_ = other.log().entries();
  EXPECT_THAT(Names(Run()), ::testing::Contains(At(0, "GENESIS_WRONG")));
}

TEST_F(Frame, OfAnEmptyLogLacksTheSeal) {
  entries_.clear();
  EXPECT_THAT(Names(Run()), ElementsAre(At(0, "ENDS_WITHOUT_SEAL"), At(0, "SIZE_DIFFERS")));
}

// --- Standing.

TEST(Replay, NoticesASealThatForgetsAWithdrawal) {
  Scene scene;
  const Hash offer = scene.Publish(scene.world().Offer(LegalOffer::kEsd));
  const Hash before = LogOf(scene).standing_head().root;
  scene.log().Append(SignStatement(scene.Change(offer, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"}));
  const LeafIndex seal = scene.log().SealWith(before);
  scene.log().Seal();
  EXPECT_THAT(Names(Replayed(scene)), ElementsAre(At(seal.value(), "SEAL_ROOT_WRONG")));
}

// --- Rules that this program does not know.

TEST(Replay, StopsJudgingWhereANewerProgramTookOver) {
  Scene scene;
  v1::Statement ruleset = scene.world().Ruleset(kAuthority);
  ruleset.mutable_ruleset()->set_rules_version(kHighestRulesVersion + 1);
  Changes changes;
  changes.rules_version = kHighestRulesVersion + 1;
  const LeafIndex index = scene.log().AppendAnyway(scene.world().Sign(ruleset), changes);
  scene.log().Seal();
  const Replay replay = Replayed(scene);
  EXPECT_THAT(Names(replay), IsEmpty());
  EXPECT_EQ(replay.newer_program_from(), index);
}

TEST(Replay, JudgesARaiseByTheRulesBeforeIt) {
  Scene scene;
  v1::Statement ruleset = scene.world().Ruleset(kAuthority);
  ruleset.mutable_ruleset()->set_rules_version(kHighestRulesVersion + 1);
  Changes changes;
  changes.rules_version = kHighestRulesVersion + 1;
  const LeafIndex index =
      scene.log().AppendAnyway(SignStatement(ruleset, {LegalWorld::KeyName(kSatsuki, 1)}), changes);
  scene.log().Seal();
  const Replay replay = Replayed(scene);
  EXPECT_THAT(Names(replay), ElementsAre(At(index.value(), "SIGNER_WRONG")));
  EXPECT_EQ(replay.newer_program_from(), index);
}

TEST(Replay, JudgesNothingOfAPreRelease) {
  LegalWorld world;
  v1::Statement genesis = world.Genesis();
  genesis.mutable_genesis()->set_rules_version(kLowestRulesVersion - 1);
  MemoryRegistry log;
  log.set_now_ms(world.now_s() * 1000);
  log.AppendAnyway(world.Sign(genesis), Changes{});
  log.SealWith(LeafHash("a seal that no rule judges"));
  const Replay replay = Replayed(log);
  EXPECT_THAT(Names(replay), IsEmpty());
  EXPECT_TRUE(replay.made_by_pre_release());
  EXPECT_FALSE(replay.ToState().ok());
}

// Only where the log begins so: behind a released genesis no entry is of a pre-release.
TEST(Replay, NamesAnEntryThatSaysItIsOfAPreRelease) {
  Scene scene;
  const std::string offer = scene.world().Sign(scene.world().Offer(LegalOffer::kEsd));
  const std::uint64_t at_ms = std::max(scene.now_ms(), scene.log().last_ms() + 1);
  const LeafIndex index =
      scene.log().AppendRaw(EncodeStatementEntry(at_ms, kLowestRulesVersion - 1, offer));
  scene.log().Seal();
  const Replay replay = Replayed(scene);
  EXPECT_THAT(Names(replay), ElementsAre(At(index.value(), "RULES_VERSION_MISSTATED")));
  EXPECT_FALSE(replay.made_by_pre_release());
}

TEST(Replay, ListsDeviationsUpToABoundAndCountsTheRest) {
  Scene scene;
  std::vector<std::string> entries = scene.log().entries();
  const std::size_t honest = entries.size();
  for (std::size_t i = 0; i < kMaxListedDeviations + 5; ++i) entries.emplace_back("garbage");
  const Replay replay = ReplayedEntries(scene, entries);
  EXPECT_EQ(replay.deviations().size(), kMaxListedDeviations);
  EXPECT_EQ(replay.deviation_count(), kMaxListedDeviations + 5 + 2);
  EXPECT_EQ(replay.deviations().front().index, LeafIndex(honest));
}

TEST(FrameDeviationName, DiffersForEach) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(FrameDeviation::kRootDiffers); ++i) {
    EXPECT_TRUE(names.insert(FrameDeviationName(static_cast<FrameDeviation>(i))).second) << i;
  }
  EXPECT_FALSE(names.contains(""));
}

}  // namespace
}  // namespace warifu
