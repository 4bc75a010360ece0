// Every act that changes how something stands, from the command line through a true registry to the
// worker's verdict. Places: acts_places_test.cc; what is refused: acts_refused_test.cc; stolen
// keys: thefts_test.cc.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/exit.h"
#include "core/base/time.h"
#include "core/text/instant.h"
#include "tests/client/real_office.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr int kGenuine = 0;
constexpr int kEnded = 15;
constexpr char kDecision[] = " --decision TEST-17/2026 --decided-on 2026-11-20";

class Acts : public ::testing::Test {
 protected:
  Acts() : statement_(world().Offer(LegalOffer::kEsd)), offer_(office_.Publish(statement_)) {
    office_.Hold(LegalWorld::KeyName(kAuthority, 1), "authority");
    office_.Hold(LegalWorld::KeyName(kSatsuki, 1), "company");
    office_.Hold(LegalWorld::KeyName(kChimSau, 1), "sending");
  }
  LegalWorld& world() { return office_.world(); }

  // The same by the authority, with a decision.
  void Decide(const std::string& line, int exit_code = 0) {
    ASSERT_EQ(office_.Run(line + " --key authority" + kDecision), exit_code) << office_.said();
  }
  void Do(const std::string& line, int exit_code = 0) {
    ASSERT_EQ(office_.Run(line), exit_code) << office_.said();
  }
  void ExpectVerdict(int exit_code) { ExpectVerdict(offer_, exit_code); }
  void ExpectVerdict(const std::string& code, int exit_code) {
    EXPECT_EQ(office_.Verify(code), exit_code) << office_.said();
  }
  std::string License(std::string_view id) {
    return " --confirm \"" + std::string(CastMemberOf(id).license) + "\"";
  }
  std::string Code(std::string_view id) { return CodeOf(NameOf(world().FirstKey(id))); }

  RealOffice office_;
  v1::Statement statement_;
  std::string offer_;
};

// --- Organizations.

TEST_F(Acts, AnOrganizationIsSuspendedAndReinstated) {
  ExpectVerdict(kGenuine);
  Decide("warifu suspend VNTEST:CHIM-SAU --reason investigation" + License(kChimSau));
  EXPECT_THAT(office_.out(),
              AllOf(HasSubstr("VNTEST:CHIM-SAU is suspended"), HasSubstr("VN-TEST-0009"),
                    HasSubstr("Checked: who had to sign this signed it"),
                    HasSubstr(offer_ + "  checked: 0 of 3 places are given")));
  ExpectVerdict(kEnded);
  EXPECT_THAT(office_.out(), AllOf(HasSubstr("it is being looked into"), HasSubstr("TEST-17/2026"),
                                   HasSubstr("VNTEST"), HasSubstr("2026")));
  Decide("warifu reinstate VNTEST:CHIM-SAU --reason cause-removed" + License(kChimSau));
  EXPECT_THAT(office_.out(),
              AllOf(HasSubstr("This is what last changed how it stands"), HasSubstr(offer_),
                    HasSubstr("is in force again"), Not(HasSubstr("NOT VERIFIED who signed"))));
  ExpectVerdict(kGenuine);
}

TEST_F(Acts, AnOrganizationIsRevokedForGood) {
  Decide("warifu revoke VNTEST:FUJI --reason license-ended" + License(kFuji));
  EXPECT_THAT(office_.out(), HasSubstr("nobody is ever registered under this id again"));
  ExpectVerdict(kEnded);
  EXPECT_THAT(office_.out(), HasSubstr("the license ended or was taken away"));
  Decide("warifu reinstate VNTEST:FUJI --reason cause-removed" + License(kFuji),
         kExitRefusedByRule);
  Decide("warifu suspend VNTEST:FUJI --reason investigation" + License(kFuji), kExitRefusedByRule);
  // Nor is another record of this id taken.
  const v1::Statement record = world().Record(kFuji);
  const auto findings = office_.registry().DryRun(world().Sign(record));
  ASSERT_TRUE(findings.ok());
  EXPECT_FALSE(findings->empty());
}

