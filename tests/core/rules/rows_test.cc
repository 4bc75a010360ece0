// The framework: which rows are run, what is noted, and the same rows as of an earlier index.
#include "core/rules/rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "core/rules/judgment.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Codes CodesOf(const Judgment& judgment) { return DistinctCodes(judgment.PlainFindings()); }

// The registry as it was when the entry at `next` was admitted, but with the leaves of today: as a
// proof's verifier has it.
class AsOf : public NotingState {
 public:
  AsOf(const RegistryState& state, LeafIndex next) : NotingState(state), next_(next) {}
  LeafIndex next() const override { return next_; }

 private:
  LeafIndex next_;
};

TEST(Needs, AreSets) {
  EXPECT_TRUE(Within(Needs::kNothing, Needs::kNothing));
  EXPECT_TRUE(Within(Needs::kParties, kProofNeeds));
  EXPECT_TRUE(Within(Needs::kParties | Needs::kRuleset, kProofNeeds));
  EXPECT_FALSE(Within(Needs::kHistory, kProofNeeds));
  EXPECT_FALSE(Within(Needs::kHistory | Needs::kParties, kProofNeeds));
  EXPECT_TRUE(Within(Needs::kHistory | Needs::kParties, kAllNeeds));
}

TEST(AllRows, AreWellFormed) {
  for (const Row& row : AllRows()) {
    const std::string name = v1::FindingCode_Name(row.code);
    EXPECT_NE(row.judge, nullptr) << name;
    EXPECT_NE(std::string("SKPFWNL").find(row.group), std::string::npos) << name;
    EXPECT_NE(row.kinds, KindSet{0}) << name;
    EXPECT_TRUE(row.line.ends_with('.')) << name;
    EXPECT_EQ(row.line.find('|'), std::string_view::npos) << name;
  }
}

// The groups come one after the other in a table of findings; a code belongs to one group.
TEST(AllRows, HaveOneGroupForEachCode) {
  std::map<v1::FindingCode, char> group_of;
  for (const Row& row : AllRows()) {
    const auto [known, is_new] = group_of.emplace(row.code, row.group);
    EXPECT_EQ(known->second, row.group) << v1::FindingCode_Name(row.code);
  }
}

class JudgeRowsTest : public ::testing::Test {
 protected:
  ExaminedStatement Examined(const v1::Statement& statement, const KeyNames& keys) {
    return MustExamine(scene_.world().registry(), SignStatement(statement, keys));
  }
  std::uint64_t Now() { return scene_.world().now_s() * 1000; }

  Scene scene_;
};

TEST_F(JudgeRowsTest, RunsTheGroupsAndNeedsThatAreSelected) {
  // Wrong in S (history), K and L at once.
  v1::Statement suspension = scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED);
  scene_.Publish(suspension, TheAuthority());
  const ExaminedStatement statement = Examined(suspension, {"stranger"});
  const auto judge = [&](const RowSelection& selection) {
    Judgment judgment(scene_.state(), statement, Now());
    JudgeRows(judgment, selection);
    EXPECT_FALSE(judgment.incomplete());
    return CodesOf(judgment);
  };
  EXPECT_THAT(judge({}), ElementsAre(v1::FINDING_CODE_PAYLOAD_KNOWN, v1::FINDING_CODE_KEY_UNKNOWN,
                                     v1::FINDING_CODE_TRANSITION_NOT_ALLOWED,
                                     v1::FINDING_CODE_ISSUED_BEFORE_SUBJECT));
  EXPECT_THAT(judge({.needs = kProofNeeds}),
              ElementsAre(v1::FINDING_CODE_KEY_UNKNOWN, v1::FINDING_CODE_TRANSITION_NOT_ALLOWED,
                          v1::FINDING_CODE_ISSUED_BEFORE_SUBJECT));
  EXPECT_THAT(judge({.groups = "SK"}),
              ElementsAre(v1::FINDING_CODE_PAYLOAD_KNOWN, v1::FINDING_CODE_KEY_UNKNOWN));
  EXPECT_THAT(judge({.needs = kProofNeeds, .groups = "SK"}),
              ElementsAre(v1::FINDING_CODE_KEY_UNKNOWN));
  EXPECT_THAT(judge({.needs = Needs::kNothing, .groups = "K"}), IsEmpty());
}

// --- K as of an earlier index, with the leaves of today.

