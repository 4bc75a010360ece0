// Group L of what supersedes: rulesets, records, appointments, offers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/statement/limits.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const v1::FindingCode kNotNewest = v1::FINDING_CODE_LINEAGE_NOT_NEWEST;
const v1::FindingCode kDiffers = v1::FINDING_CODE_LINEAGE_DIFFERS;
const v1::FindingCode kNotInForce = v1::FINDING_CODE_SUPERSEDED_NOT_IN_FORCE;
const v1::FindingCode kIssuedBefore = v1::FINDING_CODE_ISSUED_BEFORE_SUBJECT;
const v1::FindingCode kForged = v1::FINDING_CODE_RENEWAL_OVER_FORGED_CHANGE;

class LineageRows : public ::testing::Test {
 protected:
  v1::Statement Offer() { return scene_.world().Offer(LegalOffer::kEsd); }
  v1::Statement Published(v1::Statement statement) {
    scene_.Publish(statement);
    return statement;
  }
  v1::Statement Next(const v1::Statement& statement) { return scene_.world().Next(statement); }
  v1::Statement Appointment() { return scene_.world().FirstAppointment(kSatsuki, kFuji); }
  static v1::Lineage* LineageIn(v1::Statement& statement) {
    return statement.mutable_offer()->mutable_lineage();
  }

  Scene scene_;
};

// --- LINEAGE_NOT_NEWEST

TEST_F(LineageRows, AllowTheNextOfTheNewest) {
  const v1::Statement first = Published(Offer());
  const v1::Statement second = Published(Next(first));
  const v1::Statement third = Next(second);
  EXPECT_THAT(scene_.Try(third), IsEmpty());
  EXPECT_EQ(scene_.Find(NameOf(first)).standing,
            (Standing{State::kSuperseded, scene_.IndexOf(NameOf(second))}));
  EXPECT_EQ(scene_.state().NewestOfLineage(NameOf(first))->examined().name(), NameOf(second));
  EXPECT_EQ(*scene_.state().SupersededBy(scene_.IndexOf(NameOf(second))),
            scene_.IndexOf(NameOf(first)));
}

TEST_F(LineageRows, RefuseToSupersedeWhatIsSuperseded) {
  const v1::Statement first = Published(Offer());
  Published(Next(first));
  EXPECT_THAT(scene_.Try(Next(first)), ElementsAre(kNotNewest));
}

TEST_F(LineageRows, RefuseALineageNamedByAnotherThanItsFirst) {
  const v1::Statement first = Published(Offer());
  const v1::Statement second = Published(Next(first));
  v1::Statement third = Next(second);
  LineageIn(third)->set_first(NameOf(second).ToString());
  EXPECT_THAT(scene_.Try(third), ElementsAre(kNotNewest));
  LineageIn(third)->set_first(std::string(32, 'x'));
  EXPECT_THAT(scene_.Try(third), ElementsAre(kNotNewest));
}

TEST_F(LineageRows, RefuseTheNewestOfAnotherLineage) {
  const v1::Statement one = Published(Offer());
  const v1::Statement other = Published(Offer());
  v1::Statement next = Next(one);
  LineageIn(next)->set_supersedes(NameOf(other).ToString());
  EXPECT_THAT(scene_.Try(next), ElementsAre(kNotNewest));
}

TEST_F(LineageRows, KeepAppointmentsInOneLineage) {
  const v1::Statement second = Published(Next(Appointment()));
  EXPECT_THAT(scene_.Try(Next(Appointment())), ElementsAre(kNotNewest));
  EXPECT_THAT(scene_.Try(Next(second)), IsEmpty());
}

// --- LINEAGE_DIFFERS

TEST_F(LineageRows, RefuseAnotherKindOfStatement) {
  const v1::Statement offer = Published(Offer());
  v1::Statement appointment = Next(Appointment());
  appointment.mutable_appointment()->mutable_lineage()->set_first(NameOf(offer).ToString());
  appointment.mutable_appointment()->mutable_lineage()->set_supersedes(NameOf(offer).ToString());
  EXPECT_THAT(scene_.Try(appointment), ElementsAre(kDiffers));
}

TEST_F(LineageRows, RefuseAnotherPrincipalAgentOrCorridor) {
  v1::Statement next = Next(Appointment());
  next.mutable_appointment()->set_principal(std::string(kHinoki));
  EXPECT_THAT(scene_.Try(next), ElementsAre(kDiffers));
  next = Next(Appointment());
  next.mutable_appointment()->set_agent(std::string(kKikyo));
  EXPECT_THAT(scene_.Try(next), ElementsAre(kDiffers));
  next = Next(Appointment());
  next.mutable_appointment()->mutable_corridor()->set_origin_country("NP");
  EXPECT_THAT(scene_.Try(next), Contains(kDiffers));
}

