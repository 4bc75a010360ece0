// Attacks of a registry that holds its log key and lies: its checkpoints, trees and seals are in
// order, and only what it says is false. No witness looks on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "core/admission/admit.h"
#include "core/proof/verify.h"
#include "core/statement/encode.h"
#include "tests/support/plant.h"
#include "tests/support/proofs.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::Contains;

constexpr std::string_view kGhostCode = "ZZTEST";  // as long as the authority's, and in no genesis
constexpr char kGhostKey[] = "ghost";

std::string Replaced(std::string bytes, std::string_view from, std::string_view to) {
  for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + 1)) {
    bytes.replace(at, from.size(), to);
  }
  return bytes;
}

// The id of the same organization under an authority that there is not.
std::string GhostOf(std::string_view organization) {
  return Replaced(std::string(organization), kAuthority, kGhostCode);
}

// The statement with these texts replaced by others of the same length, in every field.
v1::Statement WithTexts(const v1::Statement& statement,
                        const std::vector<std::pair<std::string, std::string>>& texts) {
  std::string bytes = EncodeStatement(statement);
  for (const auto& [from, to] : texts) bytes = Replaced(std::move(bytes), from, to);
  v1::Statement result;
  EXPECT_TRUE(result.ParseFromString(bytes));
  return result;
}

// A log that makes up organizations under an authority that the genesis does not name.
class GhostAuthority : public ::testing::Test {
 protected:
  // By one key alone, in the place of each signer.
  static std::string SignedByGhost(const v1::Statement& statement, std::size_t signers) {
    return SignStatement(statement, KeyNames(signers, kGhostKey));
  }

  v1::Statement Ghostly(const v1::Statement& statement) const {
    std::vector<std::pair<std::string, std::string>> texts;
    for (const std::string_view one : {kSatsuki, kFuji, kChimSau}) {
      texts.emplace_back(one, GhostOf(one));
    }
    return WithTexts(statement, texts);
  }

  void PlantKey(std::string_view organization, const std::string& key) {
    v1::Statement binding = scene_.world().Draft();
    binding.mutable_key_binding()->set_organization(GhostOf(organization));
    binding.mutable_key_binding()->set_public_key(TestPublicKey(key).ToString());
    Plant(scene_.log(), SignStatement(binding, {key, key}));
  }

  void PlantRecord(std::string_view organization) {
    Plant(scene_.log(), SignedByGhost(Ghostly(scene_.world().Record(organization)), 1));
  }

  Hash PlantAppointment(std::string_view principal, std::string_view agent) {
    v1::Statement appointment = Ghostly(scene_.world().FirstAppointment(principal, agent));
    appointment.set_issued_at(scene_.world().Draft().issued_at());
    appointment.mutable_appointment()->set_authority(std::string(kGhostCode));
    Plant(scene_.log(), SignedByGhost(appointment, 3));
    return NameOf(appointment);
  }

  Scene scene_;
};

// Nobody but the log has signed anything: one key stands for everybody.
TEST_F(GhostAuthority, RegistersNobody) {
  PlantKey(kSatsuki, kGhostKey);
  for (const std::string_view one : {kSatsuki, kFuji, kChimSau}) PlantRecord(one);
  v1::Statement offer = Ghostly(scene_.world().Offer(LegalOffer::kEsd));
  for (v1::Party& party : *offer.mutable_offer()->mutable_parties()) {
    if (party.appointment().empty()) continue;
    const Hash real = *Hash::From(party.appointment());
    const v1::Appointment& appointment = scene_.Find(real).statement().appointment();
    party.set_appointment(
        PlantAppointment(appointment.principal(), appointment.agent()).ToString());
  }
  const int parties = offer.offer().parties_size();
  Plant(scene_.log(), SignedByGhost(offer, static_cast<std::size_t>(parties)));
  const OfferJudgment judgment = VerifyNow(scene_.log(), ProofOf(scene_.log(), NameOf(offer)));
  EXPECT_EQ(judgment.code, VerdictCode::kRuleBroken) << Describe(judgment);
  EXPECT_FALSE(judgment.offer.has_value());
}

// Company and agency are registered and sign; that no authority approved is all that is wrong.
TEST_F(GhostAuthority, ApprovesNoAppointment) {
  v1::Statement appointment = scene_.world().FirstAppointment(kSatsuki, kFuji);
  appointment.set_issued_at(scene_.world().Draft().issued_at());
  appointment.mutable_appointment()->set_authority(std::string(kGhostCode));
  const std::string company = scene_.world().KeyNameOf(kSatsuki);
  Plant(scene_.log(),
        SignStatement(appointment, {company, scene_.world().KeyNameOf(kFuji), company}));
  v1::Statement offer = scene_.world().Offer(LegalOffer::kEsd);
  const Hash real = scene_.world().AppointmentName(kSatsuki, kFuji);
  bool named = false;
  for (v1::Party& party : *offer.mutable_offer()->mutable_parties()) {
    if (party.appointment() != real.view()) continue;
    party.set_appointment(NameOf(appointment).ToString());
    named = true;
  }
  ASSERT_TRUE(named);
  Plant(scene_.log(), scene_.world().Sign(offer));
  const OfferJudgment judgment = VerifyNow(scene_.log(), ProofOf(scene_.log(), NameOf(offer)));
  EXPECT_EQ(judgment.code, VerdictCode::kRuleBroken) << Describe(judgment);
}

