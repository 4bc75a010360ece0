// `warifu sign` of an offer: what is held against the last one between the same two.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "core/base/exit.h"
#include "tests/client/office.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

// Signs offers as the company, and takes whatever the rules say of them.
struct OfferDesk : Office {
  OfferDesk() {
    Hold("satsuki", LegalWorld::KeyName(kSatsuki, 1));
    offer = scene.world().Offer(LegalOffer::kEsd);
    lies.dry_run = [](std::string_view) -> Result<Foreseen> { return Foreseen{}; };
  }
  // A new draft each time, so that nothing is replaced.
  int Sign(bool offline = false) {
    offer.set_issued_at(offer.issued_at() + 1);
    SignArgs args;
    args.files = {Draft("offer-" + std::to_string(++drafts) + ".json", offer)};
    args.key = "satsuki";
    args.yes = true;
    args.offline = offline;
    return json ? RunJson(args) : client.Run(args);
  }
  std::string Payee() const { return offer.offer().worker_fees(0).payee(); }
  // Another account in the payee's record.
  void PublishAccount(const std::string& number) {
    v1::Statement record = scene.world().Record(Payee());
    v1::PaymentAccount& account = *record.mutable_organization()->add_accounts();
    account.set_bank("Test Bank");
    account.set_number(number);
    account.set_holder("Somebody");
    scene.Publish(record);
    SetClock();
  }
  void LowerFirstFee(std::int64_t by) {
    v1::Offer& now = *offer.mutable_offer();
    v1::Money& fee = *now.mutable_worker_fees(0)->mutable_amount();
    fee.set_minor_units(fee.minor_units() - by);
    now.mutable_worker_fee_total()->set_minor_units(now.worker_fee_total().minor_units() - by);
  }

  v1::Statement offer;
  int drafts = 0;
  bool json = false;
};

TEST(SignOffer, SaysThatThereIsNoneToCompareWith) {
  OfferDesk desk;
  ASSERT_EQ(desk.Sign(), kExitOk) << desk.client.err();
  EXPECT_THAT(desk.client.out(), AllOf(HasSubstr("There is no earlier offer between"),
                                       HasSubstr("against the paper contract")));
}

TEST(SignOffer, SaysThatNothingOfMoneyChanged) {
  OfferDesk desk;
  ASSERT_EQ(desk.Sign(), kExitOk) << desk.client.err();
  desk.offer.mutable_offer()->mutable_job()->set_places(1);
  ASSERT_EQ(desk.Sign(), kExitOk) << desk.client.err();
  EXPECT_THAT(desk.client.out(),
              AllOf(HasSubstr("as this computer noted when it signed it"),
                    HasSubstr("Payees, accounts, total and pay are as they were"),
                    HasSubstr("Also different: job")));
}

TEST(SignOffer, PutsPayeeAmountAndTotalInFront) {
  OfferDesk desk;
  ASSERT_EQ(desk.Sign(), kExitOk) << desk.client.err();
  desk.LowerFirstFee(1000);
  ASSERT_EQ(desk.Sign(), kExitOk) << desk.client.err();
  const std::string out = desk.client.out();
  EXPECT_THAT(
      out, AllOf(HasSubstr(desk.Payee() + " gets "), HasSubstr(", before "), HasSubstr("TOTAL: ")));
  EXPECT_LT(out.find(" gets "), out.find("TOTAL: "));
}

TEST(SignOffer, ShoutsANewPayee) {
  OfferDesk desk;
  ASSERT_EQ(desk.Sign(), kExitOk) << desk.client.err();
  const std::string before = desk.Payee();
  desk.offer.mutable_offer()->mutable_worker_fees(0)->set_payee(std::string(kHinoki));
  ASSERT_EQ(desk.Sign(), kExitOk) << desk.client.err();
  EXPECT_THAT(desk.client.out(), HasSubstr("NEW PAYEE: " + std::string(kHinoki)));
}

