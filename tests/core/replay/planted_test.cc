// An auditor names every inadmissible entry that a log plants with its own key: one for each
// finding code that exists, hashed and sealed in order.
#include "tests/core/replay/planted.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "core/replay/replay.h"
#include "tests/core/replay/replayed.h"
#include "tests/support/plant.h"

namespace warifu {
namespace {

using ::testing::Contains;

// Codes that need another registry than the legal world's.
const std::set<v1::FindingCode> kOfOwnRegistries = {
    v1::FINDING_CODE_ROOT_THRESHOLD_WRONG,
    v1::FINDING_CODE_ROLE_NOT_ALLOWED,
    v1::FINDING_CODE_RULESET_MISSING,
};
// Nobody can plant two payloads whose hashes begin alike; see tests/core/admission.
const std::set<v1::FindingCode> kNotPlantable = {
    v1::FINDING_CODE_UNSPECIFIED,
    v1::FINDING_CODE_CODE_TAKEN,
};

Planted AllPlanted() {
  Planted all;
  for (const Planted& some : {PlantedOffers(), PlantedIllegalChanges(), PlantedSignatures(),
                              PlantedRecords(), PlantedChanges()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

std::string NameOf(v1::FindingCode code) {
  return v1::FindingCode_Name(code).substr(std::string_view("FINDING_CODE_").size());
}

// Every deviation is of the planted entry: the log's trees and seals stay in order.
void ExpectNamed(const Replay& replay, LeafIndex planted, v1::FindingCode code) {
  EXPECT_THAT(Names(replay), Contains(At(planted.value(), NameOf(code))));
  for (const Deviation& deviation : replay.deviations()) {
    EXPECT_EQ(deviation.index, planted) << NameOf(code);
    EXPECT_EQ(deviation.frame, FrameDeviation::kNone) << NameOf(code);
  }
}

TEST(Planted, CoversEveryFindingCode) {
  std::set<v1::FindingCode> covered = kOfOwnRegistries;
  for (const PlantedCase& one : AllPlanted()) {
    EXPECT_TRUE(covered.insert(one.code).second) << NameOf(one.code) << " is planted twice";
  }
  const auto* codes = v1::FindingCode_descriptor();
  for (int i = 0; i < codes->value_count(); ++i) {
    const auto code = static_cast<v1::FindingCode>(codes->value(i)->number());
    EXPECT_NE(covered.contains(code), kNotPlantable.contains(code)) << codes->value(i)->name();
  }
}

TEST(Planted, IsNamedWithIndexAndCode) {
  for (const PlantedCase& one : AllPlanted()) {
    Scene scene;
    const std::string statement = one.plant(scene);
    const LeafIndex before(scene.log().size().value());
    if (one.code == v1::FINDING_CODE_LEGAL_NUMBER_REPEATED) continue;  // below: two are planted
    const LeafIndex index = Plant(scene.log(), statement);
    EXPECT_EQ(index, before);
    ExpectNamed(Replayed(scene), index, one.code);
  }
}

TEST(Planted, IsNamedAfterAnotherOnWhichItRests) {
  for (const PlantedCase& one : PlantedOffers()) {
    if (one.code != v1::FINDING_CODE_LEGAL_NUMBER_REPEATED) continue;
    Scene scene;
    const LeafIndex number(scene.log().size().value());
    const LeafIndex index = Plant(scene.log(), one.plant(scene));
    EXPECT_THAT(Names(Replayed(scene)),
                ::testing::ElementsAre(At(number.value(), "LEGAL_NUMBER_TAKEN"),
                                       At(index.value(), "LEGAL_NUMBER_REPEATED")));
  }
}

TEST(Planted, DoesNotHideWhatIsPlantedAfterIt) {
  Scene scene;
  std::vector<std::string> planted;
  for (const PlantedCase& one : PlantedChanges()) {
    const LeafIndex index = Plant(scene.log(), one.plant(scene));
    planted.push_back(At(index.value(), NameOf(one.code)));
  }
  EXPECT_THAT(Names(Replayed(scene)), ::testing::IsSupersetOf(planted));
}

// --- Registries of their own.

TEST(Planted, NamesAGenesisWhoseThresholdIsWrong) {
  LegalWorld world;
  v1::Statement genesis = world.Genesis();
  genesis.mutable_genesis()->mutable_authorities(0)->set_root_threshold(4);
  MemoryRegistry log;
  log.set_now_ms(world.now_s() * 1000);
  const LeafIndex index = Plant(log, world.Sign(genesis));
  ExpectNamed(Replayed(log), index, v1::FINDING_CODE_ROOT_THRESHOLD_WRONG);
}

TEST(Planted, NamesARecordOfARoleThatItsAuthorityMayNotGive) {
  LegalWorld world;
  v1::Statement genesis = world.Genesis();
  v1::Authority& authority = *genesis.mutable_genesis()->mutable_authorities(0);
  authority.clear_roles();
  authority.add_roles(v1::ROLE_SUPERVISING_ORGANIZATION);
  MemoryRegistry log;
  log.set_now_ms(world.now_s() * 1000);
  ASSERT_TRUE(log.Append(world.Sign(genesis)).admitted());
  const auto sign = [&](v1::Statement statement) {
    statement.set_registry(warifu::NameOf(genesis).ToString());
    return world.Sign(statement);
  };
  ASSERT_TRUE(log.Append(sign(world.FirstKey(kAuthority))).admitted());
  log.Seal();
  const LeafIndex index = Plant(log, sign(world.FirstRecord(kHinoki)));
  ExpectNamed(Replayed(log), index, v1::FINDING_CODE_ROLE_NOT_ALLOWED);
}

TEST(Planted, NamesAnOfferWithoutARuleset) {
  LegalWorld world({.second_authority = true});
  MemoryRegistry log;
  log.set_now_ms(world.now_s() * 1000);
  for (const v1::Statement& statement : world.Founding()) {
    if (statement.ruleset().authority() == kSecondAuthority) continue;
    ASSERT_TRUE(log.Append(world.Sign(statement)).admitted());
  }
  log.Seal();
  const LeafIndex index = Plant(log, world.Sign(world.Offer(LegalOffer::kSsw)));
  ExpectNamed(Replayed(log), index, v1::FINDING_CODE_RULESET_MISSING);
}

}  // namespace
}  // namespace warifu
