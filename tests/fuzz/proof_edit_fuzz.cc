// A genuine offer proof, edited, its checksum made anew: none reads GENUINE but the genuine one.
// Lines of the checkpoint's signatures may differ, as long as the log's is among them.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/check.h"
#include "core/note/note.h"
#include "core/proof/verify.h"
#include "core/statement/encode.h"
#include "core/statement/file.h"
#include "tests/fuzz/edits.h"
#include "tests/support/proofs.h"
#include "tests/support/scene.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

struct Genuine {
  Genuine() {
    Scene scene;
    const Hash offer = scene.Publish(scene.world().Offer(LegalOffer::kEsd));
    message = UnframeFile(FileKind::kProof, ProofOf(scene.log(), offer)).value();
    trust = TrustOf(scene.log()).text();
    options = OptionsOf(scene.log());
  }

  std::string message;
  std::string trust;
  VerifyOptions options;
};

// The proof with nothing of its checkpoint but what is signed.
std::string WithoutSignatureLines(const std::string& message) {
  v1::OfferProof proof;
  WARIFU_CHECK(proof.ParseFromString(message));
  proof.set_checkpoint(ParseNote(proof.checkpoint()).value().text);
  return EncodeMessage(proof);
}

}  // namespace
}  // namespace warifu

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace warifu;
  static const Genuine genuine;
  static const TrustFile trust = TrustFile::Parse(genuine.trust).value();
  const std::string message =
      Edited(genuine.message, std::string_view(reinterpret_cast<const char*>(data), size));
  const OfferJudgment judgment =
      VerifyOfferFile(FrameFile(FileKind::kProof, message), trust, genuine.options);
  WARIFU_CHECK(judgment.causes.empty() == (judgment.code == VerdictCode::kGenuine));
  if (judgment.code != VerdictCode::kGenuine) return 0;
  WARIFU_CHECK(message == genuine.message ||
               WithoutSignatureLines(message) == WithoutSignatureLines(genuine.message));
  return 0;
}