TEST(SignOffer, ShoutsANewAccount) {
  OfferDesk desk;
  ASSERT_EQ(desk.Sign(), kExitOk) << desk.client.err();
  desk.PublishAccount("999888777");
  ASSERT_EQ(desk.Sign(), kExitOk) << desk.client.err();
  EXPECT_THAT(desk.client.out(),
              HasSubstr("NEW ACCOUNT of " + desk.Payee() + ": 999888777, Test Bank, Somebody."));
  ASSERT_EQ(desk.Sign(), kExitOk) << desk.client.err();  // now it is noted
  EXPECT_THAT(desk.client.out(), Not(HasSubstr("NEW ACCOUNT")));
}

TEST(SignOffer, ComparesWithTheRegistryWhereNothingIsNoted) {
  OfferDesk desk;
  desk.scene.Publish(desk.offer);
  desk.SetClock();
  desk.PublishAccount("999888777");
  desk.LowerFirstFee(1000);
  ASSERT_EQ(desk.Sign(), kExitOk) << desk.client.err();
  EXPECT_THAT(desk.client.out(),
              AllOf(HasSubstr("as the registry proves"), HasSubstr("TOTAL: "),
                    HasSubstr("NEW ACCOUNT of " + desk.Payee() + ": 999888777")));
}

TEST(SignOffer, SaysWhenAccountsCannotBeCompared) {
  OfferDesk desk;
  ASSERT_EQ(desk.Sign(true), kExitOk) << desk.client.err();
  ASSERT_EQ(desk.Sign(true), kExitOk) << desk.client.err();
  EXPECT_THAT(desk.client.out(), HasSubstr("The accounts could not be compared: the registry was "
                                           "not asked"));
}

TEST(SignOffer, NamesADamagedNoteAndSignsAllTheSame) {
  OfferDesk desk;
  ASSERT_EQ(desk.Sign(), kExitOk) << desk.client.err();
  for (const auto& note :
       std::filesystem::directory_iterator(desk.client.context().home + "/signed")) {
    for (const char* bytes : {"", "{}", "[1]", "{\"kind\":\"warifu-signed-offer/v1\"}"}) {
      std::ofstream(note.path()) << bytes;
      ASSERT_EQ(desk.Sign(), kExitOk) << desk.client.err();
      EXPECT_THAT(desk.client.out(),
                  AllOf(HasSubstr("could not be found out"), HasSubstr("is damaged")));
    }
  }
}

TEST(SignOffer, TellsTheDifferencesAsJson) {
  OfferDesk desk;
  desk.json = true;
  ASSERT_EQ(desk.Sign(), kExitOk) << desk.client.out();
  EXPECT_TRUE(desk.client.Json()["signed"][0]["since"].is_null());
  const std::string code = desk.client.Json()["signed"][0]["code"];
  desk.LowerFirstFee(1000);
  ASSERT_EQ(desk.Sign(), kExitOk) << desk.client.out();
  const nlohmann::json since = desk.client.Json()["signed"][0]["since"];
  EXPECT_EQ(since["last"], code);
  EXPECT_EQ(since["noted"], true);
  EXPECT_EQ(since["accounts_compared"], true);
  EXPECT_THAT(since["different"].get<std::vector<std::string>>(),
              AllOf(Contains("worker_fees"), Contains("worker_fee_total")));
}

// Company and last party sign at one desk: what the one signed a moment ago is not what the other
// compares it with.
TEST(SignOffer, ComparesWithWhatTheSameSignerSignedBefore) {
  OfferDesk desk;
  desk.Hold("fuji", LegalWorld::KeyName(kFuji, 1));
  const auto sign_both = [&] {
    ASSERT_EQ(desk.Sign(), kExitOk) << desk.client.err();
    SignArgs args;
    args.files = {desk.client.Path("offer-" + std::to_string(desk.drafts) + ".statement")};
    args.key = "fuji";
    args.yes = true;
    ASSERT_EQ(desk.client.Run(args), kExitOk) << desk.client.err();
  };
  sign_both();
  desk.LowerFirstFee(1000);
  sign_both();
  EXPECT_THAT(desk.client.out(), AllOf(HasSubstr("TOTAL: "), HasSubstr(", before "),
                                       Not(HasSubstr("are as they were"))));
}

