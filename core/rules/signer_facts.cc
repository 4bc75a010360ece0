#include "core/rules/signer_facts.h"

#include <cstddef>
#include <utility>

#include "core/base/encoding.h"
#include "core/rules/counts.h"
#include "core/statement/required_signers.h"

namespace warifu {
namespace {

constexpr std::string_view kSignatures = "signatures";

Sentence RootText(std::string_view authority) { return Said("root of {authority}", authority); }
Sentence KeyOf(std::string_view owner) { return Said("a key of {owner}", owner); }

FindingValue Wanted(const RequiredSigner& required) {
  switch (required.kind) {
    case SignerKind::kKey:
      return EncodeHex(required.key->view());
    case SignerKind::kRoot:
      return RootText(required.owner);
    case SignerKind::kAuthority:
      return Said("a key of authority {authority}", required.owner);
    case SignerKind::kOrganization:
      return KeyOf(required.owner);
    case SignerKind::kAuthorityOrOrganization:
      return Said("a key of authority {authority} or of {organization} that this authority bound",
                  AuthorityOf(required.owner), required.owner);
    case SignerKind::kLastParty:
      return Said("a key of the offer's last party");
    case SignerKind::kByTransition:
      return Said("one bound key, or a root");
  }
  return {};
}

// The place of `key` among the authority's root keys; -1: it is none.
int RootPlace(const v1::Authority& authority, const PublicKey& key) {
  for (int i = 0; i < authority.root_keys_size(); ++i) {
    if (authority.root_keys(i) == key.view()) return i;
  }
  return -1;
}

// Goes along the signatures once, in order.
class SignerCheck {
 public:
  SignerCheck(Judgment& judgment, SignerFacts& facts)
      : state_(judgment.state()),
        statement_(judgment.examined()),
        admitted_at_ms_(judgment.admitted_at_ms()),
        signers_(statement_.signers()),
        facts_(facts) {}

  void Run() {
    for (const RequiredSigner& required : RequiredSigners(statement_.statement())) Take(required);
    for (; !done(); ++next_)
      Add(v1::FINDING_CODE_SIGNATURE_EXTRA, KeyHex(), Said("no such signature"));
  }

 private:
  void Take(const RequiredSigner& required) {
    switch (required.kind) {
      case SignerKind::kKey:
        return TakeKey(required);
      case SignerKind::kRoot:
        return TakeRootOf(required.owner);
      case SignerKind::kAuthority:
      case SignerKind::kOrganization:
      case SignerKind::kAuthorityOrOrganization:
        return TakeBoundKey(required);
      case SignerKind::kLastParty:
        return TakeLastParty(required);
      case SignerKind::kByTransition:
        return TakeChanger(required);
    }
  }

  void TakeKey(const RequiredSigner& required) {
    if (done()) return AddMissing(Wanted(required));
    if (key() != *required.key) {
      Add(v1::FINDING_CODE_SIGNER_WRONG, KeyHex(), Wanted(required));
    }
    ++next_;
  }

  void TakeRootOf(std::string_view code) {
    const v1::Authority* authority = state_.FindAuthority(code);
    if (authority == nullptr) {
      next_ = signers_.size();  // how many it would be, nobody knows
    } else {
      TakeRoot(*authority);
    }
  }

  void TakeRoot(const v1::Authority& authority) {
    const Sentence wanted = RootText(authority.code());
    int last_place = -1;
    for (std::uint32_t i = 0; i < authority.root_threshold(); ++i) {
      if (done()) {
        AddMissing(wanted);
        continue;
      }
      const int place = RootPlace(authority, key());
      if (place <= last_place) {
        Add(v1::FINDING_CODE_SIGNER_WRONG, KeyHex(),
            Said("{root}: its keys in the order of the genesis, each once", wanted));
      } else {
        last_place = place;
      }
      ++next_;
    }
  }

  void TakeBoundKey(const RequiredSigner& required) {
    if (done()) return AddMissing(Wanted(required));
    const std::string_view code =
        required.kind == SignerKind::kAuthority ? required.owner : AuthorityOf(required.owner);
    if (state_.FindAuthority(code) != nullptr) {
      if (const std::optional<Subject> binding = Binding(Wanted(required))) {
        JudgeOwner(required, *binding);
      }
    }
    ++next_;
  }

  void TakeLastParty(const RequiredSigner& required) {
    if (done()) return AddMissing(Wanted(required));
    const Lookup<Subject> offer = state_.NewestOfLineage(*required.offer);
    if (!offer.found() || !offer->statement().has_offer()) {
      ++next_;
      return;
    }
    const auto& parties = offer->statement().offer().parties();
    RequiredSigner last;
    last.kind = SignerKind::kOrganization;
    last.owner = parties.rbegin()->organization();
    TakeBoundKey(last);
  }

  void TakeChanger(const RequiredSigner& required) {
    if (done()) return AddMissing(Wanted(required));
    if (const v1::Authority* authority = state_.FindRoot(key())) {
      facts_.changer = {HolderKind::kRoot, authority->code()};
      return TakeRoot(*authority);
    }
    if (const std::optional<Subject> binding = Binding(Wanted(required))) {
      facts_.changer = HolderOf(binding->statement().key_binding());
      JudgeBinding(*binding);
    }
    ++next_;
  }

