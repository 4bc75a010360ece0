// An auditor finds every pair of look-alike names that a log let in, and no other.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <span>

#include "core/statement/name_keys.h"
#include "tests/core/replay/replayed.h"
#include "tests/support/look_alikes.h"
#include "tests/support/plant.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

v1::Statement Named(std::string id, const std::string& name, Scene& scene) {
  v1::Statement record = scene.world().Record(kFuji);
  v1::Organization& body = *record.mutable_organization();
  body.mutable_legal_number()->set_check(v1::LEGAL_NUMBER_CHECK_NONE);
  body.mutable_legal_number()->set_value(id.substr(id.find(':') + 1));
  body.set_id(std::move(id));
  while (body.names_size() > 1) body.mutable_names()->RemoveLast();
  body.mutable_names(0)->set_name(name);
  SetNameKeys(*body.mutable_names(0));
  return record;
}

// All that the auditor wants in place of the planted name.
std::map<std::uint64_t, std::string> WantedByEntry(const Replay& replay) {
  std::map<std::uint64_t, std::string> wanted;
  for (const Deviation& deviation : replay.deviations()) {
    if (!deviation.finding) continue;
    if (deviation.finding->code() != v1::FINDING_CODE_NAME_TOO_SIMILAR) continue;
    wanted[deviation.index.value()] += deviation.finding->wanted() + "\n";
  }
  return wanted;
}

// Few enough that a replay lists all of their deviations.
constexpr std::size_t kPairsOfALog = 16;

// Plants both names of each pair, in one log.
void ExpectNamedWherePairsCollide(std::span<const NamePair> pairs) {
  Scene scene;
  const auto plant = [&scene](const std::string& id, const std::string& name) {
    return Plant(scene.log(), scene.world().Sign(Named(id, name, scene))).value();
  };
  std::vector<std::uint64_t> planted;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    plant("VNTEST:ONE-" + std::to_string(i), pairs[i].one);
    planted.push_back(plant("VNTEST:OTHER-" + std::to_string(i), pairs[i].other));
  }
  const Replay replay = Replayed(scene);
  ASSERT_LT(replay.deviation_count(), kMaxListedDeviations);
  std::map<std::uint64_t, std::string> wanted = WantedByEntry(replay);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const std::string one = "unlike any of VNTEST:ONE-" + std::to_string(i) + ",";
    EXPECT_EQ(wanted[planted[i]].find(one) != std::string::npos, !pairs[i].shared.empty())
        << pairs[i].one << " | " << pairs[i].other;
  }
}

TEST(PlantedNames, AreNamedWherePairsCollide) {
  const std::vector<NamePair> pairs = ReadNamePairs();
  for (std::size_t at = 0; at < pairs.size(); at += kPairsOfALog) {
    const std::size_t count = std::min(kPairsOfALog, pairs.size() - at);
    ExpectNamedWherePairsCollide({pairs.data() + at, count});
  }
}

TEST(PlantedNames, AreNotNamedWhereTheRecordAllowsThem) {
  Scene scene;
  scene.Publish(Named("VNTEST:ONE", "Hoa Sen", scene));
  v1::Statement other = Named("VNTEST:OTHER", "Hoa Sén", scene);
  other.mutable_organization()->add_similar_names_allowed("VNTEST:ONE");
  scene.Publish(other);
  EXPECT_THAT(Names(Replayed(scene)), IsEmpty());
  Plant(scene.log(), scene.world().Sign(Named("VNTEST:THIRD", "HOA SEN", scene)));
  const Replay replay = Replayed(scene);
  ASSERT_EQ(replay.deviation_count(), 2U);
  EXPECT_THAT(replay.deviations()[0].finding->wanted(), HasSubstr("VNTEST:ONE"));
  EXPECT_THAT(replay.deviations()[1].finding->wanted(), HasSubstr("VNTEST:OTHER"));
}

}  // namespace
}  // namespace warifu
