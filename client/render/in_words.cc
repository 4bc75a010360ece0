#include "client/render/in_words.h"

#include <optional>
#include <utility>
#include <vector>

#include "client/keys/keyring.h"
#include "client/render/statement.h"
#include "client/worker/offer_screen.h"
#include "client/worker/page.h"
#include "client/worker/place_name.h"
#include "core/base/encoding.h"
#include "core/base/time.h"
#include "core/text/code.h"
#include "core/text/country.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr std::uint64_t kSPerDay = 24 * 3600;

using Texts = std::vector<std::string>;

// --- Pieces of sentences.

template <typename List>
std::string Escaped(const List& list, const Page& page) {
  Texts texts;
  for (const auto& one : list) texts.push_back(EscapeForTerminal(one));
  return page.Join(texts, MessageId::kListComma);
}

template <typename Roles>
std::string RoleNames(const Roles& roles, const Page& page) {
  Texts names;
  for (const int role : roles) {
    const std::string& name = v1::Role_Name(static_cast<v1::Role>(role));
    names.push_back(page.WordOf("role_name_" + name.substr(sizeof "ROLE_" - 1)));
  }
  return page.Join(names, MessageId::kListComma);
}

template <typename Codes>
std::string FeeNames(const Codes& codes, const Page& page) {
  if (codes.empty()) return page.Word(MessageId::kSaysAnyFee);
  Texts names;
  for (const int code : codes) {
    names.push_back(page.WordOf(v1::FeeCode_Name(static_cast<v1::FeeCode>(code))));
  }
  return page.Join(names, MessageId::kListComma);
}

std::string CorridorWords(const v1::Corridor& corridor, const Page& page) {
  return page.Word(MessageId::kCorridorWords,
                   {{"origin", CountryName(corridor.origin_country(), page.language())},
                    {"destination", CountryName(corridor.destination_country(), page.language())}});
}

std::string Dates(const v1::DateRange& range, const Page& page) {
  const std::string from = page.CivilDay(range.from());
  if (range.until().empty()) return page.Word(MessageId::kDatesOpen, {{"from", from}});
  return page.Word(MessageId::kDatesBetween,
                   {{"from", from}, {"until", page.CivilDay(range.until())}});
}

std::string Age(std::uint64_t age_s, const Page& page) {
  const bool days = age_s % kSPerDay == 0;
  return page.Word(days ? MessageId::kAgeExactDays : MessageId::kAgeExactSeconds,
                   {{"count", page.Count(days ? age_s / kSPerDay : age_s)}});
}

// The code of a statement that another names by its hash.
std::string CodeOfName(const std::string& name) {
  const std::optional<Hash> hash = Hash::From(name);
  return hash ? CodeOf(*hash) : EncodeHex(name);
}

void WriteReplaces(const v1::Lineage& lineage, Page& page) {
  page.Line(MessageId::kSaysReplaces, {{"code", CodeOfName(lineage.supersedes())}});
}

// --- One function for each kind.

void Write(const v1::Authority& authority, Page& page) {
  Texts names;
  for (const v1::LocalizedName& name : authority.names()) {
    names.push_back(EscapeForTerminal(name.name()));
  }
  Texts corridors;
  for (const v1::Corridor& corridor : authority.corridors()) {
    corridors.push_back(CorridorWords(corridor, page));
  }
  page.Line(MessageId::kSaysGenesisAuthority,
            {{"code", authority.code()},
             {"name", page.Join(names, MessageId::kListComma)},
             {"roles", RoleNames(authority.roles(), page)},
             {"corridors", page.Join(corridors, MessageId::kListComma)}});
  page.Line(MessageId::kSaysGenesisRoot,
            {{"threshold", page.Count(authority.root_threshold())},
             {"count", page.Count(static_cast<std::uint64_t>(authority.root_keys_size()))},
             {"code", authority.code()}});
}

void Write(const v1::Genesis& genesis, Page& page) {
  page.Line(MessageId::kSaysGenesis, {{"origin", EscapeForTerminal(genesis.origin())},
                                      {"version", page.Count(genesis.rules_version())},
                                      {"age", Age(genesis.max_statement_age_s(), page)}});
  if (genesis.has_continues()) {
    page.Line(MessageId::kSaysGenesisContinues, {{"size", page.Count(genesis.continues().size())}});
  }
  for (const v1::Authority& authority : genesis.authorities()) Write(authority, page);
}

