// The first steps of a verification: the proof's form, its checkpoint and its seal.
#include <string>
#include <utility>
#include <variant>

#include "core/proof/evidence.h"
#include "core/proof/reading.h"
#include "core/proof/trial.h"
#include "core/statement/limits.h"

namespace warifu {
namespace {

// Indexes rise, and none is at or beyond the seal's. The genesis and the offer are looked for
// later.
bool IndexesInOrder(const v1::OfferProof& proof, LeafIndex seal_index) {
  std::uint64_t lowest = 0;
  for (const v1::ProvenEntry& entry : proof.entries()) {
    if (entry.index() < lowest || entry.index() >= seal_index.value()) return false;
    if (entry.changed_by() < entry.index() || entry.changed_by() >= seal_index.value()) {
      return false;
    }
    lowest = entry.index() + 1;
  }
  return true;
}

bool ReadSeal(Trial& trial) {
  const Result<UntrustedEntry> seal = ParseEntry(trial.proof.seal());
  if (!seal.ok() || !std::holds_alternative<SealContent>(seal->content)) {
    trial.Add(VerdictCause::kSealMisplaced, Said("what stands at the checkpoint's end is no seal"));
    return false;
  }
  if (const auto cause = CauseOfRulesVersion(seal->rules_version)) {
    trial.Add(*cause, Said("the seal was made under rules version {version}", seal->rules_version));
    return false;
  }
  trial.standing_root = std::get<SealContent>(seal->content).standing_root;
  trial.seal.time_ms = seal->admitted_at_ms;
  return true;
}

void JudgeQuorum(Trial& trial) {
  const Policy& policy = trial.trust.policy();
  const std::string& note = trial.proof.checkpoint();
  trial.seal.needs_witnesses = policy.needs_witnesses();
  const Result<QuorumCheckpoint> quorum = policy.Check(note, trial.seal.time_ms);
  trial.seal.quorum = quorum.ok();
  if (!quorum.ok()) trial.Add(VerdictCause::kQuorumMissing, quorum.error().sentence);
  Result<QuorumCheckpoint> counted = policy.CountWitnesses(note, trial.seal.time_ms);
  if (counted.ok()) trial.seal.witnesses = std::move(counted->witnesses);
}

void AddContradiction(const Remembered& remembered, bool same_size, Trial& trial) {
  const std::string& note = trial.proof.checkpoint();
  trial.judgment.evidence =
      same_size ? MakeRootsEvidence(remembered.checkpoint, note)
                : MakePrefixEvidence(remembered.checkpoint, note, remembered.consistency);
  trial.Add(same_size ? VerdictCause::kTwoRoots : VerdictCause::kHistoryRewritten,
            Said("the registry signed what contradicts what it signed before"));
}

// Holds the checkpoint against the largest one known. A file is older or newer as it may be; an
// answer must continue what is known.
void JudgeMemory(const Remembered& remembered, const Checkpoint& known, Trial& trial) {
  const bool same_size = known.size == trial.checkpoint.size;
  const bool is_answer = trial.options.source == ProofSource::kAnswer;
  if (!same_size && !is_answer) return;
  if (trial.checkpoint.size < known.size) {
    return trial.Add(VerdictCause::kOnlyOldNews, Said("the registry showed more before"));
  }
  const Result<Relation> relation =
      CompareCheckpoints(remembered.checkpoint, trial.proof.checkpoint(),
                         trial.trust.policy().log_key(), remembered.consistency);
  if (relation.ok() && *relation == Relation::kContradiction) {
    return AddContradiction(remembered, same_size, trial);
  }
  const bool continues =
      relation.ok() && (*relation == Relation::kSame || *relation == Relation::kConsistent);
  if (!continues) {
    trial.Add(VerdictCause::kAnswerDoesNotVerify,
              Said("the registry does not prove that it continues what it showed before"));
  }
}

}  // namespace

bool ReadProof(std::string_view untrusted_proof, Trial& trial) {
  Result<v1::OfferProof> proof = ReadMessage<v1::OfferProof>(kBoundedProof, untrusted_proof);
  if (!proof.ok()) {
    trial.Add(CauseOfReading(proof.error()), proof.error().sentence);
    return false;
  }
  trial.proof = std::move(proof).value();
  return true;
}

bool JudgeCheckpoint(Trial& trial) {
  const VerifierKey& log_key = trial.trust.policy().log_key();
  Result<Checkpoint> checkpoint = VerifyCheckpoint(trial.proof.checkpoint(), log_key);
  if (!checkpoint.ok()) {
    trial.Add(VerdictCause::kNotSignedByLog, checkpoint.error().sentence);
    return false;
  }
  trial.checkpoint = std::move(checkpoint).value();
  if (trial.checkpoint.size.value() < 2) {
    trial.Add(VerdictCause::kSealMisplaced,
              Said("the checkpoint's log is too short for any offer"));
    return false;
  }
  trial.seal_index = LeafIndex(trial.checkpoint.size.value() - 1);
  trial.seal.size = trial.checkpoint.size;
  trial.judgment.checkpoint = trial.checkpoint;
  if (!IndexesInOrder(trial.proof, trial.seal_index)) {
    trial.Add(VerdictCause::kFileDamaged, Said("its entries are not in order"));
    return false;
  }
  if (!ReadSeal(trial)) return false;
  JudgeQuorum(trial);
  if (!trial.options.remembered) return true;
  const Remembered& remembered = *trial.options.remembered;
  const Result<Checkpoint> known = VerifyCheckpoint(remembered.checkpoint, log_key);
  if (known.ok()) JudgeMemory(remembered, *known, trial);
  return true;
}

}  // namespace warifu
