#include "tests/support/scene.h"

#include <iostream>
#include <map>
#include <memory>
#include <utility>

#include "core/base/check.h"

namespace warifu {
namespace {

const LegalRegistry& Founded(LegalWorldOptions options) {
  static std::map<std::pair<bool, bool>, std::unique_ptr<const LegalRegistry>> founded;
  std::unique_ptr<const LegalRegistry>& one =
      founded[{options.second_authority, options.other_authority}];
  if (one == nullptr) one = std::make_unique<const LegalRegistry>(options);
  return *one;
}

}  // namespace

KeyNames TheAuthority() { return {LegalWorld::KeyName(kAuthority, 1)}; }

KeyNames TheRoot() {
  return {LegalWorld::RootKeyName(kAuthority, 0), LegalWorld::RootKeyName(kAuthority, 1)};
}

Scene::Scene(LegalWorldOptions options) : legal_(Founded(options)) {}

std::string Scene::Signed(const v1::Statement& statement, const KeyNames& keys) const {
  return keys.empty() ? legal_.world().Sign(statement) : SignStatement(statement, keys);
}

Findings Scene::FindingsOf(const v1::Statement& statement, const KeyNames& keys) {
  legal_.AdvanceSeconds(0);  // the log's clock follows the drafts'
  const Outcome outcome = log().DryRun(Signed(statement, keys));
  WARIFU_CHECK(!outcome.incomplete);
  return outcome.findings;
}

Codes Scene::Try(const v1::Statement& statement, const KeyNames& keys) {
  return DistinctCodes(FindingsOf(statement, keys));
}

Hash Scene::Publish(const v1::Statement& statement, const KeyNames& keys) {
  const Outcome outcome = legal_.SubmitSigned(Signed(statement, keys));
  if (!outcome.admitted()) {
    std::cerr << statement.ShortDebugString() << "\nnot admitted:\n"
              << DescribeFindings(outcome.findings);
  }
  WARIFU_CHECK(outcome.admitted());
  return NameOf(statement);
}

v1::Statement Scene::Change(const Hash& subject, v1::State to) {
  return world().ChangeOf(subject, to, v1::REASON_MISTAKE);
}

v1::Statement Scene::Decided(const Hash& subject, v1::State to,
                             std::optional<std::uint64_t> compromised_since_ms) {
  v1::Statement change = world().ChangeOf(subject, to, v1::REASON_KEY_STOLEN);
  LegalWorld::AddDecision(kAuthority, change);
  if (compromised_since_ms.has_value()) {
    change.mutable_change()->set_compromised_since_ms(*compromised_since_ms);
  }
  return change;
}

v1::Statement Scene::DecidedOf(std::string_view organization, v1::State to) {
  return world().ChangeOfOrganization(organization, to, v1::REASON_INVESTIGATION);
}

std::uint64_t Scene::BindKeyToBeStolen() { return BindKeyToBeStolen(kAuthority); }

std::uint64_t Scene::BindKeyToBeStolen(std::string_view organization) {
  Publish(world().Key(organization, 2));
  Wait(10);
  const std::uint64_t since_ms = now_ms();
  Wait(10);
  return since_ms;
}

Hash Scene::RevokeStolen(std::string_view owner, std::uint64_t since_ms) {
  const bool is_authority = owner.find(':') == std::string_view::npos;
  const Hash binding = BindingOf(LegalWorld::KeyName(owner, 2));
  return Publish(Decided(binding, v1::STATE_REVOKED, since_ms),
                 is_authority ? TheRoot() : TheAuthority());
}

void Scene::ForceState(const Hash& name, State state) {
  struct Changes changes;
  changes.leaves.push_back({IndexOf(name), state});
  log().AppendAnyway(Signed(Decided(name, v1::STATE_REVOKED), TheAuthority()), changes);
  log().Seal();
}

Subject Scene::Find(const Hash& name) const { return *state().OfName(name); }

Hash Scene::RecordOf(std::string_view organization) const {
  return state().NewestRecord(organization)->examined().name();
}

Hash Scene::BindingOf(std::string_view key_name) const {
  return state().BindingOf(TestPublicKey(key_name))->examined().name();
}

}  // namespace warifu
