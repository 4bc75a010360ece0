// What may be said of a verified offer.
#include "core/proof/verified_offer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/crypto/sha256.h"
#include "tests/support/proofs.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const KeyNames kLastParty = {"VNTEST:CHIM-SAU 1"};

class Verified : public ::testing::Test {
 protected:
  Hash Publish(LegalOffer kind) { return scene_.Publish(scene_.world().Offer(kind)); }
  OfferJudgment Verify(const Hash& offer, std::uint32_t first_place = 0) {
    options_.now_s = OptionsOf(scene_.log()).now_s;
    return VerifyOfferFile(ProofOf(scene_.log(), offer, first_place), TrustOf(scene_.log()),
                           options_);
  }
  VerifiedOffer OfferOf(const Hash& offer, std::uint32_t first_place = 0) {
    OfferJudgment judgment = Verify(offer, first_place);
    EXPECT_TRUE(judgment.offer.has_value()) << Describe(judgment);
    return *judgment.offer;
  }
  static std::vector<std::uint32_t> Places(const VerifiedOffer& offer) {
    std::vector<std::uint32_t> places;
    for (const PlaceView& place : offer.places()) places.push_back(place.place);
    return places;
  }
  Hash Give(const Hash& offer, std::uint32_t place) {
    return scene_.Publish(scene_.world().Allocation(offer, place), kLastParty);
  }

  Scene scene_;
  VerifyOptions options_;
};

TEST_F(Verified, NamesWhoSigned) {
  const VerifiedOffer offer = OfferOf(Publish(LegalOffer::kEsd));
  std::vector<std::string> ids;
  for (const PartyView& party : offer.parties()) ids.push_back(party.organization.id);
  EXPECT_THAT(ids, ElementsAre(kSatsuki, kFuji, kChimSau));
  EXPECT_EQ(offer.parties()[2].organization.record->license().number(),
            CastMemberOf(kChimSau).license);
  EXPECT_EQ(offer.statement().signers().size(), 3U);
  EXPECT_EQ(offer.code(), Code::Of(offer.name()));
}

TEST_F(Verified, OutlivesTheProof) {
  const Hash name = Publish(LegalOffer::kEsd);
  std::optional<VerifiedOffer> offer;
  {
    std::string proof = ProofOf(scene_.log(), name);
    offer = VerifyNow(scene_.log(), proof).offer;
    proof.assign(proof.size(), '\0');
  }
  EXPECT_EQ(offer->parties()[0].organization.record->id(), kSatsuki);
  EXPECT_EQ(offer->fee_lines()[0].payee.id, offer->offer().worker_fees(0).payee());
}

TEST_F(Verified, ShowsTheNewestRecordAndTheOneAtTheOffer) {
  const Hash name = Publish(LegalOffer::kEsd);
  v1::Statement record = scene_.world().Record(kChimSau);
  record.mutable_organization()->mutable_license()->set_number("RENEWED");
  scene_.Publish(record);
  EXPECT_EQ(OfferOf(name).parties()[2].organization.record->license().number(), "RENEWED");
  EXPECT_EQ(OfferOf(name).parties()[2].organization.record_at_offer->license().number(),
            CastMemberOf(kChimSau).license);
}

TEST_F(Verified, SaysWhenAndByWhom) {
  const Hash name = Publish(LegalOffer::kEsd);
  const VerifiedOffer offer = OfferOf(name);
  EXPECT_EQ(offer.seal().size, scene_.log().log_head().size);
  EXPECT_EQ(offer.seal().time_ms, scene_.log().last_ms());
  EXPECT_FALSE(offer.seal().needs_witnesses);
  EXPECT_TRUE(offer.seal().quorum);
  EXPECT_THAT(offer.seal().witnesses, IsEmpty());
  EXPECT_EQ(offer.admitted_at_ms(), scene_.AdmittedAt(name));
  EXPECT_EQ(offer.rulesets().size(), 1U);
}