TEST_F(JudgeRowsTest, JudgesKeysAsOfTheStatementsOwnIndex) {
  const v1::Statement offer = scene_.world().Offer(LegalOffer::kEsd);
  const KeyNames keys = {"VNTEST:SATSUKI 1", "VNTEST:FUJI 1", "VNTEST:CHIM-SAU 1"};
  const Hash name = scene_.Publish(offer, keys);
  scene_.Publish(scene_.Change(scene_.BindingOf("VNTEST:FUJI 1"), v1::STATE_REVOKED),
                 {"VNTEST:FUJI 1"});
  const ExaminedStatement statement = Examined(offer, keys);
  const auto judge = [&](LeafIndex at) {
    const AsOf state(scene_.state(), at);
    Judgment judgment(state, statement, scene_.AdmittedAt(name));
    JudgeRows(judgment, {.needs = kProofNeeds, .groups = "SK"});
    return CodesOf(judgment);
  };
  EXPECT_THAT(judge(scene_.IndexOf(name)), IsEmpty());
  EXPECT_THAT(judge(scene_.state().next()), ElementsAre(v1::FINDING_CODE_KEY_NOT_IN_FORCE));
  // Before its key was bound nobody could have signed.
  EXPECT_THAT(judge(scene_.IndexOf(scene_.BindingOf("VNTEST:FUJI 1"))),
              ElementsAre(v1::FINDING_CODE_KEY_NOT_IN_FORCE));
}

TEST_F(JudgeRowsTest, TellsWhatIsBrokenOnlyByATheft) {
  const std::uint64_t since = scene_.BindKeyToBeStolen(kFuji);
  const v1::Statement offer = scene_.world().Offer(LegalOffer::kEsd);
  const KeyNames keys = {"VNTEST:SATSUKI 1", "VNTEST:FUJI 2", "VNTEST:CHIM-SAU 1"};
  const Hash name = scene_.Publish(offer, keys);
  scene_.RevokeStolen(kFuji, since);
  const AsOf state(scene_.state(), scene_.IndexOf(name));
  const ExaminedStatement statement = Examined(offer, keys);
  Judgment judgment(state, statement, scene_.AdmittedAt(name));
  JudgeRows(judgment, {.needs = kProofNeeds, .groups = "SK"});
  ASSERT_THAT(CodesOf(judgment), ElementsAre(v1::FINDING_CODE_KEY_NOT_COUNTING));
  EXPECT_TRUE(judgment.findings()[0].by_compromise);
}

TEST_F(JudgeRowsTest, TakesTheTimeOfTheTheftItselfAsStolen) {
  scene_.BindKeyToBeStolen(kFuji);
  const v1::Statement offer = scene_.world().Offer(LegalOffer::kEsd);
  const KeyNames keys = {"VNTEST:SATSUKI 1", "VNTEST:FUJI 2", "VNTEST:CHIM-SAU 1"};
  const Hash name = scene_.Publish(offer, keys);
  const std::uint64_t since = scene_.AdmittedAt(name);
  scene_.Wait(10);
  scene_.RevokeStolen(kFuji, since);
  const AsOf state(scene_.state(), scene_.IndexOf(name));
  const ExaminedStatement statement = Examined(offer, keys);
  const auto judge = [&](std::uint64_t admitted_at_ms) {
    Judgment judgment(state, statement, admitted_at_ms);
    JudgeRows(judgment, {.needs = kProofNeeds, .groups = "K"});
    return CodesOf(judgment);
  };
  EXPECT_THAT(judge(since - 1), IsEmpty());
  EXPECT_THAT(judge(since), ElementsAre(v1::FINDING_CODE_KEY_NOT_COUNTING));
}

TEST_F(JudgeRowsTest, TellsWhatIsBrokenWithoutATheftToo) {
  const ExaminedStatement statement = Examined(scene_.world().Record(kFuji), {"VNTEST:FUJI 1"});
  Judgment judgment(scene_.state(), statement, Now());
  JudgeRows(judgment, {});
  ASSERT_THAT(CodesOf(judgment), ElementsAre(v1::FINDING_CODE_SIGNER_WRONG));
  EXPECT_FALSE(judgment.findings()[0].by_compromise);
}

// --- Not carried: never let through.

class Without : public NotingState {
 public:
  Without(const RegistryState& state, int nth) : NotingState(state), nth_(nth) {}
  Lookup<EntryPtr> EntryAt(LeafIndex index) const override {
    return Drop() ? Lookup<EntryPtr>::NotCarried() : NotingState::EntryAt(index);
  }
  Lookup<Standing> StandingAt(LeafIndex index) const override {
    return Drop() ? Lookup<Standing>::NotCarried() : NotingState::StandingAt(index);
  }
  Lookup<std::string> Read(Table table, std::string_view key) const override {
    return Drop() ? Lookup<std::string>::NotCarried() : NotingState::Read(table, key);
  }
  bool dropped() const { return asked_ > nth_; }

 private:
  bool Drop() const { return asked_++ == nth_; }

  int nth_;
  mutable int asked_ = 0;
};