void Write(const v1::KeyBinding& binding, Page& page) {
  const std::string& owner =
      binding.has_organization() ? binding.organization() : binding.authority();
  page.Line(MessageId::kSaysKey,
            {{"key", EncodeHex(binding.public_key())}, {"owner", EscapeForTerminal(owner)}});
  const std::optional<PublicKey> key = PublicKey::From(binding.public_key());
  if (key) page.Line(MessageId::kSaysKeyFingerprint, {{"fingerprint", KeyFingerprint(*key)}});
}

void Write(const v1::Ruleset& ruleset, Page& page) {
  Texts programmes;
  for (const v1::Programme& programme : ruleset.programmes()) {
    programmes.push_back(EscapeForTerminal(programme.code()));
  }
  page.Line(MessageId::kSaysRuleset,
            {{"authority", EscapeForTerminal(ruleset.authority())},
             {"corridor", CorridorWords(ruleset.corridor(), page)},
             {"version", page.Count(ruleset.rules_version())},
             {"programmes", page.Join(programmes, MessageId::kListComma)}});
  const auto count = [&](int size) { return page.Count(static_cast<std::uint64_t>(size)); };
  page.Line(MessageId::kSaysRulesetCounts, {{"fees", count(ruleset.fee_codes_size())},
                                            {"ceilings", count(ruleset.ceilings_size())},
                                            {"wages", count(ruleset.minimum_wages_size())},
                                            {"rates", count(ruleset.rates_size())}});
}

// How it is reached, and how it is paid.
void WriteContacts(const v1::Organization& record, Page& page) {
  for (const v1::Channel& channel : record.channels()) {
    const std::string& text = channel.has_telephone() ? channel.telephone()
                              : channel.has_url()     ? channel.url()
                                                      : channel.address();
    page.Line(MessageId::kSaysOrganizationChannel, {{"channel", EscapeForTerminal(text)}});
  }
  for (const v1::PaymentAccount& account : record.accounts()) {
    page.Line(MessageId::kSaysOrganizationAccount,
              {{"number", EscapeForTerminal(account.number())},
               {"bank", EscapeForTerminal(account.bank())},
               {"holder", EscapeForTerminal(account.holder())}});
  }
  for (const std::string& url : record.payment_portals()) {
    page.Line(MessageId::kSaysOrganizationPortal, {{"url", EscapeForTerminal(url)}});
  }
}

void Write(const v1::Organization& record, Page& page) {
  Texts names;
  for (const v1::OrganizationName& name : record.names()) {
    names.push_back(EscapeForTerminal(name.name()));
  }
  page.Line(MessageId::kSaysOrganization,
            {{"id", EscapeForTerminal(record.id())},
             {"names", page.Join(names, MessageId::kListComma)},
             {"country", CountryName(record.country(), page.language())}});
  page.Line(MessageId::kSaysOrganizationRoles, {{"roles", RoleNames(record.roles(), page)}});
  page.Line(MessageId::kSaysOrganizationNumber,
            {{"scheme", EscapeForTerminal(record.legal_number().scheme())},
             {"number", EscapeForTerminal(record.legal_number().value())}});
  if (record.has_license()) {
    page.Line(MessageId::kSaysOrganizationLicense,
              {{"number", EscapeForTerminal(record.license().number())},
               {"issuer", EscapeForTerminal(record.license().issued_by())},
               {"dates", Dates(record.license().validity(), page)}});
  }
  page.Line(MessageId::kSaysOrganizationDates, {{"dates", Dates(record.validity(), page)}});
  WriteContacts(record, page);
  if (!record.affiliates().empty()) {
    page.Line(MessageId::kSaysOrganizationAffiliates,
              {{"ids", Escaped(record.affiliates(), page)}});
  }
  if (!record.similar_names_allowed().empty()) {
    page.Line(MessageId::kSaysOrganizationSimilar,
              {{"ids", Escaped(record.similar_names_allowed(), page)}});
  }
}

