#include "client/vouching.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "core/base/time.h"
#include "core/rules/change_facts.h"
#include "core/rules/counts.h"
#include "core/rules/judgment.h"
#include "core/rules/row.h"
#include "core/rules/table.h"
#include "core/standing/transition.h"
#include "core/text/code.h"

namespace warifu {
namespace {

constexpr RowSelection kFormAndKeys = {.needs = kProofNeeds, .groups = "SK"};

bool IsYoung(const VerifiedReceipt& receipt, const TrustFile& trust, std::uint64_t now_s) {
  return receipt.seal_time_ms / kMsPerSecond + trust.answer_age_s() >= now_s;
}

// What was fetched so far, each verified by its receipt; what is asked for and lacks is fetched.
class FetchedEntries {
 public:
  FetchedEntries(const BelievedRegistry& registry, std::uint64_t now_s)
      : registry_(registry), now_s_(now_s) {}

  void Add(const Subject& subject) { by_index_.emplace(subject.index(), subject); }

  // Null: it could not be had.
  const Subject* At(LeafIndex index) {
    const auto found = by_index_.find(index);
    if (found != by_index_.end()) return &found->second;
    if (by_index_.size() >= kMaxVouchingSteps) return nullptr;
    return Keep(index.value() == 0 ? FetchGenesis(registry_) : FetchStatementAt(registry_, index));
  }

  const Subject* BindingOf(const PublicKey& key) {
    const auto known = bindings_.find(key.ToString());
    if (known != bindings_.end()) return At(known->second);
    if (by_index_.size() >= kMaxVouchingSteps) return nullptr;
    const Subject* binding = Keep(FetchBinding(registry_, key));
    if (binding != nullptr) bindings_.emplace(key.ToString(), binding->index());
    return binding;
  }

  // By name; of a lineage its first, whose parties are those of all.
  const Subject* OfName(const Hash& name) {
    if (by_index_.size() >= kMaxVouchingSteps) return nullptr;
    const Subject* subject = Keep(FetchStatement(registry_, Code::Of(name)));
    return subject != nullptr && subject->examined().name() == name ? subject : nullptr;
  }

  const Subject* RecordOf(std::string_view organization) {
    if (by_index_.size() >= kMaxVouchingSteps) return nullptr;
    return Keep(FetchRecord(registry_, organization));
  }

  std::vector<Subject> bindings() const {
    std::vector<Subject> subjects;
    for (const auto& [index, subject] : by_index_) {
      if (subject.statement().has_key_binding()) subjects.push_back(subject);
    }
    return subjects;
  }

 private:
  const Subject* Keep(const Result<VerifiedReceipt>& receipt) {
    if (!receipt.ok() || !IsYoung(*receipt, registry_.trust, now_s_)) return nullptr;
    const LeafIndex index = receipt->subject.index();
    return &by_index_.emplace(index, receipt->subject).first->second;
  }

  const BelievedRegistry& registry_;
  const std::uint64_t now_s_;
  std::map<LeafIndex, Subject> by_index_;
  std::map<std::string, LeafIndex> bindings_;
};

// These entries as a registry, as of one index.
class FetchedState : public RegistryState {
 public:
  // Borrows `entries`.
  FetchedState(FetchedEntries& entries, LeafIndex next, std::uint32_t rules_version)
      : entries_(entries), next_(next), rules_version_(rules_version) {}

  LeafIndex next() const override { return next_; }
  std::uint32_t rules_version() const override { return rules_version_; }

  Lookup<EntryPtr> EntryAt(LeafIndex index) const override {
    const Subject* subject = entries_.At(index);
    if (subject == nullptr) return Lookup<EntryPtr>::NotCarried();
    return Lookup<EntryPtr>::Found(subject->entry);
  }

  Lookup<Standing> StandingAt(LeafIndex index) const override {
    const Subject* subject = entries_.At(index);
    if (subject == nullptr) return Lookup<Standing>::NotCarried();
    return Lookup<Standing>::Found(subject->standing);
  }

  Lookup<std::string> Read(Table table, std::string_view key) const override {
    const Subject* found = Find(table, key);
    if (found == nullptr) return Lookup<std::string>::NotCarried();
    return Lookup<std::string>::Found(EncodeIndex(found->index()));
  }

