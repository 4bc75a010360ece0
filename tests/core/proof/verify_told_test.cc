// What somebody told the worker, held against the offer.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/crypto/sha256.h"
#include "tests/support/proofs.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class VerifyTold : public ::testing::Test {
 protected:
  VerifyTold() {
    draft_ = scene_.world().Offer(LegalOffer::kEsd);
    offer_ = scene_.Publish(draft_);
    options_ = OptionsOf(scene_.log());
  }

  OfferJudgment Verify() {
    return VerifyOfferFile(ProofOf(scene_.log(), offer_), TrustOf(scene_.log()), options_);
  }
  OfferJudgment TotalOf(std::int64_t minor_units, std::string currency) {
    options_.told.total = MoneyValue{minor_units, std::move(currency)};
    return Verify();
  }
  OfferJudgment PayOf(std::int64_t minor_units, std::string currency) {
    options_.told.pay = MoneyValue{minor_units, std::move(currency)};
    return Verify();
  }
  std::string AccountOfAPayee() const {
    std::string number;
    for (const v1::FeeLine& line : draft_.offer().worker_fees()) {
      const v1::Organization record = OrganizationBody(CastMemberOf(line.payee()));
      if (record.accounts_size() > 0) number = record.accounts(0).number();
    }
    EXPECT_FALSE(number.empty());
    return number;
  }
  std::int64_t total() const { return draft_.offer().worker_fee_total().minor_units(); }
  std::int64_t pay() const { return draft_.offer().net_pay().minor_units(); }

  Scene scene_;
  v1::Statement draft_;
  Hash offer_;
  VerifyOptions options_;
};

TEST_F(VerifyTold, TheExactTotalIsGenuine) {
  const OfferJudgment judgment = TotalOf(total(), "VND");
  EXPECT_EQ(judgment.code, VerdictCode::kGenuine);
  EXPECT_FALSE(judgment.told_total->too_high);
  EXPECT_FALSE(judgment.told_total->too_low);
}

TEST_F(VerifyTold, AHigherTotalIsNotAsTold) {
  const OfferJudgment judgment = TotalOf(total() + 1, "VND");
  EXPECT_EQ(judgment.code, VerdictCode::kNotAsTold);
  EXPECT_EQ(judgment.code_without_told, VerdictCode::kGenuine);
  EXPECT_THAT(CauseNames(judgment), ElementsAre("TOLD_TOTAL_TOO_HIGH"));
  EXPECT_TRUE(judgment.told_total->too_high);
  EXPECT_EQ(judgment.told_total->offered.minor_units, total());
}

TEST_F(VerifyTold, ALowerTotalIsAWarning) {
  const OfferJudgment judgment = TotalOf(total() - 1, "VND");
  EXPECT_EQ(judgment.code, VerdictCode::kGenuine);
  EXPECT_TRUE(judgment.told_total->too_low);
  EXPECT_TRUE(TotalOf(0, "VND").told_total->too_low);
}

TEST_F(VerifyTold, HigherPayIsNotAsTold) {
  EXPECT_EQ(PayOf(pay(), "JPY").code, VerdictCode::kGenuine);
  EXPECT_EQ(PayOf(pay() - 1, "JPY").code, VerdictCode::kGenuine);
  const OfferJudgment judgment = PayOf(pay() + 1, "JPY");
  EXPECT_THAT(CauseNames(judgment), ElementsAre("TOLD_PAY_TOO_HIGH"));
  EXPECT_EQ(judgment.code, VerdictCode::kNotAsTold);
}

// What is earned before anything is taken off, told as the pay: neither more nor less is that.
TEST_F(VerifyTold, TheGrossIsKnownAsWhatIsEarnedBeforeDeductions) {
  std::int64_t gross = pay();
  for (const v1::Deduction& deduction : draft_.offer().deductions()) {
    gross += deduction.amount().minor_units();
  }
  ASSERT_GT(gross, pay());
  const OfferJudgment judgment = PayOf(gross, "JPY");
  EXPECT_EQ(judgment.code, VerdictCode::kNotAsTold);
  EXPECT_TRUE(judgment.told_pay->before_deductions);
  EXPECT_FALSE(PayOf(gross - 1, "JPY").told_pay->before_deductions);
  EXPECT_FALSE(PayOf(gross + 1, "JPY").told_pay->before_deductions);
  EXPECT_FALSE(PayOf(pay(), "JPY").told_pay->before_deductions);
}

// The rate of the ruleset is exact: so many minor units for so many.
TEST_F(VerifyTold, AnotherCurrencyIsConvertedByTheRuleset) {
  const v1::Statement first = scene_.world().FirstRuleset(kAuthority);
  ASSERT_GT(first.ruleset().rates_size(), 0);
  const v1::ExchangeRate& rate = first.ruleset().rates(0);
  const bool to_vnd = rate.to() == "VND";
  ASSERT_TRUE(to_vnd || rate.from() == "VND") << rate.ShortDebugString();
  const std::string other = to_vnd ? rate.from() : rate.to();
  const auto numerator = static_cast<__int128>(to_vnd ? rate.denominator() : rate.numerator());
  const auto denominator = static_cast<__int128>(to_vnd ? rate.numerator() : rate.denominator());
  const auto even = static_cast<std::int64_t>(total() * numerator / denominator);
  EXPECT_EQ(TotalOf(even + 1, other).code, VerdictCode::kNotAsTold);
  EXPECT_EQ(TotalOf(even - 1, other).code, VerdictCode::kGenuine);
  EXPECT_TRUE(TotalOf(even - 1, other).told_total->too_low);
  EXPECT_EQ(TotalOf(even - 1, other).told_total->told_converted->currency, "VND");
}

