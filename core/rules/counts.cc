#include "core/rules/counts.h"

#include <algorithm>

namespace warifu {
namespace {

using Since = std::optional<std::uint64_t>;

// The later answers weigh more.
int Weight(Answer answer) {
  switch (answer) {
    case Answer::kYes:
      return 0;
    case Answer::kNoByCompromise:
      return 1;
    case Answer::kNo:
      return 2;
    case Answer::kNotCarried:
      return 3;
  }
  return 3;
}

template <typename T>
Answer NoOrNotCarried(const Lookup<T>& lookup) {
  return lookup.not_carried() ? Answer::kNotCarried : Answer::kNo;
}

// In its own KeyBinding the new key needs no binding before.
bool IsBoundHere(const v1::Statement& statement, const PublicKey& key) {
  return statement.has_key_binding() && statement.key_binding().public_key() == key.view();
}

// One question, with what it may still cost.
class Walk {
 public:
  explicit Walk(const RegistryState& state) : state_(state) {}

  Answer Counts(LeafIndex entry, int depth) {
    if (depth > kMaxCountsDepth || ++steps_ > kMaxCountsSteps) return Answer::kNo;
    const Lookup<EntryPtr> found = state_.EntryAt(entry);
    if (!found.found()) return NoOrNotCarried(found);
    if ((*found)->statement() == nullptr) return Answer::kNo;
    return StatementCounts(**found, depth);
  }

  Answer InForceAt(LeafIndex entry, LeafIndex at, int depth) {
    if (entry >= at) return Answer::kNo;
    const Lookup<Subject> subject = state_.SubjectAt(entry);
    if (!subject.found()) return NoOrNotCarried(subject);
    return SubjectInForceAt(*subject, at, depth);
  }

 private:
  Answer StatementCounts(const Entry& entry, int depth) {
    const ExaminedStatement& statement = *entry.statement();
    Answer all = Answer::kYes;
    for (const PublicKey& key : statement.signers()) {
      if (IsBoundHere(statement.statement(), key) || IsRoot(statement, key)) continue;
      all = Both(all, SignerCounts(key, entry, depth));
    }
    return all;
  }

  bool IsRoot(const ExaminedStatement& statement, const PublicKey& key) const {
    return statement.kind() == StatementKind::kGenesis || state_.IsRootKey(key);
  }

  Answer SignerCounts(const PublicKey& key, const Entry& signed_entry, int depth) {
    const Lookup<Subject> binding = state_.BindingOf(key);
    if (!binding.found()) return NoOrNotCarried(binding);
    const Answer in_force = SubjectInForceAt(*binding, signed_entry.index, depth);
    const Answer bound = Counts(binding->index(), depth + 1);
    return Both(Both(in_force, bound), NotStolen(*binding, signed_entry.admitted_at_ms));
  }

  Answer NotStolen(const Subject& binding, std::uint64_t admitted_at_ms) const {
    if (binding.standing.state != State::kRevoked) return Answer::kYes;
    const Lookup<Since> since = StatedCompromise(state_, binding.standing.changed_by);
    if (!since.found()) return NoOrNotCarried(since);
    const bool stolen = since->has_value() && admitted_at_ms >= **since;
    return stolen ? Answer::kNoByCompromise : Answer::kYes;
  }

  Answer SubjectInForceAt(const Subject& subject, LeafIndex at, int depth) {
    if (subject.index() >= at) return Answer::kNo;
    const LeafIndex changed_by = subject.standing.changed_by;
    if (!IsGood(subject)) return changed_by >= at ? Answer::kYes : Answer::kNo;
    if (subject.born()) return Answer::kYes;
    const Lookup<Subject> cause = state_.SubjectAt(changed_by);
    if (!cause.found()) return NoOrNotCarried(cause);
    if (MovesPlaces(subject, cause->statement())) return Answer::kYes;
    return Counts(changed_by, depth + 1);
  }

  const RegistryState& state_;
  int steps_ = 0;
};

}  // namespace

bool IsGood(const Subject& subject) {
  if (subject.standing.state == State::kInForce) return true;
  return subject.statement().has_offer() && subject.standing.state == State::kFull;
}

bool MovesPlaces(const Subject& subject, const v1::Statement& cause) {
  if (!subject.statement().has_offer()) return false;
  if (cause.has_allocation()) return true;
  return cause.has_change() && cause.change().statement() != subject.examined().name().view();
}

Answer Both(Answer a, Answer b) { return Weight(a) >= Weight(b) ? a : b; }

Answer Counts(const RegistryState& state, LeafIndex entry) { return Walk(state).Counts(entry, 0); }

Answer InForceAt(const RegistryState& state, LeafIndex entry, LeafIndex at) {
  return Walk(state).InForceAt(entry, at, 0);
}

Answer CountsInForce(const RegistryState& state, LeafIndex entry) {
  return Both(InForceAt(state, entry, state.next()), Counts(state, entry));
}

Lookup<Since> CompromisedSinceMs(const RegistryState& state, const PublicKey& key) {
  const Lookup<Subject> binding = state.BindingOf(key);
  if (binding.not_carried()) return Lookup<Since>::NotCarried();
  if (binding.absent()) return Lookup<Since>::Absent();
  if (binding->standing.state != State::kRevoked) return Lookup<Since>::Found(std::nullopt);
  return StatedCompromise(state, binding->standing.changed_by);
}

Lookup<Since> StatedCompromise(const RegistryState& state, LeafIndex entry) {
  const Lookup<EntryPtr> found = state.EntryAt(entry);
  if (found.not_carried()) return Lookup<Since>::NotCarried();
  if (found.absent()) return Lookup<Since>::Absent();
  const ExaminedStatement* statement = (*found)->statement();
  if (statement == nullptr || !statement->statement().has_change()) {
    return Lookup<Since>::Found(std::nullopt);
  }
  const v1::Change& change = statement->statement().change();
  if (!change.has_compromised_since_ms()) return Lookup<Since>::Found(std::nullopt);
  return Lookup<Since>::Found(change.compromised_since_ms());
}

}  // namespace warifu
