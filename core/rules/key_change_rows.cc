// Group L of Changes of keys: stolen keys, since when, and what was forged with them.
#include <algorithm>
#include <array>

#include "core/rules/change_facts.h"
#include "core/rules/counts.h"
#include "core/rules/rows.h"
#include "core/rules/signer_facts.h"

namespace warifu {
namespace {

constexpr std::string_view kField = "change.compromised_since_ms";

// The key that a Change revokes or restores, with what is kept of its revocation.
struct KeyFacts {
  explicit KeyFacts(Judgment& judgment) {
    const auto& change_facts = judgment.Get<ChangeFacts>();
    if (change_facts.kind != SubjectKind::kKeyBinding) return;
    change = &change_facts;
    key = KeyField(change_facts.subject->statement().key_binding().public_key());
    const auto kept = judgment.state().KeyChanges(key);
    if (kept.found()) changes = *kept;
  }

  const ChangeFacts* change = nullptr;  // null: the Change is of no key
  PublicKey key;
  std::vector<LeafIndex> changes;  // the last 1 > 3, then each 3 > 3 after it
};

bool Revokes(const ChangeFacts& facts) {
  return facts.kind == SubjectKind::kKeyBinding && facts.to == State::kRevoked;
}

void JudgeSinceStated(Judgment& judgment, Report& report) {
  const auto& facts = judgment.Get<ChangeFacts>();
  const v1::Change& change = judgment.statement().change();
  if (facts.transition == nullptr) return;
  if (change.has_compromised_since_ms()) {
    // Whose key signed is another row's to find out.
    if (judgment.Get<SignerFacts>().changer.kind == HolderKind::kNobody) return;
    const std::string found = std::to_string(change.compromised_since_ms());
    if (!Revokes(facts)) {
      report.Add(std::string(kField), found, Said("nothing: it is stated where a key is revoked"));
    } else if (!Includes(facts.signer, ByWhom::kItsAuthority)) {
      report.Add(std::string(kField), found,
                 Said("nothing: it is stated by the key's authority (of an authority's key: the "
                      "root)"));
    }
    return;
  }
  const bool must = facts.OfKey(State::kRevoked, State::kRevoked) ||
                    (facts.OfKey(State::kInForce, State::kRevoked) && !facts.subject->born());
  if (must) {
    report.Add(std::string(kField), {}, Said("since when the key's signatures do not count"));
  }
}

// When the entry at `index` was admitted; nothing: not carried.
std::optional<std::uint64_t> AdmittedAt(const RegistryState& state, LeafIndex index) {
  const Lookup<EntryPtr> entry = state.EntryAt(index);
  if (!entry.found()) return std::nullopt;
  return (*entry)->admitted_at_ms;
}

// When the Change was admitted that last took the key from 1 to 3, or this one is, if it does.
std::optional<std::uint64_t> RevokedAt(Judgment& judgment, const KeyFacts& facts) {
  if (facts.change->OfKey(State::kInForce, State::kRevoked)) return judgment.admitted_at_ms();
  if (facts.changes.empty()) return std::nullopt;
  return AdmittedAt(judgment.state(), facts.changes.front());
}

void JudgeSinceRange(Judgment& judgment, Report& report) {
  const auto& facts = judgment.Get<KeyFacts>();
  const v1::Change& change = judgment.statement().change();
  if (facts.change == nullptr || !Revokes(*facts.change)) return;
  if (!change.has_compromised_since_ms()) return;
  const std::uint64_t bound_at = facts.change->subject->entry->admitted_at_ms;
  const std::optional<std::uint64_t> revoked_at = RevokedAt(judgment, facts);
  const std::uint64_t since = change.compromised_since_ms();
  if (!revoked_at.has_value() || (since >= bound_at && since <= *revoked_at)) return;
  report.Add(std::string(kField), std::to_string(since),
             Said("{least} to {most}, from its binding to its revocation", bound_at, *revoked_at));
}

// The earliest time stated by a kept Change that counts.
std::optional<std::uint64_t> EarliestCounting(const RegistryState& state, const KeyFacts& facts) {
  std::optional<std::uint64_t> earliest;
  for (const LeafIndex change : facts.changes) {
    if (Counts(state, change) != Answer::kYes) continue;
    const auto stated = StatedCompromise(state, change);
    if (!stated.found() || !stated->has_value()) continue;
    earliest = std::min(earliest.value_or(UINT64_MAX), **stated);
  }
  return earliest;
}

// The latest time that a Change of this key may state by what was stated or forged before; nothing:
// no bound.
std::optional<std::uint64_t> LatestAllowed(Judgment& judgment, const KeyFacts& facts) {
  const ChangeFacts& change = *facts.change;
  if (change.OfKey(State::kRevoked, State::kRevoked)) {
    return EarliestCounting(judgment.state(), facts);
  }
  const LeafIndex left_by = change.subject->standing.changed_by;
  const bool forged = !change.subject->born() && Counts(judgment.state(), left_by) != Answer::kYes;
  return forged ? AdmittedAt(judgment.state(), left_by) : std::nullopt;
}

void JudgeSinceNotLater(Judgment& judgment, Report& report) {
  const auto& facts = judgment.Get<KeyFacts>();
  const v1::Change& change = judgment.statement().change();
  if (facts.change == nullptr || !Revokes(*facts.change)) return;
  if (facts.change->transition == nullptr || !change.has_compromised_since_ms()) return;
  const std::optional<std::uint64_t> latest = LatestAllowed(judgment, facts);
  const std::uint64_t since = change.compromised_since_ms();
  if (!latest.has_value() || since <= *latest) return;
  report.Add(std::string(kField), std::to_string(since), Said("at most {most}", *latest));
}

void JudgeRoomForChange(Judgment& judgment, Report& report) {
  const auto& facts = judgment.Get<KeyFacts>();
  if (facts.change == nullptr || !facts.change->OfKey(State::kRevoked, State::kRevoked)) return;
  if (facts.changes.size() < kMaxKeyChanges) return;
  report.Add("change.to", Said("{count} changes of this key", facts.changes.size() + 1),
             Said("at most {most}", kMaxKeyChanges));
}

void JudgeNoKeptCounts(Judgment& judgment, Report& report) {
  const auto& facts = judgment.Get<KeyFacts>();
  if (facts.change == nullptr || !facts.change->IsUndo()) return;
  const LeafIndex changed_by = facts.change->subject->standing.changed_by;
  for (const LeafIndex change : facts.changes) {
    // The Change by which the key stands as it does is judged by the row of all subjects.
    if (change == changed_by || Counts(judgment.state(), change) != Answer::kYes) continue;
    report.Add("change.statement", Said("revoked by a Change that counts"),
               Said("a new revocation since then, not an undo"));
    return;
  }
}

void JudgeNotOwnRevocation(Judgment& judgment, Report& report) {
  const auto& facts = judgment.Get<KeyFacts>();
  if (facts.change == nullptr || !facts.change->IsUndo() || facts.changes.empty()) return;
  const Lookup<Subject> revocation = judgment.state().SubjectAt(facts.changes.front());
  if (!revocation.found()) return;
  const std::vector<PublicKey>& signers = revocation->examined().signers();
  if (std::find(signers.begin(), signers.end(), facts.key) == signers.end()) return;
  report.Add("change.to", Said("revoked by the key itself"),
             Said("REVOKED, with another time since when"));
}

constexpr Needs kHistory = Needs::kHistory;
constexpr KindSet kChanges = Kinds(StatementKind::kChange);

constexpr std::array kRows = {
    Row{v1::FINDING_CODE_COMPROMISED_SINCE_WRONG, 'L', Needs::kParties, kChanges, JudgeSinceStated,
        "compromised_since_ms is stated by the authority of a key (the root) alone, where it "
        "revokes the key; it must be stated of a key that is revoked already or was restored "
        "before."},
    Row{v1::FINDING_CODE_COMPROMISED_SINCE_WRONG, 'L', kHistory, kChanges, JudgeSinceRange,
        "compromised_since_ms lies between the key's binding and the Change that last revoked it, "
        "both included."},
    Row{v1::FINDING_CODE_COMPROMISED_SINCE_WRONG, 'L', kHistory, kChanges, JudgeSinceNotLater,
        "compromised_since_ms only moves back from what was stated by Changes that count; over a "
        "key that was restored by a Change that does not, it is no later than that Change."},
    Row{v1::FINDING_CODE_TRANSITION_NOT_ALLOWED, 'L', kHistory, kChanges, JudgeRoomForChange,
        "Of one revocation of a key 16 Changes are kept."},
    Row{v1::FINDING_CODE_UNDO_OF_WHAT_COUNTS, 'L', kHistory, kChanges, JudgeNoKeptCounts,
        "A key is restored only where no Change of its last revocation counts."},
    Row{v1::FINDING_CODE_TRANSITION_NOT_ALLOWED, 'L', kHistory, kChanges, JudgeNotOwnRevocation,
        "A key that revoked itself is not restored."},
};

}  // namespace

std::span<const Row> KeyChangeRows() { return kRows; }

}  // namespace warifu
