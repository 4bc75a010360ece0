#include "core/proof/verdict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "core/base/exit.h"

namespace warifu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

FoundCause Found(VerdictCause cause) {
  FoundCause found;
  found.cause = cause;
  return found;
}

// --- Frozen.

TEST(VerdictCode, IsTheFrozenExitCode) {
  std::vector<int> codes;
  for (const VerdictCode code : kAllVerdictCodes) codes.push_back(ExitCodeOf(code));
  EXPECT_THAT(codes, ElementsAre(0, 3, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20));
}

// No failure of a command looks like GENUINE, nor a verdict like a failure of typing.
TEST(VerdictCode, IsNoFailuresExitCode) {
  for (const VerdictCode code : kAllVerdictCodes) {
    const int number = ExitCodeOf(code);
    EXPECT_TRUE(number != kExitInternal && number != kExitUsage && number != kExitInterrupted);
  }
}

TEST(VerdictCode, HasOneOfFiveVerdicts) {
  std::vector<std::string_view> words;
  for (const VerdictCode code : kAllVerdictCodes) words.push_back(VerdictWords(VerdictOf(code)));
  EXPECT_THAT(words,
              ElementsAre("GENUINE", "COULD NOT CHECK", "NOT GENUINE", "NOT GENUINE", "NOT GENUINE",
                          "NOT GENUINE", "NO LONGER VALID", "NO LONGER VALID", "NOT GENUINE",
                          "NOT GENUINE", "NO LONGER VALID", "LOG MISBEHAVED"));
}

// "The first that applies", as runs of one exit code.
TEST(CauseRows, StandInTheFrozenOrder) {
  std::vector<int> runs;
  for (const CauseRow& row : CauseRows()) {
    if (runs.empty() || runs.back() != ExitCodeOf(row.code)) runs.push_back(ExitCodeOf(row.code));
  }
  EXPECT_THAT(runs, ElementsAre(3, 20, 11, 12, 14, 13, 17, 15, 18, 3, 16, 19, 3));
}

TEST(CauseRows, HaveTheirNamesFrozen) {
  std::vector<std::string_view> names;
  for (const CauseRow& row : CauseRows()) names.push_back(row.name);
  EXPECT_THAT(names, ::testing::ElementsAreArray({"NO_TRUST_FILE",
                                                  "FILE_DAMAGED",
                                                  "FILE_INCOMPLETE",
                                                  "NEWER_PROGRAM",
                                                  "PRE_RELEASE",
                                                  "NOT_SIGNED_BY_LOG",
                                                  "ANSWER_DOES_NOT_VERIFY",  //
                                                  "TWO_ROOTS",
                                                  "HISTORY_REWRITTEN",
                                                  "WRONG_ENTRY_LOGGED",  //
                                                  "SIGNATURE_BAD",
                                                  "KEY_WRONG",
                                                  "NOT_IN_LOG",
                                                  "STANDING_NOT_IN_TREE",  //
                                                  "SEAL_MISPLACED",
                                                  "OTHER_GENESIS",
                                                  "UNKNOWN_HERE",
                                                  "RULE_BROKEN",  //
                                                  "OFFER_WITHDRAWN",
                                                  "OFFER_SUPERSEDED",
                                                  "PARTY_REVOKED",
                                                  "PARTY_SUSPENDED",
                                                  "PARTY_NOT_IN_FORCE",
                                                  "PARTY_DATES_PAST",
                                                  "PARTY_LICENSE_PAST",
                                                  "PARTY_ROLE_LACKING",
                                                  "APPOINTMENT_WITHDRAWN",
                                                  "APPOINTMENT_NOT_IN_FORCE",
                                                  "APPOINTMENT_DATES_PAST",
                                                  "APPOINTMENT_NOT_COVERING",
                                                  "OFFER_NOT_IN_FORCE",
                                                  "KEY_COMPROMISED",  //
                                                  "TOLD_TOTAL_TOO_HIGH",
                                                  "TOLD_PAY_TOO_HIGH",
                                                  "ACCOUNT_NOT_OF_PAYEE",
                                                  "PAPER_DIFFERS",
                                                  "CLOCK_BEHIND_SEAL",
                                                  "CLOCK_BEHIND_MEMORY",
                                                  "EXPIRED",
                                                  "NOT_YET_VALID",
                                                  "OFFER_FULL",
                                                  "FILE_OVERFULL",
                                                  "TIMES_DISAGREE",
                                                  "SEAL_TOO_OLD",
                                                  "QUORUM_MISSING",
                                                  "NO_NETWORK",
                                                  "NOT_PUBLISHED",
                                                  "ONLY_OLD_NEWS",
                                                  "NO_RATE_FOR_TOLD",
                                                  "NEWS_NOT_JUDGED",
                                                  "TWO_ANSWERS"}));
}

