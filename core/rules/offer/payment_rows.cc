// Group F: what organizations pay each other, and what the employer's side must pay.
#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>

#include "core/rules/ceiling.h"
#include "core/rules/conversion.h"
#include "core/rules/money.h"
#include "core/rules/offer/condition.h"
#include "core/rules/offer/rulesets.h"
#include "core/rules/rows.h"
#include "core/rules/scale.h"
#include "core/rules/wage.h"
#include "core/rules/words.h"

namespace warifu {
namespace {

constexpr std::string_view kPayments = "offer.payments";
constexpr std::string_view kAllowance = "offer.training_allowance";

bool AllowsCode(const v1::Flow& flow, v1::PaymentCode code) {
  const auto& codes = flow.codes();
  return codes.empty() || std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool IsAllowed(Judgment& judgment, const v1::Ruleset& ruleset, const v1::Payment& payment) {
  const auto from = RolesIn(judgment, payment.from());
  const auto to = RolesIn(judgment, payment.to());
  return std::any_of(ruleset.flows().begin(), ruleset.flows().end(), [&](const v1::Flow& flow) {
    return AnyOf(from, flow.from()) && AnyOf(to, flow.to()) && AllowsCode(flow, payment.code());
  });
}

// Who is neither party nor registered payee is reported by the rule on ends of payments.
void JudgeFlows(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    for (int i = 0; i < offer.payments_size(); ++i) {
      const v1::Payment& payment = offer.payments(i);
      if (RolesIn(judgment, payment.from()).empty() || RolesIn(judgment, payment.to()).empty()) {
        continue;
      }
      if (IsAllowed(judgment, *ruleset, payment)) continue;
      report.Add(ItemPath(kPayments, static_cast<std::size_t>(i)),
                 Said("{payment} from {from} to {to}", PaymentWord(payment.code()), payment.from(),
                      payment.to()),
                 Said("a payment that the ruleset of {authority} allows", ruleset->authority()));
    }
  }
}

// Sums of payments in the currency of what they are compared with. Nothing: one has no rate.
class PaymentSum {
 public:
  PaymentSum(std::string currency, const v1::Ruleset& ruleset, Rounding rounding)
      : currency_(std::move(currency)), ruleset_(ruleset), rounding_(rounding) {}

  void Add(const v1::Money& money) {
    const auto converted = Converted(money, currency_, ruleset_, rounding_);
    if (!converted.has_value()) is_whole_ = false;
    if (!converted.has_value() || !is_whole_) return;
    const auto sum = AddExact(minor_units_, converted->minor_units());
    minor_units_ = sum.value_or(std::numeric_limits<std::int64_t>::max());
  }
  std::optional<v1::Money> Take() const {
    if (!is_whole_) return std::nullopt;
    v1::Money money;
    money.set_currency(currency_);
    money.set_minor_units(minor_units_);
    return money;
  }

 private:
  std::string currency_;
  const v1::Ruleset& ruleset_;
  Rounding rounding_;
  bool is_whole_ = true;
  std::int64_t minor_units_ = 0;
};

FindingValue PaidText(const std::optional<v1::Money>& paid) {
  if (!paid.has_value()) return Said("a currency without a rate");
  return MoneyText(*paid);
}

std::optional<v1::Money> PaidUnder(const v1::PaymentCeiling& ceiling, const v1::Offer& offer,
                                   const std::string& currency, const v1::Ruleset& ruleset) {
  PaymentSum sum(currency, ruleset, Rounding::kUp);
  const auto& codes = ceiling.payment_codes();
  for (const v1::Payment& payment : offer.payments()) {
    if (std::find(codes.begin(), codes.end(), payment.code()) == codes.end()) continue;
    const bool monthly = payment.frequency() == v1::PAYMENT_FREQUENCY_MONTH;
    v1::Money money = payment.amount();
    if (monthly) {
      money.set_minor_units(ScaleDown(money.minor_units(), offer.term().contract_months(), 1));
    }
    sum.Add(money);
  }
  return sum.Take();
}

// A payment of more than nothing without a rate is above a ceiling, whatever its height.
void JudgePaymentCeilings(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    for (const v1::PaymentCeiling& ceiling : ruleset->payment_ceilings()) {
      if (!Applies(ceiling.condition(), offer) ||
          !Holds(ceiling.dates(), offer, judgment.admitted_at_ms())) {
        continue;
      }
      const v1::Money most =
          CeilingAmount(ceiling, MonthlyBase(offer), offer.term().contract_months());
      const auto paid = PaidUnder(ceiling, offer, most.currency(), *ruleset);
      if (paid.has_value() && paid->minor_units() <= most.minor_units()) continue;
      report.Add(std::string(kPayments), PaidText(paid),
                 Said("at most {most} by {rule}", MoneyText(most), ceiling.code()));
    }
  }
}

// --- Floors of the employer's side.

// Runs `judge(floor, ruleset, amount)` for each floor of this item that applies.
template <typename Judge>
void ForEachFloor(Judgment& judgment, v1::FloorItem item, Judge judge) {
  const v1::Offer& offer = judgment.statement().offer();
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    for (const v1::Floor& floor : ruleset->floors()) {
      const bool holds = floor.item() == item && Applies(floor.condition(), offer) &&
                         Holds(floor.dates(), offer, judgment.admitted_at_ms());
      if (holds) judge(floor, *ruleset, FloorAmount(floor, MonthlyBase(offer)));
    }
  }
}

