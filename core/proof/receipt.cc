#include "core/proof/receipt.h"

#include <memory>
#include <utility>
#include <variant>

#include "core/merkle/tree_hash.h"
#include "core/proof/inclusion.h"
#include "core/proof/reading.h"
#include "core/replay/examine_entry.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

ReceiptJudgment Failed(VerdictCause cause, Sentence detail) {
  ReceiptJudgment judgment;
  judgment.causes.emplace_back();
  judgment.causes.back().cause = cause;
  judgment.causes.back().detail = std::move(detail);
  return judgment;
}

// What is wrong with the statement itself.
ReceiptJudgment BadStatement(const Findings& findings, LeafIndex index) {
  ReceiptJudgment judgment;
  for (const v1::Finding& finding : findings) {
    FoundCause found;
    found.cause = CauseOfFinding(finding.code());
    found.entry = index;
    found.finding = finding;
    judgment.causes.push_back(std::move(found));
  }
  OrderCauses(judgment.causes, /*fresh=*/true);
  return judgment;
}

// A receipt with its checkpoint, which the log signed, and the seal at the checkpoint's end.
struct ReadReceipt {
  const v1::Receipt& receipt;
  const Checkpoint& checkpoint;
  const UntrustedEntry& seal;

  LeafIndex index() const { return LeafIndex(receipt.index()); }
  Standing standing() const {
    return {*StateFromNumber(receipt.state()), LeafIndex(receipt.changed_by())};
  }
};

bool IsInLog(const ReadReceipt& read) {
  const Checkpoint& checkpoint = read.checkpoint;
  const IndexedHashes leaves = {
      {read.index(), LeafHash(read.receipt.entry())},
      {LeafIndex(checkpoint.size.value() - 1), LeafHash(read.receipt.seal())}};
  return LeadsToRoot(leaves, read.receipt.log_hashes(), {checkpoint.size, checkpoint.root});
}

bool StandsInTree(const ReadReceipt& read) {
  const Hash leaf = HashStandingLeaf({.entry_hash = LeafHash(read.receipt.entry()),
                                      .index = read.index(),
                                      .standing = read.standing()});
  return LeadsToRoot({{read.index(), leaf}}, read.receipt.standing_hashes(),
                     {TreeSize(read.checkpoint.size.value() - 1),
                      std::get<SealContent>(read.seal.content).standing_root});
}

// With the witnesses that the trust file's policy counts.
VerifiedReceipt Verified(const ReadReceipt& read, Subject subject, const Policy& policy) {
  VerifiedReceipt result;
  result.subject = std::move(subject);
  result.checkpoint = read.checkpoint;
  result.seal_time_ms = read.seal.admitted_at_ms;
  const std::string& note = read.receipt.checkpoint();
  result.quorum = policy.Check(note, result.seal_time_ms).ok();
  Result<QuorumCheckpoint> counted = policy.CountWitnesses(note, result.seal_time_ms);
  if (counted.ok()) result.witnesses = std::move(counted->witnesses);
  return result;
}

ReceiptJudgment JudgeIn(const ReadReceipt& read, const TrustFile& trust) {
  if (!IsInLog(read)) {
    return Failed(VerdictCause::kNotInLog,
                  Said("the entry or the seal is not in the checkpoint's tree"));
  }
  if (!StandsInTree(read)) {
    return Failed(VerdictCause::kStandingNotInTree, Said("the entry does not stand as it says"));
  }
  const LeafIndex index = read.index();
  const ExaminedEntry examined =
      ExamineEntry(trust.genesis_hash(), index.value() == 0, read.receipt.entry());
  if (examined.newer_program) {
    return Failed(VerdictCause::kNewerProgram, Said("the entry was made under newer rules"));
  }
  if (examined.pre_release) {
    return Failed(VerdictCause::kPreRelease,
                  Said("the entry was made under rules of a pre-release"));
  }
  if (!examined.findings.empty()) return BadStatement(examined.findings, index);
  if (!examined.statement) {
    return Failed(VerdictCause::kRuleBroken, Said("the entry holds no statement in order"));
  }
  ReceiptJudgment judgment;
  judgment.receipt =
      Verified(read, {StatementEntry(index, examined), read.standing()}, trust.policy());
  return judgment;
}

}  // namespace

ReceiptJudgment VerifyReceipt(std::string_view untrusted_receipt, const TrustFile& trust) {
  const auto receipt = ReadMessage<v1::Receipt>(kBoundedReceipt, untrusted_receipt);
  if (!receipt.ok()) return Failed(CauseOfReading(receipt.error()), receipt.error().sentence);
  const Result<Checkpoint> checkpoint =
      VerifyCheckpoint(receipt->checkpoint(), trust.policy().log_key());
  if (!checkpoint.ok()) return Failed(VerdictCause::kNotSignedByLog, checkpoint.error().sentence);
  const Result<UntrustedEntry> seal = ParseEntry(receipt->seal());
  if (checkpoint->size.value() < 2 || receipt->index() >= checkpoint->size.value() - 1 ||
      !seal.ok() || !std::holds_alternative<SealContent>(seal->content)) {
    return Failed(VerdictCause::kSealMisplaced,
                  Said("what stands at the checkpoint's end is no seal"));
  }
  return JudgeIn({*receipt, *checkpoint, *seal}, trust);
}

ReceiptJudgment VerifyReceiptFile(std::string_view untrusted_file, const TrustFile& trust) {
  const Result<std::string> receipt = UnframeBounded(kBoundedReceipt, untrusted_file);
  if (receipt.ok()) return VerifyReceipt(*receipt, trust);
  return Failed(CauseOfReading(receipt.error()), receipt.error().sentence);
}

}  // namespace warifu