  // The binding of the key that is next; nothing, and a problem, where there is none.
  std::optional<Subject> Binding(const FindingValue& wanted) {
    const Lookup<Subject> binding = state_.BindingOf(key());
    if (binding.found()) return *binding;
    if (const v1::Authority* authority = state_.FindRoot(key())) {
      Add(v1::FINDING_CODE_SIGNER_WRONG, RootText(authority->code()), wanted);
    } else if (binding.absent()) {
      Add(v1::FINDING_CODE_KEY_UNKNOWN, KeyHex(), wanted);
    }
    return std::nullopt;
  }

  void JudgeOwner(const RequiredSigner& required, const Subject& binding) {
    const Answer right = IsRightOwner(required, binding);
    if (right == Answer::kYes) return JudgeBinding(binding);
    if (right == Answer::kNotCarried) return;
    Add(v1::FINDING_CODE_SIGNER_WRONG, HolderText(HolderOf(binding.statement().key_binding())),
        Wanted(required));
  }

  Answer IsRightOwner(const RequiredSigner& required, const Subject& binding) const {
    const Holder holder = HolderOf(binding.statement().key_binding());
    const bool is_owner = holder.owner == required.owner;
    switch (required.kind) {
      case SignerKind::kAuthority:
        return holder.kind == HolderKind::kAuthority && is_owner ? Answer::kYes : Answer::kNo;
      case SignerKind::kOrganization:
        return holder.kind == HolderKind::kOrganization && is_owner ? Answer::kYes : Answer::kNo;
      default:
        break;
    }
    if (holder.kind == HolderKind::kAuthority) {
      return holder.owner == AuthorityOf(required.owner) ? Answer::kYes : Answer::kNo;
    }
    return is_owner ? BoundByAuthority(state_, binding) : Answer::kNo;
  }

  // How the key stands that is next, and whether it counts.
  void JudgeBinding(const Subject& binding) {
    const Answer in_force = InForceAt(state_, binding.index(), state_.next());
    AddUnless(in_force, v1::FINDING_CODE_KEY_NOT_IN_FORCE, Said("a key in force"));
    if (in_force != Answer::kYes) return;
    const Answer counts = Both(Counts(state_, binding.index()), NotStolen());
    AddUnless(counts, v1::FINDING_CODE_KEY_NOT_COUNTING, Said("a key whose binding counts"));
  }

  Answer NotStolen() const {
    const auto since = CompromisedSinceMs(state_, key());
    if (since.not_carried()) return Answer::kNotCarried;
    const bool stolen = since.found() && since->has_value() && admitted_at_ms_ >= **since;
    return stolen ? Answer::kNoByCompromise : Answer::kYes;
  }

  bool done() const { return next_ >= signers_.size(); }
  const PublicKey& key() const { return signers_[next_]; }
  std::string KeyHex() const { return EncodeHex(key().view()); }

  void Add(v1::FindingCode code, FindingValue found, FindingValue wanted) {
    facts_.problems.push_back(
        {code, false, ItemPath(kSignatures, next_), std::move(found), std::move(wanted)});
  }

  void AddUnless(Answer answer, v1::FindingCode code, FindingValue wanted) {
    if (answer != Answer::kNo && answer != Answer::kNoByCompromise) return;
    Add(code, KeyHex(), std::move(wanted));
    facts_.problems.back().by_compromise = answer == Answer::kNoByCompromise;
  }

  void AddMissing(FindingValue wanted) {
    facts_.problems.push_back({v1::FINDING_CODE_SIGNATURE_MISSING, false, std::string(kSignatures),
                               std::to_string(signers_.size()), std::move(wanted)});
  }

  const RegistryState& state_;
  const ExaminedStatement& statement_;
  std::uint64_t admitted_at_ms_;
  const std::vector<PublicKey>& signers_;
  SignerFacts& facts_;
  std::size_t next_ = 0;  // the signature to be held against the next required signer
};

}  // namespace

SignerFacts::SignerFacts(Judgment& judgment) { SignerCheck(judgment, *this).Run(); }

Holder HolderOf(const v1::KeyBinding& binding) {
  if (binding.has_authority()) return {HolderKind::kAuthority, binding.authority()};
  return {HolderKind::kOrganization, binding.organization()};
}

FindingValue HolderText(const Holder& holder) {
  switch (holder.kind) {
    case HolderKind::kNobody:
      return Said("nobody");
    case HolderKind::kOrganization:
      return holder.owner;
    case HolderKind::kAuthority:
      return Said("authority {authority}", holder.owner);
    case HolderKind::kRoot:
      return RootText(holder.owner);
  }
  return {};
}

Answer BoundByAuthority(const RegistryState& state, const Subject& binding) {
  const std::vector<PublicKey>& signers = binding.examined().signers();
  if (!binding.statement().key_binding().has_organization() || signers.size() < 2) {
    return Answer::kNo;
  }
  const Lookup<Subject> binder = state.BindingOf(signers[1]);
  if (binder.not_carried()) return Answer::kNotCarried;
  if (binder.absent()) return Answer::kNo;
  return binder->statement().key_binding().has_authority() ? Answer::kYes : Answer::kNo;
}

}  // namespace warifu
