#include "core/merkle/entry_bundle.h"

#include <gtest/gtest.h>

#include "core/base/encoding.h"

namespace warifu {
namespace {

std::string Bundle(const std::vector<std::string>& entries) {
  return EncodeEntryBundle(entries).value();
}

TEST(EntryBundle, PutsEachLengthInFront) {
  EXPECT_EQ(Bundle({}), "");
  EXPECT_EQ(EncodeHex(Bundle({"ab", "", "c"})),
            "0002616200000001"
            "63");
  EXPECT_EQ(EncodeHex(Bundle({std::string(0x1234, 'x')}).substr(0, 3)), "123478");
}

TEST(EntryBundle, IsReadAsItWasWritten) {
  for (const std::size_t size : {0u, 1u, 255u, 256u, 60000u, 65535u}) {
    const std::vector<std::string> entries = {std::string(size, 'a'), "b", std::string(size, 'c')};
    EXPECT_EQ(DecodeEntryBundle(Bundle(entries), 3).value(), entries) << size;
  }
}

TEST(EntryBundle, RefusesAnEntryThatDoesNotFit) {
  const std::vector<std::string> entries = {std::string(65536, 'a')};
  EXPECT_EQ(EncodeEntryBundle(entries).error().code, ErrorCode::kBadInput);
}

TEST(EntryBundle, RefusesAnotherNumberOfEntries) {
  const std::string bundle = Bundle({"ab", "", "c"});
  for (const std::size_t count : {0u, 1u, 2u, 4u, 256u}) {
    EXPECT_EQ(DecodeEntryBundle(bundle, count).error().code, ErrorCode::kDamaged) << count;
  }
  EXPECT_FALSE(DecodeEntryBundle("", 1).ok());
}

TEST(EntryBundle, RefusesEveryCut) {
  const std::string bundle = Bundle({"abc", "de"});
  for (std::size_t size = 0; size < bundle.size(); ++size) {
    EXPECT_FALSE(DecodeEntryBundle(bundle.substr(0, size), 2).ok()) << size;
  }
  EXPECT_FALSE(DecodeEntryBundle(bundle + '\0', 2).ok());
}

}  // namespace
}  // namespace warifu
