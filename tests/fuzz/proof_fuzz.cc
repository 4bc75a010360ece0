// Offer proofs: no bytes but those of a genuine proof read GENUINE, and nothing false is shown.
//
// The registry is the golden one; its genuine proof is made anew, so the seeds need not follow it.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/check.h"
#include "core/proof/verify.h"
#include "core/statement/file.h"
#include "tests/support/proofs.h"
#include "tests/support/scene.h"

namespace {

struct Genuine {
  Genuine() {
    warifu::Scene scene;
    const warifu::Hash offer = scene.Publish(scene.world().Offer(warifu::LegalOffer::kEsd));
    message =
        warifu::UnframeFile(warifu::FileKind::kProof, warifu::ProofOf(scene.log(), offer)).value();
    trust = warifu::TrustOf(scene.log()).text();
    options = warifu::OptionsOf(scene.log());
  }

  std::string message;
  std::string trust;
  warifu::VerifyOptions options;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Genuine genuine;
  static const warifu::TrustFile trust = warifu::TrustFile::Parse(genuine.trust).value();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const warifu::OfferJudgment judgment = warifu::VerifyOfferProof(bytes, trust, genuine.options);
  WARIFU_CHECK(judgment.causes.empty() == (judgment.code == warifu::VerdictCode::kGenuine));
  if (judgment.code == warifu::VerdictCode::kGenuine) {
    WARIFU_CHECK(judgment.offer.has_value());
    WARIFU_CHECK(bytes == genuine.message);
  }
  static_cast<void>(warifu::VerifyOfferFile(bytes, trust, genuine.options));
  static_cast<void>(warifu::ReadProofHint(bytes));
  return 0;
}
