#include "tests/core/statement/doc_examples.h"

#include <utility>
#include <vector>

#include "core/base/check.h"
#include "core/base/encoding.h"
#include "core/crypto/pae.h"
#include "core/crypto/sealed_key.h"
#include "core/crypto/sha256.h"
#include "core/merkle/multiproof.h"
#include "core/merkle/tree.h"
#include "core/merkle/tree_hash.h"
#include "core/note/checkpoint.h"
#include "core/note/cosignature.h"
#include "core/note/vkey.h"
#include "core/standing/standing.h"
#include "core/statement/encode.h"
#include "core/statement/entry.h"
#include "core/statement/examine.h"
#include "core/statement/file.h"
#include "core/statement/limits.h"
#include "tests/core/statement/doc_statements.h"
#include "tests/support/memory_nodes.h"
#include "tests/support/statement_builder.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

constexpr std::uint64_t kFirstBatchMs = 1795132805000;
constexpr std::uint64_t kSecondBatchMs = 1795132865000;
constexpr std::string_view kWitnessName = "witness.example";
constexpr std::size_t kHexPerLine = 80;

// --- how examples are shown ---

std::string HexLines(std::string_view bytes) {
  const std::string hex = EncodeHex(bytes);
  std::string lines;
  for (std::size_t at = 0; at < hex.size(); at += kHexPerLine) {
    lines += hex.substr(at, kHexPerLine) + "\n";
  }
  return lines;
}

class Block {
 public:
  Block& Line(const std::string& label, const std::string& value) {
    text_ += label + "\n    " + value + "\n";
    return *this;
  }
  Block& Hex(const std::string& label, std::string_view bytes) {
    text_ += label + "\n";
    const std::string lines = HexLines(bytes);
    for (std::size_t at = 0; at < lines.size(); at = lines.find('\n', at) + 1) {
      text_ += "    " + lines.substr(at, lines.find('\n', at) - at) + "\n";
    }
    return *this;
  }
  Block& Hex(const std::string& label, const Hash& hash) { return Hex(label, hash.view()); }
  Block& Text(const std::string& label, const std::string& text) {
    text_ += label + "\n" + text;
    return *this;
  }
  std::string ToString() const { return "\n```\n" + text_ + "```\n\n"; }

 private:
  std::string text_;
};

// What stands in the document must be what this program lets through.
std::string Checked(const v1::Statement& statement, const std::vector<std::string>& keys) {
  const std::string bytes = SignStatement(statement, keys);
  const bool genesis = statement.has_genesis();
  (void)MustExamine(genesis ? std::nullopt : std::optional<Hash>(ExampleRegistry()), bytes);
  return bytes;
}

// --- the log of four entries ---

struct ExampleLog {
  std::vector<std::string> entries;
  std::vector<Hash> leaf_hashes;
  std::vector<std::vector<std::string>> standing_leaves;  // under each of the two seals
  std::vector<Hash> standing_roots;
};

Hash RootOf(const std::vector<Hash>& leaf_hashes) {
  Frontier frontier;
  std::vector<Node> ignored;
  for (const Hash& leaf_hash : leaf_hashes) frontier.Append(leaf_hash, ignored);
  return frontier.Root();
}

void AddEntry(std::string entry, ExampleLog& log) {
  log.leaf_hashes.push_back(LeafHash(entry));
  log.entries.push_back(std::move(entry));
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
  AddEntry(EncodeSealEntry(admitted_at_ms, 0, log.standing_roots.back()), log);
}

ExampleLog MakeLog() {
  ExampleLog log;
  const std::string genesis = Checked(ExampleGenesis(), {"root 1", "root 2"});
  AddEntry(EncodeStatementEntry(kFirstBatchMs, 0, genesis), log);
  AddSeal(kFirstBatchMs, log);
  const std::string key = Checked(ExampleKey(), {"authority", "root 1", "root 2"});
  AddEntry(EncodeStatementEntry(kSecondBatchMs, 0, key), log);
  AddSeal(kSecondBatchMs, log);
  return log;
}