TEST_F(Verified, NamesItsWitnesses) {
  const Hash name = Publish(LegalOffer::kEsd);
  v1::OfferProof proof = OpenProof(ProofOf(scene_.log(), name));
  const std::uint64_t seal_s = scene_.log().last_ms() / 1000;
  proof.set_checkpoint(Cosigned(Cosigned(proof.checkpoint(), "W2", seal_s), "W1", seal_s));
  const TrustFile trust = TrustOf(scene_.log(), OneOfTwoWitnesses());
  const OfferJudgment judgment = VerifyOfferFile(CloseProof(proof), trust, OptionsOf(scene_.log()));
  ASSERT_TRUE(judgment.offer.has_value()) << Describe(judgment);
  EXPECT_TRUE(judgment.offer->seal().needs_witnesses);
  EXPECT_THAT(judgment.offer->seal().witnesses, ElementsAre("W1", "W2"));
}

TEST_F(Verified, ShowsSimilarNamesThatWereAllowed) {
  v1::Statement record = scene_.world().Record(kChimSau);
  record.mutable_organization()->add_similar_names_allowed(std::string(kCayTram));
  scene_.Publish(record);
  const VerifiedOffer offer = OfferOf(Publish(LegalOffer::kEsd));
  EXPECT_THAT(offer.parties()[2].organization.similar_names, ElementsAre(kCayTram));
  EXPECT_THAT(offer.parties()[0].organization.similar_names, IsEmpty());
}

// --- Payees that are no party.

TEST_F(Verified, MarksAPayeeThatLostItsRole) {
  const Hash name = Publish(LegalOffer::kEsd);
  v1::Statement record = scene_.world().Record(kClinic);
  record.mutable_organization()->clear_roles();
  record.mutable_organization()->add_roles(v1::ROLE_TRAINING_ORGANIZATION);
  scene_.Publish(record);
  const OfferJudgment judgment = Verify(name);
  EXPECT_EQ(judgment.code, VerdictCode::kGenuine) << Describe(judgment);
  for (const FeeLineView& line : judgment.offer->fee_lines()) {
    EXPECT_EQ(line.warning,
              line.payee.id == kClinic ? PayeeWarning::kRoleLacking : PayeeWarning::kNone);
  }
}

TEST_F(Verified, MarksAPayeeWhoseDatesArePast) {
  const Hash name = Publish(LegalOffer::kEsd);
  v1::Statement record = scene_.world().Record(kClinic);
  record.mutable_organization()->mutable_validity()->set_until("2026-11-20");
  scene_.Publish(record);
  scene_.Wait(86400);
  scene_.log().Seal();
  const OfferJudgment judgment = Verify(name);
  EXPECT_EQ(judgment.code, VerdictCode::kGenuine) << Describe(judgment);
  for (const FeeLineView& line : judgment.offer->fee_lines()) {
    EXPECT_EQ(line.warning,
              line.payee.id == kClinic ? PayeeWarning::kDatesPast : PayeeWarning::kNone);
  }
}

TEST_F(Verified, MarksAPayeeWhoseRecordAThiefSigned) {
  const Hash name = Publish(LegalOffer::kEsd);
  const std::uint64_t since_ms = scene_.BindKeyToBeStolen();
  scene_.Publish(scene_.world().Record(kClinic), {"VNTEST 2"});
  scene_.RevokeStolen(kAuthority, since_ms);
  const OfferJudgment judgment = Verify(name);
  EXPECT_EQ(judgment.code, VerdictCode::kGenuine) << Describe(judgment);
  for (const FeeLineView& line : judgment.offer->fee_lines()) {
    EXPECT_EQ(line.warning,
              line.payee.id == kClinic ? PayeeWarning::kDoesNotCount : PayeeWarning::kNone);
  }
}

