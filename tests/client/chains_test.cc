// Every chain that a ruleset allows, from the company's signature to what the worker reads: who
// signed, whether anybody stands between, and what must not pass.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/exit.h"
#include "tests/client/fake_server.h"
#include "tests/client/verify_scene.h"

namespace warifu {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

nlohmann::json OfferOf(VerifyScene& it) {
  EXPECT_EQ(Said(it), Words{"0"});
  return it.client.Json().at("verify").at("offer");
}

std::vector<std::string> RolesIn(const nlohmann::json& offer) {
  std::vector<std::string> roles;
  for (const auto& party : offer.at("parties")) {
    for (const auto& role : party.at("roles")) roles.push_back(role.get<std::string>());
  }
  return roles;
}

// A party more, appointed by the company, in front of who sends.
void PutBetween(LegalWorld& world, std::string_view organization, v1::Role role, v1::Offer& offer) {
  v1::Party party;
  party.set_organization(std::string(organization));
  party.add_roles(role);
  party.set_appointment(world.AppointmentName(kHinoki, organization).ToString());
  *offer.add_parties() = offer.parties(1);
  *offer.mutable_parties(1) = party;
}

TEST(Chain, OfCompanyAndSendingOrganization) {
  VerifyScene it(LegalOffer::kSsw);
  const nlohmann::json offer = OfferOf(it);
  EXPECT_EQ(RolesIn(offer), (Words{"ACCEPTING_COMPANY", "SENDING_ORGANIZATION"}));
  EXPECT_EQ(offer.at("no_middlemen"), true);
  it.client.context().global.json = false;
  EXPECT_EQ(it.Verify(), 0);
  EXPECT_THAT(it.client.out(), HasSubstr("No middlemen"));
  EXPECT_THAT(it.client.out(), Not(HasSubstr("hires you itself")));
}

TEST(Chain, ThroughASupervisingOrganization) {
  for (const LegalOffer kind : {LegalOffer::kEsd, LegalOffer::kTitp}) {
    VerifyScene it(kind);
    const nlohmann::json offer = OfferOf(it);
    EXPECT_EQ(RolesIn(offer),
              (Words{"ACCEPTING_COMPANY", "SUPERVISING_ORGANIZATION", "SENDING_ORGANIZATION"}));
    EXPECT_EQ(offer.at("no_middlemen"), true);
  }
}

TEST(Chain, ThroughAPlacementAgency) {
  VerifyScene it(LegalOffer::kSswPlaced);
  const nlohmann::json offer = OfferOf(it);
  EXPECT_THAT(RolesIn(offer), Contains("PLACEMENT_AGENCY"));
  EXPECT_EQ(offer.at("no_middlemen"), true);
}

TEST(Chain, OfACompanyThatHiresItself) {
  VerifyScene it(LegalOffer::kSswDirect);
  EXPECT_EQ(RolesIn(OfferOf(it)), Words{"ACCEPTING_COMPANY"});
  it.client.context().global.json = false;
  EXPECT_EQ(it.Verify(), 0);
  EXPECT_THAT(it.client.out(), HasSubstr("The company hires you itself"));
}

// It takes part, signs and is named; the mark is gone, and the worker is told to look.
TEST(Chain, WithADeclaredBrokerLosesItsMark) {
  Scene scene;
  scene.Publish(scene.world().FirstAppointment(kHinoki, kCoTrang));
  v1::Statement statement = scene.world().Offer(LegalOffer::kSsw);
  PutBetween(scene.world(), kCoTrang, v1::ROLE_BROKER, *statement.mutable_offer());
  const OfferJudgment judgment =
      VerifyNow(scene.log(), ProofOf(scene.log(), scene.Publish(statement)));
  ASSERT_EQ(judgment.code, VerdictCode::kGenuine) << Describe(judgment);
  EXPECT_FALSE(judgment.offer->no_middlemen());
}

TEST(Chain, WithABrokerWhoDoesNotSignIsRefused) {
  Scene scene;
  scene.Publish(scene.world().FirstAppointment(kHinoki, kCoTrang));
  v1::Statement statement = scene.world().Offer(LegalOffer::kSsw);
  PutBetween(scene.world(), kCoTrang, v1::ROLE_BROKER, *statement.mutable_offer());
  EXPECT_THAT(scene.Try(statement, {"VNTEST:HINOKI 1", "VNTEST:CAY-TRAM 1"}),
              Contains(v1::FINDING_CODE_SIGNATURE_MISSING));
}

// Nobody who appears as payee or between two others may be left out of the chain.
TEST(Chain, WithAPayeeOutsideItIsRefused) {
  Scene scene;
  v1::Statement statement = scene.world().Offer(LegalOffer::kSsw);
  statement.mutable_offer()->mutable_worker_fees(0)->set_payee(std::string(kCoTrang));
  EXPECT_THAT(scene.Try(statement), Contains(v1::FINDING_CODE_PAYEE_OUTSIDE));
}

TEST(Chain, WithALinkThatIsNotAppointedIsRefused) {
  for (const int link : {1, 2}) {
    Scene scene;
    v1::Statement statement = scene.world().Offer(LegalOffer::kEsd);
    statement.mutable_offer()->mutable_parties(link)->clear_appointment();
    EXPECT_THAT(scene.Try(statement), Contains(v1::FINDING_CODE_APPOINTMENT_MISSING)) << link;
  }
}

// What holds at admission holds now: a link that is taken back ends the offer.
TEST(Chain, EndsWithEachOfItsLinks) {
  for (const auto& [principal, agent] :
       std::vector<AppointmentLink>{{kSatsuki, kFuji}, {kFuji, kChimSau}}) {
    VerifyScene it(LegalOffer::kEsd);
    const Hash link = it.scene.world().AppointmentName(principal, agent);
    it.scene.Publish(it.scene.Decided(link, v1::STATE_WITHDRAWN), TheAuthority());
    EXPECT_EQ(Said(it), (Words{"15", "APPOINTMENT_WITHDRAWN"})) << agent;
  }
}

}  // namespace
}  // namespace warifu
