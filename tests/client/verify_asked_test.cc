// `warifu verify`: what else was asked (places, papers, sums, --explain), and languages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "client/verify/place_file.h"
#include "core/base/exit.h"
#include "core/crypto/sha256.h"
#include "core/statement/file.h"
#include "tests/client/verify_scene.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

VerifyArgs Explained() {
  VerifyArgs args;
  args.explain = true;
  return args;
}

// --- What else was asked.

TEST(Verify, AStatementInHandIsBelieved) {
  VerifyScene it;
  v1::Statement change =
      it.scene.world().ChangeOf(it.offer, v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE);
  const std::string bytes = SignStatement(change, {LegalWorld::KeyName(kSatsuki, 1)});
  VerifyArgs args;
  args.with = it.client.File("x.statement", FrameFile(FileKind::kStatement, bytes));
  EXPECT_EQ(Said(it, args), (Words{"15", "OFFER_WITHDRAWN"}));
}

TEST(Verify, AStatementOfAStrangerIsNotBelievedAndSaidSo) {
  VerifyScene it;
  v1::Statement change =
      it.scene.world().ChangeOf(it.offer, v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE);
  const std::string bytes = SignStatement(change, {"nobody knows this key"});
  VerifyArgs args;
  args.with = it.client.File("x.statement", FrameFile(FileKind::kStatement, bytes));
  EXPECT_EQ(it.Verify(args), 0);
  EXPECT_THAT(it.client.out(), HasSubstr("We do not believe it."));
}

TEST(Verify, SavesTheProofThatWasJudged) {
  VerifyScene it;
  VerifyArgs args;
  args.save = it.client.Path("saved.warifu");
  ASSERT_EQ(it.Verify(args), 0);
  EXPECT_EQ(it.Verify(Alone(args.save)), 0);
  // Again over the same file.
  ASSERT_EQ(it.Verify(args), 0);
  EXPECT_THAT(it.client.err(), IsEmpty());
}

TEST(Verify, SavesOverNothingElse) {
  VerifyScene it;
  VerifyArgs args;
  args.save = it.client.File("mine.txt", "my own");
  EXPECT_EQ(it.Verify(args), kExitUsage);
  EXPECT_THAT(it.client.err(), HasSubstr("mine.txt"));
  EXPECT_EQ(TestClient::Read(args.save), "my own");
}

TEST(Verify, AProofThatCannotBeSavedIsNoSuccess) {
  VerifyScene it;
  VerifyArgs args;
  args.save = it.client.File("mine.txt", "my own") + "/saved.warifu";
  it.client.context().global.json = true;
  EXPECT_EQ(it.Verify(args), kExitCouldNotCheck);
  EXPECT_EQ(it.client.Json().at("verify").at("verdict"), "GENUINE");
  EXPECT_THAT(it.client.Json().at("verify").at("not_saved").get<std::string>(),
              HasSubstr("mine.txt"));
}

TEST(Verify, SavesNothingThatDoesNotVerify) {
  VerifyScene it;
  it.server->unreachable = true;
  VerifyArgs args;
  args.save = it.client.Path("saved.warifu");
  EXPECT_EQ(it.Verify(args), 3);
  EXPECT_THAT(it.client.err(), HasSubstr("nothing was saved"));
  EXPECT_FALSE(std::filesystem::exists(args.save));
}

// One proof shows twenty places; the holder's is looked for behind them.
struct ManyPlaces : VerifyScene {
  static constexpr std::uint32_t kMine = 21;  // of 22

  ManyPlaces() {
    AllowPlaces(kMine + 1);
    statement = scene.world().Offer(LegalOffer::kEsd);
    statement.mutable_offer()->mutable_job()->set_places(kMine + 1);
    offer = scene.Publish(statement);
    const std::string file = PlaceFile(std::string(SigningKey::kSeedBytes, 's'));
    for (std::uint32_t place = 1; place <= kMine; ++place) {
      v1::Statement allocation = scene.world().Allocation(offer, place);
      const Hash holder =
          place == kMine ? HolderHashOf(file).value() : Sha256(std::to_string(place));
      allocation.mutable_allocation()->set_holder_hash(holder.ToString());
      scene.Publish(allocation, {LegalWorld::KeyName(kChimSau, 1)});
    }
    args.place = client.File("my.place", file);
  }

