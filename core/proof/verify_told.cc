// The steps of a verification that hold the offer against the world outside: the clock, and what
// somebody told the worker.
#include <algorithm>
#include <limits>
#include <string>

#include "core/base/time.h"
#include "core/proof/limits.h"
#include "core/proof/trial.h"
#include "core/rules/offer/named.h"
#include "core/text/instant.h"

namespace warifu {
namespace {

using Wide = __int128;  // a sum of money times a part of a rate: below 10^15 * 10^12

void JudgeSealTime(Trial& trial) {
  const std::uint64_t now_s = trial.judgment.judged_at_s;
  const std::uint64_t seal_s = trial.seal.time_ms / kMsPerSecond;
  const std::uint64_t max_age_s = trial.options.source == ProofSource::kFile
                                      ? trial.trust.file_age_s()
                                      : trial.trust.answer_age_s();
  if (seal_s > now_s && seal_s - now_s > kMaxSealAheadS) {
    trial.Add(VerdictCause::kClockBehindSeal, Said("the seal is of {time}", FormatInstant(seal_s)));
  } else if (now_s > seal_s && now_s - seal_s > max_age_s) {
    trial.Add(VerdictCause::kSealTooOld, Said("the seal is of {time}", FormatInstant(seal_s)));
  }
}

void JudgeClock(Trial& trial) {
  if (!trial.options.remembered || trial.options.at_s) return;
  const std::uint64_t newest_s = trial.options.remembered->seal_time_ms / kMsPerSecond;
  const std::uint64_t now_s = trial.options.now_s;
  if (newest_s > now_s && newest_s - now_s > kMaxSealAheadS) {
    trial.Add(VerdictCause::kClockBehindMemory,
              Said("a seal of {time} was seen before", FormatInstant(newest_s)));
  }
}

// Minor units of one currency as minor units of another: times `to`, divided by `from`.
struct Rate {
  std::uint64_t to = 0;
  std::uint64_t from = 0;
};

// The first rate of the rulesets at the offer, in either direction.
std::optional<Rate> RateBetween(const Trial& trial, const std::string& from,
                                const std::string& to) {
  if (from == to) return Rate{1, 1};
  for (const v1::Ruleset* ruleset : RulesetsAtOffer(trial)) {
    for (const v1::ExchangeRate& rate : ruleset->rates()) {
      if (rate.from() == from && rate.to() == to) return Rate{rate.numerator(), rate.denominator()};
      if (rate.from() == to && rate.to() == from) return Rate{rate.denominator(), rate.numerator()};
    }
  }
  return std::nullopt;
}

ToldSum Compare(const Trial& trial, const MoneyValue& told, const v1::Money& offered) {
  ToldSum sum;
  sum.told = told;
  sum.offered = {offered.minor_units(), offered.currency()};
  const std::optional<Rate> rate = RateBetween(trial, told.currency, offered.currency());
  if (!rate) return sum;
  const Wide told_wide = Wide{told.minor_units} * rate->to;
  const Wide offered_wide = Wide{offered.minor_units()} * rate->from;
  sum.too_high = told_wide > offered_wide;
  sum.too_low = told_wide < offered_wide;
  const Wide converted = told_wide / rate->from;
  const Wide most = std::numeric_limits<std::int64_t>::max();
  sum.told_converted = {static_cast<std::int64_t>(std::min(converted, most)), offered.currency()};
  return sum;
}

void AddTold(const ToldSum& sum, VerdictCause too_high, Trial& trial) {
  if (!sum.told_converted) {
    trial.Add(VerdictCause::kNoRateForTold,
              Said("no ruleset of the offer has a rate for {currency}", sum.told.currency));
  } else if (sum.too_high) {
    trial.Add(too_high, Said("{told}, the offer says {offered}", FormatMoneyPlain(sum.told),
                             FormatMoneyPlain(sum.offered)));
  }
}

// What people put between the digits of an account's number.
constexpr std::string_view kBetweenDigits = " -._/";

// As people write numbers of accounts: in upper case, without what stands between the digits.
// Anything else stays, so that a number with a foreign digit in it is not the one without.
std::string AccountDigits(std::string_view account) {
  std::string digits;
  for (const char c : account) {
    if (kBetweenDigits.find(c) != std::string_view::npos) continue;
    digits += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return digits;
}

bool IsAccountOfPayee(const VerifiedOffer& offer, std::string_view account) {
  const std::string wanted = AccountDigits(account);
  for (const FeeLineView& line : offer.fee_lines()) {
    if (line.warning != PayeeWarning::kNone) continue;
    for (const v1::PaymentAccount& known : line.payee.record->accounts()) {
      if (!wanted.empty() && AccountDigits(known.number()) == wanted) return true;
    }
  }
  return false;
}

void JudgeAccount(Trial& trial) {
  if (!trial.options.told.account) return;
  const bool is_payees = IsAccountOfPayee(*trial.judgment.offer, *trial.options.told.account);
  trial.judgment.account_is_payees = is_payees;
  if (!is_payees) {
    trial.Add(VerdictCause::kAccountNotOfPayee, Said("no payee of this offer has this account"));
  }
}

void JudgePaper(Trial& trial) {
  if (!trial.options.told.paper) return;
  const auto& documents = trial.body().documents();
  const bool known =
      std::any_of(documents.begin(), documents.end(), [&trial](const v1::Document& document) {
        return document.sha256() == trial.options.told.paper->view();
      });
  if (!known) trial.Add(VerdictCause::kPaperDiffers, Said("no paper of this offer has this hash"));
}

}  // namespace

void JudgeTime(Trial& trial) {
  JudgeSealTime(trial);
  JudgeClock(trial);
  if (trial.offer == nullptr) return;
  const std::uint64_t now_s = trial.judgment.judged_at_s;
  if (now_s < trial.body().valid_from()) {
    trial.AddAbout(VerdictCause::kNotYetValid, *trial.offer,
                   Said("valid from {time}", FormatInstant(trial.body().valid_from())));
  } else if (now_s >= trial.body().valid_until()) {
    trial.AddAbout(VerdictCause::kExpired, *trial.offer,
                   Said("valid until {time}", FormatInstant(trial.body().valid_until())));
  }
}

// What is earned in a month: the net pay and all that is taken off it (core/rules, NET_PAY_WRONG).
Wide EarnedInAMonth(const v1::Offer& offer) {
  Wide earned = offer.net_pay().minor_units();
  for (const v1::Deduction& deduction : offer.deductions()) {
    earned += deduction.amount().minor_units();
  }
  return earned;
}

bool IsBeforeDeductions(const ToldSum& pay, const v1::Offer& offer) {
  return pay.too_high && pay.told_converted &&
         Wide{pay.told_converted->minor_units} == EarnedInAMonth(offer);
}

void JudgeTold(Trial& trial) {
  const Told& told = trial.options.told;
  if (told.total) {
    trial.judgment.told_total = Compare(trial, *told.total, trial.body().worker_fee_total());
    AddTold(*trial.judgment.told_total, VerdictCause::kToldTotalTooHigh, trial);
  }
  if (told.pay) {
    trial.judgment.told_pay = Compare(trial, *told.pay, trial.body().net_pay());
    trial.judgment.told_pay->before_deductions =
        IsBeforeDeductions(*trial.judgment.told_pay, trial.body());
    AddTold(*trial.judgment.told_pay, VerdictCause::kToldPayTooHigh, trial);
  }
  JudgeAccount(trial);
  JudgePaper(trial);
}

}  // namespace warifu