TEST_F(Acts, ASuspendedOrganizationIsRevoked) {
  Decide("warifu suspend VNTEST:FUJI --reason investigation" + License(kFuji));
  Decide("warifu revoke VNTEST:FUJI --reason overcharging" + License(kFuji));
  ExpectVerdict(kEnded);
  EXPECT_THAT(office_.out(), HasSubstr("money that the offer does not name"));
}

TEST_F(Acts, AnOrganizationWithoutALicenseIsNamedByItsId) {
  Decide("warifu suspend VNTEST:SATSUKI --reason labor-law --confirm VNTEST:SATSUKI");
  ExpectVerdict(kEnded);
}

TEST_F(Acts, AnOrganizationIsRenewed) {
  office_.Publish(world().Record(kSatsuki));
  ExpectVerdict(kGenuine);
}

TEST_F(Acts, ARulesetIsSuperseded) {
  office_.Publish(world().Ruleset(kAuthority));
  ExpectVerdict(kGenuine);
  ExpectVerdict(office_.Publish(world().Offer(LegalOffer::kEsd)), kGenuine);
}

// --- Keys.

TEST_F(Acts, AKeyIsRotated) {
  office_.Publish(world().Key(kSatsuki, 2));
  Do("warifu key revoke company --key company --reason key-replaced --confirm " + Code(kSatsuki));
  EXPECT_THAT(office_.out(), HasSubstr("What it signed before still counts"));
  ExpectVerdict(kGenuine);
  world().UseKey(kSatsuki, 2);
  ExpectVerdict(office_.Publish(world().Offer(LegalOffer::kEsd)), kGenuine);
}

TEST_F(Acts, AKeyIsRevokedByTheKeyThatBoundIt) {
  office_.Publish(world().Key(kSatsuki, 2), {"VNTEST:SATSUKI 2", "VNTEST:SATSUKI 1"});
  const std::string code = office_.BindingCode("VNTEST:SATSUKI 2");
  Do("warifu key revoke " + code + " --key company --reason key-replaced --confirm " + code);
  ExpectVerdict(kGenuine);
}

TEST_F(Acts, AKeyIsRevokedSinceItWasBound) {
  Decide(
      "warifu key revoke VNTEST:SATSUKI --reason key-stolen --compromised-since binding"
      " --confirm " +
      Code(kSatsuki));
  EXPECT_THAT(office_.out(), AllOf(HasSubstr("Statements that stop counting"), HasSubstr(offer_)));
  ExpectVerdict(kEnded);
  EXPECT_THAT(office_.out(), AllOf(HasSubstr("somebody stole a signature of Satsuki Farm"),
                                   HasSubstr("TEST-17/2026"), HasSubstr("Decided by")));
}

TEST_F(Acts, TheTimeSinceWhenAKeyIsStolenMovesBackOnly) {
  office_.registry().PassInterval();
  const std::string before = FormatInstant(office_.registry().now_ms() / kMsPerSecond + 1);
  const std::string next = office_.Publish(world().Offer(LegalOffer::kEsd));
  office_.registry().PassInterval();
  const std::string after = FormatInstant(office_.registry().now_ms() / kMsPerSecond + 1);
  const std::string revoke = "warifu key revoke VNTEST:SATSUKI --reason key-stolen --confirm " +
                             Code(kSatsuki) + " --compromised-since ";
  office_.registry().PassInterval();
  office_.registry().PassInterval();
  Decide(revoke + after);
  ExpectVerdict(next, kGenuine);
  const std::string by_code = "warifu key revoke " + Code(kSatsuki) +
                              " --reason key-stolen --confirm " + Code(kSatsuki) +
                              " --compromised-since ";
  Decide(by_code + before);
  ExpectVerdict(next, kEnded);
  ExpectVerdict(kGenuine);
  Decide(by_code + after, kExitRefusedByRule);
  EXPECT_THAT(office_.out(), HasSubstr("COMPROMISED_SINCE_WRONG"));
}

TEST_F(Acts, AnAuthoritysKeyIsRevokedByItsRoot) {
  office_.Hold("VNTEST root 0");
  office_.Hold("VNTEST root 1");
  office_.Publish(world().Key(kAuthority, 2));
  const std::string code = office_.BindingCode("VNTEST 2");
  Do("warifu key revoke " + code +
     " --key VNTEST-root-0 --key VNTEST-root-1 --reason key-replaced --confirm " + code +
     kDecision);
  ExpectVerdict(kGenuine);
}