// An authority, and its own key, but of another corridor.
TEST(ForeignAuthority, ApprovesNoAppointment) {
  Scene scene({.other_authority = true});
  v1::Statement appointment = scene.world().FirstAppointment(kSatsuki, kFuji);
  appointment.set_issued_at(scene.world().Draft().issued_at());
  appointment.mutable_appointment()->set_authority(std::string(kOtherAuthority));
  Plant(scene.log(), scene.world().Sign(appointment));
  v1::Statement offer = scene.world().Offer(LegalOffer::kEsd);
  const Hash real = scene.world().AppointmentName(kSatsuki, kFuji);
  for (v1::Party& party : *offer.mutable_offer()->mutable_parties()) {
    if (party.appointment() == real.view()) {
      party.set_appointment(NameOf(appointment).ToString());
    }
  }
  Plant(scene.log(), scene.world().Sign(offer));
  const OfferJudgment judgment = VerifyNow(scene.log(), ProofOf(scene.log(), NameOf(offer)));
  EXPECT_EQ(judgment.code, VerdictCode::kRuleBroken) << Describe(judgment);
}

// Times of entries are the log's word; they cannot contradict each other.
class Backdated : public ::testing::Test {
 protected:
  // Everything but the offer is there already; the offer comes before the last of it.
  Hash PublishBackdated() {
    const std::uint64_t now_ms = scene_.now_ms();
    const v1::Statement offer = scene_.world().Offer(LegalOffer::kEsd);
    scene_.log().Backdate(scene_.log().last_ms() - 1);
    Plant(scene_.log(), scene_.world().Sign(offer));
    scene_.log().Backdate(now_ms);
    return NameOf(offer);
  }

  Scene scene_;
};

TEST_F(Backdated, AnOfferOlderThanWhatItRestsOn) {
  const Hash offer = PublishBackdated();
  scene_.log().Seal();
  const OfferJudgment judgment = VerifyNow(scene_.log(), ProofOf(scene_.log(), offer));
  EXPECT_EQ(judgment.code, VerdictCode::kCouldNotCheck) << Describe(judgment);
  EXPECT_THAT(CauseNames(judgment), Contains("TIMES_DISAGREE"));
}

TEST_F(Backdated, ASealOlderThanItsEntries) {
  const Hash offer = scene_.Publish(scene_.world().Offer(LegalOffer::kEsd));
  ASSERT_EQ(VerifyNow(scene_.log(), ProofOf(scene_.log(), offer)).code, VerdictCode::kGenuine);
  scene_.log().Backdate(scene_.log().last_ms() - 1);
  scene_.log().Seal();
  const OfferJudgment judgment = VerifyNow(scene_.log(), ProofOf(scene_.log(), offer));
  EXPECT_EQ(judgment.code, VerdictCode::kCouldNotCheck) << Describe(judgment);
  EXPECT_THAT(CauseNames(judgment), Contains("TIMES_DISAGREE"));
}

// A leaf that was never changed says what its statement was born as, nothing else: bad news needs
// somebody who signed it.
class BornAs : public ::testing::Test {
 protected:
  Hash Publish(const v1::Statement& statement, State birth) {
    scene_.Wait(0);
    const std::string bytes = scene_.world().Sign(statement);
    const ExaminedStatement examined = MustExamine(scene_.log().registry(), bytes);
    Decision decision = Admit(scene_.state(), examined, scene_.now_ms());
    EXPECT_TRUE(decision.admitted());
    decision.changes.birth = birth;
    scene_.log().AppendAnyway(bytes, decision.changes);
    scene_.log().Seal();
    return examined.name();
  }

  OfferJudgment VerdictOf(const Hash& offer) {
    return VerifyNow(scene_.log(), ProofOf(scene_.log(), offer));
  }

  Scene scene_;
};

TEST_F(BornAs, AnOfferIsNotBornInAnyStateButInForceOrFull) {
  for (const State state :
       {State::kNone, State::kSuspended, State::kRevoked, State::kWithdrawn, State::kSuperseded}) {
    scene_ = Scene();
    const Hash offer = Publish(scene_.world().Offer(LegalOffer::kEsd), state);
    const OfferJudgment judgment = VerdictOf(offer);
    EXPECT_EQ(judgment.code, VerdictCode::kRuleBroken) << StateName(state) << "\n"
                                                       << Describe(judgment);
  }
}

TEST_F(BornAs, ARecordIsBornInForce) {
  for (const State state :
       {State::kNone, State::kSuspended, State::kRevoked, State::kWithdrawn, State::kFull}) {
    scene_ = Scene();
    const Hash offer = scene_.Publish(scene_.world().Offer(LegalOffer::kEsd));
    Publish(scene_.world().Record(kFuji), state);
    const OfferJudgment judgment = VerdictOf(offer);
    EXPECT_EQ(judgment.code, VerdictCode::kRuleBroken) << StateName(state) << "\n"
                                                       << Describe(judgment);
  }
}

TEST_F(BornAs, AnAppointmentIsBornInForce) {
  const Hash offer = scene_.Publish(scene_.world().Offer(LegalOffer::kEsd));
  const v1::Statement before = scene_.world().FirstAppointment(kSatsuki, kFuji);
  Publish(scene_.world().Next(before), State::kWithdrawn);
  const OfferJudgment judgment = VerdictOf(offer);
  EXPECT_EQ(judgment.code, VerdictCode::kRuleBroken) << Describe(judgment);
}

}  // namespace
}  // namespace warifu
