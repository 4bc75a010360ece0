// Who signs what in the legal world: written apart from core/statement/required_signers.cc, so that
// the two check each other.
#include "core/base/check.h"
#include "tests/support/legal_world.h"

namespace warifu {
namespace {

std::string AuthorityCode(const std::string& id) { return id.substr(0, id.find(':')); }

// The name of the key that a binding binds, which must be one of its owner's.
std::string BoundKeyName(const v1::KeyBinding& binding) {
  const std::string& owner =
      binding.has_organization() ? binding.organization() : binding.authority();
  for (int number = 1; number <= kMostTestKeys; ++number) {
    const std::string name = LegalWorld::KeyName(owner, number);
    if (TestPublicKey(name).view() == binding.public_key()) return name;
  }
  CheckFailed(__FILE__, __LINE__, "a key of its owner");
}

}  // namespace

std::vector<std::string> LegalWorld::SignersOf(const v1::Statement& statement) const {
  std::vector<std::string> signers;
  switch (statement.body_case()) {
    case v1::Statement::kGenesis:
      for (const v1::Authority& authority : statement.genesis().authorities()) {
        for (int i = 0; i < authority.root_keys_size(); ++i) {
          signers.push_back(RootKeyName(authority.code(), i));
        }
      }
      break;
    case v1::Statement::kKeyBinding:
      signers.push_back(BoundKeyName(statement.key_binding()));
      if (statement.key_binding().has_organization()) {
        AddSigner(AuthorityCode(statement.key_binding().organization()), signers);
      } else {
        AddSigner(statement.key_binding().authority() + " root", signers);
      }
      break;
    case v1::Statement::kRuleset:
      AddSigner(statement.ruleset().authority(), signers);
      break;
    case v1::Statement::kOrganization:
      AddSigner(AuthorityCode(statement.organization().id()), signers);
      break;
    case v1::Statement::kAppointment:
      AddSigner(statement.appointment().principal(), signers);
      AddSigner(statement.appointment().agent(), signers);
      AddSigner(statement.appointment().authority(), signers);
      break;
    case v1::Statement::kOffer:
      for (const v1::Party& party : statement.offer().parties()) {
        AddSigner(party.organization(), signers);
      }
      break;
    case v1::Statement::kChange:
      WARIFU_CHECK(statement.change().has_decision());  // else use SignAs
      AddSigner(statement.change().decision().authority(), signers);
      break;
    case v1::Statement::kAllocation:  // only the offer knows its last party: use SignAs
    case v1::Statement::BODY_NOT_SET:
      WARIFU_CHECK(false);
  }
  return signers;
}

}  // namespace warifu
