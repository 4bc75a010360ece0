#include "core/rules/place_set.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>

#include "core/base/encoding.h"

namespace warifu {
namespace {

TEST(PlaceSet, BeginsEmpty) {
  const PlaceSet set;
  EXPECT_EQ(set.Count(), 0U);
  EXPECT_EQ(set.Highest(), 0U);
  EXPECT_EQ(set.ToBytes(), "");
  EXPECT_FALSE(set.Has(0));
  EXPECT_FALSE(set.Has(1));
  EXPECT_FALSE(set.Has(kMaxPlaces + 1));
}

TEST(PlaceSet, IsABitForEachPlace) {
  PlaceSet set;
  set.Add(1);
  set.Add(8);
  set.Add(10);
  EXPECT_EQ(EncodeHex(set.ToBytes()), "8102");
  set.Remove(10);
  EXPECT_EQ(EncodeHex(set.ToBytes()), "81");
  set.Remove(10);
  EXPECT_EQ(set.Highest(), 8U);
}

TEST(PlaceSet, AgreesWithASetOfNumbers) {
  std::mt19937 random(1);
  PlaceSet places;
  std::set<std::uint32_t> reference;
  for (int i = 0; i < 5000; ++i) {
    const std::uint32_t place = 1 + random() % kMaxPlaces;
    if (random() % 2 == 0) {
      places.Add(place);
      reference.insert(place);
    } else {
      places.Remove(place);
      reference.erase(place);
    }
    ASSERT_EQ(places.Count(), reference.size());
    ASSERT_EQ(places.Highest(), reference.empty() ? 0 : *reference.rbegin());
    ASSERT_EQ(places.Has(place), reference.count(place) == 1);
  }
  EXPECT_EQ(PlaceSet::FromBytes(places.ToBytes()), places);
  for (const std::uint32_t place : reference) places.Remove(place);
  EXPECT_EQ(places, PlaceSet());
}

TEST(PlaceSetFromBytes, TakesTheLargest) {
  PlaceSet set;
  set.Add(kMaxPlaces);
  EXPECT_EQ(set.ToBytes().size(), 125U);
  EXPECT_EQ(PlaceSet::FromBytes(set.ToBytes()), set);
}

TEST(PlaceSetFromBytes, RefusesWhatToBytesNeverMakes) {
  EXPECT_FALSE(PlaceSet::FromBytes(std::string(1, '\0')).has_value());
  EXPECT_FALSE(PlaceSet::FromBytes(std::string("\x01\x00", 2)).has_value());
  EXPECT_FALSE(PlaceSet::FromBytes(std::string(125, '\0') + '\x01').has_value());
}

TEST(PlaceSetDeathTest, StopsAtPlacesThatCannotBe) {
  PlaceSet set;
  EXPECT_DEATH(set.Add(0), "IsPlace");
  EXPECT_DEATH(set.Add(kMaxPlaces + 1), "IsPlace");
}

}  // namespace
}  // namespace warifu