std::string SignedCheckpoint(const ExampleLog& log) {
  const Checkpoint checkpoint{std::string(kExampleOrigin), TreeSize(log.entries.size()),
                              RootOf(log.leaf_hashes)};
  return SignCheckpoint(checkpoint, TestKey("log"));
}

std::vector<Hash> Proof(const std::vector<LeafIndex>& leaves, const std::vector<Hash>& tree) {
  Frontier frontier;
  std::vector<Node> nodes;
  for (const Hash& leaf_hash : tree) frontier.Append(leaf_hash, nodes);
  MemoryNodes reader;
  reader.Put(nodes);
  auto proof = MultiProof(leaves, TreeSize(tree.size()), reader);
  WARIFU_CHECK(proof.ok());
  return std::move(*proof);
}

v1::Receipt ReceiptOfKey(const ExampleLog& log) {
  v1::Receipt receipt;
  receipt.set_index(2);
  receipt.set_entry(log.entries[2]);
  receipt.set_checkpoint(SignedCheckpoint(log));
  receipt.set_seal(log.entries[3]);
  for (const Hash& hash : Proof({LeafIndex(2), LeafIndex(3)}, log.leaf_hashes)) {
    receipt.add_log_hashes(hash.ToString());
  }
  receipt.set_state(1);
  receipt.set_changed_by(2);
  std::vector<Hash> standing;
  for (const std::string& leaf : log.standing_leaves[1]) standing.push_back(LeafHash(leaf));
  for (const Hash& hash : Proof({LeafIndex(2)}, standing)) {
    receipt.add_standing_hashes(hash.ToString());
  }
  return receipt;
}

// --- the blocks ---

std::string KeysBlock() {
  Block block;
  for (const char* name : {"root 1", "root 2", "authority", "log", "witness", "holder"}) {
    block.Hex("seed of \"" + std::string(name) + "\"",
              Sha256("warifu test key " + std::string(name)));
    block.Hex("public key of \"" + std::string(name) + "\"", TestPublicKey(name).view());
  }
  return block.ToString();
}

// The bytes 0, 1, 2 and so on.
class CountingBytes final : public RandomSource {
 public:
  void Fill(std::span<std::uint8_t> out) override {
    for (std::uint8_t& byte : out) byte = next_++;
  }

 private:
  std::uint8_t next_ = 0;
};

std::string KeyFileBlock() {
  CountingBytes counting;
  const SealOptions options = {
      .name = "authority", .passphrase = "correct horse battery staple", .cost = kMinimumKeyCost};
  const Result<std::string> file = SealKey(TestKey("authority"), options, counting);
  WARIFU_CHECK(file.ok());
  std::string text;
  for (std::size_t at = 0; at < file->size(); at = file->find('\n', at) + 1) {
    text += "    " + file->substr(at, file->find('\n', at) - at) + "\n";
  }
  return "\n```\nthe key \"authority\" under \"correct horse battery staple\"\n" + text + "```\n\n";
}

std::string MoneyBlock() {
  v1::Money money;
  money.set_minor_units(69050);
  money.set_currency("USD");
  return Block().Hex("690.50 USD", EncodeMessage(money)).ToString();
}

std::string GenesisBlock() {
  const std::string payload = EncodeStatement(ExampleGenesis());
  return Block()
      .Hex("payload", payload)
      .Hex("SHA-256 of the payload: the registry, and the genesis statement's name",
           ExampleRegistry())
      .Line("code", CodeOf(ExampleRegistry()))
      .ToString();
}

