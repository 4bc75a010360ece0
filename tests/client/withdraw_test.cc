// `warifu withdraw`: what falls with a statement, and that nothing falls unasked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/exit.h"
#include "core/crypto/sha256.h"
#include "tests/client/office.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct WithdrawOffice : Office {
  WithdrawOffice() {
    offer = scene.Publish(scene.world().Offer(LegalOffer::kEsd));
    Hold("satsuki", LegalWorld::KeyName(kSatsuki, 1));
    Hold("hinoki", LegalWorld::KeyName(kHinoki, 1));
    Hold("authority", LegalWorld::KeyName(kAuthority, 1));
    SetClock();
    args.code = CodeOf(offer);
    args.order.keys = {"satsuki"};
    args.order.reason = "job-gone";
    args.order.confirm = args.code;
  }
  State Now() { return scene.StateOf(offer); }

  Hash offer;
  WithdrawArgs args;
};

TEST(WithdrawCommand, TakesAnOfferBack) {
  WithdrawOffice office;
  ASSERT_EQ(office.client.Run(office.args), kExitOk) << office.client.err() << office.client.out();
  EXPECT_EQ(office.Now(), State::kWithdrawn);
  EXPECT_THAT(office.client.out(), AllOf(HasSubstr(office.args.code + " is withdrawn"),
                                         HasSubstr("Checked: who had to sign this signed it")));
}

TEST(WithdrawCommand, PrintsJson) {
  WithdrawOffice office;
  ASSERT_EQ(office.RunJson(office.args), kExitOk) << office.client.out();
  EXPECT_EQ(office.client.Json()["withdrawn"], office.args.code);
  EXPECT_EQ(office.client.Json()["receipt"]["kind"], "change");
  EXPECT_EQ(office.client.Json()["published"], true);
  office.client.SetNow(office.client.context().now_s() + 1);  // another statement
  EXPECT_EQ(office.RunJson(office.args), kExitRefusedByRule);
  EXPECT_FALSE(office.client.Json()["refused"].empty());
}

// Witnesses may be away for hours; the offer is withdrawn all the same.
TEST(WithdrawCommand, IsDoneBeforeItIsPublished) {
  for (const bool json : {false, true}) {
    WithdrawOffice office;
    const std::string old = office.scene.log().checkpoint();
    office.lies.checkpoint = [&]() -> Result<std::string> { return old; };
    office.client.context().wait = [](int) {};
    EXPECT_EQ(json ? office.RunJson(office.args) : office.client.Run(office.args), kExitOk);
    EXPECT_EQ(office.Now(), State::kWithdrawn);
    if (json) {
      EXPECT_EQ(office.client.Json()["published"], false);
      EXPECT_FALSE(office.client.Json().contains("error"));
    } else {
      EXPECT_THAT(office.client.out(), HasSubstr(office.args.code + " is withdrawn"));
      EXPECT_THAT(office.client.err(), HasSubstr("Not published yet"));
    }
  }
}

TEST(WithdrawCommand, WantsTheCodeTyped) {
  WithdrawOffice office;
  office.args.order.confirm.clear();
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("--confirm"));
  for (const char* typed : {"", "yes", "7K3Q-9D2M-4XVB-PZ1T-Q"}) {
    office.client.terminal().Answer(typed);
    EXPECT_EQ(office.client.Run(office.args), kExitUsage) << typed;
  }
  EXPECT_EQ(office.Now(), State::kInForce);
  office.client.terminal().Answer(office.args.code);
  EXPECT_EQ(office.client.Run(office.args), kExitOk) << office.client.err();
  EXPECT_EQ(office.Now(), State::kWithdrawn);
}

TEST(WithdrawCommand, KnowsItsReasonsAndNamesTheNearest) {
  WithdrawOffice office;
  office.args.order.reason = "job-gon";
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  EXPECT_THAT(office.client.err(),
              AllOf(HasSubstr("did you mean \"job-gone\""), HasSubstr("filled-otherwise")));
  for (const char* reason : {"", "JOB_GONE", "REASON_JOB_GONE", "unspecified", "1"}) {
    office.args.order.reason = reason;
    EXPECT_EQ(office.client.Run(office.args), kExitUsage) << reason;
  }
  EXPECT_EQ(office.server->calls, 0);
}

TEST(WithdrawCommand, IsRefusedToAStranger) {
  WithdrawOffice office;
  office.args.order.keys = {"hinoki"};
  EXPECT_EQ(office.client.Run(office.args), kExitRefusedByRule);
  EXPECT_THAT(office.client.out(), HasSubstr("SIGNER_NOT_ENTITLED"));
  EXPECT_EQ(office.Now(), State::kInForce);
}

TEST(WithdrawCommand, NeedsADecisionOfAnAuthority) {
  WithdrawOffice office;
  office.args.order.keys = {"authority"};
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  EXPECT_THAT(office.client.err(), AllOf(HasSubstr("VNTEST is an authority"),
                                         HasSubstr("--decision NUMBER and --decided-on DATE")));
  office.args.order.decision = "TEST-17/2026";
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("--decided-on"));
  EXPECT_EQ(office.Now(), State::kInForce);
}

