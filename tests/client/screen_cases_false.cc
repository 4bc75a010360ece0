// Screens of what nobody signed so, and of a registry that contradicts itself.
#include "core/base/check.h"
#include "core/crypto/sha256.h"
#include "tests/client/screen_cases.h"
#include "tests/client/screen_scenes.h"
#include "tests/support/plant.h"

namespace warifu {
namespace {

// --- FALSE: files.

VerifyArgs Changed(VerifyScene& it, const std::function<void(v1::OfferProof&)>& change) {
  v1::OfferProof proof = OpenProof(ProofOf(it.scene.log(), it.offer));
  change(proof);
  VerifyArgs args;
  args.what = it.client.File("changed.warifu", CloseProof(proof));
  args.offline = true;
  return args;
}

VerifyArgs OtherTree(VerifyScene& it) {
  return Changed(it, [](v1::OfferProof& proof) {
    std::string& hash = *proof.mutable_log_hashes(0);
    hash[0] = static_cast<char>(hash[0] ^ 1);
  });
}

// An offer whose last signature is no signature, in a log that took it.
ScenePtr BadSignature() {
  auto it = Esd();
  v1::Statement offer = it->scene.world().Offer(LegalOffer::kEsd);
  v1::SignedStatement bytes;
  WARIFU_CHECK(bytes.ParseFromString(it->scene.world().Sign(offer)));
  std::string& signature = *bytes.mutable_signatures(2)->mutable_signature();
  signature[0] = static_cast<char>(signature[0] ^ 1);
  Plant(it->scene.log(), EncodeMessage(bytes));
  it->offer = NameOf(offer);
  return it;
}

ScenePtr OtherKey() {
  auto it = Esd();
  const v1::Statement offer = it->scene.world().Offer(LegalOffer::kEsd);
  Plant(it->scene.log(),
        SignStatement(offer, {LegalWorld::KeyName(kSatsuki, 1), LegalWorld::KeyName(kFuji, 1),
                              LegalWorld::KeyName(kCayTram, 1)}));
  it->offer = NameOf(offer);
  return it;
}

ScenePtr WrongTotal() {
  auto it = Esd();
  v1::Statement offer = it->scene.world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->mutable_worker_fee_total()->set_minor_units(1);
  Plant(it->scene.log(), it->scene.world().Sign(offer));
  it->offer = NameOf(offer);
  return it;
}

// --- NOT KNOWN.

VerifyArgs Unknown(VerifyScene&) {
  VerifyArgs args;
  args.what = CodeOf(Sha256("an offer that nobody made"));
  return args;
}

// --- THE REGISTRY CONTRADICTS ITSELF.

// This computer saw another root at the size that the registry shows now.
ScenePtr TwoRoots() {
  auto it = Esd();
  MemoryRegistry other = it->scene.log();
  const v1::Statement more = it->scene.world().Offer(LegalOffer::kEsd);
  it->scene.Publish(more);
  it->offer = NameOf(more);
  const v1::Statement another = it->scene.world().Offer(LegalOffer::kTitp);
  other.set_now_ms(it->scene.now_ms());
  WARIFU_CHECK(other.Append(it->scene.world().Sign(another)).admitted());
  other.Seal();
  it->SetClock();
  WARIFU_CHECK(it->Verify() == 0);
  // The other history, of the same size.
  static std::vector<std::unique_ptr<MemoryRegistry>> kept;
  kept.push_back(std::make_unique<MemoryRegistry>(other));
  it->server->log = kept.back().get();
  it->offer = NameOf(another);
  return it;
}

}  // namespace

std::vector<ScreenCase> FalseCases() {
  return {
      {"false-signature", 11, BadSignature, Offline},
      {"false-key", 12, OtherKey, Offline},
      {"unknown", 13, Esd, Unknown},
      {"false-tree", 14, Esd, OtherTree},
      {"against-rules", 17, WrongTotal, Offline},
      {"contradicts", 20, TwoRoots, ByCode},
  };
}

}  // namespace warifu
