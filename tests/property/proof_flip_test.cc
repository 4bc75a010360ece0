// No single byte of a genuine proof can be changed so that it still reads GENUINE, even when the
// checksum is mended.
#include <gtest/gtest.h>

#include "core/proof/verify.h"
#include "core/statement/file.h"
#include "tests/support/proofs.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

// What a flip may come to besides: bad news, or something about dates, cannot be made of a genuine
// offer by changing a byte.
bool IsRefusal(VerdictCode code) {
  return code == VerdictCode::kCouldNotCheck || code == VerdictCode::kBadSignature ||
         code == VerdictCode::kWrongKey || code == VerdictCode::kDoesNotFit;
}

TEST(ProofFlip, IsNeverGenuine) {
  Scene scene;
  const Hash offer = scene.Publish(scene.world().Offer(LegalOffer::kSswDirect));
  const TrustFile trust = TrustOf(scene.log());
  const VerifyOptions options = OptionsOf(scene.log());
  const std::string message = UnframeFile(FileKind::kProof, ProofOf(scene.log(), offer)).value();
  ASSERT_EQ(VerifyOfferProof(message, trust, options).code, VerdictCode::kGenuine);
  for (std::size_t at = 0; at < message.size(); ++at) {
    std::string flipped = message;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
    const OfferJudgment judgment =
        VerifyOfferFile(FrameFile(FileKind::kProof, flipped), trust, options);
    ASSERT_TRUE(IsRefusal(judgment.code)) << "byte " << at << "\n" << Describe(judgment);
    ASSERT_FALSE(judgment.offer.has_value() && judgment.causes.empty()) << "byte " << at;
  }
}

TEST(ProofFlip, OfTheFileIsDamage) {
  Scene scene;
  const Hash offer = scene.Publish(scene.world().Offer(LegalOffer::kSswDirect));
  const TrustFile trust = TrustOf(scene.log());
  const VerifyOptions options = OptionsOf(scene.log());
  const std::string file = ProofOf(scene.log(), offer);
  for (std::size_t at = 0; at < file.size(); ++at) {
    std::string flipped = file;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
    const OfferJudgment judgment = VerifyOfferFile(flipped, trust, options);
    ASSERT_EQ(judgment.code, VerdictCode::kCouldNotCheck) << "byte " << at;
  }
}

// Nor can it be cut short anywhere.
TEST(ProofFlip, CutShortIsNeverGenuine) {
  Scene scene;
  const Hash offer = scene.Publish(scene.world().Offer(LegalOffer::kSswDirect));
  const TrustFile trust = TrustOf(scene.log());
  const VerifyOptions options = OptionsOf(scene.log());
  const std::string message = UnframeFile(FileKind::kProof, ProofOf(scene.log(), offer)).value();
  for (std::size_t size = 0; size < message.size(); ++size) {
    const OfferJudgment judgment =
        VerifyOfferProof(std::string_view(message).substr(0, size), trust, options);
    ASSERT_NE(judgment.code, VerdictCode::kGenuine) << "size " << size;
  }
}

}  // namespace
}  // namespace warifu