  // By ruleset and appointments.
  void AllowPlaces(std::uint32_t places) {
    v1::Statement ruleset = scene.world().Ruleset(kAuthority);
    ruleset.mutable_ruleset()->mutable_offer_limits()->set_places_max(places);
    scene.Publish(ruleset);
    for (const auto& [principal, agent] :
         {std::pair(kSatsuki, kFuji), std::pair(kFuji, kChimSau)}) {
      v1::Statement next = scene.world().Next(scene.world().FirstAppointment(principal, agent));
      next.mutable_appointment()->set_places(2 * places);
      scene.Publish(next);
    }
  }

  VerifyArgs args;
};

TEST(Verify, FindsAPlaceBehindTheFirstTwenty) {
  ManyPlaces it;
  EXPECT_EQ(Said(it, it.args), Words{"0"});
  EXPECT_EQ(it.client.Json().at("verify").at("offer").at("your_place"), ManyPlaces::kMine);
}

TEST(Verify, IsNotGenuineAfterHalfASearchForThePlace) {
  ManyPlaces it;
  it.server->answers = 1;  // the first twenty
  EXPECT_EQ(Said(it, it.args), (Words{"3", "NO_NETWORK"}));
}

TEST(Verify, BadNewsNeedsNoWholeSearchForThePlace) {
  ManyPlaces it;
  it.Withdraw();
  it.server->answers = 1;
  EXPECT_EQ(Said(it, it.args), (Words{"15", "OFFER_WITHDRAWN", "NO_NETWORK"}));
}

TEST(Verify, ThePaperThatWasSignedIsRecognized) {
  VerifyScene it;
  VerifyArgs args;
  args.paper = it.client.File("form.pdf", "conditions form of ESD");
  EXPECT_EQ(it.Verify(args), 0);
  EXPECT_THAT(it.client.out(), HasSubstr("This paper is the one that was signed"));
}

TEST(Verify, ToldNoMoreThanTheOfferIsGenuine) {
  VerifyScene it;
  VerifyArgs args;
  args.told_total = "61,923,000 VND";
  args.told_pay = "100,000 JPY";
  EXPECT_EQ(it.Verify(args), 0) << it.client.out();
}

TEST(Verify, ExplainListsChecksAndWhatIsLeftToReplay) {
  VerifyScene it;
  EXPECT_EQ(it.Verify(Explained()), 0);
  EXPECT_THAT(it.client.out(),
              AllOf(HasSubstr("How this was judged:"), HasSubstr("passed: signatures and keys"),
                    HasSubstr("the form of working conditions (ja), 182044 bytes, SHA-256 "),
                    HasSubstr("Left to whoever replays the whole log")));
}

TEST(Verify, ExplainSaysWhatEachCheckLookedAt) {
  VerifyScene it;
  EXPECT_EQ(it.Verify(Explained()), 0);
  std::istringstream lines(it.client.out());
  std::size_t checks = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("passed: ") == std::string::npos) continue;
    ++checks;
    std::string below;
    ASSERT_TRUE(std::getline(lines, below));
    EXPECT_THAT(below, HasSubstr("looked at: ")) << line;
  }
  EXPECT_EQ(checks, 11u);
}

TEST(Verify, ExplainNamesTheCauses) {
  VerifyScene it;
  it.Withdraw();
  EXPECT_EQ(it.Verify(Explained()), 15);
  EXPECT_THAT(it.client.out(), HasSubstr("OFFER_WITHDRAWN (exit code 15)"));
}

// --- Languages.

TEST(Verify, TwoLanguagesStandLineUnderLine) {
  VerifyScene it;
  it.client.context().languages = {"vi", "en"};
  EXPECT_EQ(it.Verify(), 0);
  const std::string out = it.client.out();
  EXPECT_THAT(out, StartsWith("vi  ĐƠN HÀNG NÀY LÀ THẬT\nen  GENUINE\n"));
  EXPECT_THAT(out,
              HasSubstr("vi  Không ai khác được đòi tiền bạn.\nen  Nobody else may ask you for "
                        "money.\n"));
}

TEST(Verify, EnglishAloneHasNoSecondHeadline) {
  VerifyScene it;
  EXPECT_EQ(it.Verify(), 0);
  EXPECT_THAT(it.client.out(), AllOf(StartsWith("GENUINE\nOffer "), Not(HasSubstr("(GENUINE)"))));
}

}  // namespace
}  // namespace warifu
