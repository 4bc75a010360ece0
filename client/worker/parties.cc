#include "client/worker/parties.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "client/worker/place_name.h"
#include "core/text/country.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

bool Has(const v1::Party& party, v1::Role role) {
  const auto& roles = party.roles();
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

MessageId LabelOf(const v1::Party& party) {
  if (Has(party, v1::ROLE_ACCEPTING_COMPANY)) return MessageId::kLabelCompany;
  if (Has(party, v1::ROLE_SENDING_ORGANIZATION)) return MessageId::kLabelSendsYou;
  return MessageId::kLabelThrough;
}

std::string Described(const ScreenOrganization& organization, const Page& page) {
  std::string name = NameOf(organization);
  const std::string native = NativeNameOf(organization);
  if (!native.empty()) {
    name = page.Word(MessageId::kOrganizationTwoNames, {{"name", name}, {"native", native}});
  }
  if (organization.record == nullptr) return name;
  const v1::Organization& record = *organization.record;
  const bool licensed = record.has_license();
  const std::string number =
      EscapeForTerminal(licensed ? record.license().number() : record.legal_number().value());
  return page.Word(licensed ? MessageId::kOrganizationLicense : MessageId::kOrganizationNumber,
                   {{"name", name},
                    {"country", CountryName(record.country(), page.language())},
                    {"number", number}});
}

// With what it does, where the label does not say so.
std::string Value(const ScreenParty& party, const Page& page) {
  std::string described = Described(party.organization, page);
  if (LabelOf(*party.party) != MessageId::kLabelThrough) return described;
  std::vector<std::string> roles;
  for (const int role : party.party->roles()) {
    roles.push_back(page.WordOf(v1::Role_Name(static_cast<v1::Role>(role))));
  }
  return page.Word(MessageId::kPartyRole,
                   {{"organization", described}, {"role", page.Join(roles, MessageId::kListAnd)}});
}

void WriteSigned(const OfferScreen& screen, Page& page) {
  const std::size_t count = screen.parties.size();
  if (count == 1) {
    return page.Line(screen.is_signed ? MessageId::kSignedOne : MessageId::kMustSignOne);
  }
  page.Line(screen.is_signed ? MessageId::kSignedAll : MessageId::kMustSignAll,
            {{"count", page.Count(count)}});
}

bool Sends(const v1::Party& party) {
  return std::find(party.roles().begin(), party.roles().end(), v1::ROLE_SENDING_ORGANIZATION) !=
         party.roles().end();
}

// By its parties, whatever it calls itself.
bool HiresDirectly(const v1::Offer& offer) {
  return offer.hire_route() == v1::HIRE_ROUTE_DIRECT &&
         std::none_of(offer.parties().begin(), offer.parties().end(), Sends);
}

}  // namespace

void WriteOfferLine(const OfferScreen& screen, Page& page) {
  page.Line(MessageId::kOfferLine, {{"code", screen.code},
                                    {"job", JobName(screen, page.language())},
                                    {"place", WhereInWords(*screen.offer, page.language())}});
}

void WriteParties(const OfferScreen& screen, Page& page) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const ScreenParty& party : screen.parties) {
    rows.emplace_back(page.Word(LabelOf(*party.party)), Value(party, page));
  }
  page.Table(rows);
  WriteSigned(screen, page);
  if (HiresDirectly(*screen.offer)) page.Line(MessageId::kHiredDirectly);
  if (screen.no_middlemen) {
    page.Line(*screen.no_middlemen ? MessageId::kNoMiddlemen : MessageId::kMiddlemen);
  }
  for (const ScreenParty& party : screen.parties) {
    if (!party.organization.similar_names) continue;
    page.Line(MessageId::kSimilarName, {{"name", NameOf(party.organization)}});
  }
}

std::string CompanyName(const OfferScreen& screen) {
  return NameOf(screen.parties.front().organization);
}

}  // namespace warifu