// A payee suspended and reinstated by a thief is still listed at the offer; only its line is
// marked.
TEST_F(Verified, MarksAPayeeThatAThiefReinstated) {
  const Hash name = Publish(LegalOffer::kEsd);
  scene_.Publish(scene_.DecidedOf(kClinic, v1::STATE_SUSPENDED));
  const std::uint64_t since_ms = scene_.BindKeyToBeStolen();
  scene_.Publish(scene_.DecidedOf(kClinic, v1::STATE_IN_FORCE), {"VNTEST 2"});
  scene_.RevokeStolen(kAuthority, since_ms);
  const OfferJudgment judgment = Verify(name);
  EXPECT_EQ(judgment.code, VerdictCode::kGenuine) << Describe(judgment);
  for (const FeeLineView& line : judgment.offer->fee_lines()) {
    EXPECT_EQ(line.warning,
              line.payee.id == kClinic ? PayeeWarning::kNotInForce : PayeeWarning::kNone);
  }
}

// The record under which a payee was listed at the offer must count.
TEST_F(Verified, FallsWithTheRecordOfAPayeeThatAThiefSigned) {
  const std::uint64_t since_ms = scene_.BindKeyToBeStolen();
  scene_.Publish(scene_.world().Record(kClinic), {"VNTEST 2"});
  const Hash name = Publish(LegalOffer::kEsd);
  EXPECT_EQ(Verify(name).code, VerdictCode::kGenuine);
  scene_.RevokeStolen(kAuthority, since_ms);
  const OfferJudgment judgment = Verify(name);
  EXPECT_EQ(judgment.code, VerdictCode::kNoLongerValid) << Describe(judgment);
  EXPECT_EQ(CauseNames(judgment).front(), "KEY_COMPROMISED");
}

// --- Marks.

TEST_F(Verified, HasNoMiddlemenWhereTheRulesetListsEveryRole) {
  EXPECT_TRUE(OfferOf(Publish(LegalOffer::kEsd)).no_middlemen());
  EXPECT_TRUE(OfferOf(Publish(LegalOffer::kSsw)).no_middlemen());
}

TEST_F(Verified, LosesThatMarkByADeclaredBroker) {
  scene_.Publish(scene_.world().FirstAppointment(kHinoki, kCoTrang));
  v1::Statement draft = scene_.world().Offer(LegalOffer::kSsw);
  v1::Party broker;
  broker.set_organization(std::string(kCoTrang));
  broker.add_roles(v1::ROLE_BROKER);
  broker.set_appointment(scene_.world().AppointmentName(kHinoki, kCoTrang).ToString());
  v1::Offer& body = *draft.mutable_offer();
  *body.add_parties() = body.parties(1);
  *body.mutable_parties(1) = broker;
  const VerifiedOffer offer = OfferOf(scene_.Publish(draft));
  EXPECT_FALSE(offer.no_middlemen());
}

TEST_F(Verified, IsZeroFeeWithoutFeesOrWithJourneysAlone) {
  EXPECT_FALSE(OfferOf(Publish(LegalOffer::kSsw)).zero_fee());
  v1::Statement draft = scene_.world().Offer(LegalOffer::kSsw);
  draft.mutable_offer()->clear_worker_fees();
  SetFeeTotal(*draft.mutable_offer());
  EXPECT_TRUE(OfferOf(scene_.Publish(draft)).zero_fee());
}

// --- Places.

TEST_F(Verified, ShowsPlacesWhenAsked) {
  const Hash name = Publish(LegalOffer::kEsd);
  Give(name, 1);
  Give(name, 3);
  EXPECT_THAT(Places(OfferOf(name)), IsEmpty());
  EXPECT_THAT(Places(OfferOf(name, 1)), ElementsAre(1, 3));
  EXPECT_THAT(Places(OfferOf(name, 2)), ElementsAre(3));
  EXPECT_THAT(Places(OfferOf(name, 4)), IsEmpty());
}

TEST_F(Verified, ShowsNoPlaceThatWasTakenBack) {
  const Hash name = Publish(LegalOffer::kEsd);
  const Hash place = Give(name, 1);
  Give(name, 2);
  scene_.Publish(scene_.Change(place, v1::STATE_WITHDRAWN), kLastParty);
  EXPECT_THAT(Places(OfferOf(name, 1)), ElementsAre(2));
}

