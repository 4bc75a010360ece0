#include "core/proof/evidence.h"

#include <utility>

#include "core/proof/reading.h"
#include "core/replay/replay.h"
#include "core/statement/encode.h"
#include "core/statement/file.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

// The hashes with the node in front that an RFC proof leaves out.
std::vector<Hash> WithFirstRoot(const Checkpoint& smaller, std::span<const Hash> hashes) {
  std::vector<Hash> whole = {smaller.root};
  whole.insert(whole.end(), hashes.begin(), hashes.end());
  return whole;
}

Relation Compare(const Checkpoint& smaller, const Checkpoint& larger,
                 std::span<const Hash> hashes) {
  if (smaller.size == larger.size) {
    return smaller.root == larger.root ? Relation::kSame : Relation::kContradiction;
  }
  if (smaller.size.value() == 0) return Relation::kUnproven;
  Result<TreeRoots> roots = RootsFromConsistency(smaller.size, larger.size, hashes);
  if (!roots.ok()) {
    roots = RootsFromConsistency(smaller.size, larger.size, WithFirstRoot(smaller, hashes));
  }
  if (!roots.ok() || roots->second != larger.root) return Relation::kUnproven;
  return roots->first == smaller.root ? Relation::kConsistent : Relation::kContradiction;
}

EvidenceJudgment Judged(VerdictCause cause, Sentence detail) {
  EvidenceJudgment judgment;
  judgment.causes.emplace_back();
  judgment.causes.back().cause = cause;
  judgment.causes.back().detail = std::move(detail);
  judgment.code = VerdictOfCauses(judgment.causes);
  return judgment;
}

std::vector<Hash> HashesOf(const v1::Evidence& evidence) {
  std::vector<Hash> hashes;
  for (const std::string& bytes : evidence.consistency_hashes()) {
    hashes.push_back(*Hash::From(bytes));
  }
  return hashes;
}

EvidenceJudgment JudgeTwo(const v1::Evidence& evidence, const Checkpoint& first,
                          const Checkpoint& second) {
  const bool in_order = first.size <= second.size;
  const Relation relation =
      Compare(in_order ? first : second, in_order ? second : first, HashesOf(evidence));
  EvidenceJudgment judgment;
  if (relation != Relation::kContradiction) {
    judgment = Judged(VerdictCause::kFileDamaged, Said("the two checkpoints do not contradict"));
  } else if (first.size == second.size) {
    judgment = Judged(VerdictCause::kTwoRoots, Said("one size, two roots"));
  } else {
    judgment =
        Judged(VerdictCause::kHistoryRewritten, Said("the larger does not begin as the smaller"));
  }
  judgment.second = second;
  return judgment;
}

// Whether a deviation is the log's own doing under rules that this program knows: those under which
// the ruleset that raised the version was itself admitted. That the entries are as many as signed
// and hash to the root was asked before.
bool Accuses(const Replay& replay, const Deviation& deviation) {
  if (replay.made_by_pre_release()) return false;
  const auto newer = replay.newer_program_from();
  return !newer || deviation.index <= *newer;
}

EvidenceJudgment JudgeEntries(const v1::Evidence& evidence, const Checkpoint& checkpoint,
                              const Hash& genesis_hash) {
  if (checkpoint.size.value() != static_cast<std::uint64_t>(evidence.entries_size())) {
    return Judged(VerdictCause::kFileDamaged,
                  Said("it holds more or fewer entries than were signed"));
  }
  Replay replay(genesis_hash);
  for (const std::string& entry : evidence.entries()) replay.AddBytes(entry);
  if (replay.Root() != checkpoint.root) {
    return Judged(VerdictCause::kFileDamaged, Said("its entries do not hash to the signed root"));
  }
  replay.Finish(checkpoint);
  for (const Deviation& deviation : replay.deviations()) {
    if (!Accuses(replay, deviation)) continue;
    EvidenceJudgment judgment = Judged(VerdictCause::kWrongEntryLogged,
                                       Verbatim(std::string(FrameDeviationName(deviation.frame))));
    judgment.causes.back().entry = deviation.index;
    judgment.causes.back().finding = deviation.finding;
    return judgment;
  }
  if (replay.made_by_pre_release()) {
    return Judged(VerdictCause::kPreRelease, Said("entries under rules of a pre-release"));
  }
  return replay.newer_program_from()
             ? Judged(VerdictCause::kNewerProgram, Said("entries under rules of a newer program"))
             : Judged(VerdictCause::kFileDamaged, Said("every entry is as it must be"));
}

