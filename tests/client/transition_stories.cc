// The stories, one by one: see transition_row.h.
#include <gmock/gmock.h>

#include "tests/client/transition_row.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;

constexpr int kGenuine = 0;
constexpr int kEnded = 15;
constexpr int kFullOffer = 19;
// Why, while what left a subject as it is was signed by a thief of the authority's key.
constexpr char kAuthorityRobbed[] =
    "somebody stole a signature of Test authority VNTEST (fictional)";
constexpr char kOn[] = "Since 20 November 2026.";  // every day of these stories
constexpr char kByDecision[] =
    "Decided by Test authority VNTEST (fictional), number TEST-17/2026, 20 November 2026";
constexpr char kFujiLicense[] = " --confirm JP-TEST-SUP-0001";
constexpr char kStopped[] = "the authority stopped";

}  // namespace

// --- Rulesets and organizations.

void TransitionRow::RulesetSucceeded() {
  Before(CodeOf(NameOf(world().FirstRuleset(kAuthority))));
  office_.Publish(world().Ruleset(kAuthority));
  After();
  Verdict(kGenuine);
  offer_ = office_.Publish(world().Offer(LegalOffer::kEsd));
  Verdict(kGenuine);
}

void TransitionRow::RecordSucceeded() {
  Before(CodeOf(NameOf(world().FirstRecord(kFuji))));
  office_.Publish(world().Record(kFuji));
  After();
  Verdict(kGenuine);
}

void TransitionRow::Suspended() {
  Before(CodeOf(NameOf(world().FirstRecord(kFuji))));
  Decide(std::string("warifu suspend VNTEST:FUJI --reason investigation") + kFujiLicense);
  After();
  Verdict(kEnded, {kStopped, kOn, "it is being looked into", kByDecision});
}

void TransitionRow::Reinstated() {
  Decide(std::string("warifu suspend VNTEST:FUJI --reason investigation") + kFujiLicense);
  Before(CodeOf(NameOf(world().FirstRecord(kFuji))));
  Decide(std::string("warifu reinstate VNTEST:FUJI --reason cause-removed") + kFujiLicense);
  After();
  Verdict(kGenuine);
}

void TransitionRow::Revoked() {
  Before(CodeOf(NameOf(world().FirstRecord(kFuji))));
  Decide(std::string("warifu revoke VNTEST:FUJI --reason license-ended") + kFujiLicense);
  After();
  Verdict(kEnded, {"lost its permission for good", kOn, "the license ended", kByDecision});
}

void TransitionRow::RevokedWhenSuspended() {
  Decide(std::string("warifu suspend VNTEST:FUJI --reason investigation") + kFujiLicense);
  Before(CodeOf(NameOf(world().FirstRecord(kFuji))));
  Decide(std::string("warifu revoke VNTEST:FUJI --reason overcharging") + kFujiLicense);
  After();
  Verdict(kEnded, {"lost its permission for good", kOn, "that the offer does not name"});
}

void TransitionRow::ForgedReinstatementConfirmed() {
  Decide(std::string("warifu suspend VNTEST:FUJI --reason investigation") + kFujiLicense);
  Forge(world().ChangeOfOrganization(kFuji, v1::STATE_IN_FORCE, v1::REASON_CAUSE_REMOVED), 2);
  Verdict(kGenuine);
  Find(2);
  Before(CodeOf(NameOf(world().FirstRecord(kFuji))));
  Verdict(kEnded, {kAuthorityRobbed, kOn});
  Decide(std::string("warifu reinstate VNTEST:FUJI --reason cause-removed") + kFujiLicense);
  After();
  Verdict(kGenuine);
}

void TransitionRow::ForgedRevocationUndone() {
  Forge(world().ChangeOfOrganization(kFuji, v1::STATE_REVOKED, v1::REASON_LICENSE_ENDED), 2);
  Find(2);
  Before(CodeOf(NameOf(world().FirstRecord(kFuji))));
  Verdict(kEnded, {"lost its permission for good", kOn, "the license ended"});
  Decide(std::string("warifu reinstate VNTEST:FUJI --reason forged-change") + kFujiLicense);
  After();
  Verdict(kGenuine);
}

