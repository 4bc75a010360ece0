// The middle steps of a verification: every entry by itself, exactly the right entries, every
// statement as of its own admission, every rule as of the offer's.
#include <algorithm>
#include <string>
#include <utility>

#include "core/proof/leaf.h"
#include "core/proof/limits.h"
#include "core/proof/selection.h"
#include "core/proof/trial.h"
#include "core/rules/change_facts.h"
#include "core/rules/counts.h"
#include "core/rules/judgment.h"
#include "core/rules/offer/named.h"
#include "core/rules/row.h"
#include "core/statement/finding_report.h"
#include "core/statement/limits.h"

namespace warifu {
namespace {

constexpr RowSelection kFormAndKeys = {.needs = kProofNeeds, .groups = "SK"};
// That an authority which the genesis does not name has no say: nobody need sign in its name. The
// offer itself is judged by all rows.
constexpr RowSelection kByGenesisAlone = {.needs = Needs::kNothing, .groups = "P"};
constexpr RowSelection kAllOfProof = {.needs = kProofNeeds};

void JudgeEntry(LeafIndex index, const ExaminedEntry& entry, Trial& trial) {
  if (!entry.frame) {
    trial.AddFinding(MakeFinding(v1::FINDING_CODE_NOT_CANONICAL, "", {}, {}), index);
    return;
  }
  if (const auto cause = CauseOfRulesVersion(entry.frame->rules_version)) {
    trial.Add(*cause, Said("entry {index} was made under rules version {version}", index.value(),
                           entry.frame->rules_version));
  }
  for (const v1::Finding& finding : entry.findings) trial.AddFinding(finding, index);
}

// Whoever dates an entry back must date back all before it: what is shown is in one order.
void JudgeTimes(Trial& trial) {
  std::uint64_t before_ms = 0;
  for (const ExaminedEntry& examined : trial.examined) {
    if (!examined.frame) continue;
    const std::uint64_t time_ms = examined.frame->admitted_at_ms;
    if (time_ms < before_ms || time_ms > trial.seal.time_ms) {
      return trial.Add(VerdictCause::kTimesDisagree,
                       Said("an entry is later than one after it, or than the seal"));
    }
    before_ms = time_ms;
  }
}

// Entry 0 is the genesis that the trust file pins, and names the log's origin.
void JudgeGenesis(Trial& trial) {
  const ExaminedEntry& first = trial.examined.front();
  if (trial.proof.entries(0).index() != 0 || !first.statement) return;  // found elsewhere
  const ExaminedStatement& statement = *first.statement;
  const bool right = statement.kind() == StatementKind::kGenesis &&
                     statement.name() == trial.trust.genesis_hash() &&
                     statement.statement().genesis().origin() == trial.trust.origin();
  if (!right) {
    trial.Add(VerdictCause::kOtherGenesis, Said("entry 0 is not the genesis of the trust file"));
  }
}

bool IsGenesisCarried(const CarriedEntries& carried) {
  const Subject* first = carried.At(LeafIndex(0));
  return first != nullptr && first->examined().kind() == StatementKind::kGenesis;
}

void Carry(Trial& trial) {
  std::vector<Subject> subjects;
  for (int i = 0; i < trial.proof.entries_size(); ++i) {
    const v1::ProvenEntry& proven = trial.proof.entries(i);
    const ExaminedEntry& examined = trial.examined[static_cast<std::size_t>(i)];
    if (!examined.statement) return;  // its findings, or its being no statement, are noted
    subjects.push_back({StatementEntry(LeafIndex(proven.index()), examined),
                        {*StateFromNumber(proven.state()), LeafIndex(proven.changed_by())}});
  }
  trial.carried = std::make_unique<CarriedEntries>(std::move(subjects));
  trial.offer = trial.carried->At(LeafIndex(trial.proof.offer_index()));
}

// The allocation that filled the offer is there in any case, and what changed that one only where
// places were asked for.
bool FilledTheOffer(const Subject& subject, const Trial& trial) {
  return subject.index() == trial.offer->standing.changed_by &&
         trial.carried->At(subject.standing.changed_by) == nullptr;
}

// Places shown besides: allocations in force of the offer's lineage.
std::vector<Subject> PlacesIn(const Trial& trial) {
  const Hash first = LineageFirst(trial.offer->examined());
  std::vector<Subject> places;
  for (const Subject& subject : trial.carried->subjects()) {
    const bool is_place = subject.statement().has_allocation() &&
                          subject.statement().allocation().offer() == first.view() &&
                          subject.standing.state == State::kInForce;
    if (is_place && !FilledTheOffer(subject, trial)) places.push_back(subject);
  }
  return places;
}

void JudgeSelection(const SelectedEntries& selected, Trial& trial) {
  for (const Subject& subject : trial.carried->subjects()) {
    if (!selected.contains(subject.index())) {
      trial.AddAbout(VerdictCause::kFileOverfull, subject, Said("no proof of this offer holds it"));
    }
  }
}

// A Change of an allocation may be what opened the offer again; its subject is not in the proof.
bool IsChangeOfAllocation(const Subject& subject, const Trial& trial) {
  return subject.index() == trial.offer->standing.changed_by &&
         subject.statement().change().has_statement() &&
         MovesPlaces(*trial.offer, subject.statement());
}

// From which state a Change led is not in the proof; that it may lead to this one is.
void JudgeEntitled(Judgment& judgment, const Subject& subject, Trial& trial) {
  const auto& facts = judgment.Get<ChangeFacts>();
  if (!facts.subject.found()) return;
  const ByWhom entitled = EntitledTo(facts);
  if (Includes(entitled, facts.signer)) return;
  const v1::FindingCode code = entitled == ByWhom::kNobody ? v1::FINDING_CODE_TRANSITION_NOT_ALLOWED
                                                           : v1::FINDING_CODE_SIGNER_NOT_ENTITLED;
  trial.AddFinding(MakeFinding(code, "change.to", std::string(StateName(facts.to)), {}),
                   subject.index());
}

// What fails only because of a stolen key matters where the statement must count, and is found
// there.
void TakeFindings(const Judgment& judgment, const Subject& subject, Trial& trial) {
  for (const JudgedFinding& found : judgment.findings()) {
    if (!found.by_compromise) trial.AddFinding(found.finding, subject.index());
  }
  if (judgment.incomplete()) {
    trial.AddAbout(VerdictCause::kFileIncomplete, subject,
                   Said("what its signers rest on is lacking"));
  }
}

void JudgeStatement(const Subject& subject, Trial& trial) {
  ProofState::View view = trial.ViewAt(subject.index());
  view.any_of_lineage = true;
  const ProofState state(*trial.carried, view);
  Judgment judgment(state, subject.examined(), subject.entry->admitted_at_ms);
  JudgeRows(judgment, kFormAndKeys);
  if (subject.index() != trial.offer->index()) JudgeRows(judgment, kByGenesisAlone);
  if (subject.statement().has_change() && !IsChangeOfAllocation(subject, trial)) {
    JudgeEntitled(judgment, subject, trial);
  }
  TakeFindings(judgment, subject, trial);
}

}  // namespace

std::optional<VerdictCause> CauseOfRulesVersion(std::uint32_t version) {
  if (version > kHighestRulesVersion) return VerdictCause::kNewerProgram;
  if (version < kLowestRulesVersion) return VerdictCause::kPreRelease;
  return std::nullopt;
}

void ReadEntries(Trial& trial) {
  const Hash& registry = trial.trust.genesis_hash();
  for (const v1::ProvenEntry& entry : trial.proof.entries()) {
    const LeafIndex index(entry.index());
    trial.examined.push_back(ExamineEntry(registry, index.value() == 0, entry.entry()));
    const ExaminedEntry& examined = trial.examined.back();
    JudgeEntry(index, examined, trial);
    if (examined.frame && std::holds_alternative<SealContent>(examined.frame->content)) {
      trial.Add(VerdictCause::kFileOverfull, Said("a seal stands among its entries"));
    }
  }
  JudgeTimes(trial);
  JudgeGenesis(trial);
  Carry(trial);
}

void JudgeCompleteness(Trial& trial) {
  if (trial.offer == nullptr || !trial.offer->statement().has_offer() ||
      !IsGenesisCarried(*trial.carried)) {
    trial.offer = nullptr;
    return trial.Add(VerdictCause::kFileIncomplete, Said("the genesis or the offer is not in it"));
  }
  const ProofState now(*trial.carried, trial.ViewAt(trial.seal_index));
  const ProofState at_offer(*trial.carried, trial.ViewAt(trial.offer->index()));
  const std::vector<Subject> places = PlacesIn(trial);
  const Result<SelectedEntries> selected =
      SelectEntries({.now = now, .at_offer = at_offer}, *trial.offer, places);
  if (!selected.ok()) return trial.Add(VerdictCause::kFileIncomplete, selected.error().sentence);
  if (places.size() > kMaxProvenPlaces) {
    trial.Add(VerdictCause::kFileOverfull, Said("more places are shown than a proof shows"));
  }
  JudgeSelection(*selected, trial);
}

void JudgeStatements(Trial& trial) {
  for (const Subject& subject : trial.carried->subjects()) {
    JudgeStatement(subject, trial);
    const Subject* changed_by = trial.carried->At(subject.standing.changed_by);
    const bool fits = subject.born() ? FitsItsBirth(subject)
                                     : changed_by == nullptr || FitsItsChange(subject, *changed_by);
    if (fits) continue;
    trial.AddFinding(MakeFinding(v1::FINDING_CODE_TRANSITION_NOT_ALLOWED, "",
                                 std::string(StateName(subject.standing.state)), {}),
                     subject.index());
  }
}

void JudgeOfferRules(Trial& trial) {
  ProofState::View view = trial.ViewAt(trial.offer->index());
  for (const std::string& id : OrganizationsNamed(trial.body())) {
    if (!IsParty(trial.body(), id)) view.by_leaf.insert(id);
  }
  const ProofState state(*trial.carried, view);
  Judgment judgment(state, trial.offer->examined(), trial.offer->entry->admitted_at_ms);
  JudgeRows(judgment, kAllOfProof);
  TakeFindings(judgment, *trial.offer, trial);
  const auto& findings = judgment.findings();
  const bool stolen = std::any_of(findings.begin(), findings.end(),
                                  [](const JudgedFinding& found) { return found.by_compromise; });
  if (stolen) {
    trial.AddAbout(VerdictCause::kKeyCompromised, *trial.offer,
                   Said("it was admitted on what was signed with a stolen key"));
  }
}

}  // namespace warifu