TEST_F(LineageRows, RefuseAnotherCompanyOrLastParty) {
  const v1::Statement first = Published(Offer());
  const std::string name = NameOf(first).ToString();
  v1::Statement other = scene_.world().Offer(LegalOffer::kSsw);
  LineageIn(other)->set_first(name);
  LineageIn(other)->set_supersedes(name);
  const Findings findings = scene_.FindingsOf(other);
  ASSERT_THAT(DistinctCodes(findings), Contains(kDiffers));
  std::vector<std::string> fields;
  for (const v1::Finding& finding : findings) {
    if (finding.code() == kDiffers) fields.push_back(finding.field());
  }
  EXPECT_THAT(fields, ElementsAre("offer.parties[0]", "offer.parties[1]"));
}

// --- SUPERSEDED_NOT_IN_FORCE

TEST_F(LineageRows, RefuseToSupersedeAWithdrawnOffer) {
  const v1::Statement first = Published(Offer());
  scene_.Publish(scene_.Change(NameOf(first), v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"});
  EXPECT_THAT(scene_.Try(Next(first)), ElementsAre(kNotInForce));
}

TEST_F(LineageRows, RefuseToSupersedeAWithdrawnAppointment) {
  scene_.Publish(scene_.Change(NameOf(Appointment()), v1::STATE_WITHDRAWN), {"VNTEST:FUJI 1"});
  EXPECT_THAT(scene_.Try(Next(Appointment())), ElementsAre(kNotInForce));
}

TEST_F(LineageRows, RefuseToRenewASuspendedOrganization) {
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority());
  EXPECT_THAT(scene_.Try(scene_.world().Record(kFuji)), ElementsAre(kNotInForce));
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_IN_FORCE), TheAuthority());
  EXPECT_THAT(scene_.Try(scene_.world().Record(kFuji)), IsEmpty());
}

TEST_F(LineageRows, SupersedeAFullOffer) {
  v1::Statement first = Offer();
  first.mutable_offer()->mutable_job()->set_places(1);
  scene_.Publish(first);
  scene_.Publish(scene_.world().Allocation(NameOf(first), 1), {"VNTEST:CHIM-SAU 1"});
  ASSERT_EQ(scene_.StateOf(NameOf(first)), State::kFull);
  v1::Statement next = Next(first);
  next.mutable_offer()->mutable_job()->set_places(2);
  scene_.Publish(next);
  EXPECT_EQ(scene_.StateOf(NameOf(first)), State::kSuperseded);
  EXPECT_EQ(scene_.StateOf(NameOf(next)), State::kInForce);
}

// --- ISSUED_BEFORE_SUBJECT

TEST_F(LineageRows, RefuseRulesetsRecordsAndAppointmentsIssuedNoLater) {
  const v1::Statement old_ruleset = scene_.world().FirstRuleset(kAuthority);
  for (v1::Statement next :
       {scene_.world().Ruleset(kAuthority), scene_.world().Record(kFuji), Next(Appointment())}) {
    EXPECT_THAT(scene_.Try(next), IsEmpty());
    next.set_issued_at(old_ruleset.issued_at() + 1);
    EXPECT_THAT(scene_.Try(next), IsEmpty());
    // The same second as the founding; something must differ from it.
    next.set_issued_at(old_ruleset.issued_at());
    if (next.has_ruleset()) next.mutable_ruleset()->mutable_offer_limits()->set_places_max(77);
    if (next.has_organization()) next.mutable_organization()->clear_channels();
    EXPECT_THAT(scene_.Try(next), ElementsAre(kIssuedBefore));
    next.set_issued_at(old_ruleset.issued_at() - 1);
    EXPECT_THAT(scene_.Try(next), ElementsAre(kIssuedBefore));
  }
}

// An old renewal must not be replayed over a suspension that was lifted.
TEST_F(LineageRows, RefuseARecordIssuedBeforeTheLastChangeOfTheOneBefore) {
  v1::Statement renewal = scene_.world().Record(kFuji);
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority());
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_IN_FORCE), TheAuthority());
  EXPECT_THAT(scene_.Try(renewal), ElementsAre(kIssuedBefore));
}

TEST_F(LineageRows, AllowAnOfferIssuedBeforeWhatItSupersedes) {
  const v1::Statement first = Published(Offer());
  v1::Statement next = Next(first);
  next.set_issued_at(first.issued_at() - 1);
  EXPECT_THAT(scene_.Try(next), IsEmpty());
}

// --- RENEWAL_OVER_FORGED_CHANGE

class ForgedReinstatement : public LineageRows {
 protected:
  ForgedReinstatement() {
    since_ = scene_.BindKeyToBeStolen();
    scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority());
    scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_IN_FORCE), {"VNTEST 2"});
  }

  std::uint64_t since_ = 0;
};

