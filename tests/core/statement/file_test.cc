#include "core/statement/file.h"

#include <gtest/gtest.h>

#include "core/base/encoding.h"
#include "core/crypto/sha256.h"

namespace warifu {
namespace {

constexpr FileKind kAllKinds[] = {FileKind::kStatement, FileKind::kProof,   FileKind::kTrust,
                                  FileKind::kEvidence,  FileKind::kReceipt, FileKind::kPlace,
                                  FileKind::kKey,       FileKind::kState};

void ExpectError(const Result<std::string>& result, ErrorCode code, std::string_view words) {
  ASSERT_FALSE(result.ok()) << words;
  EXPECT_EQ(result.error().code, code) << result.error().message();
  EXPECT_NE(result.error().message().find(words), std::string::npos) << result.error().message();
}

TEST(FileKinds, HaveTheirOwnLinesEndingsAndWords) {
  EXPECT_EQ(FirstLineOf(FileKind::kStatement), "warifu-statement/v1");
  EXPECT_EQ(FirstLineOf(FileKind::kProof), "warifu-proof/v1");
  EXPECT_EQ(FirstLineOf(FileKind::kTrust), "warifu-trust/v1");
  EXPECT_EQ(FirstLineOf(FileKind::kEvidence), "warifu-evidence/v1");
  EXPECT_EQ(FirstLineOf(FileKind::kReceipt), "warifu-receipt/v1");
  EXPECT_EQ(FirstLineOf(FileKind::kPlace), "warifu-place/v1");
  EXPECT_EQ(FirstLineOf(FileKind::kKey), "warifu-key/v1");
  EXPECT_EQ(FirstLineOf(FileKind::kState), "warifu-state/v1");
  EXPECT_EQ(FileEndingOf(FileKind::kProof), ".warifu");
  EXPECT_EQ(FileEndingOf(FileKind::kState), ".state");
  EXPECT_FALSE(IsBinaryKind(FileKind::kTrust));
  EXPECT_FALSE(IsBinaryKind(FileKind::kKey));
}

TEST(FrameFile, IsLineMessageAndTail) {
  const std::string before = "warifu-proof/v1\nmessage";
  EXPECT_EQ(FrameFile(FileKind::kProof, "message"),
            before + Sha256(before).ToString().substr(0, 8));
}

TEST(UnframeFile, GivesBackEveryMessage) {
  for (const FileKind kind : kAllKinds) {
    if (!IsBinaryKind(kind)) continue;
    for (const std::string& message : {std::string(), std::string("m"), std::string("two\nlines\n"),
                                       std::string(100000, '\0')}) {
      const auto unframed = UnframeFile(kind, FrameFile(kind, message));
      ASSERT_TRUE(unframed.ok()) << unframed.error().message();
      EXPECT_EQ(*unframed, message);
    }
  }
}

TEST(UnframeFile, NamesTheOtherKind) {
  ExpectError(UnframeFile(FileKind::kProof, FrameFile(FileKind::kReceipt, "m")),
              ErrorCode::kBadInput, "this is a receipt, not an offer proof");
  ExpectError(UnframeFile(FileKind::kStatement, "warifu-trust/v1\norigin a\n"),
              ErrorCode::kBadInput, "this is a trust file, not a statement under way");
}

TEST(UnframeFile, KnowsOnlyItsVersion) {
  std::string later = FrameFile(FileKind::kProof, "m");
  later[14] = '2';
  ExpectError(UnframeFile(FileKind::kProof, later), ErrorCode::kNewerProgram, "v2");
}

TEST(UnframeFile, TellsDamageAtEveryByte) {
  const std::string file = FrameFile(FileKind::kReceipt, "some message\n");
  for (std::size_t size = 0; size < file.size(); ++size) {
    EXPECT_FALSE(UnframeFile(FileKind::kReceipt, file.substr(0, size)).ok()) << size;
  }
  for (std::size_t bit = 0; bit < 8 * file.size(); ++bit) {
    std::string flipped = file;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    EXPECT_FALSE(UnframeFile(FileKind::kReceipt, flipped).ok()) << bit;
  }
  ExpectError(UnframeFile(FileKind::kReceipt, file + "x"), ErrorCode::kDamaged, "damaged");
  ExpectError(UnframeFile(FileKind::kReceipt, "warifu-receipt/v1\n1234567"), ErrorCode::kDamaged,
              "cut short");
}

TEST(IdentifyFile, TellsEveryKind) {
  for (const FileKind kind : kAllKinds) {
    const auto found = IdentifyFile(std::string(FirstLineOf(kind)) + "\nanything");
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(*found, kind);
  }
}

TEST(IdentifyFile, RefusesWhatIsNoneOfOurs) {
  for (const std::string& file :
       {std::string(), std::string("\n"), std::string("warifu-proof/v1"),
        std::string("warifu-proof\n"), std::string("warifu-proof/v1 \n"),
        std::string("warifu-proof/v1\r\n"), std::string(" warifu-proof/v1\n"),
        std::string("Warifu-proof/v1\n"), std::string("warifu-proof/vx\n"),
        std::string("warifu-proof/v\n"), std::string("warifu-proof/v01\n"),
        std::string("warifu-proof/v123456789\n"), std::string("warifu-other/v1\n"),
        std::string("warifu-/v1\n"), std::string("PK\x03\x04"), std::string("{\"offer\": {}}\n"),
        std::string(1000, 'w'), "warifu-proof/v1" + std::string(100, 'x') + "\n"}) {
    const auto found = IdentifyFile(file);
    ASSERT_FALSE(found.ok()) << file;
    EXPECT_EQ(found.error().code, ErrorCode::kBadInput) << file;
  }
}

TEST(IdentifyFile, SendsLaterVersionsToALaterProgram) {
  for (const char* line : {"warifu-proof/v2\n", "warifu-key/v3\n", "warifu-state/v12\n"}) {
    const auto found = IdentifyFile(line);
    ASSERT_FALSE(found.ok());
    EXPECT_EQ(found.error().code, ErrorCode::kNewerProgram) << line;
  }
}

}  // namespace
}  // namespace warifu
