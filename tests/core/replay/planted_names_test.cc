// An auditor finds every pair of look-alike names that a log let in, and no other.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

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

TEST(PlantedNames, AreNamedWherePairsCollide) {
  for (const NamePair& pair : ReadNamePairs()) {
    Scene scene;
    Plant(scene.log(), scene.world().Sign(Named("VNTEST:ONE", pair.one, scene)));
    const LeafIndex index =
        Plant(scene.log(), scene.world().Sign(Named("VNTEST:OTHER", pair.other, scene)));
    const std::string named = At(index.value(), "NAME_TOO_SIMILAR");
    const std::vector<std::string> names = Names(Replayed(scene));
    EXPECT_EQ(std::count(names.begin(), names.end(), named), pair.shared.empty() ? 0 : 1)
        << pair.one << " | " << pair.other;
  }
}

// However many have one name, each is named, and the auditor keeps the first nine.
TEST(PlantedNames, AreNamedWhereManyHaveOne) {
  Scene scene;
  for (int i = 0; i < 12; ++i) {
    Plant(scene.log(),
          scene.world().Sign(Named("VNTEST:NO-" + std::to_string(i), "Hoa Sen", scene)));
  }
  const Replay replay = Replayed(scene);
  EXPECT_EQ(replay.deviation_count(), 11U);
  const Hash key = NameKeysOf("Hoa Sen").plain;
  EXPECT_EQ(replay.state().NameKeyHolders(NameKeyKind::kPlain, key)->size(), 9U);
  EXPECT_EQ(*replay.state().NameKeyHolders(NameKeyKind::kPlain, key),
            *scene.state().NameKeyHolders(NameKeyKind::kPlain, key));
}

TEST(PlantedNames, AreNotNamedWhereTheRecordAllowsThem) {
  Scene scene;
  scene.Publish(Named("VNTEST:ONE", "Hoa Sen", scene));
  v1::Statement other = Named("VNTEST:OTHER", "Hoa Sén", scene);
  other.mutable_organization()->add_similar_names_allowed("VNTEST:ONE");
  scene.Publish(other);
  EXPECT_THAT(Names(Replayed(scene)), IsEmpty());
  Plant(scene.log(), scene.world().Sign(Named("VNTEST:THIRD", "Hòa Sen", scene)));
  const Replay replay = Replayed(scene);
  ASSERT_EQ(replay.deviation_count(), 1U);
  EXPECT_THAT(replay.deviations()[0].finding->wanted(), HasSubstr("VNTEST:ONE, VNTEST:OTHER"));
}

}  // namespace
}  // namespace warifu