TEST_F(Verified, KeepsPlacesInItsLineage) {
  const v1::Statement first = scene_.world().Offer(LegalOffer::kEsd);
  const Hash name = scene_.Publish(first);
  Give(name, 1);
  const Hash next = scene_.Publish(scene_.world().Next(first));
  Give(name, 2);
  EXPECT_THAT(Places(OfferOf(next, 1)), ElementsAre(1, 2));
  const OfferJudgment judgment = Verify(next, 1);
  EXPECT_EQ(judgment.code, VerdictCode::kGenuine) << Describe(judgment);
}

TEST_F(Verified, TellsTheHolderOfAPlace) {
  const Hash name = Publish(LegalOffer::kEsd);
  Give(name, 2);
  options_.holder_hash = Sha256(TestPublicKey("holder of place 2").view());
  EXPECT_EQ(OfferOf(name, 1).holder_place(), 2U);
  options_.holder_hash = Sha256(TestPublicKey("holder of place 1").view());
  EXPECT_EQ(OfferOf(name, 1).holder_place(), std::nullopt);
}

TEST_F(Verified, IsNotFullForTheHolderOfAPlace) {
  const Hash name = Publish(LegalOffer::kEsd);
  for (std::uint32_t place = 1; place <= 3; ++place) Give(name, place);
  EXPECT_EQ(Verify(name, 1).code, VerdictCode::kFull);
  options_.holder_hash = Sha256(TestPublicKey("holder of place 3").view());
  EXPECT_EQ(Verify(name, 1).code, VerdictCode::kGenuine);
  // What filled the offer is in its proof in any case, the places before only when asked for.
  EXPECT_EQ(Verify(name, 0).code, VerdictCode::kGenuine);
  options_.holder_hash = Sha256(TestPublicKey("holder of place 1").view());
  EXPECT_EQ(Verify(name, 1).code, VerdictCode::kGenuine);
  EXPECT_EQ(Verify(name, 0).code, VerdictCode::kFull);
  options_.holder_hash = Sha256("nobody");
  EXPECT_EQ(Verify(name, 1).code, VerdictCode::kFull);
}

TEST_F(Verified, GivesNoPlaceByAStolenKey) {
  const Hash name = Publish(LegalOffer::kEsd);
  const std::uint64_t since_ms = scene_.BindKeyToBeStolen(kChimSau);
  scene_.Publish(scene_.world().Allocation(name, 1), {"VNTEST:CHIM-SAU 2"});
  options_.holder_hash = Sha256(TestPublicKey("holder of place 1").view());
  EXPECT_EQ(OfferOf(name, 1).holder_place(), 1U);
  scene_.RevokeStolen(kChimSau, since_ms);
  const OfferJudgment judgment = Verify(name, 1);
  EXPECT_EQ(judgment.code, VerdictCode::kGenuine) << Describe(judgment);
  ASSERT_EQ(judgment.offer->places().size(), 1U);
  EXPECT_FALSE(judgment.offer->places()[0].in_force);
  EXPECT_EQ(judgment.offer->holder_place(), std::nullopt);
}

TEST_F(Verified, ShowsTwentyPlacesAtMost) {
  v1::Statement more = scene_.world().Next(scene_.world().FirstAppointment(kSatsuki, kFuji));
  more.mutable_appointment()->set_places(100);
  scene_.Publish(more);
  more = scene_.world().Next(scene_.world().FirstAppointment(kFuji, kChimSau));
  more.mutable_appointment()->set_places(100);
  scene_.Publish(more);
  v1::Statement ruleset = scene_.world().Ruleset(kAuthority);
  ruleset.mutable_ruleset()->mutable_offer_limits()->set_places_max(100);
  scene_.Publish(ruleset);
  v1::Statement draft = scene_.world().Offer(LegalOffer::kEsd);
  draft.mutable_offer()->mutable_job()->set_places(30);
  const Hash name = scene_.Publish(draft);
  for (std::uint32_t place = 1; place <= 25; ++place) Give(name, place);
  EXPECT_EQ(OfferOf(name, 1).places().size(), 20U);
  EXPECT_EQ(OfferOf(name, 21).places().size(), 5U);
}

