// Every lie of the table (tests/support/lying/lies.h) at the client's own command line: refused, by
// the check that is meant for it, with the exit code that is frozen.
#include "tests/support/lying/lies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/base/exit.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

class LieTest : public ::testing::TestWithParam<Lie> {};

TEST_P(LieTest, IsRefusedByTheCheckThatIsMeantForIt) {
  const Lie& lie = GetParam();
  LyingScene it;
  lie.tell(it);
  EXPECT_EQ(it.Run(lie.asked), lie.exit_code) << lie.changes << "\n" << it.answer().dump(2);
  EXPECT_EQ(StoppedBy(it.answer()), lie.check) << lie.changes << "\n" << it.answer().dump(2);
}

std::string NameOfCase(const ::testing::TestParamInfo<Lie>& info) {
  std::string name = info.param.name;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Lies, LieTest, ::testing::ValuesIn(AllLies()), NameOfCase);

TEST(Lies, HaveEachTheirName) {
  std::set<std::string> names;
  for (const Lie& lie : AllLies()) EXPECT_TRUE(names.insert(lie.name).second) << lie.name;
}

// The scene itself tells no lie: what the table's rows find is what they changed.
TEST(Lies, WithoutOneEverythingIsGenuineAndInOrder) {
  LyingScene it;
  it.SaveProof();
  for (const std::vector<std::string>& asked : {std::vector<std::string>{"verify", "{code}"},
                                                {"verify", "{proof}"},
                                                {"audit"},
                                                {"audit", "--cosign", kWitnessName, "--first-time"},
                                                {"show", "{code}"}}) {
    EXPECT_EQ(it.Run(asked), kExitOk) << it.answer().dump(2);
    EXPECT_EQ(StoppedBy(it.answer()), "");
  }
}

// Wherever the log is caught with two histories, the file that is left convinces a computer that
// saw neither, and nobody else than that log.
std::string EvidencePathIn(const nlohmann::json& answer) {
  for (const char* part : {"verify", "audit", "fork"}) {
    if (answer.contains(part)) return answer.at(part).at("evidence_file");
  }
  return "";
}

TEST(Lies, TwoHistoriesLeaveEvidenceThatAnybodyCanCheck) {
  for (const Lie& lie : AllLies()) {
    const bool two_histories = lie.check == "TWO_ROOTS" || lie.check == "HISTORY_REWRITTEN" ||
                               lie.check == "CONTRADICTS" || lie.check == "FORK";
    if (!two_histories) continue;
    LyingScene it;
    lie.tell(it);
    ASSERT_EQ(it.Run(lie.asked), kExitDeviation) << lie.name;
    const std::string path = EvidencePathIn(it.answer());
    TestClient other;
    other.Believe(TrustOf(it.scene.log()));
    EXPECT_EQ(other.Run(ShowArgs{.what = path}), kExitDeviation) << lie.name << other.out();
    TestClient nobody;
    EXPECT_EQ(nobody.Run(ShowArgs{.what = path}), kExitCouldNotCheck) << lie.name;
  }
}

}  // namespace
}  // namespace warifu