TEST(WithdrawCommand, FindsAMalformedDecision) {
  WithdrawOffice office;
  office.args.order.decision = "TEST-17/2026";
  office.args.order.decided_on = "20 November";
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("VNTEST:SATSUKI is no authority"));
  office.args.order.keys = {"authority"};
  EXPECT_EQ(office.RunJson(office.args), kExitRefusedByRule);
  EXPECT_EQ(office.client.Json()["refused"][0]["field"], "change.decision.date");
}

TEST(WithdrawCommand, AsksAgainForADecisionOfADayThatHasNotCome) {
  WithdrawOffice office;
  office.args.order.keys = {"authority"};
  office.args.order.decision = "TEST-17/2026";
  office.args.order.decided_on = "2027-11-20";
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("2027-11-20 has not come yet"));
  EXPECT_EQ(office.Now(), State::kInForce);
}

TEST(WithdrawCommand, RefusesACodeThatIsMistypedOrUnknown) {
  WithdrawOffice office;
  office.args.code = "7K3Q-9D2M-4XVB-PZ1T-Q";
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  office.args.code = "hello";
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  EXPECT_EQ(office.Now(), State::kInForce);
}

TEST(WithdrawCommand, NeverWithdrawsAnotherStatementThanNamed) {
  WithdrawOffice office;
  const Hash other = office.scene.Publish(office.scene.world().Offer(LegalOffer::kEsd));
  office.lies.statement = [&](const Code&) {
    return ConnectToFake(office.server)->GetStatement(Code::Of(other));
  };
  EXPECT_EQ(office.client.Run(office.args), kExitCouldNotCheck);
  EXPECT_EQ(office.scene.StateOf(other), State::kInForce);
}

// --- What falls with it.

TEST(WithdrawCommand, ShowsThePlacesThatFallBeforeItAsks) {
  WithdrawOffice office;
  office.scene.Publish(office.scene.world().Allocation(office.offer, 1),
                       {LegalWorld::KeyName(kChimSau, 1)});
  office.SetClock();
  office.args.order.confirm.clear();
  office.client.terminal().Answer("no");
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  EXPECT_THAT(office.client.out(),
              AllOf(HasSubstr("What falls with it:"), HasSubstr("Places given: 1 of 3"),
                    HasSubstr(std::string(kSatsuki) + " offers "), Not(HasSubstr("\"offer\": {"))));
  EXPECT_EQ(office.Now(), State::kInForce);
  office.args.order.confirm = office.args.code;
  ASSERT_EQ(office.RunJson(office.args), kExitOk) << office.client.out();
  EXPECT_EQ(office.client.Json()["falls"]["places_given"], 1);
}

TEST(WithdrawCommand, DoesNotWaitForPlacesThatAreNotProven) {
  WithdrawOffice office;
  office.server->proof = "no proof";
  ASSERT_EQ(office.client.Run(office.args), kExitOk) << office.client.err();
  EXPECT_THAT(office.client.out(), HasSubstr("How many places are given could not be checked"));
  EXPECT_EQ(office.Now(), State::kWithdrawn);
}

TEST(WithdrawCommand, SaysWhatAnAppointmentCarries) {
  WithdrawOffice office;
  const Hash appointment = office.scene.world().AppointmentName(kSatsuki, kFuji);
  office.args.code = office.args.order.confirm = CodeOf(appointment);
  office.args.order.reason = "contract-ended";
  ASSERT_EQ(office.client.Run(office.args), kExitOk) << office.client.err() << office.client.out();
  EXPECT_THAT(office.client.out(),
              HasSubstr("Every offer in which " + std::string(kFuji) + " takes part"));
  EXPECT_EQ(office.scene.StateOf(appointment), State::kWithdrawn);
}

TEST(WithdrawCommand, FreesAPlace) {
  WithdrawOffice office;
  office.Hold("chim-sau", LegalWorld::KeyName(kChimSau, 1));
  const Hash place = office.scene.Publish(office.scene.world().Allocation(office.offer, 2),
                                          {LegalWorld::KeyName(kChimSau, 1)});
  office.SetClock();
  office.args.code = office.args.order.confirm = CodeOf(place);
  office.args.order.keys = {"chim-sau"};
  office.args.order.reason = "place-returned";
  ASSERT_EQ(office.client.Run(office.args), kExitOk) << office.client.err() << office.client.out();
  EXPECT_THAT(office.client.out(), HasSubstr("Place 2 is free again"));
}

TEST(WithdrawCommand, TakesBackNothingElse) {
  WithdrawOffice office;
  const Hash record = office.scene.RecordOf(kSatsuki);
  office.args.code = office.args.order.confirm = CodeOf(record);
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("is a organization: only an offer"));
  EXPECT_EQ(office.scene.StateOf(record), State::kInForce);
}

TEST(WithdrawCommand, AsksNobodyWhenNobodyCanAnswer) {
  WithdrawOffice office;
  office.args.order.confirm.clear();
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  EXPECT_THAT(office.client.out(), IsEmpty());
  EXPECT_EQ(office.server->calls, 0);
  office.args.order.confirm = office.args.code;
  office.client.context().global.passphrase_file.clear();
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("--passphrase-file"));
  EXPECT_EQ(office.server->calls, 0);
}

}  // namespace
}  // namespace warifu