// --- What replaced it.

TEST_F(Verified, NamesTheOfferThatReplacedIt) {
  const v1::Statement first = scene_.world().Offer(LegalOffer::kEsd);
  const Hash name = scene_.Publish(first);
  const v1::Statement second = scene_.world().Next(first);
  const Hash next = scene_.Publish(second);
  VerifiedOffer offer = OfferOf(name);
  ASSERT_TRUE(offer.last_change().has_value());
  EXPECT_EQ(offer.last_change()->superseding, Code::Of(next));
  EXPECT_EQ(offer.last_change()->superseding_state, State::kInForce);
  scene_.Publish(scene_.Change(next, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"});
  offer = OfferOf(name);
  EXPECT_EQ(offer.last_change()->superseding_state, State::kWithdrawn);
}

TEST_F(Verified, SaysWhyItWasWithdrawn) {
  const Hash name = Publish(LegalOffer::kEsd);
  EXPECT_FALSE(OfferOf(name).last_change().has_value());
  scene_.Publish(scene_.world().ChangeOf(name, v1::STATE_WITHDRAWN, v1::REASON_BUSINESS_CLOSED),
                 {"VNTEST:SATSUKI 1"});
  const VerifiedOffer offer = OfferOf(name);
  ASSERT_NE(offer.last_change()->change, nullptr);
  EXPECT_EQ(offer.last_change()->change->reason(), v1::REASON_BUSINESS_CLOSED);
  EXPECT_EQ(offer.last_change()->admitted_at_ms, scene_.log().last_ms());
}

// --- Explaining.

TEST_F(Verified, ListsItsChecksAndWhatIsLeftToReplay) {
  const OfferJudgment judgment = Verify(Publish(LegalOffer::kEsd));
  EXPECT_GE(judgment.checks.size(), 8U);
  for (const CheckMade& check : judgment.checks) EXPECT_TRUE(check.passed) << check.name;
  EXPECT_GE(judgment.left_to_replay.size(), 5U);
}

TEST_F(Verified, RefusesTheProofOfAnotherOffer) {
  const Hash name = Publish(LegalOffer::kEsd);
  const Hash other = Publish(LegalOffer::kSsw);
  options_.expected = Code::Of(name);
  EXPECT_EQ(Verify(name).code, VerdictCode::kGenuine);
  const OfferJudgment judgment = Verify(other);
  EXPECT_THAT(CauseNames(judgment), ElementsAre("ANSWER_DOES_NOT_VERIFY"));
  EXPECT_FALSE(judgment.offer.has_value());
}

TEST_F(Verified, TellsWhatAFileIsAbout) {
  const Hash name = Publish(LegalOffer::kEsd);
  const Result<UntrustedProofHint> hint = ReadProofHint(ProofOf(scene_.log(), name));
  ASSERT_TRUE(hint.ok());
  EXPECT_EQ(hint->origin, "registry.example");
  EXPECT_EQ(hint->code, Code::Of(name));
  EXPECT_EQ(hint->size, scene_.log().log_head().size);
  EXPECT_FALSE(ReadProofHint("").ok());
  EXPECT_FALSE(ReadProofHint("garbage").ok());
  EXPECT_FALSE(ReadProofHint(ProofFile("garbage")).ok());
  v1::OfferProof proof = OpenProof(ProofOf(scene_.log(), name));
  proof.set_offer_index(proof.offer_index() + 1);
  EXPECT_FALSE(ReadProofHint(CloseProof(proof)).ok());
}

}  // namespace
}  // namespace warifu
