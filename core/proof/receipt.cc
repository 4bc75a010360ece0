#include "core/proof/receipt.h"

#include <memory>
#include <utility>
#include <variant>

#include "core/merkle/tree_hash.h"
#include "core/proof/inclusion.h"
#include "core/proof/limits.h"
#include "core/replay/examine_entry.h"
#include "core/statement/canonical.h"
#include "core/statement/file.h"
#include "core/statement/schema.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

ReceiptJudgment Failed(VerdictCause cause, std::string detail) {
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

bool IsInLog(const v1::Receipt& receipt, const Checkpoint& checkpoint) {
  const IndexedHashes leaves = {{LeafIndex(receipt.index()), LeafHash(receipt.entry())},
                                {LeafIndex(checkpoint.size.value() - 1), LeafHash(receipt.seal())}};
  return LeadsToRoot(leaves, receipt.log_hashes(), {checkpoint.size, checkpoint.root});
}

bool StandsInTree(const v1::Receipt& receipt, const Checkpoint& checkpoint,
                  const Hash& standing_root) {
  const LeafIndex index(receipt.index());
  const StandingLeaf leaf = {
      .entry_hash = LeafHash(receipt.entry()),
      .index = index,
      .standing = {*StateFromNumber(receipt.state()), LeafIndex(receipt.changed_by())}};
  return LeadsToRoot({{index, HashStandingLeaf(leaf)}}, receipt.standing_hashes(),
                     {TreeSize(checkpoint.size.value() - 1), standing_root});
}

// Checkpoint and seal, with the trust file's policy.
Result<VerifiedReceipt> ReadHead(const v1::Receipt& receipt, const TrustFile& trust) {
  const Policy& policy = trust.policy();
  WARIFU_ASSIGN_OR_RETURN(Checkpoint checkpoint,
                          VerifyCheckpoint(receipt.checkpoint(), policy.log_key()));
  VerifiedReceipt result;
  result.checkpoint = std::move(checkpoint);
  const Result<UntrustedEntry> seal = ParseEntry(receipt.seal());
  if (!seal.ok() || !std::holds_alternative<SealContent>(seal->content)) return result;
  result.seal_time_ms = seal->admitted_at_ms;
  result.quorum = policy.Check(receipt.checkpoint(), result.seal_time_ms).ok();
  Result<QuorumCheckpoint> counted =
      policy.CountWitnesses(receipt.checkpoint(), result.seal_time_ms);
  if (counted.ok()) result.witnesses = std::move(counted->witnesses);
  return result;
}

ReceiptJudgment Judge(const v1::Receipt& receipt, VerifiedReceipt verified,
                      const TrustFile& trust) {
  const Checkpoint& checkpoint = verified.checkpoint;
  const Result<UntrustedEntry> seal = ParseEntry(receipt.seal());
  if (checkpoint.size.value() < 2 || receipt.index() >= checkpoint.size.value() - 1 || !seal.ok() ||
      !std::holds_alternative<SealContent>(seal->content)) {
    return Failed(VerdictCause::kSealMisplaced, "what stands at the checkpoint's end is no seal");
  }
  if (!IsInLog(receipt, checkpoint)) {
    return Failed(VerdictCause::kNotInLog, "the entry or the seal is not in the checkpoint's tree");
  }
  if (!StandsInTree(receipt, checkpoint, std::get<SealContent>(seal->content).standing_root)) {
    return Failed(VerdictCause::kStandingNotInTree, "the entry does not stand as it says");
  }
  const LeafIndex index(receipt.index());
  ExaminedEntry examined = ExamineEntry(trust.genesis_hash(), index.value() == 0, receipt.entry());
  if (examined.newer_program) {
    return Failed(VerdictCause::kNewerProgram, "the entry was made under newer rules");
  }
  if (!examined.findings.empty()) return BadStatement(examined.findings, index);
  if (!examined.statement) {
    return Failed(VerdictCause::kRuleBroken, "the entry holds no statement in order");
  }
  Entry entry{.index = index,
              .admitted_at_ms = examined.frame->admitted_at_ms,
              .rules_version = examined.frame->rules_version,
              .leaf_hash = examined.leaf_hash,
              .content = std::move(*examined.statement)};
  verified.subject = {std::make_shared<const Entry>(std::move(entry)),
                      {*StateFromNumber(receipt.state()), LeafIndex(receipt.changed_by())}};
  ReceiptJudgment judgment;
  judgment.receipt = std::move(verified);
  return judgment;
}

}  // namespace

ReceiptJudgment VerifyReceipt(std::string_view untrusted_receipt, const TrustFile& trust) {
  if (untrusted_receipt.size() > kMaxReceiptBytes) {
    return Failed(VerdictCause::kFileDamaged,
                  "a receipt has at most " + std::to_string(kMaxReceiptBytes) + " bytes");
  }
  v1::Receipt receipt;
  if (!CheckCanonical(SchemaOf<v1::Receipt>(), untrusted_receipt).empty() ||
      !receipt.ParseFromString(std::string(untrusted_receipt))) {
    return Failed(VerdictCause::kFileDamaged, "its form is wrong");
  }
  Result<VerifiedReceipt> head = ReadHead(receipt, trust);
  if (!head.ok()) return Failed(VerdictCause::kNotSignedByLog, head.error().message);
  return Judge(receipt, std::move(head).value(), trust);
}

ReceiptJudgment VerifyReceiptFile(std::string_view untrusted_file, const TrustFile& trust) {
  if (untrusted_file.size() > kMaxReceiptBytes) {
    return Failed(VerdictCause::kFileDamaged,
                  "a receipt has at most " + std::to_string(kMaxReceiptBytes) + " bytes");
  }
  const Result<std::string> receipt = UnframeFile(FileKind::kReceipt, untrusted_file);
  if (receipt.ok()) return VerifyReceipt(*receipt, trust);
  const bool newer = receipt.error().code == ErrorCode::kNewerProgram;
  return Failed(newer ? VerdictCause::kNewerProgram : VerdictCause::kFileDamaged,
                receipt.error().message);
}

}  // namespace warifu