void Write(const v1::Appointment& appointment, Page& page) {
  page.Line(MessageId::kSaysAppointment, {{"principal", EscapeForTerminal(appointment.principal())},
                                          {"agent", EscapeForTerminal(appointment.agent())},
                                          {"places", page.Count(appointment.places())},
                                          {"corridor", CorridorWords(appointment.corridor(), page)},
                                          {"dates", Dates(appointment.validity(), page)}});
  Texts jobs;
  for (const v1::Occupation& occupation : appointment.occupations()) {
    jobs.push_back(EscapeForTerminal(occupation.national_code()));
  }
  page.Line(MessageId::kSaysAppointmentJobs, {{"codes", page.Join(jobs, MessageId::kListComma)}});
  for (const v1::FixedCeiling& ceiling : appointment.ceilings()) {
    page.Line(MessageId::kSaysAppointmentCeiling,
              {{"amount", page.Money(MoneyOf(ceiling.amount()))},
               {"fees", FeeNames(ceiling.fee_codes(), page)}});
  }
  page.Line(MessageId::kSaysAppointmentApproval,
            {{"authority", EscapeForTerminal(appointment.authority())},
             {"number", EscapeForTerminal(appointment.approval_number())},
             {"date", page.CivilDay(appointment.approved_on())}});
  if (appointment.has_lineage()) WriteReplaces(appointment.lineage(), page);
}

void Write(const v1::Offer& offer, Page& page) {
  Texts parties;
  for (const v1::Party& party : offer.parties()) {
    parties.push_back(EscapeForTerminal(party.organization()));
  }
  page.Line(MessageId::kSaysOffer, {{"company", parties.empty() ? "" : parties.front()},
                                    {"places", page.Count(offer.job().places())},
                                    {"months", page.Count(offer.term().contract_months())},
                                    {"programme", EscapeForTerminal(offer.programme())},
                                    {"title", TitleOf(offer, page.language())},
                                    {"place", WhereInWords(offer, page.language())}});
  page.Line(MessageId::kSaysOfferMoney,
            {{"pay", page.Money(MoneyOf(offer.net_pay()))},
             {"total", page.MoneyInWords(MoneyOf(offer.worker_fee_total()))}});
  for (const v1::FeeLine& fee : offer.worker_fees()) {
    page.Below(1, MessageId::kFeeLine,
               {{"amount", page.Money(MoneyOf(fee.amount()))},
                {"payee", EscapeForTerminal(fee.payee())},
                {"purpose", page.WordOf(v1::FeeCode_Name(fee.code()))}});
  }
  page.Line(MessageId::kSaysOfferDates, {{"from", page.ZonedTime(offer.valid_from())},
                                         {"until", page.ZonedTime(offer.valid_until())}});
  page.Line(MessageId::kSaysOfferParties, {{"parties", page.Join(parties, MessageId::kListComma)}});
  if (offer.has_lineage()) WriteReplaces(offer.lineage(), page);
}

void Write(const v1::Allocation& allocation, Page& page) {
  page.Line(MessageId::kSaysAllocation, {{"place", page.Count(allocation.place())},
                                         {"code", CodeOfName(allocation.offer())},
                                         {"hash", EncodeHex(allocation.holder_hash())}});
}

void Write(const v1::Change& change, Page& page) {
  const std::string subject = change.has_statement() ? CodeOfName(change.statement())
                                                     : EscapeForTerminal(change.organization());
  page.Line(MessageId::kSaysChange,
            {{"subject", subject},
             {"state", StateInWords(page.language(), static_cast<State>(change.to()))},
             {"reason", page.WordOf(v1::Reason_Name(change.reason()))}});
  if (change.has_decision()) {
    page.Line(MessageId::kSaysChangeDecision,
              {{"authority", EscapeForTerminal(change.decision().authority())},
               {"number", EscapeForTerminal(change.decision().number())},
               {"date", page.CivilDay(change.decision().date())}});
  }
  if (change.has_compromised_since_ms()) {
    page.Line(MessageId::kSaysChangeCompromised,
              {{"time", page.ZonedTime(change.compromised_since_ms() / kMsPerSecond)}});
  }
}

}  // namespace

std::string StatementInWords(const v1::Statement& statement, const std::string& language,
                             int zone_minutes) {
  Page page(language, zone_minutes);
  switch (statement.body_case()) {
    case v1::Statement::kGenesis:
      Write(statement.genesis(), page);
      break;
    case v1::Statement::kKeyBinding:
      Write(statement.key_binding(), page);
      break;
    case v1::Statement::kRuleset:
      Write(statement.ruleset(), page);
      break;
    case v1::Statement::kOrganization:
      Write(statement.organization(), page);
      break;
    case v1::Statement::kAppointment:
      Write(statement.appointment(), page);
      break;
    case v1::Statement::kOffer:
      Write(statement.offer(), page);
      break;
    case v1::Statement::kAllocation:
      Write(statement.allocation(), page);
      break;
    case v1::Statement::kChange:
      Write(statement.change(), page);
      break;
    case v1::Statement::BODY_NOT_SET:
      break;
  }
  return std::move(page).Take();
}

}  // namespace warifu