void TransitionRow::ForgedRevocationMadeASuspension() {
  Forge(world().ChangeOfOrganization(kFuji, v1::STATE_REVOKED, v1::REASON_LICENSE_ENDED), 2);
  Find(2);
  Before(CodeOf(NameOf(world().FirstRecord(kFuji))));
  Decide(std::string("warifu suspend VNTEST:FUJI --reason labor-law") + kFujiLicense);
  After();
  Verdict(kEnded, {kStopped, kOn, "the labor law was broken", kByDecision});
}

// --- Keys: the company's second, which its first bound and which signed the offer.

void TransitionRow::KeyRevoked() {
  const std::string code = office_.BindingCode("VNTEST:SATSUKI 2");
  Before(code);
  const bool stolen = by() == ByWhom::kItsAuthority;
  Do("warifu key revoke " + code + Signer() + " --confirm " + code + " --reason " +
     (stolen ? "key-stolen --compromised-since binding" : "key-replaced"));
  After();
  if (stolen) {
    return Verdict(kEnded, {"somebody stole a signature of Satsuki Farm", kOn,
                            "a signature was stolen", kByDecision});
  }
  Verdict(kGenuine);  // what it signed before still counts, and nothing that it signs from now on
  const v1::Statement next = world().Offer(LegalOffer::kEsd);
  const Result<Findings> findings = office_.registry().DryRun(world().Sign(next));
  ASSERT_TRUE(findings.ok());
  EXPECT_THAT(DescribeFindings(*findings), HasSubstr("KEY_NOT_IN_FORCE"));
}

void TransitionRow::KeyFoundStolenLater() {
  const std::string code = office_.BindingCode("VNTEST:SATSUKI 2");
  Do("warifu key revoke company --key company --reason key-replaced --confirm " + code);
  Before(code);
  Verdict(kGenuine);
  Decide("warifu key revoke " + code + " --reason key-stolen --compromised-since binding" +
         " --confirm " + code);
  After();
  Verdict(kEnded, {"somebody stole a signature of Satsuki Farm", kOn, "a signature was stolen",
                   kByDecision});
}

void TransitionRow::ForgedKeyRevocationUndone() {
  const Hash binding = NameOf(world().FirstKey(kFuji));
  Forge(binding, v1::STATE_REVOKED, 2);
  Find(2);
  Before(CodeOf(binding));
  Undo(CodeOf(binding));
  After();
  Verdict(kGenuine);
  offer_ = office_.Publish(world().Offer(LegalOffer::kEsd));
  Verdict(kGenuine);
}

void TransitionRow::ForgedKeyUndoConfirmed() {
  const Hash binding = NameOf(world().FirstKey(kFuji));
  ForgeAnUndo(binding, world().ChangeOf(binding, v1::STATE_REVOKED, v1::REASON_KEY_REPLACED));
  Before(CodeOf(binding));
  Undo(CodeOf(binding));
  After();
  Verdict(kGenuine);
  offer_ = office_.Publish(world().Offer(LegalOffer::kEsd));
  Verdict(kGenuine);
}

// --- Appointments.

void TransitionRow::AppointmentSucceeded() {
  const v1::Statement first = world().FirstAppointment(kFuji, kChimSau);
  Before(CodeOf(NameOf(first)));
  office_.Publish(world().Next(first));
  After();
  Verdict(kGenuine);
}

void TransitionRow::AppointmentWithdrawn() {
  const std::string code = CodeOf(world().AppointmentName(kFuji, kChimSau));
  Before(code);
  Do("warifu withdraw " + code + Signer() + " --reason contract-ended --confirm " + code);
  After();
  Verdict(kEnded, {"does not act for the company any more",
                   "20 November 2026.\nThe reason that is given", Who(), "ended their contract"});
}

void TransitionRow::ForgedAppointmentEndUndone() {
  const Hash name = world().AppointmentName(kFuji, kChimSau);
  Forge(world().ChangeOf(name, v1::STATE_WITHDRAWN, v1::REASON_CONTRACT_ENDED), 2);
  Find(2);
  Before(CodeOf(name));
  Verdict(kEnded, {"does not act for the company any more", kOn, "ended their contract"});
  Undo(CodeOf(name));
  After();
  Verdict(kGenuine);
}

void TransitionRow::ForgedAppointmentUndoConfirmed() {
  const Hash name = world().AppointmentName(kFuji, kChimSau);
  ForgeAnUndo(name, world().ChangeOf(name, v1::STATE_WITHDRAWN, v1::REASON_CONTRACT_ENDED));
  Before(CodeOf(name));
  Verdict(kEnded, {kAuthorityRobbed, kOn});
  Undo(CodeOf(name));
  After();
  Verdict(kGenuine);
}