std::string SignaturesBlock() {
  const std::string payload = EncodeStatement(ExampleKey());
  std::vector<KeyedSignature> chain;
  Block block;
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
  (void)Checked(ExampleChange(), {"authority"});
  (void)Checked(ExampleAllocation(), {"authority"});
  return Block()
      .Hex("payload of a Change: EX:0001 to SUSPENDED, decision 17/2026 of 2026-11-19",
           EncodeStatement(ExampleChange()))
      .Hex("payload of an Allocation: place 2 to the holder of the key \"holder\"",
           EncodeStatement(ExampleAllocation()))
      .ToString();
}

std::string OfferBlock() {
  (void)Checked(ExampleOffer(), {"authority"});
  const std::string payload = EncodeStatement(ExampleOffer());
  return Block()
      .Hex("payload", payload)
      .Hex("name", Sha256(payload))
      .Line("code", CodeOf(Sha256(payload)))
      .ToString();
}

std::string LogBlock(const ExampleLog& log) {
  Block block;
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
  Block block;
  for (std::size_t seal = 0; seal < log.standing_leaves.size(); ++seal) {
    const std::string at = " under the seal at " + std::to_string(2 * seal + 1);
    for (std::size_t i = 0; i < log.standing_leaves[seal].size(); ++i) {
      block.Hex("standing leaf " + std::to_string(i) + at, log.standing_leaves[seal][i]);
    }
    block.Hex("standing root" + at, log.standing_roots[seal]);
  }
  return block.ToString();
}

std::string CheckpointBlock(const ExampleLog& log) {
  const auto log_key =
      VerifierKey::Make(kExampleOrigin, SignatureType::kEd25519, TestPublicKey("log"));
  const auto witness_key =
      VerifierKey::Make(kWitnessName, SignatureType::kCosignature, TestPublicKey("witness"));
  const std::string note = SignedCheckpoint(log);
  const SigningKey witness = TestKey("witness");
  const auto line = CosignCheckpoint(note, {kWitnessName, witness}, kSecondBatchMs / 1000 + 5);
  WARIFU_CHECK(log_key.ok() && witness_key.ok() && line.ok());
  return Block()
      .Line("the log's vkey", log_key->ToString())
      .Line("the witness's vkey", witness_key->ToString())
      .Text("the checkpoint, as signed by the log:\n", note)
      .Text("\nthe line that the witness adds, for 1795132870 s:\n", *line)
      .ToString();
}

std::string ReceiptBlock(const ExampleLog& log) {
  const std::string message = EncodeMessage(ReceiptOfKey(log));
  const std::string file = FrameFile(FileKind::kReceipt, message);
  return Block()
      .Hex("Receipt of entry 2", message)
      .Hex("tail of the file", file.substr(file.size() - kFileTailBytes))
      .ToString();
}

std::string MultiProofBlock(const ExampleLog& log) {
  Block block;
  const auto add = [&](const std::string& label, const std::vector<LeafIndex>& leaves) {
    const std::vector<Hash> proof = Proof(leaves, log.leaf_hashes);
    for (std::size_t i = 0; i < proof.size(); ++i) {
      block.Hex(label + ", hash " + std::to_string(i), proof[i]);
    }
  };
  add("leaves 0 and 3 in the log tree of size 4", {LeafIndex(0), LeafIndex(3)});
  add("leaf 3 in the log tree of size 4", {LeafIndex(3)});
  return block.ToString();
}

}  // namespace

std::map<std::string, std::string> DocExamples() {
  const ExampleLog log = MakeLog();
  return {
      {"example: keys", KeysBlock()},
      {"example: key file", KeyFileBlock()},
      {"example: money", MoneyBlock()},
      {"example: genesis", GenesisBlock()},
      {"example: signatures", SignaturesBlock()},
      {"example: change and allocation", OthersBlock()},
      {"example: offer", OfferBlock()},
      {"example: log", LogBlock(log)},
      {"example: standing", StandingBlock(log)},
      {"example: checkpoint", CheckpointBlock(log)},
      {"example: multi-proof", MultiProofBlock(log)},
      {"example: receipt", ReceiptBlock(log)},
  };
}

}  // namespace warifu
