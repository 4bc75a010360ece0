#include "client/worker/ended.h"

#include <optional>
#include <string>

#include "client/worker/cause_words.h"
#include "client/worker/change_facts.h"
#include "core/base/time.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

const FoundCause& FirstCause(const VerdictView& view) { return view.judgment->causes.front(); }
const VerifiedOffer& OfferOf(const VerdictView& view) { return *view.judgment->offer; }

bool IsByCompany(const VerdictView& view) {
  const auto facts = ChangeBehind(*view.judgment, FirstCause(view));
  return facts && facts->signer == OfferOf(view).parties().front().organization.id;
}

// Why, and by which decision.
void WriteReason(const VerdictView& view, const v1::Change& change, Page& page) {
  page.Line(MessageId::kChangeReason, {{"reason", page.WordOf(v1::Reason_Name(change.reason()))}});
  if (!change.has_decision()) return;
  const v1::Decision& decision = change.decision();
  page.Line(MessageId::kChangeDecision,
            {{"authority", NameOfId(OfferOf(view), decision.authority(), page.language())},
             {"number", EscapeForTerminal(decision.number())},
             {"date", page.CivilDay(decision.date())}});
}

void WriteWhoTookItBack(const VerdictView& view, const MadeChange& facts, Page& page) {
  const std::string date = page.Day(facts.at_s);
  if (facts.signer.empty()) return page.Line(MessageId::kEndedBySomebody, {{"date", date}});
  page.Line(MessageId::kEndedBy,
            {{"who", NameOfId(OfferOf(view), facts.signer, page.language())}, {"date", date}});
}

// An authority stands with its decision.
void WriteWhoChangedIt(const VerdictView& view, const MadeChange& facts, Page& page) {
  const std::string date = page.Day(facts.at_s);
  if (facts.signer.empty() || facts.change->has_decision()) {
    return page.Line(MessageId::kChangedOn, {{"date", date}});
  }
  page.Line(MessageId::kChangedByOn,
            {{"who", NameOfId(OfferOf(view), facts.signer, page.language())}, {"date", date}});
}

void WriteWithdrawn(const VerdictView& view, Page& page) {
  const std::optional<MadeChange> facts = ChangeBehind(*view.judgment, FirstCause(view));
  if (facts) {
    WriteWhoTookItBack(view, *facts, page);
    WriteReason(view, *facts->change, page);
  }
  page.Line(MessageId::kWasRealBefore);
  page.Line(MessageId::kWrongWhoSaysOpen);
}

// An offer replaces another only if the same company and the same last party have signed it.
std::string WhoMayReplace(const VerifiedOffer& offer, const Page& page) {
  const auto& parties = offer.offer().parties();
  const std::string company = NameOfId(offer, parties.begin()->organization(), page.language());
  if (parties.size() == 1) return company;
  return page.Join({company, NameOfId(offer, parties.rbegin()->organization(), page.language())},
                   MessageId::kListAnd);
}

void WriteReplaced(const VerdictView& view, Page& page) {
  const std::optional<ChangeView>& change = OfferOf(view).last_change();
  if (change && change->superseding) {
    page.Line(MessageId::kReplacedOn, {{"who", WhoMayReplace(OfferOf(view), page)},
                                       {"date", page.Day(change->admitted_at_ms / kMsPerSecond)}});
    page.Line(MessageId::kReplacedCheck, {{"code", change->superseding->ToString()}});
    const State state = change->superseding_state;
    const bool ended = state != State::kInForce && state != State::kFull;
    if (ended) page.Line(MessageId::kReplacedAlsoEnded);
  }
  page.Line(MessageId::kWasRealBefore);
  page.Line(MessageId::kWrongWhoSaysOpen);
}

void WriteStopped(const VerdictView& view, Page& page) {
  WriteWhy(view, page);
  const std::optional<MadeChange> facts = ChangeBehind(*view.judgment, FirstCause(view));
  if (facts) {
    WriteWhoChangedIt(view, *facts, page);
    WriteReason(view, *facts->change, page);
  }
  if (RowOf(FirstCause(view).cause).needs_freshness) page.Line(MessageId::kMayTurnGood);
}

void WriteFull(const VerdictView& view, Page& page) {
  const std::string places = page.Count(OfferOf(view).offer().job().places());
  page.Line(MessageId::kFullPlaces, {{"given", places}, {"places", places}});
  page.Line(view.asked_place ? MessageId::kPlaceNone : MessageId::kFullAskPlace);
  page.Line(MessageId::kMayTurnGood);
}

}  // namespace

MessageId EndedHeadline(const VerdictView& view) {
  switch (FirstCause(view).cause) {
    case VerdictCause::kOfferWithdrawn:
      return IsByCompany(view) ? MessageId::kHeadlineEndedByCompany : MessageId::kHeadlineEnded;
    case VerdictCause::kOfferSuperseded:
      return MessageId::kHeadlineReplaced;
    case VerdictCause::kExpired:
      return MessageId::kHeadlineTooLate;
    case VerdictCause::kNotYetValid:
      return MessageId::kHeadlineTooEarly;
    case VerdictCause::kOfferFull:
      return MessageId::kHeadlineFull;
    default:
      return MessageId::kHeadlineStopped;
  }
}

void WriteEnded(const VerdictView& view, Page& page) {
  const v1::Offer& offer = OfferOf(view).offer();
  switch (FirstCause(view).cause) {
    case VerdictCause::kOfferWithdrawn:
      return WriteWithdrawn(view, page);
    case VerdictCause::kOfferSuperseded:
      return WriteReplaced(view, page);
    case VerdictCause::kExpired:  // until that second, itself excluded
      return page.Line(MessageId::kTooLateUntil, {{"date", page.Day(offer.valid_until() - 1)}});
    case VerdictCause::kNotYetValid:
      return page.Line(MessageId::kTooEarlyFrom, {{"date", page.Day(offer.valid_from())}});
    case VerdictCause::kOfferFull:
      return WriteFull(view, page);
    default:
      return WriteStopped(view, page);
  }
}

}  // namespace warifu
