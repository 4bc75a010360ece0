#include "client/render/verdict.h"

#include <algorithm>
#include <vector>

#include "client/render/findings.h"
#include "client/worker/cause_words.h"
#include "client/worker/ended.h"
#include "client/worker/layout.h"
#include "client/worker/money_lines.h"
#include "client/worker/not_checked.h"
#include "client/worker/page.h"
#include "client/worker/papers.h"
#include "client/worker/parties.h"
#include "client/worker/told.h"
#include "core/base/time.h"
#include "core/proof/conclude.h"
#include "core/statement/finding_words.h"
#include "core/statement/limits.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr std::uint64_t kSPerDay = 24 * 3600;
constexpr char kEnglish[] = "en";

// --- The headline.

std::string DatedHeadline(const VerdictView& view, const Page& page) {
  const MessageId id = HeadlineOf(view);
  if (!view.judgment->judged_at_other_time) return page.Word(id);
  const std::string date = page.Day(view.judgment->judged_at_s);
  if (id == MessageId::kHeadlineGenuine) {
    return page.Word(MessageId::kHeadlineGenuineOnDate, {{"date", date}});
  }
  return page.Word(MessageId::kHeadlineOnDate, {{"date", date}, {"headline", page.Word(id)}});
}

Tone ToneOf(VerdictCode code) {
  if (code == VerdictCode::kGenuine) return Tone::kGood;
  return code == VerdictCode::kCouldNotCheck ? Tone::kWait : Tone::kBad;
}

void WriteHeadline(const VerdictView& view, Page& page) {
  const Tone tone = ToneOf(view.judgment->code);
  page.Headline(DatedHeadline(view, page), tone);
  if (!page.english_too()) return;
  page.Headline("(" + DatedHeadline(view, Page(kEnglish, view.zone_minutes)) + ")", tone);
}

// --- Lines that several screens share.

void WriteCall(const VerdictView& view, MessageId sentence, Page& page) {
  const std::string numbers = page.CallNumbers(view.to_call);
  if (!numbers.empty()) page.Line(sentence, {{"numbers", numbers}});
}

void WriteNews(const OfferJudgment& judgment, Page& page) {
  for (const NewsVerdict& news : judgment.news) {
    switch (news.outcome) {
      case NewsOutcome::kNoBadNews:
        page.Line(MessageId::kNewsNoBadNews);
        break;
      case NewsOutcome::kOldNews:
        page.Line(MessageId::kNewsOldNews);
        break;
      case NewsOutcome::kNotEntitled:
        page.Line(MessageId::kNewsNotEntitled);
        break;
      case NewsOutcome::kCannotJudge:
        page.Line(MessageId::kNewsCannotJudge);
        break;
      case NewsOutcome::kMalformed:
        page.Line(MessageId::kNewsMalformed);
        break;
      case NewsOutcome::kBelieved:  // the verdict speaks of it
      case NewsOutcome::kBinding:
        break;
    }
  }
}

// Where it was checked; of what was not checked, only which registry it is.
void WriteRegistries(const VerdictView& view, Page& page) {
  for (const TrustFile* trust : view.registries) {
    const std::string origin = EscapeForTerminal(trust->origin());
    const std::string authority = EscapeForTerminal(trust->authority());
    if (view.judgment->code == VerdictCode::kCouldNotCheck) {
      page.Line(MessageId::kRegistryIs, {{"origin", origin}, {"authority", authority}});
    } else {
      page.Line(MessageId::kCheckedAt,
                {{"origin", origin}, {"authority", authority}, {"time", page.Time(view.now_s)}});
    }
  }
}

void WriteEvidencePaths(const VerdictView& view, Page& page) {
  for (const std::string& path : view.evidence_paths) {
    page.Line(MessageId::kEvidenceWritten, {{"path", EscapeForTerminal(path)}});
  }
}

// Of a contradiction that is not what the verdict says.
void WriteEvidenceBesides(const VerdictView& view, Page& page) {
  if (view.judgment->code == VerdictCode::kLogMisbehaved || view.evidence_paths.empty()) return;
  page.Line(MessageId::kContradictsFile);
  WriteEvidencePaths(view, page);
}

// Which registry, what is not known, and what this page is not.
void WriteFoot(const VerdictView& view, Page& page) {
  WriteNews(*view.judgment, page);
  WriteEvidenceBesides(view, page);
  if (view.newer_news_not_had) page.Line(MessageId::kNewerNewsNotHad);
  WriteRegistries(view, page);
  if (view.judgment->code == VerdictCode::kCouldNotCheck) {
    page.Line(MessageId::kComputerDate, {{"time", page.Time(view.now_s)}});
  }
  page.Line(MessageId::kPictureProvesNothing);
}

void WriteOfferCode(const VerdictView& view, Page& page) {
  if (view.judgment->offer) return WriteOfferLine(ScreenOf(*view.judgment->offer), page);
  if (view.code) page.Line(MessageId::kOfferCode, {{"code", view.code->ToString()}});
}

// --- GENUINE.