TEST_F(VerifyTold, ACurrencyWithoutRateIsNotChecked) {
  const OfferJudgment judgment = TotalOf(1, "TOP");
  EXPECT_THAT(CauseNames(judgment), ElementsAre("NO_RATE_FOR_TOLD"));
  EXPECT_EQ(judgment.code, VerdictCode::kCouldNotCheck);
  EXPECT_EQ(judgment.code_without_told, VerdictCode::kGenuine);
  EXPECT_EQ(judgment.told_total->told_converted, std::nullopt);
}

TEST_F(VerifyTold, TheLargestSumsDoNotWrap) {
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(TotalOf(most, "VND").code, VerdictCode::kNotAsTold);
  EXPECT_EQ(TotalOf(most, "JPY").code, VerdictCode::kNotAsTold);
  EXPECT_TRUE(TotalOf(most, "JPY").told_total->too_high);
}

// Bad news comes first, and what was told before dates.
TEST_F(VerifyTold, IsSaidAfterBadNews) {
  scene_.Publish(scene_.Change(offer_, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"});
  const OfferJudgment judgment = TotalOf(total() + 1, "VND");
  EXPECT_THAT(CauseNames(judgment), ElementsAre("OFFER_WITHDRAWN", "TOLD_TOTAL_TOO_HIGH"));
  EXPECT_EQ(judgment.code_without_told, VerdictCode::kNoLongerValid);
}

TEST_F(VerifyTold, IsSaidBeforeAge) {
  options_.now_s += 2 * 86400;
  const OfferJudgment judgment = TotalOf(total() + 1, "VND");
  EXPECT_EQ(judgment.code, VerdictCode::kNotAsTold);
  EXPECT_EQ(judgment.code_without_told, VerdictCode::kCouldNotCheck);
}

// --- Accounts and papers.

TEST_F(VerifyTold, AnAccountIsAPayees) {
  const std::string number = AccountOfAPayee();
  options_.told.account = number;
  EXPECT_EQ(Verify().account_is_payees, true);
  EXPECT_EQ(Verify().code, VerdictCode::kGenuine);
  options_.told.account = number.substr(0, 2) + " " + number.substr(2);
  EXPECT_EQ(Verify().account_is_payees, true);
  for (const std::string& other :
       {std::string("0000"), number + "1", std::string(), std::string("-")}) {
    options_.told.account = other;
    const OfferJudgment judgment = Verify();
    EXPECT_EQ(judgment.account_is_payees, false) << other;
    EXPECT_THAT(CauseNames(judgment), ElementsAre("ACCOUNT_NOT_OF_PAYEE"));
  }
}

// What people put between digits is passed over, anything else is part of the number: digits of
// another script are not left out until the rest fits.
TEST_F(VerifyTold, AnAccountWithForeignDigitsIsNobodys) {
  const std::string number = AccountOfAPayee();
  for (const char* const added : {"\u0665", "\u1041", "\uff15", "\u200b", "\x1b", "\xff", "+"}) {
    options_.told.account = number + added;
    const OfferJudgment judgment = Verify();
    EXPECT_EQ(judgment.account_is_payees, false) << added;
    EXPECT_EQ(judgment.code, VerdictCode::kNotAsTold) << added;
  }
}

TEST_F(VerifyTold, APaperIsOneOfTheOffers) {
  ASSERT_GT(draft_.offer().documents_size(), 0);
  options_.told.paper = Hash::From(draft_.offer().documents(0).sha256());
  EXPECT_THAT(CauseNames(Verify()), IsEmpty());
  options_.told.paper = Sha256("another paper");
  EXPECT_THAT(CauseNames(Verify()), ElementsAre("PAPER_DIFFERS"));
  EXPECT_EQ(Verify().code, VerdictCode::kNotAsTold);
}

TEST_F(VerifyTold, NothingIsAnsweredOfAFalseOffer) {
  v1::OfferProof proof = OpenProof(ProofOf(scene_.log(), offer_));
  proof.mutable_standing_hashes()->RemoveLast();
  options_.told.total = MoneyValue{total() + 1, "VND"};
  options_.told.account = "0000";
  const OfferJudgment judgment =
      VerifyOfferFile(CloseProof(proof), TrustOf(scene_.log()), options_);
  EXPECT_EQ(judgment.code, VerdictCode::kDoesNotFit);
  EXPECT_FALSE(judgment.offer.has_value());
  EXPECT_FALSE(judgment.told_total.has_value());
  EXPECT_FALSE(judgment.account_is_payees.has_value());
}

}  // namespace
}  // namespace warifu
