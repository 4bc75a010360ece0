// CommandTest: a fixture for tests of warifud's commands in this process.
//
// Threads: one.
#ifndef WARIFU_TESTS_SERVER_COMMAND_TEST_H_
#define WARIFU_TESTS_SERVER_COMMAND_TEST_H_

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "core/base/exit.h"
#include "tests/server/command_world.h"

namespace warifu {

class CommandTest : public ::testing::Test {
 protected:
  // The command fails with one sentence and prints no answer.
  void ExpectRefused(const CommandArgs& args, const ::testing::Matcher<std::string>& words,
                     int code = kExitUsage) {
    EXPECT_EQ(world_.Run(args), code);
    EXPECT_THAT(world_.err(), ::testing::AllOf(::testing::StartsWith("error: "), words));
    EXPECT_EQ(world_.out(), "");
  }

  CommandWorld world_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SERVER_COMMAND_TEST_H_
