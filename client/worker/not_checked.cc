#include "client/worker/not_checked.h"

#include <string>

#include "client/worker/cause_words.h"
#include "client/worker/parties.h"
#include "core/base/time.h"

namespace warifu {
namespace {

// What a proof that is only too old still says.
void WriteWhatWas(const VerdictView& view, Page& page) {
  const OfferJudgment& judgment = *view.judgment;
  // Nothing is wrong but that what was told could not be compared.
  if (judgment.code_without_told == VerdictCode::kGenuine) return page.Line(MessageId::kNotFalse);
  if (!judgment.offer || !judgment.seal_time_ms) return page.Line(MessageId::kNotKnownAtAll);
  page.Line(MessageId::kNotKnownToday);
  const OfferScreen screen = ScreenOf(*judgment.offer);
  page.Line(MessageId::kWasInOrder,
            {{"date", page.Day(*judgment.seal_time_ms / kMsPerSecond)},
             {"company", CompanyName(screen)},
             {"total", page.MoneyInWords(MoneyOf(screen.offer->worker_fee_total()))}});
  page.Line(MessageId::kSinceThen);
}

void WriteConnect(const VerdictView& view, Page& page) {
  if (!view.code) return page.Line(MessageId::kTodoConnect);
  page.Line(MessageId::kTodoConnectCode, {{"code", view.code->ToString()}});
}

void WriteCurrency(const VerdictView& view, Page& page) {
  const std::string currency =
      view.judgment->offer ? view.judgment->offer->offer().worker_fee_total().currency() : "";
  page.Line(MessageId::kTodoCurrency, {{"currency", currency}});
}

void WriteWhatToDo(const VerdictView& view, Page& page) {
  switch (view.judgment->causes.front().cause) {
    case VerdictCause::kNoTrustFile:
      return page.Line(MessageId::kTodoTrust);
    case VerdictCause::kFileDamaged:
    case VerdictCause::kFileIncomplete:
    case VerdictCause::kFileOverfull:
    case VerdictCause::kTimesDisagree:
      return page.Line(MessageId::kTodoFile);
    case VerdictCause::kNewerProgram:
    case VerdictCause::kPreRelease:
      return page.Line(MessageId::kTodoProgram);
    case VerdictCause::kClockBehindSeal:
    case VerdictCause::kClockBehindMemory:
      return page.Line(view.judgment->judged_at_other_time ? MessageId::kTodoAt
                                                           : MessageId::kTodoClock);
    case VerdictCause::kSealTooOld:
    case VerdictCause::kNoNetwork:
      return WriteConnect(view, page);
    case VerdictCause::kNotPublished:
      return page.Line(MessageId::kTodoMinutes);
    case VerdictCause::kNoRateForTold:
      return WriteCurrency(view, page);
    case VerdictCause::kTwoAnswers:
      return page.Line(MessageId::kTodoTwo);
    default:
      return page.Line(MessageId::kTodoLater);
  }
}

}  // namespace

void WriteNotChecked(const VerdictView& view, Page& page) {
  WriteWhy(view, page);
  WriteWhatWas(view, page);
  WriteWhatToDo(view, page);
  const std::string numbers = page.CallNumbers(view.to_call);
  if (!numbers.empty()) page.Line(MessageId::kOrCall, {{"numbers", numbers}});
  page.Line(MessageId::kMustPayToday);
}

}  // namespace warifu
