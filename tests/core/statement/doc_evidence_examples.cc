// Evidence of each kind, as a third person judges it.
#include <vector>

#include "core/base/check.h"
#include "core/merkle/proof.h"
#include "core/proof/evidence.h"
#include "core/statement/file.h"
#include "tests/core/statement/doc_examples.h"
#include "tests/core/statement/doc_text.h"

namespace warifu {
namespace {

// Message and tail of what accuses the log for this cause.
std::string Judged(const std::string& evidence, VerdictCause cause, ExampleBlock& block) {
  const Result<TrustFile> trust = TrustFile::Parse(ExampleTrustText());
  WARIFU_CHECK(trust.ok());
  const std::string file = EvidenceFile(evidence);
  const EvidenceJudgment judgment = JudgeEvidenceFile(file, *trust);
  WARIFU_CHECK(judgment.code == VerdictCode::kLogMisbehaved);
  WARIFU_CHECK(judgment.causes.front().cause == cause);
  return block.Hex("Evidence", evidence)
      .Hex("tail of the file", file.substr(file.size() - kFileTailBytes))
      .Line("cause", RowOf(cause).name)
      .ToString();
}

std::string RootsBlock(const std::string& first, const std::string& second) {
  ExampleBlock block;
  block.Text("first_checkpoint:\n", first).Text("\nsecond_checkpoint:\n", second).Text("", "");
  return Judged(MakeRootsEvidence(first, second), VerdictCause::kTwoRoots, block);
}

std::string PrefixBlock(const std::string& first, const ExampleLog& log) {
  const auto proof = ConsistencyProof(TreeSize(2), TreeSize(4), NodesOver(log.leaf_hashes));
  WARIFU_CHECK(proof.ok());
  std::vector<Hash> hashes = {RootOf({log.leaf_hashes[0], log.leaf_hashes[1]})};
  hashes.insert(hashes.end(), proof->begin(), proof->end());
  ExampleBlock block;
  block.Text("first_checkpoint:\n", first)
      .Text("\nsecond_checkpoint: the log's, above\n", "")
      .Hex("consistency_hashes, 0: the root of its first two entries", hashes[0])
      .Hex("consistency_hashes, 1: the node over its other two", hashes[1]);
  return Judged(MakePrefixEvidence(first, SignedCheckpoint(log), hashes),
                VerdictCause::kHistoryRewritten, block);
}

std::string EntriesBlock(const ExampleLog& log) {
  const std::string note = SignedCheckpoint(log);
  ExampleBlock block;
  block.Text("first_checkpoint:\n", note)
      .Hex("\nentries, 1: a seal whose root is SHA-256(\"not this tree\")", log.entries[1]);
  return Judged(MakeEntriesEvidence(note, log.entries), VerdictCause::kWrongEntryLogged, block);
}

}  // namespace

DocBlocks EvidenceExamples(const ExampleLog& log) {
  ExampleLog first_batch;
  first_batch.entries.assign(log.entries.begin(), log.entries.begin() + 2);
  first_batch.leaf_hashes.assign(log.leaf_hashes.begin(), log.leaf_hashes.begin() + 2);
  const std::string other = SignedCheckpoint(MakeOtherFirstBatch());
  return {
      {"example: evidence of two roots", RootsBlock(SignedCheckpoint(first_batch), other)},
      {"example: evidence of a rewritten history", PrefixBlock(other, log)},
      {"example: evidence of a wrong entry", EntriesBlock(MakeFalselySealedLog())},
  };
}

}  // namespace warifu