std::optional<v1::Money> PaidTo(Judgment& judgment, const v1::Floor& floor,
                                const v1::Ruleset& ruleset, const std::string& currency) {
  PaymentSum sum(currency, ruleset, Rounding::kDown);
  for (const v1::Payment& payment : judgment.statement().offer().payments()) {
    const auto roles = RolesIn(judgment, payment.to());
    const bool counts = payment.code() == floor.payment_code() &&
                        payment.frequency() == floor.frequency() &&
                        std::find(roles.begin(), roles.end(), floor.payee_role()) != roles.end();
    if (counts) sum.Add(payment.amount());
  }
  return sum.Take();
}

void JudgePaymentFloors(Judgment& judgment, Report& report) {
  ForEachFloor(judgment, v1::FLOOR_ITEM_PAYMENT,
               [&](const v1::Floor& floor, const v1::Ruleset& ruleset, const v1::Money& least) {
                 const auto paid = PaidTo(judgment, floor, ruleset, least.currency());
                 if (paid.has_value() && paid->minor_units() >= least.minor_units()) return;
                 report.Add(std::string(kPayments), PaidText(paid),
                            Said("at least {least} of {payment} to the {role} by {rule}",
                                 MoneyText(least), PaymentWord(floor.payment_code()),
                                 RoleWord(floor.payee_role()), floor.code()));
               });
}

// Without an allowance there are no free meals either.
bool MealsMatch(v1::FloorMeals meals, const v1::Offer& offer) {
  const bool is_free = offer.training_allowance().meals() == v1::TRAINING_MEALS_FREE;
  return meals == v1::FLOOR_MEALS_UNSPECIFIED || (meals == v1::FLOOR_MEALS_FREE) == is_free;
}

void JudgeTrainingAllowance(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  ForEachFloor(judgment, v1::FLOOR_ITEM_TRAINING_ALLOWANCE,
               [&](const v1::Floor& floor, const v1::Ruleset& ruleset, const v1::Money& least) {
                 if (!MealsMatch(floor.meals(), offer)) return;
                 const v1::Money& given = offer.training_allowance().amount();
                 const auto amount = Converted(given, least.currency(), ruleset, Rounding::kDown);
                 if (amount.has_value() && amount->minor_units() >= least.minor_units()) return;
                 report.Add(
                     std::string(kAllowance) + ".amount",
                     offer.has_training_allowance() ? MoneyText(given) : "",
                     Said("at least {least} a month by {rule}", MoneyText(least), floor.code()));
               });
}

void JudgeTrainingLodging(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  if (!offer.has_training_allowance()) return;
  ForEachFloor(judgment, v1::FLOOR_ITEM_TRAINING_LODGING,
               [&](const v1::Floor& floor, const v1::Ruleset& ruleset, const v1::Money& most) {
                 const v1::Money& asked = offer.training_allowance().lodging();
                 const auto amount = Converted(asked, most.currency(), ruleset, Rounding::kUp);
                 if (amount.has_value() && amount->minor_units() <= most.minor_units()) return;
                 report.Add(
                     std::string(kAllowance) + ".lodging", MoneyText(asked),
                     Said("at most {most} a month by {rule}", MoneyText(most), floor.code()));
               });
}

constexpr KindSet kOffer = Kinds(StatementKind::kOffer);
constexpr Needs kProof = Needs::kParties | Needs::kRuleset;

constexpr std::array kRows = {
    Row{v1::FINDING_CODE_PAYMENT_NOT_ALLOWED, 'F', kProof, kOffer, JudgeFlows,
        "Every ruleset of the corridor allows each payment between organizations, by the roles of "
        "who pays and who is paid.",
        1},
    Row{v1::FINDING_CODE_PAYMENT_ABOVE_CEILING, 'F', Needs::kRuleset, kOffer, JudgePaymentCeilings,
        "Under every ceiling on payments of every ruleset of the corridor that applies, the "
        "payments that it covers are together no more than it.",
        1},
    Row{v1::FINDING_CODE_PAYMENT_BELOW_FLOOR, 'F', kProof, kOffer, JudgePaymentFloors,
        "The employer's side pays at least what every floor that applies demands.", 1},
    Row{v1::FINDING_CODE_TRAINING_ALLOWANCE_TOO_LOW, 'F', Needs::kRuleset, kOffer,
        JudgeTrainingAllowance,
        "The training allowance is at least what every floor that applies demands.", 1},
    Row{v1::FINDING_CODE_TRAINING_LODGING_TOO_DEAR, 'F', Needs::kRuleset, kOffer,
        JudgeTrainingLodging,
        "Lodging during training costs the worker at most what every ruleset says.", 1},
};

}  // namespace

std::span<const Row> PaymentRows() { return kRows; }

}  // namespace warifu
