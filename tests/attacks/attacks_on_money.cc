// Attacks by numbers: fees, totals and pay that are not what the rules or the offer say.
#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

#include "tests/attacks/attack.h"
#include "tests/support/illegal_changes.h"

namespace warifu {
namespace {

constexpr std::int64_t kHuge = std::numeric_limits<std::int64_t>::max();

// The most that an amount may be: a sum of a few wraps nowhere, a product of two would.
constexpr std::int64_t kMostMinorUnits = 1'000'000'000'000'000;

// 1,180 JPY for 124,800 minutes a year is 204,533.33 a month. Twice that, in VND, if the third of a
// yen were not cut off.
constexpr std::int64_t kEsdCeilingRoundedUp = 68'723'200;

// --- Told.

Seen RepostWithAnotherFee(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd, [](v1::Offer& o) {
    o.clear_worker_fees();
    SetFeeTotal(o);
  });
  return ground.Verify(CodeOfStatement(offer), {"--told-total", "140,000,000 VND"});
}

Seen PromiseMorePay(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  const Seen seen = ground.Verify(CodeOfStatement(offer), {"--told-pay", "250,000 JPY"});
  EXPECT_EQ(seen.screen.find("before deductions"), std::string::npos);
  return seen;
}

Seen NameThePayBeforeDeductions(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kSsw);
  return ground.Verify(CodeOfStatement(offer), {"--told-pay", "184,461 JPY"});
}

Seen AskForLessFirst(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  return ground.Verify(CodeOfStatement(offer), {"--told-total", "0 VND"});
}

Seen TellItInMoneyWithoutARate(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  return ground.Verify(CodeOfStatement(offer), {"--told-total", "6,000 USD"});
}

// Each of the two is below the ceiling; the worker is asked for both.
Seen SplitTheFeeOverTwoOffers(Ground& ground) {
  const v1::Statement first = ground.PublishOffer(LegalOffer::kEsd);
  const v1::Statement second = ground.PublishOffer(LegalOffer::kEsd);
  const std::int64_t both = first.offer().worker_fee_total().minor_units() +
                            second.offer().worker_fee_total().minor_units();
  return ground.Verify(CodeOfStatement(first), {"--told-total", std::to_string(both) + " VND"});
}

// --- Amounts that no rule may trip over.

Seen MixCurrencies(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kEsd, [](v1::Offer& o) {
    o.mutable_worker_fees(1)->mutable_amount()->set_currency("JPY");
  });
}

Seen PayBackwards(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kEsd, [](v1::Offer& o) {
    AddFee(v1::FEE_CODE_SKILL_TRAINING, -50'000'000, kChimSau, o);
    SetFeeTotal(o);
  });
}

Seen AskForAnythingThereIs(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kEsd, [](v1::Offer& o) {
    o.mutable_worker_fees(0)->mutable_amount()->set_minor_units(kHuge);
  });
}

// 2^64 more than the total is the total, to a program that forgets what does not fit.
Seen WrapTheTotal(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kSsw, [](v1::Offer& o) {
    AddFee(v1::FEE_CODE_SKILL_TRAINING, kHuge, kCayTram, o);
    AddFee(v1::FEE_CODE_LANGUAGE_TRAINING, kHuge, kCayTram, o);
    AddFee(v1::FEE_CODE_LODGING_TRAINING, 2, kCayTram, o);
  });
}

// A ceiling of months of pay, from a pay times minutes that would wrap.
Seen WrapTheCeiling(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kEsd, [](v1::Offer& o) {
    o.mutable_pay()->mutable_base_pay()->set_minor_units(kMostMinorUnits);
    SetFee(0, kMostMinorUnits / 2, o);
  });
}

Seen HideAnUnitInTheTotal(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kEsd, [](v1::Offer& o) {
    const std::int64_t total = o.worker_fee_total().minor_units();
    o.mutable_worker_fee_total()->set_minor_units(total - 1);
  });
}

// --- Ceilings and what is due.

Seen AskOneAboveTheCeiling(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kSsw, [](v1::Offer& o) { SetFee(0, kSswCeiling + 1, o); });
}

Seen RoundTheCeilingUp(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kEsd,
                             [](v1::Offer& o) { SetFee(0, kEsdCeilingRoundedUp, o); });
}

Seen CollectBeforeThereIsAJob(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kEsd, [](v1::Offer& o) {
    o.mutable_worker_fees(0)->set_due(v1::FEE_DUE_AFTER_APPROVAL);
  });
}

Seen AskForADeposit(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kEsd, [](v1::Offer& o) {
    AddFee(v1::FEE_CODE_DEPOSIT, 5'000'000, kChimSau, o)->set_refundable(v1::REFUNDABLE_NEVER);
    SetFeeTotal(o);
    o.mutable_undertakings()->erase(o.mutable_undertakings()->begin());
  });
}

