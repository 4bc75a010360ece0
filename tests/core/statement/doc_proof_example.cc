// The offer proof in tests/golden/company-alone.warifu, taken apart.
//
// The file itself is made again, and compared, by golden_test.
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

#include "core/base/check.h"
#include "core/merkle/multiproof.h"
#include "core/merkle/tree_hash.h"
#include "core/note/checkpoint.h"
#include "core/proof/verify.h"
#include "core/standing/standing.h"
#include "core/statement/entry.h"
#include "core/statement/file.h"
#include "core/statement/wire.h"
#include "tests/core/statement/doc_examples.h"
#include "tests/core/statement/doc_text.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

constexpr char kProofPath[] = "tests/golden/company-alone.warifu";
constexpr char kTrustPath[] = "tests/golden/registry.trust";
constexpr std::uint64_t kJudgedAtS = 1795132921;

std::string ReadWhole(const char* path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

// A field of a message: the bytes before its value (of a number all), and the value.
struct WireField {
  std::uint64_t number = 0;
  std::string_view head;   // tag, and length or number
  std::string_view value;  // of strings, bytes and messages
};

WireField ReadField(WireReader& reader) {
  const std::string_view before = reader.rest();
  const std::optional<Varint> tag = reader.ReadVarint();
  const std::optional<Varint> second = reader.ReadVarint();
  WARIFU_CHECK(tag && second);
  WireField field{tag->value >> kTagTypeBits, before, {}};
  field.head.remove_suffix(reader.rest().size());
  const auto type = static_cast<WireType>(tag->value & ((1u << kTagTypeBits) - 1));
  if (type == WireType::kSpan) field.value = reader.ReadBytes(second->value).value();
  return field;
}

std::string NumberText(std::uint64_t number) { return std::to_string(number); }

// What a proven entry is, for a label.
std::string KindText(std::string_view entry) {
  const Result<UntrustedEntry> parsed = ParseEntry(entry);
  WARIFU_CHECK(parsed.ok());
  v1::SignedStatement signed_statement;
  v1::Statement statement;
  WARIFU_CHECK(signed_statement.ParseFromString(std::get<std::string>(parsed->content)));
  WARIFU_CHECK(statement.ParseFromString(signed_statement.payload()));
  const auto* body = statement.GetDescriptor()->FindFieldByNumber(statement.body_case());
  return std::string(body->name());
}

class ProofPieces {
 public:
  explicit ProofPieces(const std::string& file) : file_(file) {}

  ExampleBlock& ToBlock() {
    const Result<std::string> message = UnframeFile(FileKind::kProof, file_);
    WARIFU_CHECK(message.ok() && proof_.ParseFromString(*message));
    block_.Hex("first line and its newline", std::string(FirstLineOf(FileKind::kProof)) + "\n");
    // Views into the file, so that places in it can be told.
    const std::string_view body = std::string_view(file_).substr(file_.find('\n') + 1);
    WireReader reader(body.substr(0, message->size()));
    while (!reader.done()) Add(ReadField(reader));
    block_.Hex("tail of the file", std::string_view(file_).substr(file_.size() - kFileTailBytes));
    AddRoots();
    return block_;
  }

 private:
  std::string Place(std::string_view bytes) const {
    return NumberText(bytes.size()) + " bytes from byte " +
           NumberText(static_cast<std::size_t>(bytes.data() - file_.data())) + " on";
  }

  void Add(const WireField& field) {
    const std::string both = std::string(field.head) + std::string(field.value);
    switch (field.number) {
      case v1::OfferProof::kCheckpointFieldNumber:
        block_.Hex("field 1, checkpoint: tag and length; then " + Place(field.value), field.head);
        block_.Indented("the checkpoint", field.value);
        break;
      case v1::OfferProof::kOfferIndexFieldNumber:
        block_.Hex("field 2, offer_index " + NumberText(proof_.offer_index()), field.head);
        break;
      case v1::OfferProof::kSealFieldNumber:
        block_.Hex("field 3, seal", both);
        break;
      case v1::OfferProof::kLogHashesFieldNumber:
        block_.Hex("field 4, log_hashes, " + NumberText(log_hashes_++), both);
        break;
      case v1::OfferProof::kEntriesFieldNumber:
        AddEntry(field);
        break;
      default:
        block_.Hex("field 6, standing_hashes, " + NumberText(standing_hashes_++), both);
    }
  }

  void AddEntry(const WireField& field) {
    const v1::ProvenEntry& entry = proof_.entries(entries_);
    WireReader inside(field.value);
    const WireField index = ReadField(inside);
    const WireField bytes = ReadField(inside);
    const std::string name = "entries, " + NumberText(entries_++);
    block_.Hex("field 5, " + name + ": tag and length; index " + NumberText(entry.index()) +
                   "; tag and length of entry",
               std::string(field.head) + std::string(index.head) + std::string(bytes.head));
    block_.Line(name + ", entry", KindText(bytes.value) + ", " + Place(bytes.value));
    block_.Hex(name + ", state " + NumberText(entry.state()) + " and changed_by " +
                   NumberText(entry.changed_by()),
               inside.rest());
    const StandingLeaf leaf{LeafHash(bytes.value),
                            LeafIndex(entry.index()),
                            {*StateFromNumber(entry.state()), LeafIndex(entry.changed_by())}};
    block_.Hex(name + ", standing leaf", StandingLeafBytes(leaf));
    leaves_.emplace_back(leaf.index, HashStandingLeaf(leaf));
    if (entry.index() == proof_.offer_index()) offer_ = {leaf.index, leaf.entry_hash};
  }

  // As a verifier finds them; they must be those of the checkpoint and of the seal.
  void AddRoots() {
    const auto checkpoint = ReadUntrustedCheckpoint(proof_.checkpoint());
    const auto seal = ParseEntry(proof_.seal());
    WARIFU_CHECK(checkpoint.ok() && seal.ok());
    const LeafIndex last(checkpoint->size.value() - 1);
    const auto log = RootFromMultiProof(
        std::vector<std::pair<LeafIndex, Hash>>{offer_, {last, LeafHash(proof_.seal())}},
        checkpoint->size, Hashes(proof_.log_hashes()));
    const auto standing =
        RootFromMultiProof(leaves_, TreeSize(last.value()), Hashes(proof_.standing_hashes()));
    WARIFU_CHECK(log.ok() && *log == checkpoint->root);
    WARIFU_CHECK(standing.ok() && *standing == std::get<SealContent>(seal->content).standing_root);
    block_.Hex("root to which the offer, the seal and log_hashes lead", *log);
    block_.Hex("root to which the standing leaves and standing_hashes lead", *standing);
  }

  static std::vector<Hash> Hashes(const google::protobuf::RepeatedPtrField<std::string>& bytes) {
    std::vector<Hash> hashes;
    for (const std::string& one : bytes) hashes.push_back(*Hash::From(one));
    return hashes;
  }

  const std::string& file_;
  v1::OfferProof proof_;
  ExampleBlock block_;
  int entries_ = 0;
  std::uint64_t log_hashes_ = 0;
  std::uint64_t standing_hashes_ = 0;
  std::pair<LeafIndex, Hash> offer_;
  std::vector<std::pair<LeafIndex, Hash>> leaves_;
};

}  // namespace

DocBlocks OfferProofExample() {
  const std::string file = ReadWhole(kProofPath);
  const Result<TrustFile> trust = TrustFile::Parse(ReadWhole(kTrustPath));
  WARIFU_CHECK(trust.ok());
  VerifyOptions options;
  options.now_s = kJudgedAtS;
  const OfferJudgment judgment = VerifyOfferFile(file, *trust, options);
  WARIFU_CHECK(judgment.code == VerdictCode::kGenuine);
  return {{"example: offer proof", ProofPieces(file)
                                       .ToBlock()
                                       .Number("bytes of the file", file.size())
                                       .Line("verdict at " + NumberText(kJudgedAtS) + " s",
                                             VerdictWords(judgment.verdict()))
                                       .ToString()}};
}

}  // namespace warifu