TEST(CauseRows, NeverSayGenuine) {
  for (const CauseRow& row : CauseRows()) EXPECT_NE(row.code, VerdictCode::kGenuine) << row.name;
}

TEST(CauseRows, AreFoundByTheirCause) {
  for (const CauseRow& row : CauseRows()) EXPECT_EQ(RowOf(row.cause).name, row.name);
}

// Suspended, full, dates past, role or occupation lacking.
TEST(CauseRows, NeedFreshnessWhereTheyMayTurnGoodAgain) {
  std::set<std::string_view> names;
  for (const CauseRow& row : CauseRows()) {
    if (row.needs_freshness) names.insert(row.name);
  }
  EXPECT_THAT(names, ::testing::UnorderedElementsAre("PARTY_SUSPENDED", "PARTY_DATES_PAST",
                                                     "PARTY_LICENSE_PAST", "PARTY_ROLE_LACKING",
                                                     "APPOINTMENT_DATES_PAST",
                                                     "APPOINTMENT_NOT_COVERING", "OFFER_FULL"));
}

// --- Order.

TEST(OrderCauses, LetsTheFirstSpeak) {
  std::vector<FoundCause> causes = {Found(VerdictCause::kSealTooOld),
                                    Found(VerdictCause::kOfferWithdrawn),
                                    Found(VerdictCause::kToldTotalTooHigh)};
  OrderCauses(causes, true);
  EXPECT_EQ(causes.front().cause, VerdictCause::kOfferWithdrawn);
  EXPECT_EQ(VerdictOfCauses(causes), VerdictCode::kNoLongerValid);
}

TEST(OrderCauses, OfEachPairLetsTheEarlierRowSpeak) {
  for (const CauseRow& a : CauseRows()) {
    for (const CauseRow& b : CauseRows()) {
      std::vector<FoundCause> causes = {Found(b.cause), Found(a.cause)};
      OrderCauses(causes, true);
      EXPECT_EQ(VerdictOfCauses(causes), RowOf(std::min(a.cause, b.cause)).code);
    }
  }
}

TEST(OrderCauses, PassesOverWhatMayTurnGoodWithoutFreshness) {
  for (const CauseRow& row : CauseRows()) {
    std::vector<FoundCause> causes = {Found(row.cause), Found(VerdictCause::kSealTooOld)};
    OrderCauses(causes, false);
    const bool passed_over = causes.size() == 1;
    EXPECT_EQ(passed_over, row.needs_freshness) << row.name;
  }
}

TEST(OrderCauses, KeepsTheOrderOfEquals) {
  std::vector<FoundCause> causes = {Found(VerdictCause::kPartySuspended),
                                    Found(VerdictCause::kPartySuspended)};
  causes[0].organization = "A:1";
  causes[1].organization = "A:2";
  OrderCauses(causes, true);
  EXPECT_EQ(causes[0].organization, "A:1");
}

TEST(VerdictOfCauses, IsGenuineWithoutAny) {
  EXPECT_EQ(VerdictOfCauses({}), VerdictCode::kGenuine);
}

// --- Findings.

TEST(CauseOfFinding, IsTotal) {
  const auto* codes = v1::FindingCode_descriptor();
  std::vector<std::string> signature;
  std::vector<std::string> key;
  for (int i = 0; i < codes->value_count(); ++i) {
    const auto code = static_cast<v1::FindingCode>(codes->value(i)->number());
    const VerdictCause cause = CauseOfFinding(code);
    const std::string name = codes->value(i)->name().substr(13);
    if (cause == VerdictCause::kSignatureBad) {
      signature.push_back(name);
    } else if (cause == VerdictCause::kKeyWrong) {
      key.push_back(name);
    } else {
      EXPECT_EQ(cause, VerdictCause::kRuleBroken) << name;
    }
  }
  EXPECT_THAT(signature, ElementsAre("SIGNATURE_INVALID", "SIGNATURE_MISSING", "SIGNATURE_EXTRA"));
  EXPECT_THAT(key,
              ElementsAre("SIGNER_WRONG", "KEY_UNKNOWN", "KEY_NOT_IN_FORCE", "KEY_NOT_COUNTING",
                          "KEY_UNUSABLE", "KEY_BOUND_BEFORE", "SIGNER_NOT_ENTITLED"));
}

}  // namespace
}  // namespace warifu