Seen PayBelowTheMinimumWage(Ground& ground) {
  return ground.RefusedOffer(
      LegalOffer::kEsd, [](v1::Offer& o) { o.mutable_worksites(0)->set_subdivision("JP-14"); });
}

Seen TakeTheWageBackAsRent(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kSsw, [](v1::Offer& o) {
    o.mutable_lodging()->set_provider(v1::LODGING_PROVIDER_SELF);
  });
}

}  // namespace

std::vector<Attack> AttacksOnMoney() {
  constexpr std::string_view kUnknown = "This registry knows no such offer.";
  const auto refused = Ending::kRefused;
  const auto shown = Ending::kShown;
  return {
      {"A1", "A genuine offer is posted again with another fee", refused, Stop::kVerify,
       "TOLD_TOTAL_TOO_HIGH", 18,
       "You were told to pay: 140,000,000 VND (140 million) The real offer says: 0 VND",
       RepostWithAnotherFee},
      {"A15", "A deposit is asked, and no promise against deposits is signed", refused,
       Stop::kAdmission, "FEE_NOT_ALLOWED UNDERTAKING_MISSING DEPOSIT_WRONG", 13, kUnknown,
       AskForADeposit},
      {"A21", "A fee is collected before any contract, for a job that may never come", refused,
       Stop::kAdmission, "FEE_DUE_TOO_EARLY", 13, kUnknown, CollectBeforeThereIsAJob},
      {"B1", "More pay is promised than the offer says", refused, Stop::kVerify,
       "TOLD_PAY_TOO_HIGH", 18,
       "You were told that you take home: 250,000 JPY The real offer says: 145,376 JPY each month",
       PromiseMorePay},
      {"B2", "The pay before deductions is told as what is taken home", refused, Stop::kVerify,
       "TOLD_PAY_TOO_HIGH", 18,
       "What you were told is before deductions: tax, insurance and other things are still taken "
       "off",
       NameThePayBeforeDeductions},
      {"B3", "A low fee is told, and the rest is asked later", shown, Stop::kVerify, "GENUINE", 0,
       "You were told 0 VND. The offer lets them ask up to 61,923,000 VND", AskForLessFirst},
      {"B4", "The fee is told in money for which no rate is known", refused, Stop::kVerify,
       "NO_RATE_FOR_TOLD", 3, "no exchange rate is known", TellItInMoneyWithoutARate},
      {"B5", "One fee is split over two offers", refused, Stop::kVerify, "TOLD_TOTAL_TOO_HIGH", 18,
       "The real offer says: 61,923,000 VND (62 million), for everything",
       SplitTheFeeOverTwoOffers},
      {"B6", "Fees in two currencies, so that no total is true", refused, Stop::kAdmission,
       "FEE_CURRENCIES_MIXED", 13, kUnknown, MixCurrencies},
      {"B7", "A negative fee makes room under the ceiling", refused, Stop::kExamine,
       "FIELD_OUT_OF_LIMITS", 13, kUnknown, PayBackwards},
      {"B8", "The largest fee that a number can hold", refused, Stop::kExamine,
       "FIELD_OUT_OF_LIMITS", 13, kUnknown, AskForAnythingThereIs},
      {"B9", "Fees that together wrap around to the stated total", refused, Stop::kExamine,
       "FIELD_OUT_OF_LIMITS", 13, kUnknown, WrapTheTotal},
      {"B10", "A pay so large that the ceiling made of it wraps", refused, Stop::kAdmission,
       "NET_PAY_WRONG", 13, kUnknown, WrapTheCeiling},
      {"B11", "A total that is one unit below its lines", refused, Stop::kAdmission,
       "FEE_TOTAL_WRONG", 13, kUnknown, HideAnUnitInTheTotal},
      {"B12", "A fee of one unit above the ceiling", refused, Stop::kAdmission, "FEE_ABOVE_CEILING",
       13, kUnknown, AskOneAboveTheCeiling},
      {"B13", "A fee that meets the ceiling only if it is rounded up", refused, Stop::kAdmission,
       "FEE_ABOVE_CEILING", 13, kUnknown, RoundTheCeilingUp},
      {"B14", "Pay below the minimum wage of the worksite", refused, Stop::kAdmission,
       "PAY_BELOW_MINIMUM_WAGE", 13, kUnknown, PayBelowTheMinimumWage},
      {"B15", "Rent is taken from the wage, and nobody gives lodging", refused, Stop::kAdmission,
       "RENT_WITHOUT_LODGING", 13, kUnknown, TakeTheWageBackAsRent},
  };
}

}  // namespace warifu
