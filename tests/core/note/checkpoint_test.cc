#include "core/note/checkpoint.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/crypto/sha256.h"

namespace warifu {
namespace {

using std::string_literals::operator""s;

// From the tlog-checkpoint specification.
const std::string kBody =
    "example.com/behind-the-sofa\n"
    "20852163\n"
    "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
const std::string kRoot = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

SigningKey KeyOf(char seed) { return SigningKey::FromSeed(std::string(32, seed)); }

Checkpoint TestCheckpoint() { return {"registry.example", TreeSize(5), Sha256("root")}; }

VerifierKey LogKey(char seed = 'l', std::string_view name = "registry.example") {
  return VerifierKey::Make(name, SignatureType::kEd25519, KeyOf(seed).public_key()).value();
}

std::string Signed() { return SignCheckpoint(TestCheckpoint(), KeyOf('l')); }

// A note over any text, signed by the log as if it were a checkpoint.
std::string SignedText(const std::string& text) {
  const NoteSignature signature = {"registry.example", LogKey().key_id(),
                                   KeyOf('l').Sign(text).ToString()};
  return FormatNote({text, {signature}});
}

ErrorCode CodeOf(std::string_view note, const VerifierKey& key = LogKey()) {
  const auto checkpoint = VerifyCheckpoint(note, key);
  EXPECT_FALSE(checkpoint.ok()) << note;
  return checkpoint.ok() ? ErrorCode::kInternal : checkpoint.error().code;
}

TEST(ParseCheckpointBody, ReadsTheSpecificationsExample) {
  const auto checkpoint = ParseCheckpointBody(kBody);
  ASSERT_TRUE(checkpoint.ok());
  EXPECT_EQ(checkpoint->origin, "example.com/behind-the-sofa");
  EXPECT_EQ(checkpoint->size, TreeSize(20852163));
  EXPECT_EQ(FormatCheckpointBody(*checkpoint), kBody);
}

TEST(ParseCheckpointBody, RoundTripsAtTheEdges) {
  for (std::uint64_t size : {std::uint64_t{0}, std::uint64_t{1}, UINT64_MAX}) {
    const Checkpoint checkpoint = {"o", TreeSize(size), Hash()};
    EXPECT_EQ(*ParseCheckpointBody(FormatCheckpointBody(checkpoint)), checkpoint);
  }
}

TEST(ParseCheckpointBody, RefusesOtherText) {
  for (const std::string& text : std::vector<std::string>{
           "",
           "\n",
           "\n\n\n",
           "origin\n",
           "origin\n5\n",
           "origin\n5",
           "origin\n5\n" + kRoot,
           "\n5\n" + kRoot + "\n",
           "ori gin\n5\n" + kRoot + "\n",
           "ori+gin\n5\n" + kRoot + "\n",
           "origin\n\n5\n" + kRoot + "\n",
           "origin\n05\n" + kRoot + "\n",
           "origin\n-5\n" + kRoot + "\n",
           "origin\n+5\n" + kRoot + "\n",
           "origin\n5 \n" + kRoot + "\n",
           "origin\n\n" + kRoot + "\n",
           "origin\n18446744073709551616\n" + kRoot + "\n",
           "origin\n0x5\n" + kRoot + "\n",
           "origin\n5\n\n",
           "origin\n5\nAAAA\n",
           "origin\n5\n" + kRoot + " \n",
           "origin\n5\n" + kRoot.substr(0, 43) + "\n",
           "origin\n5\n" + kRoot.substr(0, 42) + "J=\n",
           "origin\n5\n" + kRoot + "\r\n",
           "origin\n5\n" + kRoot + "\n\n",
           "origin\n5\n" + kRoot + "\nextension\n",
           "origin\n5\n" + kRoot + "\nextension",
           std::string(256, 'o') + "\n5\n" + kRoot + "\n",
       }) {
    const auto checkpoint = ParseCheckpointBody(text);
    ASSERT_FALSE(checkpoint.ok()) << text;
    EXPECT_EQ(checkpoint.error().code, ErrorCode::kBadInput);
  }
}

TEST(SignCheckpoint, MakesANoteThatVerifies) {
  EXPECT_EQ(*VerifyCheckpoint(Signed(), LogKey()), TestCheckpoint());
  EXPECT_EQ(*ReadUntrustedCheckpoint(Signed()), TestCheckpoint());
  EXPECT_TRUE(Signed().starts_with("registry.example\n5\n"));
  EXPECT_NE(Signed().find("\n\n— registry.example "), std::string::npos);
  EXPECT_EQ(Signed(), Signed());
}

TEST(SignCheckpointDeathTest, StopsOnAnOriginThatIsNoName) {
  EXPECT_DEATH(SignCheckpoint({"two words", TreeSize(0), Hash()}, KeyOf('l')), "check failed");
}

TEST(VerifyCheckpoint, IgnoresOtherKeys) {
  const std::string stranger = FormatSignatureLine({"registry.example", 1, "whatever"});
  EXPECT_TRUE(VerifyCheckpoint(*AddSignatureLine(Signed(), stranger), LogKey()).ok());
  const std::string other = FormatSignatureLine({"other.example", LogKey().key_id(), "whatever"});
  EXPECT_TRUE(VerifyCheckpoint(*AddSignatureLine(Signed(), other), LogKey()).ok());
}

TEST(VerifyCheckpoint, RefusesEveryFlippedBit) {
  const std::string note = Signed();
  for (std::size_t bit = 0; bit < 8 * note.size(); ++bit) {
    std::string changed = note;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    EXPECT_FALSE(VerifyCheckpoint(changed, LogKey()).ok()) << bit;
  }
}

TEST(VerifyCheckpoint, RefusesAnotherKeyOrOrigin) {
  EXPECT_EQ(CodeOf(Signed(), LogKey('m')), ErrorCode::kInconsistent);
  EXPECT_EQ(CodeOf(Signed(), LogKey('l', "registry.exampl")), ErrorCode::kInconsistent);
  const std::string text = FormatCheckpointBody({"other.example", TreeSize(5), Sha256("root")});
  EXPECT_EQ(CodeOf(SignedText(text)), ErrorCode::kInconsistent);
}

TEST(VerifyCheckpoint, RefusesALineUnderTheLogsNameThatIsNotItsSignature) {
  const std::uint32_t id = LogKey().key_id();
  for (const std::string& bytes :
       {"x"s, std::string(63, 's'), std::string(64, 's'),
        KeyOf('l').Sign("another text").ToString(), KeyOf('l').Sign(kBody).ToString() + "x"}) {
    const std::string line = FormatSignatureLine({"registry.example", id, bytes});
    EXPECT_EQ(CodeOf(*AddSignatureLine(Signed(), line)), ErrorCode::kInconsistent);
  }
}

TEST(VerifyCheckpoint, RefusesSignedTextThatIsNoCheckpoint) {
  const std::string body = FormatCheckpointBody(TestCheckpoint());
  EXPECT_EQ(CodeOf(SignedText("hello\n")), ErrorCode::kBadInput);
  EXPECT_EQ(CodeOf(SignedText(body + "extension\n")), ErrorCode::kBadInput);
  EXPECT_EQ(CodeOf(SignedText(body + "\n")), ErrorCode::kBadInput);
  EXPECT_EQ(CodeOf(body), ErrorCode::kBadInput);
  EXPECT_EQ(CodeOf(""), ErrorCode::kBadInput);
}

TEST(VerifyCheckpoint, RefusesAWitnessesKey) {
  const auto witness =
      VerifierKey::Make("registry.example", SignatureType::kCosignature, KeyOf('l').public_key());
  EXPECT_EQ(CodeOf(Signed(), *witness), ErrorCode::kBadInput);
}

}  // namespace
}  // namespace warifu
