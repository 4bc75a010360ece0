#include "core/proof/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/proofs.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;

std::string AProof() {
  Scene scene;
  return ProofOf(scene.log(), scene.Publish(scene.world().Offer(LegalOffer::kSswDirect)));
}

TEST(UnframeBounded, TakesAFileOfTheLargestSizeAndNoByteMore) {
  const std::string file = FrameFile(FileKind::kReceipt, "message");
  EXPECT_EQ(UnframeBounded({FileKind::kReceipt, file.size()}, file).value(), "message");
  const auto larger = UnframeBounded({FileKind::kReceipt, file.size() - 1}, file);
  ASSERT_FALSE(larger.ok());
  EXPECT_EQ(larger.error().code, ErrorCode::kDamaged);
  EXPECT_EQ(larger.error().message(),
            "a receipt has at most " + std::to_string(file.size() - 1) + " bytes");
}

TEST(UnframeBounded, RefusesOtherKinds) {
  for (const FileKind kind : {FileKind::kProof, FileKind::kEvidence, FileKind::kStatement}) {
    const auto other = UnframeBounded(kBoundedReceipt, FrameFile(kind, "message"));
    ASSERT_FALSE(other.ok());
    EXPECT_EQ(other.error().code, ErrorCode::kBadInput);
  }
}

TEST(ReadMessage, GivesWhatIsCanonical) {
  const std::string message = UnframeBounded(kBoundedProof, AProof()).value();
  const auto proof = ReadMessage<v1::OfferProof>(kBoundedProof, message);
  ASSERT_TRUE(proof.ok());
  EXPECT_EQ(CloseProof(*proof), FrameFile(FileKind::kProof, message));
  EXPECT_TRUE(ReadMessage<v1::OfferProof>({FileKind::kProof, message.size()}, message).ok());
}

TEST(ReadMessage, RefusesWhatIsNotNamingTheField) {
  const std::string message = UnframeBounded(kBoundedProof, AProof()).value();
  const auto refusal = [](std::size_t max_bytes, const std::string& bytes) {
    const auto proof = ReadMessage<v1::OfferProof>({FileKind::kProof, max_bytes}, bytes);
    return proof.ok() ? "" : proof.error().message();
  };
  EXPECT_THAT(refusal(message.size() - 1, message), HasSubstr("has at most"));
  EXPECT_THAT(refusal(kMaxProofBytes, ""), HasSubstr("the form of an offer proof is wrong, at "));
  EXPECT_THAT(refusal(kMaxProofBytes, "garbage"), HasSubstr("form"));
  EXPECT_THAT(refusal(kMaxProofBytes, message + message), HasSubstr("at checkpoint"));
  EXPECT_THAT(refusal(kMaxProofBytes, message + std::string("\x78\x01", 2)), HasSubstr("form"));
  EXPECT_THAT(refusal(kMaxProofBytes, message.substr(0, message.size() - 1)), HasSubstr("form"));
}

TEST(CauseOfReading, TellsANewerProgramFromDamage) {
  std::string newer = FrameFile(FileKind::kProof, "message");
  newer[newer.find("/v1") + 2] = '2';
  EXPECT_EQ(CauseOfReading(UnframeBounded(kBoundedProof, newer).error()),
            VerdictCause::kNewerProgram);
  EXPECT_EQ(CauseOfReading(UnframeBounded(kBoundedProof, "").error()), VerdictCause::kFileDamaged);
  EXPECT_EQ(CauseOfReading(Damaged("")), VerdictCause::kFileDamaged);
  EXPECT_EQ(CauseOfReading(BadInput("")), VerdictCause::kFileDamaged);
}

}  // namespace
}  // namespace warifu