EvidenceJudgment JudgeMessage(const v1::Evidence& evidence, const TrustFile& trust) {
  const VerifierKey& log_key = trust.policy().log_key();
  const Result<Checkpoint> first = VerifyCheckpoint(evidence.first_checkpoint(), log_key);
  if (!first.ok()) return Judged(VerdictCause::kNotSignedByLog, first.error().sentence);
  if (evidence.second_checkpoint().empty() == evidence.entries().empty()) {
    return Judged(VerdictCause::kFileDamaged,
                  Said("it holds neither or both of two kinds of evidence"));
  }
  EvidenceJudgment judgment;
  if (evidence.second_checkpoint().empty()) {
    judgment = JudgeEntries(evidence, *first, trust.genesis_hash());
  } else {
    const Result<Checkpoint> second = VerifyCheckpoint(evidence.second_checkpoint(), log_key);
    if (!second.ok()) return Judged(VerdictCause::kNotSignedByLog, second.error().sentence);
    judgment = JudgeTwo(evidence, *first, *second);
  }
  judgment.first = *first;
  return judgment;
}

std::string Make(std::string_view first_note, std::string_view second_note,
                 std::span<const Hash> hashes) {
  v1::Evidence evidence;
  evidence.set_first_checkpoint(std::string(first_note));
  evidence.set_second_checkpoint(std::string(second_note));
  for (const Hash& hash : hashes) evidence.add_consistency_hashes(hash.ToString());
  return EncodeMessage(evidence);
}

}  // namespace

Result<Relation> CompareCheckpoints(std::string_view first_note, std::string_view second_note,
                                    const VerifierKey& log_key, std::span<const Hash> hashes) {
  WARIFU_ASSIGN_OR_RETURN(const Checkpoint first, VerifyCheckpoint(first_note, log_key));
  WARIFU_ASSIGN_OR_RETURN(const Checkpoint second, VerifyCheckpoint(second_note, log_key));
  return first.size <= second.size ? Compare(first, second, hashes)
                                   : Compare(second, first, hashes);
}

std::string MakeRootsEvidence(std::string_view first_note, std::string_view second_note) {
  return Make(first_note, second_note, {});
}

std::string MakePrefixEvidence(std::string_view first_note, std::string_view second_note,
                               std::span<const Hash> hashes) {
  return Make(first_note, second_note, hashes);
}

std::string MakeEntriesEvidence(std::string_view note, std::span<const std::string> entries) {
  v1::Evidence evidence;
  evidence.set_first_checkpoint(std::string(note));
  for (const std::string& entry : entries) evidence.add_entries(entry);
  return EncodeMessage(evidence);
}

std::string EvidenceFile(std::string_view evidence) {
  return FrameFile(FileKind::kEvidence, evidence);
}

EvidenceJudgment JudgeEvidence(std::string_view untrusted_evidence, const TrustFile& trust) {
  const auto evidence = ReadMessage<v1::Evidence>(kBoundedEvidence, untrusted_evidence);
  if (!evidence.ok()) return Judged(CauseOfReading(evidence.error()), evidence.error().sentence);
  return JudgeMessage(*evidence, trust);
}

EvidenceJudgment JudgeEvidenceFile(std::string_view untrusted_file, const TrustFile& trust) {
  const Result<std::string> evidence = UnframeBounded(kBoundedEvidence, untrusted_file);
  if (evidence.ok()) return JudgeEvidence(*evidence, trust);
  return Judged(CauseOfReading(evidence.error()), evidence.error().sentence);
}

}  // namespace warifu
