// Evidence and receipts: bytes that nobody signed accuse nobody and prove nothing.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/check.h"
#include "core/proof/evidence.h"
#include "core/proof/receipt.h"
#include "tests/support/proofs.h"
#include "tests/support/scene.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A log key that no seed knows.
  static const warifu::TrustFile trust = [] {
    warifu::Scene scene;
    warifu::TrustFields fields = warifu::TrustFieldsOf(scene.log());
    fields.policy = "log " +
                    warifu::VerifierKey::Make(fields.origin, warifu::SignatureType::kEd25519,
                                              warifu::TestPublicKey("unknown log"))
                        .value()
                        .ToString() +
                    "\nquorum none\n";
    return warifu::TrustFile::Make(fields).value();
  }();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  WARIFU_CHECK(warifu::JudgeEvidence(bytes, trust).code == warifu::VerdictCode::kCouldNotCheck);
  WARIFU_CHECK(warifu::JudgeEvidenceFile(bytes, trust).code == warifu::VerdictCode::kCouldNotCheck);
  WARIFU_CHECK(!warifu::VerifyReceipt(bytes, trust).receipt.has_value());
  WARIFU_CHECK(!warifu::VerifyReceiptFile(bytes, trust).receipt.has_value());
  return 0;
}
