#include "tests/core/statement/doc_examples.h"

#include <vector>

#include "core/crypto/pae.h"
#include "core/crypto/sha256.h"
#include "core/merkle/tree_hash.h"
#include "core/statement/encode.h"
#include "core/statement/file.h"
#include "core/text/code.h"
#include "tests/core/statement/doc_statements.h"
#include "tests/core/statement/doc_text.h"
#include "tests/support/statement_builder.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

std::string KeysBlock() {
  ExampleBlock block;
  for (const char* name : {"root 1", "root 2", "authority", "log", "witness", "holder"}) {
    block.Hex("seed of \"" + std::string(name) + "\"",
              Sha256("warifu test key " + std::string(name)));
    block.Hex("public key of \"" + std::string(name) + "\"", TestPublicKey(name).view());
  }
  return block.ToString();
}

std::string MoneyBlock() {
  v1::Money money;
  money.set_minor_units(69050);
  money.set_currency("USD");
  return ExampleBlock().Hex("690.50 USD", EncodeMessage(money)).ToString();
}

std::string GenesisBlock() {
  const std::string payload = EncodeStatement(ExampleGenesis());
  return ExampleBlock()
      .Hex("payload", payload)
      .Hex("SHA-256 of the payload: the registry, and the genesis statement's name",
           ExampleRegistry())
      .Line("code", CodeOf(ExampleRegistry()))
      .ToString();
}

std::string SignaturesBlock() {
  const std::string payload = EncodeStatement(ExampleKey());
  std::vector<KeyedSignature> chain;
  ExampleBlock block;
  block.Hex("payload of the KeyBinding", payload);
  block.Hex("SHA-256 of the payload: the statement's name", Sha256(payload));
  for (const char* name : {"authority", "root 1", "root 2"}) {
    const std::string place = std::to_string(chain.size());
    block.Hex("what signature " + place + " signs", MessageToSign(payload, chain));
    chain.push_back(SignNext(payload, chain, TestKey(name)));
    block.Hex("signature " + place + ", by \"" + name + "\"", chain.back().signature.view());
  }
  block.Hex("SignedStatement", EncodeSignedStatement(payload, chain));
  return block.ToString();
}

std::string OthersBlock() {
  (void)SignChecked(ExampleChange(), {"authority"});
  (void)SignChecked(ExampleAllocation(), {"authority"});
  return ExampleBlock()
      .Hex("payload of a Change: EX:0001 to SUSPENDED, decision 17/2026 of 2026-11-19",
           EncodeStatement(ExampleChange()))
      .Hex("payload of an Allocation: place 2 to the holder of the key \"holder\"",
           EncodeStatement(ExampleAllocation()))
      .ToString();
}

std::string OfferBlock() {
  (void)SignChecked(ExampleOffer(), {"authority"});
  const std::string payload = EncodeStatement(ExampleOffer());
  return ExampleBlock()
      .Hex("payload", payload)
      .Hex("name", Sha256(payload))
      .Line("code", CodeOf(Sha256(payload)))
      .ToString();
}

std::string LogBlock(const ExampleLog& log) {
  ExampleBlock block;
  for (std::size_t i = 0; i < log.entries.size(); ++i) {
    block.Hex("entry " + std::to_string(i), log.entries[i]);
    block.Hex("leaf hash " + std::to_string(i), log.leaf_hashes[i]);
  }
  const std::vector<Hash> first(log.leaf_hashes.begin(), log.leaf_hashes.begin() + 2);
  block.Hex("root of size 0", EmptyRoot());
  block.Hex("root of size 2", RootOf(first));
  block.Hex("root of size 4", RootOf(log.leaf_hashes));
  return block.ToString();
}

std::string StandingBlock(const ExampleLog& log) {
  ExampleBlock block;
  for (std::size_t seal = 0; seal < log.standing_leaves.size(); ++seal) {
    const std::string at = " under the seal at " + std::to_string(2 * seal + 1);
    for (std::size_t i = 0; i < log.standing_leaves[seal].size(); ++i) {
      block.Hex("standing leaf " + std::to_string(i) + at, log.standing_leaves[seal][i]);
    }
    block.Hex("standing root" + at, log.standing_roots[seal]);
  }
  return block.ToString();
}

std::string MultiProofBlock(const ExampleLog& log) {
  ExampleBlock block;
  const auto add = [&](const std::string& label, const std::vector<LeafIndex>& leaves) {
    const std::vector<Hash> proof = MultiProofOf(leaves, log.leaf_hashes);
    for (std::size_t i = 0; i < proof.size(); ++i) {
      block.Hex(label + ", hash " + std::to_string(i), proof[i]);
    }
  };
  add("leaves 0 and 3 in the log tree of size 4", {LeafIndex(0), LeafIndex(3)});
  add("leaf 3 in the log tree of size 4", {LeafIndex(3)});
  return block.ToString();
}

v1::Receipt ReceiptOfKey(const ExampleLog& log) {
  v1::Receipt receipt;
  receipt.set_index(2);
  receipt.set_entry(log.entries[2]);
  receipt.set_checkpoint(SignedCheckpoint(log));
  receipt.set_seal(log.entries[3]);
  for (const Hash& hash : MultiProofOf({LeafIndex(2), LeafIndex(3)}, log.leaf_hashes)) {
    receipt.add_log_hashes(hash.ToString());
  }
  receipt.set_state(1);
  receipt.set_changed_by(2);
  std::vector<Hash> standing;
  for (const std::string& leaf : log.standing_leaves[1]) standing.push_back(LeafHash(leaf));
  for (const Hash& hash : MultiProofOf({LeafIndex(2)}, standing)) {
    receipt.add_standing_hashes(hash.ToString());
  }
  return receipt;
}

std::string ReceiptBlock(const ExampleLog& log) {
  const std::string message = EncodeMessage(ReceiptOfKey(log));
  const std::string file = FrameFile(FileKind::kReceipt, message);
  return ExampleBlock()
      .Hex("Receipt of entry 2", message)
      .Hex("tail of the file", file.substr(file.size() - kFileTailBytes))
      .ToString();
}

}  // namespace

DocBlocks StatementExamples() {
  return {
      {"example: keys", KeysBlock()},
      {"example: money", MoneyBlock()},
      {"example: genesis", GenesisBlock()},
      {"example: signatures", SignaturesBlock()},
      {"example: change and allocation", OthersBlock()},
      {"example: offer", OfferBlock()},
  };
}

DocBlocks LogExamples(const ExampleLog& log) {
  return {
      {"example: log", LogBlock(log)},
      {"example: standing", StandingBlock(log)},
      {"example: multi-proof", MultiProofBlock(log)},
      {"example: receipt", ReceiptBlock(log)},
  };
}

DocBlocks DocExamples() {
  const ExampleLog log = MakeExampleLog();
  DocBlocks blocks = StatementExamples();
  blocks.merge(LogExamples(log));
  blocks.merge(NoteExamples(log));
  blocks.merge(CodeExamples());
  blocks.merge(FileExamples());
  blocks.merge(TrustExample());
  blocks.merge(EvidenceExamples(log));
  blocks.merge(StateExample(log));
  blocks.merge(OfferProofExample());
  return blocks;
}

}  // namespace warifu
