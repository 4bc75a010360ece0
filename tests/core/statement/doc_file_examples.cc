// Codes, the frame of files, key file and trust file.
#include <span>
#include <vector>

#include "core/base/check.h"
#include "core/crypto/sealed_key.h"
#include "core/crypto/sha256.h"
#include "core/note/vkey.h"
#include "core/proof/trust.h"
#include "core/statement/encode.h"
#include "core/statement/file.h"
#include "core/statement/limits.h"
#include "core/statement/under_way.h"
#include "core/text/checked_base32.h"
#include "core/text/code.h"
#include "tests/core/statement/doc_examples.h"
#include "tests/core/statement/doc_statements.h"
#include "tests/core/statement/doc_text.h"
#include "tests/support/statement_builder.h"

namespace warifu {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kNumbersPerLine = 24;

// "0 19 26 16" in lines.
std::string InLines(const std::vector<std::size_t>& numbers) {
  std::string lines;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const bool last = i + 1 == numbers.size() || (i + 1) % kNumbersPerLine == 0;
    lines += std::to_string(numbers[i]) + (last ? "\n" : " ");
  }
  return lines;
}

// How a code comes of its bytes, step by step.
void AddCode(const std::string& what, const std::string& code, ExampleBlock& block) {
  std::vector<std::size_t> values;
  for (const char symbol : code) {
    if (symbol != '-') values.push_back(kAlphabet.find(symbol));
  }
  const std::size_t check = values.back();
  values.pop_back();
  std::vector<std::size_t> added;
  std::size_t sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const bool doubled = (values.size() - i) % 2 == 1;
    const std::size_t product = doubled ? 2 * values[i] : values[i];
    added.push_back(product / kAlphabet.size() + product % kAlphabet.size());
    sum += added.back();
  }
  WARIFU_CHECK((sum + check) % kAlphabet.size() == 0);
  block.Indented("values of its symbols", InLines(values));
  block.Indented("what each adds", InLines(added));
  block.Line("their sum, and the check symbol's value",
             std::to_string(sum) + " and " + std::to_string(check));
  block.Line(what, code);
}

std::string CodeBlock() {
  const Hash name = Sha256(EncodeStatement(ExampleOffer()));
  ExampleBlock block;
  block.Hex("the first 80 bits of the offer's name", Code::Of(name).view());
  AddCode("code of the offer", Code::Of(name).ToString(), block);
  return block.ToString();
}

std::string PlaceCodeBlock() {
  const Hash holder_hash = Sha256(TestPublicKey("holder").view());
  ExampleBlock block;
  block.Hex("holder_hash: SHA-256 of the public key of \"holder\"", holder_hash);
  AddCode("place code", FormatCheckedBase32(holder_hash.view()), block);
  return block.ToString();
}

std::string FramesBlock() {
  const std::string seed = Sha256("warifu test key holder").ToString();
  const std::string place = FrameFile(FileKind::kPlace, seed);
  const std::size_t before = place.size() - kFileTailBytes;
  UnfinishedResult started =
      StartStatement(ExampleRegistry(), kHighestRulesVersion, EncodeStatement(ExampleKey()));
  auto* under_way = std::get_if<UnfinishedStatement>(&started);
  WARIFU_CHECK(under_way != nullptr && under_way->AddSignature(TestKey("authority")).ok());
  return ExampleBlock()
      .Hex("the first line of a .place file", std::string(FirstLineOf(FileKind::kPlace)) + "\n")
      .Hex("its message: the seed of \"holder\"", seed)
      .Hex("SHA-256 of both", Sha256(place.substr(0, before)))
      .Hex("the file", place)
      .Hex("a .statement file: the KeyBinding above, signed by \"authority\" alone",
           under_way->ToFile())
      .ToString();
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
  return ExampleBlock()
      .Indented("the key \"authority\" under \"correct horse battery staple\"", *file)
      .ToString();
}

}  // namespace

DocBlocks CodeExamples() {
  return {
      {"example: code", CodeBlock()},
      {"example: place code", PlaceCodeBlock()},
  };
}

DocBlocks FileExamples() {
  return {
      {"example: frames", FramesBlock()},
      {"example: key file", KeyFileBlock()},
  };
}

std::string ExampleTrustText() {
  const auto log = VerifierKey::Make(kExampleOrigin, SignatureType::kEd25519, TestPublicKey("log"));
  const auto witness =
      VerifierKey::Make(kExampleWitnessName, SignatureType::kCosignature, TestPublicKey("witness"));
  WARIFU_CHECK(log.ok() && witness.ok());
  TrustFields fields;
  fields.origin = std::string(kExampleOrigin);
  fields.genesis_hash = ExampleRegistry();
  fields.authority = "Example Agency";
  fields.servers = {"registry.example:443"};
  fields.calls = {{"VN", "+84 24 0000 0000"}, {"JP", "+81 3 0000 0000"}};
  fields.policy = "log " + log->ToString() + "\nwitness W " + witness->ToString() + "\nquorum W\n";
  const Result<TrustFile> trust = TrustFile::Make(fields);
  WARIFU_CHECK(trust.ok());
  return trust->text();
}

DocBlocks TrustExample() {
  const Result<TrustFile> trust = TrustFile::Parse(ExampleTrustText());
  WARIFU_CHECK(trust.ok());
  const auto quorum = trust->policy().Check(CosignedCheckpoint(MakeExampleLog()), kSecondBatchMs);
  WARIFU_CHECK(quorum.ok());
  return {{"example: trust file", ExampleBlock()
                                      .Indented("the trust file", trust->text())
                                      .Number("its bytes", trust->text().size())
                                      .Line("its fingerprint", trust->Fingerprint())
                                      .ToString()}};
}

}  // namespace warifu
