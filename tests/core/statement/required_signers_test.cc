#include "core/statement/required_signers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/crypto/sha256.h"
#include "tests/core/statement/statement_fixture.h"

namespace warifu {
namespace {

using testing::ElementsAre;

RequiredSigner Of(SignerKind kind, std::string_view owner) {
  return {kind, std::string(owner), std::nullopt, std::nullopt};
}

RequiredSigner KeyOf(std::string_view owner, std::string_view key_name) {
  return {SignerKind::kKey, std::string(owner), TestPublicKey(key_name), std::nullopt};
}

std::vector<RequiredSigner> SignersOf(std::string_view name) {
  for (const Sample& sample : Samples()) {
    if (sample.name == name) return RequiredSigners(sample.statement);
  }
  ADD_FAILURE() << "no sample " << name;
  return {};
}

TEST(RequiredSigners, OfAGenesisAreAllRootKeysInOrder) {
  LegalWorldOptions options;
  options.second_authority = true;
  const auto signers = RequiredSigners(LegalWorld(options).Genesis());
  ASSERT_EQ(signers.size(), 6u);
  for (int i = 0; i < 6; ++i) {
    const std::string_view code = i < 3 ? kAuthority : kSecondAuthority;
    EXPECT_EQ(signers[i], KeyOf(code, LegalWorld::RootKeyName(code, i % 3))) << i;
  }
}

TEST(RequiredSigners, OfAKeyAreTheKeyAndWhoBindsIt) {
  EXPECT_THAT(SignersOf("key of an authority"),
              ElementsAre(KeyOf(kAuthority, LegalWorld::KeyName(kAuthority, 1)),
                          Of(SignerKind::kRoot, kAuthority)));
  EXPECT_THAT(SignersOf("key of an organization"),
              ElementsAre(KeyOf(kHinoki, LegalWorld::KeyName(kHinoki, 1)),
                          Of(SignerKind::kAuthorityOrOrganization, kHinoki)));
}

TEST(RequiredSigners, OfRulesAndRecordsAreTheAuthority) {
  EXPECT_THAT(SignersOf("ruleset"), ElementsAre(Of(SignerKind::kAuthority, kAuthority)));
  EXPECT_THAT(SignersOf("organization"), ElementsAre(Of(SignerKind::kAuthority, kAuthority)));
}

TEST(RequiredSigners, OfAnAppointmentArePrincipalAgentAuthority) {
  EXPECT_THAT(SignersOf("appointment"), ElementsAre(Of(SignerKind::kOrganization, kHinoki),
                                                    Of(SignerKind::kOrganization, kCayTram),
                                                    Of(SignerKind::kAuthority, kAuthority)));
}

TEST(RequiredSigners, OfAnOfferAreItsPartiesInOrder) {
  EXPECT_THAT(SignersOf("offer"), ElementsAre(Of(SignerKind::kOrganization, kSatsuki),
                                              Of(SignerKind::kOrganization, kFuji),
                                              Of(SignerKind::kOrganization, kChimSau)));
}

TEST(RequiredSigners, OfAnAllocationIsTheOffersLastParty) {
  EXPECT_THAT(
      SignersOf("allocation"),
      ElementsAre(RequiredSigner{SignerKind::kLastParty, "", std::nullopt, Sha256("an offer")}));
}

TEST(RequiredSigners, OfAChangeAreToldByTheTransition) {
  EXPECT_THAT(SignersOf("change"), ElementsAre(Of(SignerKind::kByTransition, "")));
  EXPECT_THAT(SignersOf("suspension"), ElementsAre(Of(SignerKind::kByTransition, "")));
}

TEST(AuthorityOf, IsThePartBeforeTheColon) {
  EXPECT_EQ(AuthorityOf("VN-DOLAB:0001"), "VN-DOLAB");
  EXPECT_EQ(AuthorityOf("V1:A-B"), "V1");
}

TEST(AuthorityOfDeathTest, StopsTheProgramWithoutColon) {
  EXPECT_DEATH((void)AuthorityOf("VN-DOLAB"), "");
}

}  // namespace
}  // namespace warifu