TEST(SignOffer, SigningAgainIsNotComparedWithItself) {
  OfferDesk desk;
  ASSERT_EQ(desk.Sign(), kExitOk) << desk.client.err();
  std::filesystem::remove(desk.client.Path("offer-1.statement"));
  desk.offer.set_issued_at(desk.offer.issued_at() - 1);  // the same draft once more
  ASSERT_EQ(desk.Sign(), kExitOk) << desk.client.err();
  EXPECT_THAT(desk.client.out(), HasSubstr("There is no earlier offer between"));
}

TEST(SignOffer, ShowsTheDifferencesBeforeTheRest) {
  OfferDesk desk;
  ASSERT_EQ(desk.Sign(), kExitOk) << desk.client.err();
  desk.LowerFirstFee(1000);
  ASSERT_EQ(desk.Sign(), kExitOk) << desk.client.err();
  const std::string out = desk.client.out();
  EXPECT_LT(out.find("TOTAL: "), out.find("PREVIEW"));
  EXPECT_LT(out.find("PREVIEW"), out.find("In full:"));
}

TEST(SignOffer, ListsThoseThatDifferFirst) {
  OfferDesk desk;
  ASSERT_EQ(desk.Sign(), kExitOk) << desk.client.err();
  SignArgs args;
  args.key = "satsuki";
  args.yes = true;
  desk.offer.set_issued_at(desk.offer.issued_at() + 1);
  args.files.push_back(desk.Draft("same.json", desk.offer));
  desk.LowerFirstFee(1000);
  args.files.push_back(desk.Draft("other.json", desk.offer));
  ASSERT_EQ(desk.client.Run(args), kExitOk) << desk.client.err();
  const std::string out = desk.client.out();
  const std::size_t different = out.find("DIFFERENT from the last one: " + args.files[1]);
  const std::size_t same =
      out.find("as the last one in payees, accounts, total and pay: " + args.files[0]);
  ASSERT_NE(different, std::string::npos) << out;
  ASSERT_NE(same, std::string::npos) << out;
  EXPECT_LT(different, same);
  EXPECT_THAT(out, AllOf(HasSubstr("The whole text: warifu show " + args.files[0]),
                         Not(HasSubstr("In full:"))));
}

// Thirty offers, two of them with findings, one that is another's turn.
TEST(SignOffer, SignsThirtyWithOneQuestion) {
  OfferDesk desk;
  desk.lies.dry_run = nullptr;
  SignArgs args;
  args.key = "satsuki";
  for (int i = 0; i < 30; ++i) {
    v1::Statement one = desk.offer;
    one.set_issued_at(one.issued_at() + static_cast<std::uint64_t>(i));
    if (i % 15 == 3) one.mutable_offer()->mutable_job()->set_places(999);
    args.files.push_back(desk.Draft("many-" + std::to_string(i) + ".json", one));
  }
  args.files[20] = desk.Statement("turn.statement", desk.offer, {LegalWorld::KeyName(kSatsuki, 1)});
  desk.client.terminal().Answer("yes");
  EXPECT_EQ(desk.client.Run(args), kExitRefusedByRule);
  EXPECT_THAT(desk.client.terminal().asked(), HasSubstr("(27)"));
  const std::string out = desk.client.out();
  EXPECT_THAT(out, AllOf(HasSubstr("many-3.json: this must be mended first"),
                         HasSubstr("many-18.json: this must be mended first"),
                         HasSubstr("turn.statement: this must be mended first")));
  // One line says who is next, and names all the files.
  const std::size_t next = out.find("Next to sign: ");
  EXPECT_EQ(out.find("Next to sign: ", next + 1), std::string::npos);
  EXPECT_THAT(out.substr(next), AllOf(HasSubstr("many-0.statement"), HasSubstr("many-29.statement"),
                                      Not(HasSubstr("many-3.statement"))));
}

}  // namespace
}  // namespace warifu
