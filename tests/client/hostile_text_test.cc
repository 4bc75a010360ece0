// What others wrote reaches the terminal only escaped: names, reasons of errors, paths, accounts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/client/verify_scene.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kClearScreen[] = "\x1b[2J";
constexpr char kRightToLeft[] = "\xe2\x80\xae";

testing::Matcher<std::string> Harmless() {
  return AllOf(Not(HasSubstr("\x1b")), Not(HasSubstr(kRightToLeft)), Not(HasSubstr("\a")));
}

std::string Everything(TestClient& client) { return client.out() + client.err(); }

TEST(HostileText, OfATrustFileIsNeverTaken) {
  VerifyScene it;
  TrustFields fields = TrustFieldsOf(it.scene.log());
  fields.authority = std::string("Agency") + kClearScreen;
  EXPECT_FALSE(TrustFile::Make(fields).ok());
}

TEST(HostileText, OfAnAccountThatWasAskedAbout) {
  VerifyScene it;
  VerifyArgs args;
  args.account = std::string("12") + kClearScreen + kRightToLeft + "34";
  for (const bool json : {false, true}) {
    it.client.context().global.json = json;
    EXPECT_EQ(it.Verify(args), 18);
    EXPECT_THAT(Everything(it.client), Harmless());
  }
}

TEST(HostileText, OfAFileName) {
  VerifyScene it;
  VerifyArgs args;
  args.what = std::string("x") + kClearScreen + ".warifu";
  EXPECT_EQ(it.Verify(args), 2);
  EXPECT_THAT(Everything(it.client), Harmless());
}

// A file that calls itself by an origin with controls in it.
TEST(HostileText, OfAnOriginInAFile) {
  VerifyScene it;
  v1::OfferProof proof = OpenProof(ProofOf(it.scene.log(), it.offer));
  std::string& note = *proof.mutable_checkpoint();
  note.replace(0, note.find('\n'), std::string("evil") + kClearScreen);
  VerifyArgs args;
  args.what = it.client.File("evil.warifu", CloseProof(proof));
  args.explain = true;
  for (const bool json : {false, true}) {
    it.client.context().global.json = json;
    EXPECT_EQ(it.Verify(args), 3);
    EXPECT_THAT(Everything(it.client), Harmless());
  }
}

// Errors that a server words.
TEST(HostileText, OfAServersProof) {
  VerifyScene it;
  it.server->proof = std::string(kClearScreen) + kRightToLeft;
  VerifyArgs args;
  args.explain = true;
  EXPECT_EQ(it.Verify(args), 3);
  EXPECT_THAT(Everything(it.client), Harmless());
}

// The registry refuses such text; a log that takes it is shown as breaking its rules, escaped.
TEST(HostileText, OfAnOfferThatALogTookAllTheSame) {
  VerifyScene it;
  v1::Statement offer = it.scene.world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->mutable_job()->mutable_title(0)->set_text(std::string("Job") +
                                                                   kClearScreen);
  const std::string signed_statement = it.scene.world().Sign(offer);
  EXPECT_FALSE(it.scene.FindingsOf(offer).empty());
  it.scene.log().AppendAnyway(signed_statement, {});
  it.scene.log().Seal();
  VerifyArgs args;
  args.what = CodeOf(NameOf(offer));
  args.explain = true;
  for (const bool json : {false, true}) {
    it.client.context().global.json = json;
    EXPECT_NE(it.Verify(args), 0);
    EXPECT_THAT(Everything(it.client), Harmless());
  }
}

}  // namespace
}  // namespace warifu
