// What is found of a statement that nobody, some or all have signed, against what admission finds.
#include "core/admission/foresee.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/statement/encode.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The first `count` signers of the statement by their keys, none of whom signs.
Codes CodesOf(Scene& scene, const v1::Statement& statement, const KeyNames& keys) {
  std::vector<PublicKey> signers;
  for (const std::string& key : keys) signers.push_back(TestPublicKey(key));
  const ProposedResult proposed = ProposeStatement(
      *scene.log().registry(), scene.state().rules_version(), EncodeStatement(statement), signers);
  if (const auto* findings = std::get_if<Findings>(&proposed)) return DistinctCodes(*findings);
  const Foreseen foreseen =
      Foresee(scene.state(), std::get<ProposedStatement>(proposed), scene.now_ms() + 1);
  EXPECT_FALSE(foreseen.incomplete);
  return DistinctCodes(foreseen.findings);
}

KeyNames FirstOf(KeyNames keys, std::size_t count) {
  keys.resize(count);
  return keys;
}

TEST(Foresee, SaysOnlyThatSignersAreMissing) {
  Scene scene;
  const v1::Statement offer = scene.world().Offer(LegalOffer::kEsd);
  const KeyNames all = scene.world().SignersOf(offer);
  for (std::size_t count = 0; count < all.size(); ++count) {
    EXPECT_THAT(CodesOf(scene, offer, FirstOf(all, count)),
                ElementsAre(v1::FINDING_CODE_SIGNATURE_MISSING))
        << count;
  }
  EXPECT_THAT(CodesOf(scene, offer, all), IsEmpty());
}

TEST(Foresee, FindsWhatAdmissionWould) {
  Scene scene;
  v1::Statement offer = scene.world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->mutable_job()->set_places(999);
  const KeyNames all = scene.world().SignersOf(offer);
  EXPECT_EQ(CodesOf(scene, offer, all), scene.Try(offer, all));
  KeyNames swapped = all;
  std::swap(swapped.front(), swapped.back());
  EXPECT_EQ(CodesOf(scene, offer, swapped), scene.Try(offer, swapped));
  KeyNames stranger = all;
  stranger.back() = "stranger";
  EXPECT_EQ(CodesOf(scene, offer, stranger), scene.Try(offer, stranger));
}

TEST(Foresee, JudgesEveryKindThatNobodyIsNamedFor) {
  Scene scene;
  const Hash offer = scene.Publish(scene.world().Offer(LegalOffer::kEsd));
  for (const v1::Statement& statement :
       {scene.world().Key(kHinoki, 2), scene.world().Record(kHinoki),
        scene.Decided(offer, v1::STATE_WITHDRAWN), scene.Change(offer, v1::STATE_WITHDRAWN),
        scene.DecidedOf(kHinoki, v1::STATE_SUSPENDED)}) {
    EXPECT_THAT(CodesOf(scene, statement, {}), Contains(v1::FINDING_CODE_SIGNATURE_MISSING));
  }
}

TEST(Foresee, RefusesAPayloadThatIsNotInOrder) {
  const Hash registry = Hash();
  for (const std::string& payload :
       {std::string(), std::string("garbage"), std::string(1000, '\xff')}) {
    const ProposedResult proposed = ProposeStatement(registry, 0, payload, {});
    ASSERT_TRUE(std::holds_alternative<Findings>(proposed));
    EXPECT_FALSE(std::get<Findings>(proposed).empty());
  }
}

}  // namespace
}  // namespace warifu
