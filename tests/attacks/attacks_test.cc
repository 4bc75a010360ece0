// Every attack of the table: stopped by what it names, read by the worker as it says.
#include <gtest/gtest.h>

#include <memory>

#include "tests/attacks/attack.h"

namespace warifu {
namespace {

class AttackTest : public ::testing::TestWithParam<Attack> {
 protected:
  static void SetUpTestSuite() { ground_ = std::make_unique<Ground>(); }
  static void TearDownTestSuite() { ground_.reset(); }
  void TearDown() override { ground_->TakeBackOffers(); }

  // What scripts/attacks prints.
  void Report(const Attack& attack, const Seen& seen) {
    RecordProperty("id", std::string(attack.id));
    RecordProperty("title", std::string(attack.title));
    RecordProperty("ending", std::string(EndingWord(attack.ending)));
    RecordProperty("stop", std::string(StopWord(attack.stop)));
    RecordProperty("code", seen.code);
    RecordProperty("exit", seen.exit_code);
    RecordProperty("reads", std::string(attack.reads));
  }

  static std::unique_ptr<Ground> ground_;
};

std::unique_ptr<Ground> AttackTest::ground_;

TEST_P(AttackTest, EndsAsTheTableSays) {
  const Attack& attack = GetParam();
  const Seen seen = attack.tell(*ground_);
  EXPECT_EQ(seen.code, attack.code) << attack.title << "\n" << seen.screen;
  EXPECT_EQ(seen.exit_code, attack.exit_code) << attack.title << "\n" << seen.screen;
  EXPECT_NE(seen.screen.find(attack.reads), std::string::npos)
      << attack.title << ": not read: " << attack.reads << "\n"
      << seen.screen;
  Report(attack, seen);
}

INSTANTIATE_TEST_SUITE_P(All, AttackTest, ::testing::ValuesIn(AllAttacks()),
                         [](const ::testing::TestParamInfo<Attack>& info) {
                           return std::string(info.param.id);
                         });

}  // namespace
}  // namespace warifu
