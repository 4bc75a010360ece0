#include "core/rules/change_facts.h"

#include "core/rules/signer_facts.h"
#include "core/statement/required_signers.h"

namespace warifu {
namespace {

// Who signed the Change: what kind of holder, and with which key.
struct Changer {
  const Holder& holder;
  const PublicKey& key;

  bool IsOrganization(std::string_view id) const {
    return holder.kind == HolderKind::kOrganization && holder.owner == id;
  }
  bool Is(HolderKind kind, std::string_view code) const {
    return holder.kind == kind && holder.owner == code;
  }
};

ByWhom If(bool condition, ByWhom one) { return condition ? one : ByWhom::kNobody; }

ByWhom AnAuthority(const RegistryState& state, const Changer& by, const v1::Corridor& corridor) {
  if (by.holder.kind != HolderKind::kAuthority) return ByWhom::kNobody;
  const v1::Authority* authority = state.FindAuthority(by.holder.owner);
  return If(authority != nullptr && HasCorridor(*authority, corridor), ByWhom::kAnAuthority);
}

ByWhom OfBinding(const Changer& by, const Subject& subject) {
  const v1::KeyBinding& binding = subject.statement().key_binding();
  const std::vector<PublicKey>& signers = subject.examined().signers();
  const bool is_authority =
      binding.has_authority() ? by.Is(HolderKind::kRoot, binding.authority())
                              : by.Is(HolderKind::kAuthority, AuthorityOf(binding.organization()));
  const bool is_key = by.holder.kind != HolderKind::kRoot && by.key.view() == binding.public_key();
  const bool is_binder =
      by.holder.kind != HolderKind::kRoot && signers.size() > 1 && by.key == signers[1];
  return If(is_authority, ByWhom::kItsAuthority) | If(is_key, ByWhom::kTheKey) |
         If(is_binder, ByWhom::kItsBinder);
}

ByWhom OfAppointment(const RegistryState& state, const Changer& by, const v1::Appointment& it) {
  return If(by.IsOrganization(it.principal()), ByWhom::kPrincipal) |
         If(by.IsOrganization(it.agent()), ByWhom::kAgent) | AnAuthority(state, by, it.corridor());
}

ByWhom OfOffer(const RegistryState& state, const Changer& by, const v1::Offer& offer) {
  return If(by.IsOrganization(offer.parties(0).organization()), ByWhom::kAcceptingCompany) |
         If(by.IsOrganization(offer.parties().rbegin()->organization()), ByWhom::kLastParty) |
         AnAuthority(state, by, offer.corridor());
}

// All that `by` is to the subject.
ByWhom SignerOf(const RegistryState& state, const Changer& by, const Subject& subject) {
  const v1::Statement& statement = subject.statement();
  if (statement.has_organization()) {
    return If(by.Is(HolderKind::kAuthority, AuthorityOf(statement.organization().id())),
              ByWhom::kItsAuthority);
  }
  if (statement.has_key_binding()) return OfBinding(by, subject);
  if (statement.has_appointment()) return OfAppointment(state, by, statement.appointment());
  if (statement.has_offer()) return OfOffer(state, by, statement.offer());
  if (!statement.has_allocation()) return ByWhom::kNobody;
  const Lookup<Subject> offer = state.NewestOfLineage(HashField(statement.allocation().offer()));
  if (!offer.found() || !offer->statement().has_offer()) return ByWhom::kNobody;
  return OfOffer(state, by, offer->statement().offer());
}

}  // namespace

Lookup<Subject> SubjectOf(const RegistryState& state, const v1::Change& change) {
  if (change.has_organization()) return state.NewestRecord(change.organization());
  return state.OfName(HashField(change.statement()));
}

ChangeFacts::ChangeFacts(Judgment& judgment)
    : subject(SubjectOf(judgment.state(), judgment.statement().change())),
      to(StateFromNumber(static_cast<std::uint32_t>(judgment.statement().change().to()))
             .value_or(State::kNone)) {
  if (!subject.found()) return;
  kind = SubjectKindOf(subject->examined().kind());
  if (!kind.has_value()) return;
  transition = FindChange(*kind, subject->standing.state, to);
  const std::vector<PublicKey>& signers = judgment.examined().signers();
  if (signers.empty()) return;  // proposed, and nobody is named yet
  const Changer by{judgment.Get<SignerFacts>().changer, signers.front()};
  signer = SignerOf(judgment.state(), by, *subject);
}

ByWhom EntitledTo(const ChangeFacts& facts) {
  ByWhom entitled = ByWhom::kNobody;
  for (const Transition& row : AllTransitions()) {
    const bool by_change = row.cause == Cause::kChange || row.cause == Cause::kUndo;
    if (by_change && row.subject == facts.kind && row.to == facts.to) entitled = entitled | row.by;
  }
  return entitled;
}

}  // namespace warifu
