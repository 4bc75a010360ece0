// Look-alike keys over the pairs of tests/support/look_alikes.txt.
#include "core/statement/name_keys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/crypto/sha256.h"
#include "core/text/look_alike.h"
#include "tests/support/look_alikes.h"

namespace warifu {
namespace {

constexpr std::size_t kLeastPairs = 200;

v1::OrganizationName Keyed(const std::string& text) {
  v1::OrganizationName name;
  name.set_name(text);
  name.set_exact_key("of another name");
  SetNameKeys(name);
  return name;
}

TEST(NameKeys, AreSharedByThePairsThatMustCollideAndByNoOthers) {
  std::size_t colliding = 0;
  const std::vector<NamePair> pairs = ReadNamePairs();
  for (const NamePair& pair : pairs) {
    const v1::OrganizationName one = Keyed(pair.one);
    const v1::OrganizationName other = Keyed(pair.other);
    std::vector<std::string> shared;
    for (const NameKeyKind kind : kNameKeyKinds) {
      if (NameKeyIn(one, kind) != NameKeyIn(other, kind)) continue;
      shared.emplace_back(NameKeyField(kind));
    }
    EXPECT_EQ(shared, pair.shared) << pair.one << " | " << pair.other;
    colliding += pair.shared.empty() ? 0 : 1;
  }
  EXPECT_GE(pairs.size(), kLeastPairs);
  EXPECT_GE(colliding, kLeastPairs / 2);
  EXPECT_GE(pairs.size() - colliding, kLeastPairs / 2);
}

TEST(NameKeys, AreHashesOfTheForms) {
  const NameKeys keys = NameKeysOf("Công ty TNHH Chim Sâu");
  EXPECT_EQ(keys.exact, Sha256("công ty tnhh chim sâu"));
  EXPECT_EQ(keys.plain, Sha256("chlrnsau"));
  const v1::OrganizationName name = Keyed("Công ty TNHH Chim Sâu");
  EXPECT_EQ(NameKeyIn(name, NameKeyKind::kExact), keys.exact);
  EXPECT_EQ(NameKeyIn(name, NameKeyKind::kSkeleton), keys.skeleton);
  EXPECT_EQ(NameKeyIn(name, NameKeyKind::kPlain), keys.plain);
}

}  // namespace
}  // namespace warifu