// --- Offers. From "full" all three places are given first.

void TransitionRow::OfferSucceeded() {
  if (GetParam().from == State::kFull) FillAll();
  Before(offer_);
  const std::string next = office_.Publish(world().Next(statement_));
  After();
  Verdict(kEnded,
          {"replaced it on 20 November 2026 with a new offer", "Check this new code: " + next});
  offer_ = next;
  Verdict(GetParam().from == State::kFull ? kFullOffer : kGenuine);
}

void TransitionRow::OfferWithdrawn() {
  if (GetParam().from == State::kFull) FillAll();
  Before(offer_);
  Do("warifu withdraw " + offer_ + Signer() + " --reason job-gone --confirm " + offer_);
  After();
  Verdict(kEnded, {Who(), "took it back on 20 November 2026", "the job does not exist any more"});
}

void TransitionRow::LastPlaceGiven() {
  Give("an");
  Give("binh");
  Before(offer_);
  Give("chi");
  After();
  Verdict(kFullOffer, {"3 of 3 places are given"});
  VerdictOf(VerifyAs("chi"), kGenuine, {"Place 3 of 3 is yours"});
}

void TransitionRow::PlaceOfAFullOfferTakenBack() {
  FillAll();
  Before(offer_);
  Do("warifu place take " + offer_ + " 2 --key sending --confirm " + offer_);
  After();
  Verdict(kGenuine);
}

void TransitionRow::ForgedOfferEndUndone() {
  Forge(NameOf(statement_), v1::STATE_WITHDRAWN, 2);
  Find(2);
  Before(offer_);
  Verdict(kEnded, {"took it back on 20 November 2026", "the offer held a mistake"});
  Undo(offer_);
  After();
  Verdict(kGenuine);
}

void TransitionRow::ForgedOfferUndoConfirmed() {
  const Hash name = NameOf(statement_);
  ForgeAnUndo(name, world().ChangeOf(name, v1::STATE_WITHDRAWN, v1::REASON_MISTAKE));
  Before(offer_);
  Verdict(kEnded, {kAuthorityRobbed, kOn});
  Undo(offer_);
  After();
  Verdict(kGenuine);
}

// All its places are given: it stands as full.
void TransitionRow::ForgedUndoOfAFullOfferConfirmed() {
  FillAll();
  const Hash name = NameOf(statement_);
  ForgeAnUndo(name, world().ChangeOf(name, v1::STATE_WITHDRAWN, v1::REASON_MISTAKE));
  Before(offer_);
  Verdict(kEnded, {kAuthorityRobbed, kOn});
  Undo(offer_);
  After(State::kFull);
  Verdict(kFullOffer);
  VerdictOf(VerifyAs("an"), kGenuine, {"Place 1 of 3 is yours"});
}

// --- Places.

void TransitionRow::PlaceTakenBack() {
  Before(Give("an"));
  VerdictOf(VerifyAs("an"), kGenuine, {"Place 1 of 3 is yours"});
  Do("warifu place take " + offer_ + " 1" + Signer() + " --confirm " + offer_);
  After();
  VerdictOf(VerifyAs("an"), kGenuine, {"No place is given to you yet"});
}

void TransitionRow::ForgedPlaceReturnUndone() {
  const std::string place = Give("an");
  ForgeAReturn();
  Before(place);
  VerdictOf(VerifyAs("an"), kGenuine, {"No place is given to you yet"});
  Undo(place);
  After();
  VerdictOf(VerifyAs("an"), kGenuine, {"Place 1 of 3 is yours"});
}

void TransitionRow::ForgedPlaceUndoConfirmed() {
  const std::string place = Give("an");
  ForgeAReturn();
  office_.Hold("VNTEST 3", "false-authority");
  Do("warifu reinstate " + place + " --key false-authority --reason mistake --confirm " + place +
     kTestDecision);
  Find(3);
  Before(place);
  VerdictOf(VerifyAs("an"), kGenuine, {"No place is given to you yet"});
  Undo(place);
  After();
  VerdictOf(VerifyAs("an"), kGenuine, {"Place 1 of 3 is yours"});
}

}  // namespace warifu
