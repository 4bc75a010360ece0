#include "core/statement/required_signers.h"

#include "core/base/check.h"

namespace warifu {
namespace {

using Signers = std::vector<RequiredSigner>;

RequiredSigner Authority(std::string_view code) {
  return {SignerKind::kAuthority, std::string(code), std::nullopt, std::nullopt};
}

RequiredSigner Organization(std::string_view id) {
  return {SignerKind::kOrganization, std::string(id), std::nullopt, std::nullopt};
}

RequiredSigner Key(std::string_view owner, std::string_view key) {
  return {SignerKind::kKey, std::string(owner), PublicKey::From(key), std::nullopt};
}

Signers OfGenesis(const v1::Genesis& genesis) {
  Signers signers;
  for (const v1::Authority& authority : genesis.authorities()) {
    for (const std::string& key : authority.root_keys()) {
      signers.push_back(Key(authority.code(), key));
    }
  }
  return signers;
}

Signers OfKeyBinding(const v1::KeyBinding& binding) {
  if (binding.has_authority()) {
    return {Key(binding.authority(), binding.public_key()),
            {SignerKind::kRoot, binding.authority(), std::nullopt, std::nullopt}};
  }
  return {
      Key(binding.organization(), binding.public_key()),
      {SignerKind::kAuthorityOrOrganization, binding.organization(), std::nullopt, std::nullopt}};
}

Signers OfAppointment(const v1::Appointment& appointment) {
  return {Organization(appointment.principal()), Organization(appointment.agent()),
          Authority(appointment.authority())};
}

Signers OfOffer(const v1::Offer& offer) {
  Signers signers;
  for (const v1::Party& party : offer.parties()) {
    signers.push_back(Organization(party.organization()));
  }
  return signers;
}

Signers OfAllocation(const v1::Allocation& allocation) {
  return {{SignerKind::kLastParty, "", std::nullopt, Hash::From(allocation.offer())}};
}

}  // namespace

std::vector<RequiredSigner> RequiredSigners(const v1::Statement& statement) {
  switch (statement.body_case()) {
    case v1::Statement::kGenesis:
      return OfGenesis(statement.genesis());
    case v1::Statement::kKeyBinding:
      return OfKeyBinding(statement.key_binding());
    case v1::Statement::kRuleset:
      return {Authority(statement.ruleset().authority())};
    case v1::Statement::kOrganization:
      return {Authority(AuthorityOf(statement.organization().id()))};
    case v1::Statement::kAppointment:
      return OfAppointment(statement.appointment());
    case v1::Statement::kOffer:
      return OfOffer(statement.offer());
    case v1::Statement::kAllocation:
      return OfAllocation(statement.allocation());
    case v1::Statement::kChange:
      return {{SignerKind::kByTransition, "", std::nullopt, std::nullopt}};
    case v1::Statement::BODY_NOT_SET:
      break;
  }
  WARIFU_CHECK(false && "a statement without body was let through");
}

std::string_view AuthorityOf(std::string_view organization_id) {
  const std::size_t colon = organization_id.find(':');
  WARIFU_CHECK(colon != std::string_view::npos);
  return organization_id.substr(0, colon);
}

}  // namespace warifu
