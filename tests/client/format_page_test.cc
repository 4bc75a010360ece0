// What docs/format.md says of things that only the client has: place files and codes, witnesses.
#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>

#include "client/audit/witness.h"
#include "client/place_code.h"
#include "client/verify/place_file.h"
#include "core/base/encoding.h"
#include "core/crypto/sha256.h"

namespace warifu {
namespace {

// The document without what folds its hex.
std::string FormatPage() {
  std::ifstream in("docs/format.md", std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  std::string page;
  for (const char c : bytes.str()) {
    if (c != ' ' && c != '\n') page += c;
  }
  return page;
}

TEST(FormatPage, ShowsTheClientsPlaceFileAndPlaceCode) {
  const std::string page = FormatPage();
  const std::string file = PlaceFile(Sha256("warifu test key holder").view());
  EXPECT_NE(page.find("thefile" + EncodeHex(file)), std::string::npos) << EncodeHex(file);
  const std::string code = PlaceCodeOf(HolderHashOf(file).value());
  EXPECT_NE(page.find("placecode" + code), std::string::npos) << code;
}

TEST(FormatPage, SaysHowFarAWitnessLetsClocksDiffer) {
  EXPECT_EQ(kWitnessClockMs, std::uint64_t{5} * 60 * 1000);
  EXPECT_NE(FormatPage().find("withinfiveminutesofitsownclock"), std::string::npos);
}

}  // namespace
}  // namespace warifu