TEST_F(Acts, WhatMoreRootKeysMustSignIsWrittenForThem) {
  office_.Hold("VNTEST root 0");
  office_.Hold("VNTEST root 1");
  const std::string code = Code(kAuthority);
  const std::string file = office_.Path("revocation.statement");
  Do("warifu key revoke " + code +
     " --key VNTEST-root-0 --reason key-stolen"
     " --compromised-since binding --confirm " +
     code + kDecision + " --output " + file);
  EXPECT_THAT(office_.out(), AllOf(HasSubstr("Nothing was sent"), HasSubstr(file)));
  ExpectVerdict(kGenuine);
  Do("warifu sign " + file + " --key VNTEST-root-1 --yes");
  Do("warifu submit " + file);
  // All that it ever signed: records, bindings, the ruleset. Nothing is left to believe.
  EXPECT_NE(office_.Verify(offer_), kGenuine) << office_.said();
}

// --- Appointments and offers.

TEST_F(Acts, AnAppointmentIsWithdrawnByEachWhoMay) {
  const std::string code = CodeOf(world().AppointmentName(kFuji, kChimSau));
  Do("warifu withdraw " + code + " --key sending --reason contract-ended --confirm " + code);
  EXPECT_THAT(office_.out(), AllOf(HasSubstr("Offers by this appointment"), HasSubstr(offer_)));
  ExpectVerdict(kEnded);
  EXPECT_THAT(office_.out(), HasSubstr("ended their contract"));
  const std::string other = CodeOf(world().AppointmentName(kSatsuki, kFuji));
  Decide("warifu withdraw " + other + " --reason labor-law --confirm " + other);
}

TEST_F(Acts, AnAppointmentIsRenewed) {
  office_.Publish(world().Next(world().FirstAppointment(kFuji, kChimSau)));
  ExpectVerdict(kGenuine);
  ExpectVerdict(office_.Publish(world().Offer(LegalOffer::kEsd)), kGenuine);
}

TEST_F(Acts, AWithdrawnAppointmentIsMadeAnewWithItsOffer) {
  const std::string code = CodeOf(world().AppointmentName(kFuji, kChimSau));
  Do("warifu withdraw " + code + " --key sending --reason mistake --confirm " + code);
  v1::Statement again = world().FirstAppointment(kFuji, kChimSau);
  again.set_issued_at(world().Draft().issued_at());
  office_.Publish(again);
  v1::Statement offer = world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->mutable_parties(2)->set_appointment(NameOf(again).ToString());
  ExpectVerdict(office_.Publish(offer), kGenuine);
  ExpectVerdict(kEnded);
}

TEST_F(Acts, AReplacedOfferShowsTheNewCode) {
  const std::string next = office_.Publish(world().Next(statement_));
  ExpectVerdict(kEnded);
  EXPECT_THAT(office_.out(), HasSubstr("Check this new code: " + next));
  ExpectVerdict(next, kGenuine);
}

TEST_F(Acts, AnOfferIsWithdrawnByItsCompanyTheLastPartyOrTheAuthority) {
  Do("warifu withdraw " + offer_ + " --key company --reason job-gone --confirm " + offer_);
  ExpectVerdict(kEnded);
  EXPECT_THAT(office_.out(), AllOf(HasSubstr("the job does not exist any more"),
                                   HasSubstr("took it back on"), Not(HasSubstr("Decided by"))));
  const std::string second = office_.Publish(world().Offer(LegalOffer::kEsd));
  Do("warifu withdraw " + second + " --key sending --reason filled-otherwise --confirm " + second);
  ExpectVerdict(second, kEnded);
  const std::string third = office_.Publish(world().Offer(LegalOffer::kEsd));
  Decide("warifu withdraw " + third + " --reason overcharging --confirm " + third);
  ExpectVerdict(third, kEnded);
  EXPECT_THAT(office_.out(), HasSubstr("Decided by"));
}

}  // namespace
}  // namespace warifu
