#include "client/worker/told.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/text/escape.h"

namespace warifu {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

bool Has(const VerdictView& view, VerdictCause cause) {
  const auto& causes = view.judgment->causes;
  return std::any_of(causes.begin(), causes.end(),
                     [cause](const FoundCause& found) { return found.cause == cause; });
}

// As told; in the offer's money too, where that is another.
std::string Told(const ToldSum& sum, const Page& page) {
  std::string told = page.MoneyInWords(sum.told);
  if (!sum.told_converted || sum.told_converted->currency == sum.told.currency) return told;
  return page.Word(MessageId::kValueConverted,
                   {{"told", told}, {"converted", page.MoneyInWords(*sum.told_converted)}});
}

// In the offer's money; nothing where no rate is known.
std::optional<MoneyValue> Difference(const ToldSum& sum) {
  if (!sum.told_converted) return std::nullopt;
  return MoneyValue{sum.told_converted->minor_units - sum.offered.minor_units,
                    sum.offered.currency};
}

MessageId OfferLabel(const VerdictView& view) {
  return view.judgment->code_without_told == VerdictCode::kGenuine ? MessageId::kLabelRealOffer
                                                                   : MessageId::kLabelOffer;
}

// The label of the difference, where there is one.
void WriteSum(const VerdictView& view, const ToldSum& sum, bool total, Page& page) {
  const std::string offered =
      page.Word(total ? MessageId::kValueForEverything : MessageId::kValueEachMonth,
                {{total ? "total" : "money", page.MoneyInWords(sum.offered)}});
  Rows rows = {
      {page.Word(total ? MessageId::kLabelToldTotal : MessageId::kLabelToldPay), Told(sum, page)},
      {page.Word(OfferLabel(view)), offered}};
  const std::optional<MoneyValue> difference = Difference(sum);
  if (difference && difference->minor_units > 0) {
    rows.emplace_back(page.Word(total ? MessageId::kLabelTooMuch : MessageId::kLabelTooLittle),
                      page.MoneyInWords(*difference));
  }
  page.Table(rows);
}

}  // namespace

void WriteToldTooLow(const VerdictView& view, Page& page) {
  const std::optional<ToldSum>& sum = view.judgment->told_total;
  if (!sum || !sum->too_low) return;
  page.Headline(page.Word(MessageId::kToldTooLow, {{"told", page.MoneyInWords(sum->told)},
                                                   {"total", page.MoneyInWords(sum->offered)}}),
                Tone::kWait);
}

void WriteDifferences(const VerdictView& view, Page& page) {
  const OfferJudgment& judgment = *view.judgment;
  if (Has(view, VerdictCause::kToldTotalTooHigh)) {
    WriteSum(view, *judgment.told_total, true, page);
  }
  if (Has(view, VerdictCause::kToldPayTooHigh)) {
    WriteSum(view, *judgment.told_pay, false, page);
    if (judgment.told_pay->before_deductions) page.Line(MessageId::kToldBeforeDeductions);
  }
  if (Has(view, VerdictCause::kAccountNotOfPayee)) {
    page.Line(MessageId::kToldAccountWrong, {{"account", EscapeForTerminal(view.account)}});
  }
  if (Has(view, VerdictCause::kPaperDiffers)) page.Line(MessageId::kToldPaperWrong);
}

void WriteAgreements(const VerdictView& view, Page& page) {
  if (view.judgment->account_is_payees.value_or(false)) {
    page.Line(MessageId::kToldAccountRight, {{"account", EscapeForTerminal(view.account)}});
  }
  if (view.asked_paper && !Has(view, VerdictCause::kPaperDiffers)) {
    page.Line(MessageId::kToldPaperRight);
  }
}

}  // namespace warifu
