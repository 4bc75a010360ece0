#include "tests/core/statement/doc_log.h"

#include <utility>

#include "core/base/check.h"
#include "core/crypto/sha256.h"
#include "core/merkle/multiproof.h"
#include "core/merkle/tree.h"
#include "core/merkle/tree_hash.h"
#include "core/note/checkpoint.h"
#include "core/note/cosignature.h"
#include "core/standing/standing.h"
#include "core/statement/entry.h"
#include "core/statement/limits.h"
#include "tests/core/statement/doc_statements.h"
#include "tests/support/statement_builder.h"

namespace warifu {
namespace {

void AddEntry(std::string entry, ExampleLog& log) {
  log.leaf_hashes.push_back(LeafHash(entry));
  log.entries.push_back(std::move(entry));
}

void AddStatement(std::uint64_t admitted_at_ms, const std::string& signed_statement,
                  ExampleLog& log) {
  AddEntry(EncodeStatementEntry(admitted_at_ms, kHighestRulesVersion, signed_statement), log);
}

// The genesis and the seals are no subjects; the key binding is in force since its birth.
void AddSeal(std::uint64_t admitted_at_ms, ExampleLog& log) {
  std::vector<std::string> leaves;
  std::vector<Hash> hashes;
  for (std::size_t i = 0; i < log.entries.size(); ++i) {
    const State state = i == 2 ? State::kInForce : State::kNone;
    const StandingLeaf leaf{log.leaf_hashes[i], LeafIndex(i), {state, LeafIndex(i)}};
    leaves.push_back(StandingLeafBytes(leaf));
    hashes.push_back(HashStandingLeaf(leaf));
  }
  log.standing_leaves.push_back(std::move(leaves));
  log.standing_roots.push_back(RootOf(hashes));
  AddEntry(EncodeSealEntry(admitted_at_ms, kHighestRulesVersion, log.standing_roots.back()), log);
}

ExampleLog FirstBatch(std::uint64_t admitted_at_ms) {
  ExampleLog log;
  AddStatement(admitted_at_ms, SignChecked(ExampleGenesis(), {"root 1", "root 2"}), log);
  AddSeal(admitted_at_ms, log);
  return log;
}

}  // namespace

std::string SignChecked(const v1::Statement& statement, const std::vector<std::string>& keys) {
  const std::string bytes = SignStatement(statement, keys);
  const bool genesis = statement.has_genesis();
  (void)MustExamine(genesis ? std::nullopt : std::optional<Hash>(ExampleRegistry()), bytes);
  return bytes;
}

ExampleLog MakeExampleLog() {
  ExampleLog log = FirstBatch(kFirstBatchMs);
  AddStatement(kSecondBatchMs, SignChecked(ExampleKey(), {"authority", "root 1", "root 2"}), log);
  AddSeal(kSecondBatchMs, log);
  return log;
}

ExampleLog MakeOtherFirstBatch() { return FirstBatch(kFirstBatchMs + 1); }

ExampleLog MakeFalselySealedLog() {
  ExampleLog log;
  AddStatement(kFirstBatchMs, SignChecked(ExampleGenesis(), {"root 1", "root 2"}), log);
  AddEntry(EncodeSealEntry(kFirstBatchMs, kHighestRulesVersion, Sha256("not this tree")), log);
  return log;
}

Hash RootOf(const std::vector<Hash>& leaf_hashes) {
  Frontier frontier;
  std::vector<Node> ignored;
  for (const Hash& leaf_hash : leaf_hashes) frontier.Append(leaf_hash, ignored);
  return frontier.Root();
}

MemoryNodes NodesOver(const std::vector<Hash>& leaf_hashes) {
  Frontier frontier;
  std::vector<Node> nodes;
  for (const Hash& leaf_hash : leaf_hashes) frontier.Append(leaf_hash, nodes);
  MemoryNodes reader;
  reader.Put(nodes);
  return reader;
}

std::vector<Hash> MultiProofOf(const std::vector<LeafIndex>& leaves,
                               const std::vector<Hash>& tree) {
  auto proof = MultiProof(leaves, TreeSize(tree.size()), NodesOver(tree));
  WARIFU_CHECK(proof.ok());
  return std::move(*proof);
}

std::string SignedCheckpoint(const ExampleLog& log) {
  const Checkpoint checkpoint{std::string(kExampleOrigin), TreeSize(log.entries.size()),
                              RootOf(log.leaf_hashes)};
  return SignCheckpoint(checkpoint, TestKey("log"));
}

std::string CosignedCheckpoint(const ExampleLog& log) {
  const std::string note = SignedCheckpoint(log);
  auto cosigned = AddSignatureLine(note, WitnessLine(note));
  WARIFU_CHECK(cosigned.ok());
  return std::move(*cosigned);
}

std::string WitnessLine(const std::string& note) {
  const SigningKey witness = TestKey("witness");
  auto line = CosignCheckpoint(note, {kExampleWitnessName, witness}, kExampleCosignedAtS);
  WARIFU_CHECK(line.ok());
  return std::move(*line);
}

}  // namespace warifu
