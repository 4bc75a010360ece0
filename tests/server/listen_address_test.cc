#include "server/listen_address.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace warifu {
namespace {

using ::testing::HasSubstr;

TEST(ListenAddress, ReadsHostAndPort) {
  for (const char* text : {"127.0.0.1:0", "[::1]:7443", "localhost:1", "0.0.0.0:65535",
                           "registry.example:443", "[2001:db8::7]:443"}) {
    const auto address = ParseListenAddress(text);
    ASSERT_TRUE(address.ok()) << text;
    EXPECT_EQ(address->ToString(), text);
  }
}

TEST(ListenAddress, RefusesWhatIsNone) {
  for (const std::string& text :
       {std::string(), std::string("127.0.0.1"), std::string(":443"), std::string("host:"),
        std::string("host:65536"), std::string("host:-1"), std::string("host:0x10"),
        std::string("host:443 "), std::string("::1:443"), std::string("[::1]"),
        std::string("[]:443"), std::string("a b:443"), std::string("unix:/run/x"),
        std::string("host/path:443"), std::string("host:04"), std::string(254, 'a') + ":1"}) {
    const auto address = ParseListenAddress(text);
    ASSERT_FALSE(address.ok()) << text;
    EXPECT_EQ(address.error().code, ErrorCode::kBadInput);
    EXPECT_THAT(address.error().message(), HasSubstr("--listen"));
  }
}

TEST(ListenAddress, KnowsThisMachine) {
  for (const char* text : {"127.0.0.1:1", "127.1.2.3:1", "[::1]:1", "localhost:1"}) {
    EXPECT_TRUE(ParseListenAddress(text)->IsLoopback()) << text;
  }
  for (const char* text :
       {"0.0.0.0:1", "[::]:1", "192.0.2.1:1", "128.0.0.1:1", "localhost.example:1", "127.example:1",
        "127.0.0.1.example:1", "127.0.0:1"}) {
    EXPECT_FALSE(ParseListenAddress(text)->IsLoopback()) << text;
  }
}

}  // namespace
}  // namespace warifu