void WriteStillOpen(const VerifiedOffer& offer, Page& page) {
  const bool full = offer.standing().state == State::kFull;
  const bool watched = offer.seal().needs_witnesses;
  const MessageId id = full ? (watched ? MessageId::kGenuineFull : MessageId::kGenuineFullOwnWord)
                            : (watched ? MessageId::kGenuineOpen : MessageId::kGenuineOpenOwnWord);
  page.Line(id, {{"time", page.Time(offer.seal().time_ms / kMsPerSecond)}});
}

void WriteOpenUntil(const v1::Offer& offer, std::uint64_t judged_at_s, Page& page) {
  const std::uint64_t last_s = offer.valid_until() - 1;  // the second of valid_until is excluded
  const std::uint64_t days = last_s > judged_at_s ? (last_s - judged_at_s) / kSPerDay : 0;
  page.Line(MessageId::kOpenUntil, {{"date", page.Day(last_s)}, {"days", page.Count(days)}});
}

// Who signed and what it costs and brings: the same for an offer and its preview.
void WriteTerms(const OfferScreen& screen, std::uint64_t judged_at_s, Page& page) {
  WriteParties(screen, page);
  WriteFees(screen, page);
  WriteWorkerClass(screen, page);
  WriteTakeHome(*screen.offer, page);
  WriteOpenUntil(*screen.offer, judged_at_s, page);
  page.Line(MessageId::kNobodyElse);
  WriteNotBeforeContract(screen, page);
  WritePapers(*screen.offer, page);
}

void WriteWhatIsNotKnown(const OfferScreen& screen, bool asked_place, Page& page) {
  page.Line(MessageId::kCannotSeeCompany);
  if (screen.your_place) {
    page.Line(MessageId::kPlaceYours, {{"place", page.Count(*screen.your_place)},
                                       {"places", page.Count(screen.offer->job().places())}});
  } else {
    page.Line(asked_place ? MessageId::kPlaceNone : MessageId::kPlaceUnknown);
  }
  const std::string title = TitleOf(*screen.offer, page.language());
  if (!title.empty()) page.Line(MessageId::kOwnWords, {{"title", title}});
}

void WriteGenuine(const VerdictView& view, Page& page) {
  const OfferScreen screen = ScreenOf(*view.judgment->offer);
  WriteStillOpen(*view.judgment->offer, page);
  WriteTerms(screen, view.judgment->judged_at_s, page);
  WriteAgreements(view, page);
  WriteWhatIsNotKnown(screen, view.asked_place, page);
  WriteCall(view, MessageId::kSomebodyAsksMore, page);
}

// --- The other screens.

void WriteBody(const VerdictView& view, Page& page);

// The verdict less what was told, as a judgment of its own.
OfferJudgment WithoutTold(const OfferJudgment& judgment) {
  OfferJudgment rest = judgment;
  std::erase_if(rest.causes, IsAboutTold);
  rest.code = VerdictOfCauses(rest.causes);
  return rest;
}

void WriteNotAsTold(const VerdictView& view, Page& page) {
  WriteDifferences(view, page);
  if (view.judgment->code_without_told == VerdictCode::kGenuine) {
    page.Line(MessageId::kToldThereIsAnOffer);
    WriteOnlyTheseFees(ScreenOf(*view.judgment->offer), page);
    page.Line(MessageId::kToldNoHelpers);
  } else {
    const OfferJudgment rest = WithoutTold(*view.judgment);
    VerdictView other = view;
    other.judgment = &rest;
    page.Line(MessageId::kToldAndBesides);
    WriteHeadline(other, page);
    WriteBody(other, page);
  }
  page.Line(MessageId::kToldAlreadyPaid);
  WriteCall(view, MessageId::kCallForHelp, page);
}

void WriteFalse(const VerdictView& view, Page& page) {
  WriteWhy(view, page);
  page.Line(MessageId::kFalseFile);
  page.Line(MessageId::kFalseCheckCode);
  page.Line(MessageId::kToldAlreadyPaid);
}

void WriteUnknown(const VerdictView& view, Page& page) {
  page.Line(view.registries.size() > 1 ? MessageId::kUnknownAtAll : MessageId::kUnknownHere);
  page.Line(MessageId::kUnknownTyping);
  page.Line(MessageId::kUnknownMadeUp);
  page.Line(MessageId::kToldAlreadyPaid);
}

void WriteAgainstRules(const VerdictView& view, Page& page) {
  page.Line(MessageId::kRulesBroken);
  for (const FoundCause& cause : view.judgment->causes) {
    if (!cause.finding) continue;
    page.Line(MessageId::kRuleName, {{"rule", FindingCodeWord(cause.finding->code())}});
  }
  page.Line(MessageId::kToldAlreadyPaid);
}

void WriteContradicts(const VerdictView& view, Page& page) {
  WriteWhy(view, page);
  const bool own_rules = view.judgment->causes.front().cause == VerdictCause::kWrongEntryLogged;
  page.Line(own_rules ? MessageId::kContradictsOwnRules : MessageId::kContradictsFile);
  if (view.evidence_paths.empty()) return page.Line(MessageId::kEvidenceChecked);
  WriteEvidencePaths(view, page);
}

