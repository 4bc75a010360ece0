#include "client/render/reckoning.h"

#include <nlohmann/json.hpp>

#include "client/render/print.h"
#include "client/worker/page.h"
#include "core/rules/wage.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

v1::Money SumIn(const std::string& currency, std::int64_t minor_units) {
  v1::Money money;
  money.set_currency(currency);
  money.set_minor_units(minor_units);
  return money;
}

v1::Money MonthlyAllowances(const v1::Offer& offer) {
  std::int64_t sum = 0;
  for (const v1::Allowance& allowance : offer.pay().allowances()) {
    if (allowance.period() == v1::PAY_PERIOD_MONTH) sum += allowance.amount().minor_units();
  }
  return SumIn(offer.pay().base_pay().currency(), sum);
}

v1::Money Deductions(const v1::Offer& offer) {
  std::int64_t sum = 0;
  for (const v1::Deduction& deduction : offer.deductions()) {
    sum += deduction.amount().minor_units();
  }
  return SumIn(offer.pay().base_pay().currency(), sum);
}

// What the worker is asked for by each rule of the registry, in one language.
class Reckoning {
 public:
  Reckoning(Context& context, const v1::Offer& offer)
      : context_(context), offer_(offer), page_(context.languages.front(), context.zone_minutes) {}

  void PrintCeiling(const CeilingMeasure& one) const {
    const std::string name = one.appointment ? page_.Word(MessageId::kReckonedFixed,
                                                          {{"code", one.appointment->ToString()}})
                                             : EscapeForTerminal(one.name);
    if (!one.fees || !one.limit || one.fees->currency() != one.limit->currency()) {
      return Line(MessageId::kReckonedCeilingUnknown, {{"ceiling", name}});
    }
    const std::int64_t left = one.limit->minor_units() - one.fees->minor_units();
    const bool above = left < 0;
    Line(above ? MessageId::kReckonedCeilingAbove : MessageId::kReckonedCeiling,
         {{"ceiling", name},
          {"fees", Money(*one.fees)},
          {"limit", Money(*one.limit)},
          {"margin", Money(SumIn(one.limit->currency(), above ? -left : left))}});
  }

  void PrintCeilings(const std::vector<CeilingMeasure>* ceilings) const {
    if (ceilings == nullptr) return Line(MessageId::kReckonedNotAsked);
    for (const CeilingMeasure& one : *ceilings) PrintCeiling(one);
  }

  void PrintPay() const {
    Line(MessageId::kReckonedBase,
         {{"month", Money(MonthlyBase(offer_))}, {"hour", Money(HourlyValue(offer_))}});
    if (!HasOneMonthlyCurrency(offer_)) return Line(MessageId::kReckonedNetMixed);
    const std::optional<std::int64_t> net = NetPay(offer_);
    if (!net) return Line(MessageId::kReckonedNoNet);
    Line(MessageId::kReckonedNet,
         {{"base", Money(MonthlyBase(offer_))},
          {"allowances", Money(MonthlyAllowances(offer_))},
          {"deductions", Money(Deductions(offer_))},
          {"net", Money(SumIn(offer_.pay().base_pay().currency(), *net))}});
  }

  void PrintFees() const {
    Line(MessageId::kReckonedFees, {{"total", Money(offer_.worker_fee_total())}});
  }

 private:
  void Line(MessageId id, MessageArgs args = {}) const { PrintFitting(context_, id, args); }
  std::string Money(const v1::Money& money) const { return page_.Money(MoneyOf(money)); }

  Context& context_;
  const v1::Offer& offer_;
  const Page page_;
};

nlohmann::json JsonOf(const v1::Money& money) {
  return {{"minor_units", money.minor_units()}, {"currency", EscapeForTerminal(money.currency())}};
}

nlohmann::json JsonOf(const CeilingMeasure& one) {
  nlohmann::json measure = {{"ceiling", EscapeForTerminal(one.name)}};
  if (one.appointment) measure["appointment"] = one.appointment->ToString();
  if (one.fees) measure["fees"] = JsonOf(*one.fees);
  if (one.limit) measure["limit"] = JsonOf(*one.limit);
  return measure;
}

}  // namespace

void PrintReckoning(Context& context, const v1::Offer& offer,
                    const std::vector<CeilingMeasure>* ceilings) {
  InEachLanguage(context, [&] {
    const Reckoning reckoning(context, offer);
    context.out << "\n";
    reckoning.PrintFees();
    reckoning.PrintCeilings(ceilings);
    reckoning.PrintPay();
  });
}

nlohmann::json ReckoningJson(const v1::Offer& offer, const std::vector<CeilingMeasure>* ceilings) {
  nlohmann::json object = {{"monthly_base", JsonOf(MonthlyBase(offer))},
                           {"hourly_value", JsonOf(HourlyValue(offer))}};
  if (ceilings != nullptr) {
    nlohmann::json listed = nlohmann::json::array();
    for (const CeilingMeasure& one : *ceilings) listed.push_back(JsonOf(one));
    object["ceilings"] = listed;
  }
  if (const std::optional<std::int64_t> net = NetPay(offer)) {
    object["net_pay"] = JsonOf(SumIn(offer.pay().base_pay().currency(), *net));
  }
  return object;
}

}  // namespace warifu
