#include "core/note/cosignature.h"

#include <gtest/gtest.h>

#include <string>

#include "core/crypto/sha256.h"
#include "core/note/checkpoint.h"

namespace warifu {
namespace {

constexpr std::uint64_t kTime = 1'700'000'000;

SigningKey KeyOf(char seed) { return SigningKey::FromSeed(std::string(32, seed)); }

std::string Signed(std::uint64_t size = 5) {
  return SignCheckpoint({"registry.example", TreeSize(size), Sha256("root")}, KeyOf('l'));
}

std::string TextOf(const std::string& note) { return ParseNote(note)->text; }

VerifierKey WitnessKey(char seed = 'w', std::string_view name = "w.example") {
  return VerifierKey::Make(name, SignatureType::kCosignature, KeyOf(seed).public_key()).value();
}

NoteSignature Cosigned(std::uint64_t time_s = kTime) {
  const SigningKey key = KeyOf('w');
  return ParseSignatureLine(CosignCheckpoint(Signed(), {"w.example", key}, time_s).value()).value();
}

TEST(CosignCheckpoint, MakesALineThatVerifies) {
  const auto cosignature = VerifyCosignature(TextOf(Signed()), Cosigned(), WitnessKey());
  ASSERT_TRUE(cosignature.ok());
  EXPECT_EQ(cosignature->timestamp_s, kTime);
  EXPECT_EQ(FormatCosignatureBytes(*cosignature), Cosigned().bytes);
}

// The message of the specification, signed by hand.
TEST(CosignCheckpoint, SignsTheMessageOfTheSpecification) {
  const std::string message = "cosignature/v1\ntime 1700000000\n" + TextOf(Signed());
  EXPECT_EQ(ParseCosignature(Cosigned())->signature, KeyOf('w').Sign(message));
}

TEST(CosignCheckpoint, DoesNotDependOnTheLogsSignatureLines) {
  const SigningKey key = KeyOf('w');
  const std::string more = AddSignatureLine(Signed(), "— a.example AAAAAWE=\n").value();
  EXPECT_EQ(*CosignCheckpoint(more, {"w.example", key}, kTime),
            *CosignCheckpoint(Signed(), {"w.example", key}, kTime));
}

TEST(CosignCheckpoint, RefusesBadInput) {
  const SigningKey key = KeyOf('w');
  const Witness good = {"w.example", key};
  const std::string no_checkpoint = "text\n\n— a.example AAAAAWE=\n";
  EXPECT_EQ(CosignCheckpoint("", good, kTime).error().code, ErrorCode::kBadInput);
  EXPECT_EQ(CosignCheckpoint(no_checkpoint, good, kTime).error().code, ErrorCode::kBadInput);
  EXPECT_EQ(CosignCheckpoint(TextOf(Signed()), good, kTime).error().code, ErrorCode::kBadInput);
  EXPECT_EQ(CosignCheckpoint(Signed(), {"", key}, kTime).error().code, ErrorCode::kBadInput);
  EXPECT_EQ(CosignCheckpoint(Signed(), {"a b", key}, kTime).error().code, ErrorCode::kBadInput);
  const std::uint64_t late = kMaxCosignatureTimeSeconds + 1;
  EXPECT_EQ(CosignCheckpoint(Signed(), good, late).error().code, ErrorCode::kBadInput);
  EXPECT_TRUE(CosignCheckpoint(Signed(), good, kMaxCosignatureTimeSeconds).ok());
  EXPECT_TRUE(CosignCheckpoint(Signed(), good, 0).ok());
}

TEST(ParseCosignature, RefusesOtherSizesAndTimes) {
  for (std::size_t size : {0, 1, 8, 64, 71, 73, 144}) {
    const NoteSignature signature = {"w.example", 1, std::string(size, '\1')};
    EXPECT_EQ(ParseCosignature(signature).error().code, ErrorCode::kBadInput) << size;
  }
  const NoteSignature late = {"w.example", 1, "\x80" + std::string(71, '\0')};
  EXPECT_EQ(ParseCosignature(late).error().code, ErrorCode::kBadInput);
  const NoteSignature latest = {"w.example", 1, "\x7f" + std::string(71, '\xff')};
  EXPECT_EQ(ParseCosignature(latest)->timestamp_s, kMaxCosignatureTimeSeconds);
}

TEST(VerifyCosignature, RefusesEveryFlippedBit) {
  const std::string text = TextOf(Signed());
  for (std::size_t bit = 0; bit < 8 * Cosigned().bytes.size(); ++bit) {
    NoteSignature changed = Cosigned();
    changed.bytes[bit / 8] = static_cast<char>(changed.bytes[bit / 8] ^ (1 << bit % 8));
    EXPECT_FALSE(VerifyCosignature(text, changed, WitnessKey()).ok()) << bit;
  }
  for (std::size_t bit = 0; bit < 8 * text.size(); ++bit) {
    std::string changed = text;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    EXPECT_FALSE(VerifyCosignature(changed, Cosigned(), WitnessKey()).ok()) << bit;
  }
}

TEST(VerifyCosignature, RefusesAnotherWitnessOrCheckpoint) {
  const std::string text = TextOf(Signed());
  const auto code = [&](const std::string& over, const NoteSignature& by, const VerifierKey& key) {
    const auto cosignature = VerifyCosignature(over, by, key);
    return cosignature.ok() ? ErrorCode::kInternal : cosignature.error().code;
  };
  EXPECT_EQ(code(text, Cosigned(), WitnessKey('x')), ErrorCode::kInconsistent);
  EXPECT_EQ(code(text, Cosigned(), WitnessKey('w', "v.example")), ErrorCode::kInconsistent);
  EXPECT_EQ(code(TextOf(Signed(6)), Cosigned(), WitnessKey()), ErrorCode::kInconsistent);
  const auto log = VerifierKey::Make("w.example", SignatureType::kEd25519, KeyOf('w').public_key());
  EXPECT_EQ(code(text, Cosigned(), *log), ErrorCode::kBadInput);
}

TEST(VerifyCosignature, RefusesAnotherNameOrKeyIdOverAGoodSignature) {
  NoteSignature renamed = Cosigned();
  renamed.name = "v.example";
  EXPECT_FALSE(VerifyCosignature(TextOf(Signed()), renamed, WitnessKey()).ok());
  NoteSignature renumbered = Cosigned();
  ++renumbered.key_id;
  EXPECT_FALSE(VerifyCosignature(TextOf(Signed()), renumbered, WitnessKey()).ok());
}

// A plain signature of the witness's key over the text is no cosignature, nor the other way round.
TEST(VerifyCosignature, RefusesAPlainSignature) {
  const std::string text = TextOf(Signed());
  NoteSignature plain = Cosigned();
  plain.bytes = plain.bytes.substr(0, 8) + KeyOf('w').Sign(text).ToString();
  EXPECT_FALSE(VerifyCosignature(text, plain, WitnessKey()).ok());
}

TEST(IsWithinCosignatureWindow, IsTenMinutesEachWay) {
  const std::uint64_t seal_ms = 1000 * kTime;
  EXPECT_TRUE(IsWithinCosignatureWindow(kTime, seal_ms));
  EXPECT_TRUE(IsWithinCosignatureWindow(kTime + 600, seal_ms));
  EXPECT_TRUE(IsWithinCosignatureWindow(kTime - 600, seal_ms));
  EXPECT_FALSE(IsWithinCosignatureWindow(kTime + 601, seal_ms));
  EXPECT_FALSE(IsWithinCosignatureWindow(kTime - 601, seal_ms));
  EXPECT_FALSE(IsWithinCosignatureWindow(kTime + 600, seal_ms - 1));
  EXPECT_FALSE(IsWithinCosignatureWindow(kTime - 600, seal_ms + 1));
  EXPECT_FALSE(IsWithinCosignatureWindow(0, seal_ms));
}

TEST(IsWithinCosignatureWindow, DoesNotOverflow) {
  EXPECT_FALSE(IsWithinCosignatureWindow(UINT64_MAX, 0));
  EXPECT_FALSE(IsWithinCosignatureWindow(UINT64_MAX / 1000 + 1, 0));
  EXPECT_FALSE(IsWithinCosignatureWindow(0, UINT64_MAX));
  EXPECT_TRUE(IsWithinCosignatureWindow(UINT64_MAX / 1000, UINT64_MAX));
  EXPECT_TRUE(IsWithinCosignatureWindow(0, 600'000));
}

}  // namespace
}  // namespace warifu
