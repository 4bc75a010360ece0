#include "client/worker/money_lines.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/text/escape.h"

namespace warifu {
namespace {

void AddOnce(std::string item, std::vector<std::string>& items) {
  if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(std::move(item));
}

MessageId WhyNot(PayeeWarning warning) {
  switch (warning) {
    case PayeeWarning::kDoesNotCount:
      return MessageId::kPayeeDoesNotCount;
    case PayeeWarning::kRoleLacking:
      return MessageId::kPayeeRoleLacking;
    case PayeeWarning::kDatesPast:
      return MessageId::kPayeeDatesPast;
    case PayeeWarning::kNotInForce:
    case PayeeWarning::kNone:
      break;
  }
  return MessageId::kPayeeNotInForce;
}

void WriteAccounts(const ScreenFee& fee, Page& page) {
  if (fee.payee.record == nullptr) return;
  for (const v1::PaymentAccount& account : fee.payee.record->accounts()) {
    page.Below(2, MessageId::kFeeAccount,
               {{"number", EscapeForTerminal(account.number())},
                {"bank", EscapeForTerminal(account.bank())},
                {"holder", EscapeForTerminal(account.holder())}});
  }
  if (fee.payee.record->accounts().empty()) page.Below(2, MessageId::kFeeAccountNone);
}

void WriteWhereToPay(const ScreenFee& fee, Page& page) {
  switch (fee.line->method()) {
    case v1::FEE_METHOD_BANK:
      return WriteAccounts(fee, page);
    case v1::FEE_METHOD_PORTAL:
      if (fee.payee.record == nullptr) return;
      for (const std::string& url : fee.payee.record->payment_portals()) {
        page.Below(2, MessageId::kFeePortal, {{"url", EscapeForTerminal(url)}});
      }
      return;
    default:
      return page.Below(2, MessageId::kFeeCounter);
  }
}

std::string Due(const ScreenFee& fee, const Page& page) {
  return page.WordOf(v1::FeeDue_Name(fee.line->due()));
}

std::string Refund(const ScreenFee& fee, const Page& page) {
  return page.WordOf(v1::Refundable_Name(fee.line->refundable()));
}

void WriteFee(const ScreenFee& fee, bool with_when, Page& page) {
  page.Below(1, MessageId::kFeeLine,
             {{"amount", page.Money(MoneyOf(fee.line->amount()))},
              {"payee", NameOf(fee.payee)},
              {"purpose", page.WordOf(v1::FeeCode_Name(fee.line->code()))}});
  if (fee.warning != PayeeWarning::kNone) {
    return page.Below(2, MessageId::kFeeDoNotPay, {{"why", page.Word(WhyNot(fee.warning))}});
  }
  if (with_when) {
    page.Below(2, MessageId::kFeeWhen, {{"due", Due(fee, page)}, {"refund", Refund(fee, page)}});
  }
  WriteWhereToPay(fee, page);
}

// Whether all are due at one time and come back in one way: then that is said once.
bool AreAlike(const std::vector<ScreenFee>& fees) {
  return std::all_of(fees.begin(), fees.end(), [&](const ScreenFee& fee) {
    return fee.line->due() == fees.front().line->due() &&
           fee.line->refundable() == fees.front().line->refundable();
  });
}

void WriteFeeList(const OfferScreen& screen, Page& page) {
  const bool alike = screen.fees.size() > 1 && AreAlike(screen.fees);
  for (const ScreenFee& fee : screen.fees) WriteFee(fee, !alike, page);
  if (alike) {
    page.Below(
        1, MessageId::kFeesWhenAll,
        {{"due", Due(screen.fees.front(), page)}, {"refund", Refund(screen.fees.front(), page)}});
  }
  for (const ScreenFee& fee : screen.fees) {
    if (!fee.payee.similar_names || Signs(screen, fee.payee.id)) continue;
    page.Line(MessageId::kSimilarName, {{"name", NameOf(fee.payee)}});
  }
  if (!screen.fees.empty()) page.Line(MessageId::kGetReceipt);
}

// Zero but for journeys inside the country of origin.
bool IsJourneysOnly(const OfferScreen& screen) {
  return std::all_of(screen.fees.begin(), screen.fees.end(), [](const ScreenFee& fee) {
    return fee.line->code() == v1::FEE_CODE_TRAVEL_DOMESTIC ||
           fee.line->amount().minor_units() == 0;
  });
}

bool IsExact(const v1::Deduction& deduction) {
  return deduction.basis() == v1::DEDUCTION_BASIS_FIXED;
}

void WriteNetPay(const v1::Offer& offer, Page& page) {
  std::vector<std::string> taken_off;
  for (const v1::Deduction& deduction : offer.deductions()) {
    AddOnce(page.WordOf(v1::DeductionCode_Name(deduction.code())), taken_off);
  }
  const std::string money = page.Money(MoneyOf(offer.net_pay()));
  if (taken_off.empty()) return page.Line(MessageId::kTakeHomePlain, {{"money", money}});
  page.Line(MessageId::kTakeHome,
            {{"money", money}, {"list", page.Join(taken_off, MessageId::kListAnd)}});
  if (!std::all_of(offer.deductions().begin(), offer.deductions().end(), IsExact)) {
    page.Line(MessageId::kTakeHomeEstimate);
  }
}

// Take-home pay counts every monthly allowance, whatever its condition.
void WriteConditions(const v1::Offer& offer, Page& page) {
  for (const v1::Allowance& allowance : offer.pay().allowances()) {
    if (allowance.period() != v1::PAY_PERIOD_MONTH || allowance.condition().empty()) continue;
    page.Line(MessageId::kTakeHomeCondition,
              {{"money", page.Money(MoneyOf(allowance.amount()))},
               {"condition", ConditionOf(allowance, page.language())}});
  }
}

void WriteTrainingAllowance(const v1::Offer& offer, Page& page) {
  if (!offer.has_training_allowance()) return;
  const v1::TrainingAllowance& allowance = offer.training_allowance();
  const std::string money = page.Money(MoneyOf(allowance.amount()));
  if (allowance.lodging().minor_units() == 0) {
    return page.Line(MessageId::kTrainingPayFreeLodging, {{"money", money}});
  }
  page.Line(MessageId::kTrainingPay,
            {{"money", money}, {"lodging", page.Money(MoneyOf(allowance.lodging()))}});
}

}  // namespace

void WriteFees(const OfferScreen& screen, Page& page) {
  const MoneyValue total = MoneyOf(screen.offer->worker_fee_total());
  if (total.minor_units == 0) {
    page.Line(MessageId::kPayNothing, {{"total", page.Money(total)}});
  } else {
    if (IsJourneysOnly(screen)) page.Line(MessageId::kPayOnlyJourneys);
    page.Line(MessageId::kPayAtMost, {{"total", page.MoneyInWords(total)}});
  }
  WriteFeeList(screen, page);
}

void WriteOnlyTheseFees(const OfferScreen& screen, Page& page) {
  if (screen.fees.empty()) return WriteFees(screen, page);
  page.Line(MessageId::kPayOnlyThese);
  WriteFeeList(screen, page);
}

void WriteNotBeforeContract(const OfferScreen& screen, Page& page) {
  std::vector<std::string> payees;
  for (const ScreenFee& fee : screen.fees) {
    if (Signs(screen, fee.payee.id)) AddOnce(NameOf(fee.payee), payees);
  }
  if (payees.empty()) return;
  page.Line(MessageId::kPayNothingBefore, {{"payees", page.Join(payees, MessageId::kListAnd)}});
}

void WriteWorkerClass(const OfferScreen& screen, Page& page) {
  page.Line(MessageId::kForWorkers, {{"who", WorkerClassName(screen, page.language())}});
}

void WriteTakeHome(const v1::Offer& offer, Page& page) {
  WriteNetPay(offer, page);
  WriteConditions(offer, page);
  WriteTrainingAllowance(offer, page);
  if (offer.travel().return_payer_completed() == v1::PAYER_WORKER) {
    page.Line(MessageId::kReturnIsYours);
  }
}

}  // namespace warifu