// Of every kind of statement, whichever look-up of all that admission makes is not carried.
TEST_F(JudgeRowsTest, NeverAdmitsWhereOneLookUpIsNotCarried) {
  const v1::Statement offer = scene_.world().Offer(LegalOffer::kEsd);
  scene_.Publish(offer);
  const Hash first = NameOf(offer);
  const Hash key = scene_.BindingOf("VNTEST:FUJI 1");
  scene_.Wait(10);
  const std::vector<std::pair<v1::Statement, KeyNames>> statements = {
      {scene_.world().Key(kFuji, 2), {"VNTEST:FUJI 2", "VNTEST:FUJI 1"}},
      {scene_.world().Ruleset(kAuthority), TheAuthority()},
      {scene_.world().Record(kFuji), TheAuthority()},
      {scene_.world().Next(scene_.world().FirstAppointment(kSatsuki, kFuji)),
       {"VNTEST:SATSUKI 1", "VNTEST:FUJI 1", "VNTEST 1"}},
      {scene_.world().Next(offer), {"VNTEST:SATSUKI 1", "VNTEST:FUJI 1", "VNTEST:CHIM-SAU 1"}},
      {scene_.world().Allocation(first, 1), {"VNTEST:CHIM-SAU 1"}},
      {scene_.Change(first, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"}},
      {scene_.Decided(key, v1::STATE_REVOKED, scene_.AdmittedAt(key)), TheAuthority()},
  };
  for (const auto& [statement, keys] : statements) {
    const ExaminedStatement examined = Examined(statement, keys);
    ASSERT_TRUE(Admit(scene_.state(), examined, Now()).admitted()) << statement.ShortDebugString();
    int lookups = 0;
    for (bool dropped = true; dropped; ++lookups) {
      const Without state(scene_.state(), lookups);
      const Decision decision = Admit(state, examined, Now());
      dropped = state.dropped();
      EXPECT_EQ(decision.incomplete, dropped) << lookups;
      EXPECT_EQ(decision.admitted(), !dropped) << lookups;
    }
    EXPECT_GT(lookups, 4);
  }
}

TEST_F(JudgeRowsTest, RunsNothingWithoutAGenesis) {
  const Without state(scene_.state(), 0);
  const ExaminedStatement statement = Examined(scene_.world().Record(kFuji), {"stranger"});
  Judgment judgment(state, statement, Now());
  JudgeRows(judgment, {});
  EXPECT_TRUE(judgment.incomplete());
  EXPECT_THAT(judgment.findings(), IsEmpty());
}

// --- Facts and reports.

struct MadeOnce {
  explicit MadeOnce(Judgment&) { ++made; }
  static int made;
};
int MadeOnce::made = 0;

TEST_F(JudgeRowsTest, MakesFactsOnceForEachJudgment) {
  const ExaminedStatement statement = Examined(scene_.world().Record(kFuji), TheAuthority());
  Judgment judgment(scene_.state(), statement, Now());
  const MadeOnce* first = &judgment.Get<MadeOnce>();
  EXPECT_EQ(&judgment.Get<MadeOnce>(), first);
  EXPECT_EQ(MadeOnce::made, 1);
  Judgment other(scene_.state(), statement, Now());
  other.Get<MadeOnce>();
  EXPECT_EQ(MadeOnce::made, 2);
}

TEST_F(JudgeRowsTest, ReportsAnswersByTheirKind) {
  const ExaminedStatement statement = Examined(scene_.world().Record(kFuji), TheAuthority());
  Judgment judgment(scene_.state(), statement, Now());
  Report report(judgment, v1::FINDING_CODE_KEY_UNKNOWN);
  report.AddUnless(Answer::kYes, "a", {}, {});
  report.AddUnless(Answer::kNotCarried, "b", {}, {});
  report.AddUnless(Answer::kNo, "c", std::string("found"), std::string("wanted"));
  report.AddUnless(Answer::kNoByCompromise, "d", {}, {});
  ASSERT_EQ(judgment.findings().size(), 2U);
  EXPECT_EQ(judgment.findings()[0].finding.field(), "c");
  EXPECT_EQ(judgment.findings()[0].finding.found(), "found");
  EXPECT_EQ(judgment.findings()[0].finding.wanted(), "wanted");
  EXPECT_EQ(judgment.findings()[0].finding.code(), v1::FINDING_CODE_KEY_UNKNOWN);
  EXPECT_FALSE(judgment.findings()[0].by_compromise);
  EXPECT_EQ(judgment.findings()[1].finding.field(), "d");
  EXPECT_TRUE(judgment.findings()[1].by_compromise);
}

TEST(ItemPath, NumbersFromZero) { EXPECT_EQ(ItemPath("offer.parties", 2), "offer.parties[2]"); }

}  // namespace
}  // namespace warifu
