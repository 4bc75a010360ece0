// What lint reckons of an offer before anybody signs: its ceilings and margins, and its pay.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "core/base/exit.h"
#include "tests/client/office.h"
#include "tests/support/illegal_changes.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;

LintArgs LintOf(const std::string& file) {
  LintArgs args;
  args.files = {file};
  return args;
}

std::vector<std::string> LinesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TEST(LintOffer, TellsWhatIsLeftUnderEachCeiling) {
  Office office;
  v1::Statement offer = office.scene.world().Offer(LegalOffer::kEsd);
  SetFee(0, kEsdCeiling - 1000, *offer.mutable_offer());
  const std::string path = office.Draft("a.json", offer);
  ASSERT_EQ(office.client.Run(LintOf(path)), kExitOk) << office.client.out();
  EXPECT_THAT(office.client.out(), HasSubstr(" of 68,723,088 VND. 1,000 VND left."));
  EXPECT_THAT(office.client.out(), HasSubstr("Base pay: 204,533 JPY a month, 1,180 JPY an hour."));
  EXPECT_THAT(office.client.out(), HasSubstr("less 59,157 JPY: 145,376 JPY a month."));
  ASSERT_EQ(office.RunJson(LintOf(path)), kExitOk);
  const auto reckoned = office.client.Json()["lint"][0]["reckoned"];
  EXPECT_EQ(reckoned["net_pay"]["minor_units"], 145376);
  EXPECT_EQ(reckoned["monthly_base"]["minor_units"], 204533);
  bool binds = false;
  for (const auto& one : reckoned["ceilings"]) {
    if (one["limit"]["minor_units"] != kEsdCeiling) continue;
    EXPECT_EQ(one["fees"]["minor_units"], kEsdCeiling - 1000);
    binds = true;
  }
  EXPECT_TRUE(binds) << reckoned;
}

TEST(LintOffer, TellsHowMuchTooMuchAnOfferAsks) {
  Office office;
  v1::Statement offer = office.scene.world().Offer(LegalOffer::kEsd);
  SetFee(0, kEsdCeiling + 1, *offer.mutable_offer());
  EXPECT_EQ(office.client.Run(LintOf(office.Draft("a.json", offer))), kExitRefusedByRule);
  EXPECT_THAT(office.client.out(), HasSubstr("ABOVE the ceiling "));
  EXPECT_THAT(office.client.out(), HasSubstr(" 1 VND too much."));
}

TEST(LintOffer, TellsOfAForeignTongueAsOfEnglish) {
  Office office;
  const std::string path = office.Draft("a.json", office.scene.world().Offer(LegalOffer::kEsd));
  office.client.context().languages = {"vi", "ja"};
  ASSERT_EQ(office.client.Run(LintOf(path)), kExitOk);
  EXPECT_THAT(office.client.out(), HasSubstr("Lương cơ bản: 204.533"));
  EXPECT_THAT(office.client.out(), HasSubstr("基本給：月 "));
}

// A server says what it likes; it moves no terminal, and nothing is reckoned with what is no money.
TEST(LintOffer, ShowsWhatCannotBeReckonedAsSuch) {
  Office office;
  office.lies.dry_run = [](std::string_view) -> Result<Foreseen> {
    Foreseen foreseen;
    foreseen.ceilings.push_back({.name = "a\x1b[2J"});
    return foreseen;
  };
  const std::string path = office.Draft("a.json", office.scene.world().Offer(LegalOffer::kEsd));
  ASSERT_EQ(office.client.Run(LintOf(path)), kExitOk);
  EXPECT_THAT(office.client.out(), HasSubstr("a\\u{001B}[2J: cannot be reckoned"));
}

constexpr const char* kOfPublished[] = {"GENUINE",
                                        "This offer is real.",
                                        "Does somebody ask for more?",
                                        "Checked at ",
                                        "A picture of this page",
                                        "We cannot see if ",
                                        "We do not know if a place"};

// Line by line the bytes of the preview stand in the worker's screen, in the same order.
TEST(LintOffer, PreviewsExactlyWhatTheWorkerWillRead) {
  for (const LegalOffer kind : kLegalOffers) {
    Office office;
    const v1::Statement offer = office.scene.world().Offer(kind);
    const std::string path = office.Draft("a.json", offer);
    office.SetClock();
    ASSERT_EQ(office.client.Run(LintOf(path)), kExitOk) << office.client.out();
    std::vector<std::string> preview = LinesOf(office.client.out());
    const auto head = std::find_if(preview.begin(), preview.end(), [](const std::string& line) {
      return line.starts_with("PREVIEW.");
    });
    ASSERT_NE(head, preview.end());
    preview.erase(preview.begin(), head + 1);
    VerifyArgs args;
    args.what = CodeOf(office.scene.Publish(offer));
    ASSERT_EQ(office.client.Run(args), kExitOk) << office.client.out();
    const std::vector<std::string> screen = LinesOf(office.client.out());
    auto at = screen.begin();
    for (const std::string& line : preview) {
      if (line.ends_with(" to sign.")) continue;  // they have signed since
      at = std::find(at, screen.end(), line);
      ASSERT_NE(at, screen.end()) << line << "\n--- in:\n" << office.client.out();
      ++at;
    }
    // And nothing stands in the screen that the preview kept back, but what only a published offer
    // has.
    for (const std::string& line : screen) {
      const bool published =
          std::any_of(std::begin(kOfPublished), std::end(kOfPublished),
                      [&line](const char* begin) { return line.starts_with(begin); });
      if (published || line.ends_with(" signed.")) continue;
      EXPECT_THAT(preview, ::testing::Contains(line));
    }
  }
}

}  // namespace
}  // namespace warifu
