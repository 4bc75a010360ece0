#include "server/requests.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace warifu {
namespace {

using ::testing::HasSubstr;

TEST(Requests, ReadTenBytesAsACode) {
  EXPECT_EQ(ReadCode("0123456789")->view(), "0123456789");
  for (std::size_t bytes = 0; bytes < 30; ++bytes) {
    EXPECT_EQ(ReadCode(std::string(bytes, 'x')).ok(), bytes == 10) << bytes;
  }
}

TEST(Requests, BoundNumbers) {
  EXPECT_TRUE(CheckAtMost("count", 5, 5).ok());
  const Status status = CheckAtMost("count", 6, 5);
  ASSERT_FALSE(status.ok());
  EXPECT_THAT(status.error().message(), HasSubstr("count: 6"));
}

}  // namespace
}  // namespace warifu