 private:
  const Subject* Find(Table table, std::string_view key) const {
    switch (table) {
      case Table::kKey:
        return entries_.BindingOf(KeyField(key));
      case Table::kName:
      case Table::kLineage:
        return entries_.OfName(HashField(key));
      case Table::kOrganization:
        return entries_.RecordOf(key);
      default:
        return nullptr;
    }
  }

  FetchedEntries& entries_;
  LeafIndex next_;
  std::uint32_t rules_version_;
};

// As of its own admission: the right keys signed it, in its form.
bool KeepsFormAndKeys(FetchedEntries& entries, const Subject& subject) {
  if (subject.examined().kind() == StatementKind::kGenesis) return true;  // pinned
  const FetchedState state(entries, subject.index(), subject.entry->rules_version);
  Judgment judgment(state, subject.examined(), subject.entry->admitted_at_ms);
  JudgeRows(judgment, kFormAndKeys);
  if (!judgment.findings().empty() || judgment.incomplete()) return false;
  if (!subject.statement().has_change()) return true;
  const auto& facts = judgment.Get<ChangeFacts>();
  return facts.subject.found() && Includes(EntitledTo(facts), facts.signer);
}

bool WasBroughtBack(const Subject& subject) { return !subject.born() && IsGood(subject); }

Vouching Not(Sentence why) { return {false, std::move(why)}; }

Sentence SignedByAnother(const Subject& subject) {
  return Said("entry {index} was not signed by whom it must be", subject.index().value());
}

// The statement and each binding on which it rests; those that this asks for too. Nothing: all
// well.
std::optional<Sentence> JudgeAll(FetchedEntries& entries, const Subject& statement) {
  if (!KeepsFormAndKeys(entries, statement)) return SignedByAnother(statement);
  std::set<LeafIndex> judged;
  for (bool grew = true; grew;) {
    grew = false;
    for (const Subject& binding : entries.bindings()) {
      if (!judged.insert(binding.index()).second) continue;
      grew = true;
      if (!KeepsFormAndKeys(entries, binding)) return SignedByAnother(binding);
      if (binding.index() != statement.index() && WasBroughtBack(binding)) {
        return Said("a key that was revoked and restored signed it: audit the log");
      }
    }
  }
  return std::nullopt;
}

}  // namespace

Vouching VouchFor(const BelievedRegistry& registry, const VerifiedReceipt& receipt,
                  std::uint64_t now_s) {
  if (!receipt.quorum) return Not(Said("the registry's witnesses have not vouched for it"));
  if (!IsYoung(receipt, registry.trust, now_s))
    return Not(Said("the registry shows only old news of it"));
  FetchedEntries entries(registry, now_s);
  entries.Add(receipt.subject);
  const FetchedState now(entries, LeafIndex(receipt.checkpoint.size.value() - 1),
                         receipt.subject.entry->rules_version);
  const Answer counts = Counts(now, receipt.subject.index());
  if (counts == Answer::kNotCarried)
    return Not(Said("the bindings of its signers could not be had"));
  if (counts != Answer::kYes) return Not(Said("it was signed by a key that does not count"));
  std::optional<Sentence> why_not = JudgeAll(entries, receipt.subject);
  return {!why_not, std::move(why_not)};
}

Result<KeyOwner> OwnerOf(const BelievedRegistry& registry, const PublicKey& key) {
  WARIFU_ASSIGN_OR_RETURN(const VerifiedReceipt genesis, FetchGenesis(registry));
  for (const v1::Authority& authority : genesis.subject.statement().genesis().authorities()) {
    const auto& roots = authority.root_keys();
    if (std::find(roots.begin(), roots.end(), key.ToString()) != roots.end()) {
      return KeyOwner{authority.code(), true, true};
    }
  }
  const Result<VerifiedReceipt> found = FetchBinding(registry, key);
  if (!found.ok() && found.error().code == ErrorCode::kNotFound) return KeyOwner{};
  if (!found.ok()) return found.error();
  const v1::KeyBinding& binding = found->subject.statement().key_binding();
  if (binding.has_authority()) return KeyOwner{binding.authority(), true, false};
  return KeyOwner{binding.organization(), false, false};
}

}  // namespace warifu
