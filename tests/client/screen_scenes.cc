#include "tests/client/screen_scenes.h"

#include "client/verify/place_file.h"

namespace warifu {

ScenePtr Esd() { return std::make_unique<VerifyScene>(); }

ScenePtr Withdrawn() {
  auto it = Esd();
  it->Withdraw();
  return it;
}

ScenePtr NoNetwork() {
  auto it = Esd();
  it->server->unreachable = true;
  return it;
}

VerifyArgs Saved(VerifyScene& it) {
  VerifyArgs args;
  args.what = it.SaveProof();
  return args;
}

ScenePtr QuorumMissing() {
  auto it = Esd();
  it->client.Believe(TrustOf(it->scene.log(), OneOfTwoWitnesses()));
  return it;
}

VerifyArgs ToldTotal(const std::string& amount) {
  VerifyArgs args;
  args.told_total = amount;
  return args;
}

static_assert(sizeof kScreenSeed - 1 == SigningKey::kSeedBytes);

ScenePtr PlaceGiven(std::uint32_t places) {
  auto it = std::make_unique<VerifyScene>(
      [places](v1::Offer& offer) { offer.mutable_job()->set_places(places); });
  v1::Statement place = it->scene.world().Allocation(it->offer, 1);
  const Hash holder = HolderHashOf(PlaceFile(kScreenSeed)).value();
  place.mutable_allocation()->set_holder_hash(holder.ToString());
  it->scene.Publish(place, {LegalWorld::KeyName(kChimSau, 1)});
  return it;
}

VerifyArgs ByCode(VerifyScene&) { return {}; }

VerifyArgs Offline(VerifyScene& it) {
  VerifyArgs args = Saved(it);
  args.offline = true;
  return args;
}

VerifyArgs OfflineAt(VerifyScene& it, const std::string& at) {
  VerifyArgs args = Offline(it);
  args.at = at;
  return args;
}

}  // namespace warifu