void WriteAnswers(const VerdictView& view, Page& page) {
  for (const VerifiedOffer* offer : view.answers) {
    page.TextLine("");
    const OfferScreen screen = ScreenOf(*offer);
    WriteOfferLine(screen, page);
    WriteTerms(screen, view.judgment->judged_at_s, page);
  }
  if (!view.answers.empty()) page.TextLine("");
}

void WriteBody(const VerdictView& view, Page& page) {
  switch (view.judgment->code) {
    case VerdictCode::kGenuine:
      return WriteGenuine(view, page);
    case VerdictCode::kCouldNotCheck:
      WriteNotChecked(view, page);
      return WriteAnswers(view, page);
    case VerdictCode::kBadSignature:
    case VerdictCode::kWrongKey:
    case VerdictCode::kDoesNotFit:
      return WriteFalse(view, page);
    case VerdictCode::kUnknownHere:
      return WriteUnknown(view, page);
    case VerdictCode::kRuleBroken:
      return WriteAgainstRules(view, page);
    case VerdictCode::kNotAsTold:
      return WriteNotAsTold(view, page);
    case VerdictCode::kNoLongerValid:
    case VerdictCode::kOutsideDates:
    case VerdictCode::kFull:
      return WriteEnded(view, page);
    case VerdictCode::kLogMisbehaved:
      return WriteContradicts(view, page);
  }
}

// Whom to call, where the body has not said it.
void WriteWhomToAsk(const VerdictView& view, Page& page) {
  switch (view.judgment->code) {
    case VerdictCode::kGenuine:
    case VerdictCode::kCouldNotCheck:
    case VerdictCode::kNotAsTold:
      return;
    case VerdictCode::kNoLongerValid:
    case VerdictCode::kOutsideDates:
    case VerdictCode::kFull: {
      page.Line(MessageId::kPaidSignedOrPlaced);
      if (page.CallNumbers(view.to_call).empty()) return page.Line(MessageId::kMoneyBack);
      return WriteCall(view, MessageId::kMoneyBackCall, page);
    }
    default:
      return WriteCall(view, MessageId::kCallForHelp, page);
  }
}

void WriteScreen(const VerdictView& view, Page& page) {
  WriteToldTooLow(view, page);
  WriteHeadline(view, page);
  WriteOfferCode(view, page);
  WriteBody(view, page);
  WriteWhomToAsk(view, page);
  WriteFoot(view, page);
}

// Whether a language has no headline yet that a native speaker has read, and English is not there.
bool NeedsEnglish(std::span<const std::string> languages) {
  return std::none_of(languages.begin(), languages.end(),
                      [](const std::string& language) { return language == kEnglish; }) &&
         !std::all_of(languages.begin(), languages.end(),
                      [](const std::string& language) { return IsReviewed(language); });
}

MessageId NotCheckedHeadline(const VerdictView& view) {
  return view.judgment->judged_at_other_time ? MessageId::kHeadlineNotCheckedOnDate
                                             : MessageId::kHeadlineNotChecked;
}

}  // namespace

MessageId HeadlineOf(const VerdictView& view) {
  switch (view.judgment->code) {
    case VerdictCode::kGenuine:
      return MessageId::kHeadlineGenuine;
    case VerdictCode::kCouldNotCheck:
      return NotCheckedHeadline(view);
    case VerdictCode::kBadSignature:
    case VerdictCode::kWrongKey:
    case VerdictCode::kDoesNotFit:
      return MessageId::kHeadlineFalse;
    case VerdictCode::kUnknownHere:
      return MessageId::kHeadlineUnknown;
    case VerdictCode::kRuleBroken:
      return MessageId::kHeadlineRules;
    case VerdictCode::kNotAsTold:
      return MessageId::kHeadlineTold;
    case VerdictCode::kNoLongerValid:
    case VerdictCode::kOutsideDates:
    case VerdictCode::kFull:
      return EndedHeadline(view);
    case VerdictCode::kLogMisbehaved:
      return MessageId::kHeadlineContradicts;
  }
  return NotCheckedHeadline(view);
}

std::string VerdictScreen(const VerdictView& view, std::span<const std::string> languages,
                          const Display& display) {
  std::vector<Page> pages;
  for (const std::string& language : languages) {
    WriteScreen(view, pages.emplace_back(language, view.zone_minutes, NeedsEnglish(languages)));
  }
  return LayOut(pages, display);
}

std::string PreviewScreen(const OfferScreen& screen, std::span<const std::string> languages,
                          const PreviewLook& look) {
  std::vector<Page> pages;
  for (const std::string& language : languages) {
    Page& page = pages.emplace_back(language, look.zone_minutes);
    page.Line(MessageId::kHeadlinePreview);
    WriteOfferLine(screen, page);
    WriteTerms(screen, std::max(look.now_s, screen.offer->valid_from()), page);
    WriteWhatIsNotKnown(screen, false, page);
  }
  return LayOut(pages, look.display);
}

}  // namespace warifu
