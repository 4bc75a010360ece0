#include "core/crypto/pae.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace warifu {
namespace {

using std::string_literals::operator""s;

TEST(Pae, GivesTheExampleThatDssePublishes) {
  EXPECT_EQ(Pae("http://example.com/HelloWorld", "hello world"),
            "DSSEv1 29 http://example.com/HelloWorld 11 hello world");
}

TEST(Pae, CountsBytes) {
  EXPECT_EQ(Pae("", ""), "DSSEv1 0  0 ");
  EXPECT_EQ(Pae("割符", "\0\xff"s), "DSSEv1 6 割符 2 \0\xff"s);
  EXPECT_EQ(Pae("t", std::string(1000, 'b')), "DSSEv1 1 t 1000 " + std::string(1000, 'b'));
}

TEST(Pae, NeverTheSameForDifferentPairs) {
  const std::string parts[] = {"", " ", "0", "0 ", "1 a", " 1 a", "a", "a 1 a", "1", "0  0 "};
  std::set<std::string> seen;
  for (const std::string& type : parts) {
    for (const std::string& body : parts) {
      EXPECT_TRUE(seen.insert(Pae(type, body)).second) << type << "|" << body;
    }
  }
}

}  // namespace
}  // namespace warifu
