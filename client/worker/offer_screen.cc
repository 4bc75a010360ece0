#include "client/worker/offer_screen.h"

#include <algorithm>

#include "core/text/country.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

const std::string* FindName(const v1::Organization* record, v1::NameKind kind) {
  if (record == nullptr) return nullptr;
  for (const v1::OrganizationName& name : record->names()) {
    if (name.kind() == kind) return &name.name();
  }
  return nullptr;
}

ScreenOrganization Known(const OrganizationView& view) {
  return {view.id, view.record, !view.similar_names.empty()};
}

// Of an offer that is not in the log: its id, and its record where that could be had.
ScreenOrganization Foreknown(const std::string& id, const PreviewFacts* facts) {
  ScreenOrganization organization{.id = id};
  if (facts == nullptr) return organization;
  const auto found = facts->records.find(id);
  if (found == facts->records.end()) return organization;
  organization.record = &found->second.subject.statement().organization();
  return organization;
}

// The item of a list of names or texts in `language`, else in English, else the first; null: none.
template <typename List>
const typename List::value_type* InLanguage(const List& list, std::string_view language) {
  for (const std::string_view wanted : {language, std::string_view("en")}) {
    for (const auto& one : list) {
      if (PrimaryLanguage(one.language()) == wanted) return &one;
    }
  }
  return list.empty() ? nullptr : &*list.begin();
}

const v1::ListedOccupation* FindOccupation(const v1::Ruleset& ruleset, const v1::Offer& offer) {
  for (const v1::Programme& programme : ruleset.programmes()) {
    if (programme.code() != offer.programme()) continue;
    for (const v1::ListedOccupation& one : programme.occupations()) {
      if (one.occupation().national_code() == offer.job().occupation().national_code()) return &one;
    }
  }
  return nullptr;
}

}  // namespace

OfferScreen ScreenOf(const VerifiedOffer& offer) {
  OfferScreen screen;
  screen.code = offer.code().ToString();
  screen.offer = &offer.offer();
  for (const PartyView& view : offer.parties()) {
    screen.parties.push_back({view.party, Known(view.organization)});
  }
  for (const FeeLineView& view : offer.fee_lines()) {
    screen.fees.push_back({view.line, Known(view.payee), view.warning});
  }
  screen.rulesets = offer.rulesets();
  screen.is_signed = true;
  screen.no_middlemen = offer.no_middlemen();
  screen.full = offer.standing().state == State::kFull;
  screen.your_place = offer.holder_place();
  return screen;
}

OfferScreen ScreenOf(const UnfinishedStatement& statement, const PreviewFacts* facts) {
  OfferScreen screen;
  screen.code = statement.code().ToString();
  screen.offer = &statement.statement().offer();
  for (const v1::Party& party : screen.offer->parties()) {
    screen.parties.push_back({&party, Foreknown(party.organization(), facts)});
  }
  for (const v1::FeeLine& line : screen.offer->worker_fees()) {
    screen.fees.push_back({&line, Foreknown(line.payee(), facts), PayeeWarning::kNone});
  }
  if (facts == nullptr) return screen;
  for (const VerifiedReceipt& ruleset : facts->rulesets) {
    screen.rulesets.push_back(&ruleset.subject.statement().ruleset());
  }
  screen.no_middlemen = facts->no_middlemen;
  return screen;
}

std::string NameOf(const ScreenOrganization& organization) {
  for (const v1::NameKind kind : {v1::NAME_KIND_LATIN, v1::NAME_KIND_NATIVE, v1::NAME_KIND_ALIAS}) {
    const std::string* name = FindName(organization.record, kind);
    if (name != nullptr) return EscapeForTerminal(*name);
  }
  return EscapeForTerminal(organization.id);
}

std::string NativeNameOf(const ScreenOrganization& organization) {
  const std::string* native = FindName(organization.record, v1::NAME_KIND_NATIVE);
  if (native == nullptr || EscapeForTerminal(*native) == NameOf(organization)) return {};
  return EscapeForTerminal(*native);
}

bool Signs(const OfferScreen& screen, std::string_view id) {
  return std::any_of(screen.parties.begin(), screen.parties.end(),
                     [id](const ScreenParty& party) { return party.organization.id == id; });
}

std::string JobName(const OfferScreen& screen, std::string_view language) {
  for (const v1::Ruleset* ruleset : screen.rulesets) {
    const v1::ListedOccupation* occupation = FindOccupation(*ruleset, *screen.offer);
    if (occupation == nullptr) continue;
    return EscapeForTerminal(InLanguage(occupation->names(), language)->name());
  }
  return EscapeForTerminal(screen.offer->job().occupation().national_code());
}

std::string WorkerClassName(const OfferScreen& screen, std::string_view language) {
  for (const v1::Ruleset* ruleset : screen.rulesets) {
    for (const v1::WorkerClass& one : ruleset->worker_classes()) {
      if (one.code() != screen.offer->worker_class()) continue;
      return EscapeForTerminal(InLanguage(one.names(), language)->name());
    }
  }
  return EscapeForTerminal(screen.offer->worker_class());
}

std::string ConditionOf(const v1::Allowance& allowance, std::string_view language) {
  const v1::LocalizedText* condition = InLanguage(allowance.condition(), language);
  return condition == nullptr ? std::string() : EscapeForTerminal(condition->text());
}

std::string TitleOf(const v1::Offer& offer, std::string_view language) {
  const v1::LocalizedText* title = InLanguage(offer.job().title(), language);
  return title == nullptr ? std::string() : EscapeForTerminal(title->text());
}

}  // namespace warifu
