#include "core/text/host_port.h"

#include <gtest/gtest.h>

namespace warifu {
namespace {

TEST(HostPort, ReadsNamesAndAddresses) {
  const auto name = ParseHostPort("registry.example:443");
  ASSERT_TRUE(name.has_value());
  EXPECT_EQ(name->host, "registry.example");
  EXPECT_EQ(name->port, 443);
  const auto ipv6 = ParseHostPort("[::1]:65535");
  ASSERT_TRUE(ipv6.has_value());
  EXPECT_EQ(ipv6->host, "::1");
  EXPECT_EQ(ipv6->port, 65535);
  EXPECT_EQ(ParseHostPort("127.0.0.1:0")->port, 0);
}

TEST(HostPort, RefusesWhatIsNone) {
  for (const char* text :
       {"", "nohost", "host:", ":443", "host:65536", "host:-1", "host:4a", "ho st:1", "::1:443",
        "[]:443", "https://host:443", "host/path:443", "h\tst:1"}) {
    EXPECT_FALSE(ParseHostPort(text).has_value()) << text;
  }
  EXPECT_FALSE(ParseHostPort(std::string(254, 'a') + ":1").has_value());
}

}  // namespace
}  // namespace warifu
