#include "tests/support/legal_world.h"

#include <utility>

#include "core/base/check.h"
#include "core/crypto/sha256.h"

namespace warifu {
namespace {

constexpr std::uint64_t kMaxStatementAgeS = 90 * 86400;
constexpr std::string_view kRootSuffix = " root";

bool IsOrganization(std::string_view owner) { return owner.find(':') != std::string_view::npos; }

std::string_view AuthorityPart(std::string_view owner) { return owner.substr(0, owner.find(':')); }

void AddAuthority(std::string_view code, const v1::Corridor& corridor, v1::Genesis& genesis) {
  v1::Authority* authority = genesis.add_authorities();
  authority->set_code(std::string(code));
  v1::LocalizedName* name = authority->add_names();
  name->set_language("en");
  name->set_name("Test authority " + std::string(code) + " (fictional)");
  *authority->add_corridors() = corridor;
  for (int role = v1::ROLE_ACCEPTING_COMPANY; role <= v1::ROLE_LISTED_PROVIDER; ++role) {
    authority->add_roles(static_cast<v1::Role>(role));
  }
  for (int i = 0; i < kTestRootKeys; ++i) {
    authority->add_root_keys(TestPublicKey(LegalWorld::RootKeyName(code, i)).ToString());
  }
  authority->set_root_threshold(kTestRootThreshold);
}

v1::Corridor OtherCorridor() {
  v1::Corridor corridor;
  corridor.set_origin_country("NP");
  corridor.set_destination_country("JP");
  return corridor;
}

v1::Appointment AppointmentBody(std::string_view principal, std::string_view agent) {
  v1::Appointment body;
  body.set_principal(std::string(principal));
  body.set_agent(std::string(agent));
  body.set_authority(std::string(kAuthority));
  *body.mutable_corridor() = LegalCorridor();
  *body.add_occupations() = MachineryOccupation();
  *body.add_occupations() = CropsOccupation();
  *body.add_occupations() = TraineeOccupation();
  body.mutable_validity()->set_from("2026-10-01");
  body.mutable_validity()->set_until("2028-03-31");
  body.set_approval_number("TEST-000101");
  body.set_approved_on("2026-10-02");
  body.set_contract_hash(
      Sha256("contract of " + std::string(principal) + " and " + std::string(agent)).ToString());
  return body;
}

}  // namespace

Hash NameOf(const v1::Statement& statement) { return Sha256(EncodeStatement(statement)); }

LegalWorld::LegalWorld(LegalWorldOptions options)
    : options_(options), now_s_(options.start_s + 60) {
  registry_ = NameOf(Genesis());
}

std::vector<std::string_view> LegalWorld::Authorities() const {
  std::vector<std::string_view> codes = {kAuthority};
  if (options_.second_authority) codes.push_back(kSecondAuthority);
  if (options_.other_authority) codes.push_back(kOtherAuthority);
  return codes;
}

v1::Statement LegalWorld::At(std::uint64_t issued_at_s) const {
  v1::Statement statement;
  statement.set_registry(registry_.ToString());
  statement.set_issued_at(issued_at_s);
  return statement;
}

v1::Statement LegalWorld::Draft() { return At(now_s_++); }

v1::Statement LegalWorld::Genesis() const {
  v1::Statement statement;
  statement.set_issued_at(options_.start_s);
  v1::Genesis& genesis = *statement.mutable_genesis();
  genesis.set_origin(std::string(kTestOrigin));
  genesis.set_rules_version(1);
  genesis.set_max_statement_age_s(kMaxStatementAgeS);
  for (const std::string_view code : Authorities()) {
    AddAuthority(code, code == kOtherAuthority ? OtherCorridor() : LegalCorridor(), genesis);
  }
  return statement;
}

v1::Statement LegalWorld::FirstKey(std::string_view owner) const {
  v1::Statement statement = At(options_.start_s);
  v1::KeyBinding& binding = *statement.mutable_key_binding();
  binding.set_public_key(TestPublicKey(KeyName(owner, 1)).ToString());
  if (IsOrganization(owner)) {
    binding.set_organization(std::string(owner));
  } else {
    binding.set_authority(std::string(owner));
  }
  return statement;
}

v1::Statement LegalWorld::FirstRuleset(std::string_view authority) const {
  v1::Statement statement = At(options_.start_s);
  *statement.mutable_ruleset() = RulesetBody(authority);
  if (authority == kOtherAuthority)
    *statement.mutable_ruleset()->mutable_corridor() = OtherCorridor();
  return statement;
}

v1::Statement LegalWorld::FirstRecord(std::string_view organization) const {
  v1::Statement statement = At(options_.start_s);
  *statement.mutable_organization() = OrganizationBody(CastMemberOf(organization));
  return statement;
}

v1::Statement LegalWorld::FirstAppointment(std::string_view principal,
                                           std::string_view agent) const {
  v1::Statement statement = At(options_.start_s);
  *statement.mutable_appointment() = AppointmentBody(principal, agent);
  statement.mutable_appointment()->set_places(options_.appointment_places);
  return statement;
}

std::vector<v1::Statement> LegalWorld::Founding() const {
  std::vector<v1::Statement> founding = {Genesis()};
  for (const std::string_view code : Authorities()) founding.push_back(FirstKey(code));
  for (const std::string_view code : Authorities()) founding.push_back(FirstRuleset(code));
  for (const CastMember& member : Cast()) founding.push_back(FirstRecord(member.id));
  for (const CastMember& member : Cast()) founding.push_back(FirstKey(member.id));
  for (const AppointmentLink& link : LegalAppointments()) {
    founding.push_back(FirstAppointment(link.principal, link.agent));
  }
  return founding;
}

Hash LegalWorld::AppointmentName(std::string_view principal, std::string_view agent) const {
  return NameOf(FirstAppointment(principal, agent));
}

v1::Statement LegalWorld::Offer(LegalOffer kind) {
  v1::Statement statement = Draft();
  *statement.mutable_offer() = OfferBody(kind);
  const std::vector<LegalParty> parties = PartiesOf(kind);
  for (std::size_t i = 0; i < parties.size(); ++i) {
    if (parties[i].principal.empty()) continue;
    const Hash name = AppointmentName(parties[i].principal, parties[i].organization);
    statement.mutable_offer()
        ->mutable_parties(static_cast<int>(i))
        ->set_appointment(name.ToString());
  }
  return statement;
}

v1::Statement LegalWorld::Key(std::string_view owner, int number) {
  v1::Statement statement = FirstKey(owner);
  statement.set_issued_at(now_s_++);
  statement.mutable_key_binding()->set_public_key(TestPublicKey(KeyName(owner, number)).ToString());
  return statement;
}

v1::Statement LegalWorld::Ruleset(std::string_view authority) {
  v1::Statement statement = FirstRuleset(authority);
  statement.set_issued_at(now_s_++);
  return statement;
}

v1::Statement LegalWorld::Record(std::string_view organization) {
  v1::Statement statement = FirstRecord(organization);
  statement.set_issued_at(now_s_++);
  return statement;
}

v1::Statement LegalWorld::Allocation(const Hash& offer_first, std::uint32_t place) {
  v1::Statement statement = Draft();
  v1::Allocation& body = *statement.mutable_allocation();
  body.set_offer(offer_first.ToString());
  body.set_place(place);
  const PublicKey holder = TestPublicKey("holder of place " + std::to_string(place));
  body.set_holder_hash(Sha256(holder.view()).ToString());
  return statement;
}

v1::Statement LegalWorld::ChangeOf(const Hash& subject, v1::State to, v1::Reason reason) {
  v1::Statement statement = Draft();
  statement.mutable_change()->set_statement(subject.ToString());
  statement.mutable_change()->set_to(to);
  statement.mutable_change()->set_reason(reason);
  return statement;
}

v1::Statement LegalWorld::ChangeOfOrganization(std::string_view id, v1::State to,
                                               v1::Reason reason) {
  v1::Statement statement = Draft();
  statement.mutable_change()->set_organization(std::string(id));
  statement.mutable_change()->set_to(to);
  statement.mutable_change()->set_reason(reason);
  AddDecision(AuthorityPart(id), statement);
  return statement;
}

v1::Statement LegalWorld::Next(const v1::Statement& supersedes) {
  v1::Statement statement = supersedes;
  statement.set_issued_at(now_s_++);
  v1::Lineage& lineage = statement.has_offer()
                             ? *statement.mutable_offer()->mutable_lineage()
                             : *statement.mutable_appointment()->mutable_lineage();
  const std::string name = NameOf(supersedes).ToString();
  if (lineage.first().empty()) lineage.set_first(name);
  lineage.set_supersedes(name);
  return statement;
}

void LegalWorld::AddDecision(std::string_view authority, v1::Statement& change) {
  v1::Decision& decision = *change.mutable_change()->mutable_decision();
  decision.set_authority(std::string(authority));
  decision.set_number("TEST-17/2026");
  decision.set_date("2026-11-20");
}

std::string LegalWorld::KeyName(std::string_view owner, int number) {
  return std::string(owner) + " " + std::to_string(number);
}

std::string LegalWorld::RootKeyName(std::string_view authority, int number) {
  return KeyName(std::string(authority) + std::string(kRootSuffix), number);
}

std::string LegalWorld::KeyNameOf(std::string_view owner) const {
  const auto used = key_numbers_.find(owner);
  return KeyName(owner, used == key_numbers_.end() ? 1 : used->second);
}

void LegalWorld::UseKey(std::string_view owner, int number) {
  key_numbers_[std::string(owner)] = number;
}

void LegalWorld::AddSigner(std::string_view owner, std::vector<std::string>& key_names) const {
  if (!owner.ends_with(kRootSuffix)) {
    key_names.push_back(KeyNameOf(owner));
    return;
  }
  const std::string_view authority = owner.substr(0, owner.size() - kRootSuffix.size());
  for (int i = 0; i < kTestRootThreshold; ++i) key_names.push_back(RootKeyName(authority, i));
}

std::string LegalWorld::SignAs(const v1::Statement& statement,
                               const std::vector<std::string>& owners) const {
  std::vector<std::string> key_names;
  for (const std::string& owner : owners) AddSigner(owner, key_names);
  return SignStatement(statement, key_names);
}

std::string LegalWorld::Sign(const v1::Statement& statement) const {
  return SignStatement(statement, SignersOf(statement));
}

}  // namespace warifu
