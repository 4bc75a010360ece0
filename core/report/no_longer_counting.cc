// What stopped counting by a theft, where that leaves something to issue anew or to undo.

#include "core/base/time.h"
#include "core/report/lists.h"
#include "core/rules/change_facts.h"
#include "core/rules/counts.h"
#include "core/rules/signer_facts.h"

namespace warifu {
namespace {

// Whose key was stolen, and since when.
struct Theft {
  std::string owner;
  std::uint64_t since_ms = 0;
};

// The theft behind a statement that does not count: of one of its signers' keys, or of a key by
// which such a key was bound or restored. Nothing: none is stated, or none is near.
std::optional<Theft> TheftBehind(const RegistryState& state, LeafIndex index, int depth) {
  const Lookup<EntryPtr> entry = state.EntryAt(index);
  if (depth > kMaxCountsDepth || !entry.found() || (*entry)->statement() == nullptr) return {};
  for (const PublicKey& key : (*entry)->statement()->signers()) {
    const Lookup<Subject> binding = state.BindingOf(key);
    if (!binding.found() || binding->index() == index) continue;
    const auto since = CompromisedSinceMs(state, key);
    if (since.found() && since->has_value() && (*entry)->admitted_at_ms >= **since) {
      return Theft{HolderOf(binding->statement().key_binding()).owner, **since};
    }
    auto behind = TheftBehind(state, binding->index(), depth + 1);
    if (!behind && !binding->born()) {
      behind = TheftBehind(state, binding->standing.changed_by, depth + 1);
    }
    if (behind) return behind;
  }
  return {};
}

// Of a Change: whether its subject still stands as it left it.
bool StillHolds(const RegistryState& state, const Subject& change) {
  const Lookup<Subject> subject = SubjectOf(state, change.statement().change());
  return subject.found() && subject->standing.changed_by == change.index();
}

// What a statement that does not count leaves to do; nothing: it was replaced or ended since.
std::optional<NextStep> LeftToDo(const ReportInput& input, const Subject& subject) {
  const v1::Statement& statement = subject.statement();
  const State stands = subject.standing.state;
  if (statement.has_change()) {
    if (StillHolds(input.state, subject)) return NextStep::kUndoOrConfirm;
    return {};
  }
  if (statement.has_organization()) {
    if (stands == State::kInForce || stands == State::kSuspended) return NextStep::kIssueAnew;
    return {};
  }
  if (!IsGood(subject)) return {};
  if (statement.has_key_binding()) return NextStep::kBindAnotherKey;
  if (statement.has_allocation()) return NextStep::kGivePlaceAnew;
  const bool is_past =
      statement.has_offer() && statement.offer().valid_until() <= input.at_ms / kMsPerSecond;
  if (is_past) return {};
  return NextStep::kIssueAnew;
}

// Whom the statement is about: ids and codes.
std::vector<std::string> Concerned(const RegistryState& state, const v1::Statement& statement) {
  if (statement.has_organization()) return {statement.organization().id()};
  if (statement.has_ruleset()) return {statement.ruleset().authority()};
  if (statement.has_key_binding()) return {HolderOf(statement.key_binding()).owner};
  if (statement.has_appointment()) {
    return {statement.appointment().principal(), statement.appointment().agent()};
  }
  if (statement.has_offer()) {
    std::vector<std::string> ids;
    for (const v1::Party& party : statement.offer().parties()) ids.push_back(party.organization());
    return ids;
  }
  const Lookup<Subject> behind =
      statement.has_change() ? SubjectOf(state, statement.change())
                             : state.NewestOfLineage(HashField(statement.allocation().offer()));
  if (!behind.found() || behind->statement().has_change()) return {};
  return Concerned(state, behind->statement());
}

}  // namespace

void ListNoLongerCounting(const ReportInput& input, ReportSection& section) {
  for (const LeafIndex index : input.uncounted) {
    const Lookup<Subject> subject = input.At(index);
    if (!subject.found()) continue;
    const auto left = LeftToDo(input, *subject);
    const auto theft = left ? TheftBehind(input.state, index, 0) : std::nullopt;
    if (!theft) continue;
    ReportFinding finding{.what = ReportWhat::kNoLongerCounts,
                          .about = Reported(*subject),
                          .facts = {{"admitted_at_ms", AtMs{subject->entry->admitted_at_ms}},
                                    {"key_of", theft->owner},
                                    {"since_ms", AtMs{theft->since_ms}}},
                          .next = *left};
    for (const std::string& id : Concerned(input.state, subject->statement())) {
      finding.organizations.push_back(input.NameOf(id));
    }
    section.Add(std::move(finding));
  }
}

}  // namespace warifu