TEST_F(ForgedReinstatement, AllowsRenewalWhileItCounts) {
  EXPECT_THAT(scene_.Try(scene_.world().Record(kFuji)), IsEmpty());
}

TEST_F(ForgedReinstatement, ForbidsRenewalUntilTheOrganizationIsSuspended) {
  scene_.RevokeStolen(kAuthority, since_);
  EXPECT_THAT(scene_.Try(scene_.world().Record(kFuji)), ElementsAre(kForged));
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority());
  EXPECT_THAT(scene_.Try(scene_.world().Record(kFuji)), ElementsAre(kNotInForce));
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_IN_FORCE), TheAuthority());
  EXPECT_THAT(scene_.Try(scene_.world().Record(kFuji)), IsEmpty());
}

TEST_F(ForgedReinstatement, ForbidsRenewalUntilItIsConfirmed) {
  scene_.RevokeStolen(kAuthority, since_);
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_IN_FORCE), TheAuthority());
  EXPECT_THAT(scene_.Try(scene_.world().Record(kFuji)), IsEmpty());
}

TEST_F(LineageRows, RenewARecordThatItselfDoesNotCount) {
  const std::uint64_t since = scene_.BindKeyToBeStolen();
  scene_.Publish(scene_.world().Record(kFuji), {"VNTEST 2"});
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED), {"VNTEST 2"});
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_IN_FORCE), {"VNTEST 2"});
  scene_.RevokeStolen(kAuthority, since);
  EXPECT_THAT(scene_.Try(scene_.world().Record(kFuji)), IsEmpty());
}

// --- RULES_VERSION_WRONG

TEST_F(LineageRows, RefuseARulesVersionThatThisProgramDoesNotKnow) {
  v1::Statement ruleset = scene_.world().Ruleset(kAuthority);
  ruleset.mutable_ruleset()->set_rules_version(kHighestRulesVersion + 1);
  EXPECT_THAT(scene_.Try(ruleset), ElementsAre(v1::FINDING_CODE_RULES_VERSION_WRONG));
}

TEST(LineageRowsOfGenesis, RefuseARulesVersionThatThisProgramDoesNotKnow) {
  const LegalWorld world;
  v1::Statement genesis = world.Genesis();
  genesis.mutable_genesis()->set_rules_version(kHighestRulesVersion + 1);
  const OverlayState empty(nullptr);
  const Decision decision =
      Admit(empty, MustExamine(std::nullopt, world.Sign(genesis)), kLegalStartS * 1000);
  EXPECT_THAT(DistinctCodes(decision.findings), ElementsAre(v1::FINDING_CODE_RULES_VERSION_WRONG));
}

TEST(LineageRowsOfGenesis, RefuseTheRulesVersionOfAPreRelease) {
  const LegalWorld world;
  v1::Statement genesis = world.Genesis();
  genesis.mutable_genesis()->set_rules_version(kLowestRulesVersion - 1);
  const OverlayState empty(nullptr);
  const Decision decision =
      Admit(empty, MustExamine(std::nullopt, world.Sign(genesis)), kLegalStartS * 1000);
  EXPECT_THAT(DistinctCodes(decision.findings), ElementsAre(v1::FINDING_CODE_RULES_VERSION_WRONG));
}

// A registry whose version is already higher than what the ruleset names.
class LaterVersion : public NotingState {
 public:
  using NotingState::NotingState;
  std::uint32_t rules_version() const override { return kHighestRulesVersion + 1; }
};

TEST_F(LineageRows, RefuseAFallingRulesVersion) {
  const v1::Statement ruleset = scene_.world().Ruleset(kAuthority);
  const LaterVersion later(scene_.state());
  const ExaminedStatement examined =
      ReadExaminedBefore(later.rules_version(), scene_.world().Sign(ruleset)).value();
  const Decision decision = Admit(later, examined, scene_.world().now_s() * 1000);
  EXPECT_THAT(DistinctCodes(decision.findings), ElementsAre(v1::FINDING_CODE_RULES_VERSION_WRONG));
}

// --- PLACES_BELOW_GIVEN

TEST_F(LineageRows, KeepTheHighestPlaceGiven) {
  const v1::Statement first = Published(Offer());  // three places
  const Hash third =
      scene_.Publish(scene_.world().Allocation(NameOf(first), 3), {"VNTEST:CHIM-SAU 1"});
  v1::Statement next = Next(first);
  next.mutable_offer()->mutable_job()->set_places(2);
  EXPECT_THAT(scene_.Try(next), ElementsAre(v1::FINDING_CODE_PLACES_BELOW_GIVEN));
  scene_.Publish(scene_.Change(third, v1::STATE_WITHDRAWN), {"VNTEST:CHIM-SAU 1"});
  EXPECT_THAT(scene_.Try(next), IsEmpty());
}

}  // namespace
}  // namespace warifu
