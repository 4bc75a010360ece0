#include "core/crypto/key_name.h"

#include <gtest/gtest.h>

#include <string>

namespace warifu {
namespace {

TEST(IsValidKeyName, AcceptsNames) {
  for (const char* name : {"a", "registry.example", "example.com/log42", "DOLAB:tokyo-1", "割符",
                           "—", "a\xe2\x80\x8b"}) {
    EXPECT_TRUE(IsValidKeyName(name)) << name;
  }
  EXPECT_TRUE(IsValidKeyName(std::string(255, 'n')));
}

TEST(IsValidKeyName, RefusesWhatCannotStandInANote) {
  for (const char* name : {"",
                           " ",
                           "a b",
                           " a",
                           "a ",
                           "a+b",
                           "+",
                           "a\nb",
                           "a\n",
                           "a\tb",
                           "a\rb",
                           "\x7f",
                           "a\xc2\x85",
                           "a\xc2\xa0",
                           "a\xe3\x80\x80",
                           "a\xe2\x80\xa8",
                           "\xff",
                           "a\xc3",
                           "\xed\xa0\x80",
                           "a\xc2\x80",
                           "a\x1b[1m"}) {
    EXPECT_FALSE(IsValidKeyName(name)) << name;
  }
  EXPECT_FALSE(IsValidKeyName(std::string(256, 'n')));
  EXPECT_FALSE(IsValidKeyName(std::string(1, '\0')));
}

}  // namespace
}  // namespace warifu
