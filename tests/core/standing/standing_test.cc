#include "core/standing/standing.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "core/base/encoding.h"
#include "core/crypto/sha256.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {
namespace {

Hash HashOfAll(std::uint8_t byte) { return *Hash::From(std::string(32, static_cast<char>(byte))); }

StandingLeaf Leaf() {
  return {HashOfAll(0xab), LeafIndex(0x0102030405060708), {State::kFull, LeafIndex(0x1112131415)}};
}

TEST(StandingLeafBytes, AreHashIndexStateAndChangedBy) {
  EXPECT_EQ(EncodeHex(StandingLeafBytes(Leaf())),
            "abababababababababababababababababababababababababababababababab"
            "0102030405060708"
            "06"
            "0000001112131415");
}

TEST(HashStandingLeaf, IsTheLeafHashOfTheBytes) {
  EXPECT_EQ(HashStandingLeaf(Leaf()), Sha256(std::string(1, '\0') + StandingLeafBytes(Leaf())));
}

TEST(HashStandingLeaf, TakesEveryPart) {
  std::set<Hash> hashes = {HashStandingLeaf(Leaf())};
  StandingLeaf leaf = Leaf();
  leaf.entry_hash = HashOfAll(0xac);
  hashes.insert(HashStandingLeaf(leaf));
  leaf = Leaf();
  leaf.index = LeafIndex(7);
  hashes.insert(HashStandingLeaf(leaf));
  leaf = Leaf();
  leaf.standing.state = State::kInForce;
  hashes.insert(HashStandingLeaf(leaf));
  leaf = Leaf();
  leaf.standing.changed_by = LeafIndex(7);
  hashes.insert(HashStandingLeaf(leaf));
  EXPECT_EQ(hashes.size(), 5U);
}

TEST(State, HasTheNumbersAndNamesOfTheProto) {
  for (int number = 1; number <= kLastState; ++number) {
    const State state = StateFromNumber(static_cast<std::uint32_t>(number)).value();
    EXPECT_EQ(v1::State_Name(number), "STATE_" + std::string(StateName(state)));
  }
  EXPECT_EQ(v1::State_MAX, kLastState);
  EXPECT_EQ(StateName(State::kNone), "NONE");
}

TEST(StateFromNumber, KnowsNoneBeyondTheLast) {
  EXPECT_EQ(StateFromNumber(0), State::kNone);
  EXPECT_FALSE(StateFromNumber(kLastState + 1).has_value());
  EXPECT_FALSE(StateFromNumber(256).has_value());
  EXPECT_FALSE(StateFromNumber(UINT32_MAX).has_value());
}

}  // namespace
}  // namespace warifu
