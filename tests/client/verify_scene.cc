#include "tests/client/verify_scene.h"

#include <utility>

#include "core/base/time.h"

namespace warifu {
namespace {

constexpr int kHanoiMinutes = 7 * 60;

}  // namespace

VerifyScene::VerifyScene(LegalOffer kind) {
  statement = scene.world().Offer(kind);
  offer = scene.Publish(statement);
  server = std::make_shared<FakeServer>(scene.log());
  client.Connect(kFakeAddress, server);
  client.Believe(TrustOf(scene.log()));
  client.context().zone_minutes = kHanoiMinutes;
}

VerifyScene::VerifyScene(const std::function<void(v1::Offer&)>& change) : VerifyScene() {
  statement = scene.world().Offer(LegalOffer::kEsd);
  change(*statement.mutable_offer());
  offer = scene.Publish(statement);
}

int VerifyScene::Verify(VerifyArgs args) {
  if (args.what.empty()) args.what = code();
  if (!clock_set) SetClock();
  return client.Run(args);
}

std::string VerifyScene::SaveProof(const std::string& name) {
  return client.File(name, ProofOf(scene.log(), offer));
}

void VerifyScene::SetClock(std::uint64_t after_last_seal_s) {
  clock_set = true;
  client.SetNow(scene.log().last_ms() / kMsPerSecond + after_last_seal_s);
}

void VerifyScene::Withdraw(v1::Reason reason) {
  scene.Publish(scene.world().ChangeOf(offer, v1::STATE_WITHDRAWN, reason),
                {LegalWorld::KeyName(kSatsuki, 1)});
}

VerifyArgs Of(const std::string& what) {
  VerifyArgs args;
  args.what = what;
  return args;
}

VerifyArgs Alone(const std::string& what) {
  VerifyArgs args = Of(what);
  args.offline = true;
  return args;
}

Words Said(VerifyScene& it, VerifyArgs args) {
  it.client.context().global.json = true;
  Words said = {std::to_string(it.Verify(std::move(args)))};
  const nlohmann::json answer = it.client.Json();
  for (const auto& cause : answer.at("verify").at("causes")) said.push_back(cause.at("name"));
  return said;
}

}  // namespace warifu
