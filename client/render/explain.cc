#include "client/render/explain.h"

#include <utility>

#include "client/render/findings.h"
#include "client/worker/cause_words.h"
#include "client/worker/page.h"
#include "client/worker/papers.h"
#include "core/base/encoding.h"
#include "core/base/time.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

// What a check of core/proof/verify.h looked at. A test sees that each check made is here.
struct LookedAt {
  std::string_view check;
  MessageId what;
};

constexpr LookedAt kLookedAt[] = {
    {"form of the proof", MessageId::kExplainLookedForm},
    {"checkpoint, witnesses and seal", MessageId::kExplainLookedCheckpoint},
    {"entries", MessageId::kExplainLookedEntries},
    {"inclusion and standing", MessageId::kExplainLookedInclusion},
    {"exactly the entries needed", MessageId::kExplainLookedCompleteness},
    {"signatures and keys", MessageId::kExplainLookedSignatures},
    {"rules at admission", MessageId::kExplainLookedRules},
    {"clock and dates", MessageId::kExplainLookedDates},
    {"news", MessageId::kExplainLookedNews},
    {"parties, appointments and offer now", MessageId::kExplainLookedNow},
    {"what you were told", MessageId::kExplainLookedTold},
};

void WriteLookedAt(std::string_view check, Page& page) {
  for (const LookedAt& looked : kLookedAt) {
    if (looked.check != check) continue;
    page.Below(2, MessageId::kExplainLookedAt, {{"what", page.Word(looked.what)}});
  }
}

void WriteCauses(const VerdictView& view, Page& page) {
  for (const FoundCause& found : view.judgment->causes) {
    const CauseRow& row = RowOf(found.cause);
    page.Line(MessageId::kExplainCause, {{"name", row.name},
                                         {"code", std::to_string(ExitCodeOf(row.code))},
                                         {"words", CauseInWords(view, found, page)}});
    if (found.detail) {
      page.Below(1, MessageId::kExplainCauseDetail, {{"detail", *found.detail}});
    }
    if (found.finding) page.TextLine("   " + FindingInWords(page.language(), *found.finding));
  }
}

void WriteSeal(const SealView& seal, Page& page) {
  page.Line(MessageId::kExplainAsOf, {{"size", std::to_string(seal.size.value() - 1)},
                                      {"time", page.Time(seal.time_ms / kMsPerSecond)}});
  if (seal.witnesses.empty()) return;
  std::vector<std::string> names;
  for (const std::string& name : seal.witnesses) names.push_back(EscapeForTerminal(name));
  page.Line(MessageId::kExplainWitnesses, {{"names", page.Join(names, MessageId::kListComma)}});
}

void WritePaperHashes(const v1::Offer& offer, Page& page) {
  if (offer.documents().empty()) return;
  page.Line(MessageId::kExplainPapers);
  for (const v1::Document& paper : offer.documents()) {
    page.Below(1, MessageId::kExplainPaper,
               {{"kind", PaperName(paper, page)},
                {"language", EscapeForTerminal(paper.language())},
                {"size", std::to_string(paper.size())},
                {"hash", EncodeHex(paper.sha256())}});
  }
}

}  // namespace

std::string ExplainScreen(const VerdictView& view, const std::string& language) {
  const OfferJudgment& judgment = *view.judgment;
  Page page(language, view.zone_minutes);
  page.Line(MessageId::kExplainHead);
  for (const CheckMade& check : judgment.checks) {
    page.Below(1, check.passed ? MessageId::kExplainCheckPassed : MessageId::kExplainCheckFailed,
               {{"check", check.name}});
    WriteLookedAt(check.name, page);
  }
  WriteCauses(view, page);
  if (judgment.offer) {
    WriteSeal(judgment.offer->seal(), page);
    WritePaperHashes(judgment.offer->offer(), page);
  }
  if (!judgment.left_to_replay.empty()) page.Line(MessageId::kExplainLeftToReplay);
  for (const std::string_view line : judgment.left_to_replay) {
    page.TextLine("   " + std::string(line));
  }
  return std::move(page).Take();
}

}  // namespace warifu
