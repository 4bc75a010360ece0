// Evidence that a log misbehaved: what a third person can check with nothing but the log's key.
//
// Three kinds, told by what is there:
//   two signed checkpoints of one size with two roots;
//   two signed checkpoints, and hashes that give the larger root but not, for its prefix, the
//   smaller;
//   a signed checkpoint, all its entries, and among them an inadmissible one or a wrong seal.
// Whatever does not hash to a signed root accuses nobody.
//
// The hashes of the second kind are those of an RFC 6962 consistency proof with the node that it
// leaves out when the smaller size is a power of two, the prefix's own root, put in front.
// Source: docs/format.md, "Evidence".
// Threads: pure functions.
#ifndef WARIFU_CORE_PROOF_EVIDENCE_H_
#define WARIFU_CORE_PROOF_EVIDENCE_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/merkle/proof.h"
#include "core/note/checkpoint.h"
#include "core/note/vkey.h"
#include "core/proof/trust.h"
#include "core/proof/verdict.h"

namespace warifu {

// How two checkpoints that one log signed stand to each other.
enum class Relation {
  kSame,           // size and root
  kConsistent,     // the hashes prove that the larger continues the smaller
  kContradiction,  // evidence
  kUnproven,       // the hashes prove nothing: not the larger root, or too few or many
};

// Compares two signed notes; `hashes` is an RFC 6962 consistency proof from the smaller to the
// larger (with or without the node that evidence puts in front).
// Errors: those of VerifyCheckpoint.
Result<Relation> CompareCheckpoints(std::string_view first_note, std::string_view second_note,
                                    const VerifierKey& log_key, std::span<const Hash> hashes);

// The serialized Evidence of a contradiction; what they claim is not checked here.
std::string MakeRootsEvidence(std::string_view first_note, std::string_view second_note);
std::string MakePrefixEvidence(std::string_view first_note, std::string_view second_note,
                               std::span<const Hash> hashes);
std::string MakeEntriesEvidence(std::string_view note, std::span<const std::string> entries);
std::string EvidenceFile(std::string_view evidence);

// What evidence proves.
struct EvidenceJudgment {
  VerdictCode code = VerdictCode::kCouldNotCheck;  // kLogMisbehaved, or 3
  std::vector<FoundCause> causes;
  std::optional<Checkpoint> first;
  std::optional<Checkpoint> second;
};

// Judges the bytes of an `.evidence` file, or a serialized Evidence. Entries are replayed, so the
// cost is that of an audit.
EvidenceJudgment JudgeEvidenceFile(std::string_view untrusted_file, const TrustFile& trust);
EvidenceJudgment JudgeEvidence(std::string_view untrusted_evidence, const TrustFile& trust);

}  // namespace warifu

#endif  // WARIFU_CORE_PROOF_EVIDENCE_H_
