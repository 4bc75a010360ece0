// Attacks on how things stand: what was ended is sold, what was stopped is washed.
#include <gtest/gtest.h>

#include "tests/attacks/attack.h"

namespace warifu {
namespace {

constexpr char kAuthorityKey[] = "VNTEST 1";
constexpr char kHalfAYearAfter[] = "2028-04-30T00:00:00+07:00";

v1::Statement Suspension(Ground& ground) {
  return ground.world().ChangeOfOrganization(kFuji, v1::STATE_SUSPENDED, v1::REASON_INVESTIGATION);
}

v1::Statement Reinstatement(Ground& ground) {
  return ground.world().ChangeOfOrganization(kFuji, v1::STATE_IN_FORCE, v1::REASON_INVESTIGATION);
}

// What comes of an attempt to bring back a suspended organization of a published offer.
Seen WashSuspension(const std::function<std::string(Ground&)>& attempt) {
  Ground own;
  const v1::Statement offer = own.PublishOffer(LegalOffer::kEsd);
  own.Publish(Suspension(own));
  const std::string codes = attempt(own);
  Seen seen = own.Verify(CodeOfStatement(offer));
  EXPECT_EQ(seen.code, "PARTY_SUSPENDED");
  seen.code = codes;
  return seen;
}

// --- Ended.

Seen SellWhatWasWithdrawn(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  ground.Publish(ground.world().ChangeOf(NameOf(offer), v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE),
                 {"VNTEST:SATSUKI 1"});
  return ground.Verify(CodeOfStatement(offer));
}

Seen SellWhatIsOver(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  return ground.Verify(CodeOfStatement(offer), {"--at", kHalfAYearAfter});
}

Seen SellWhatWasReplaced(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  ground.Publish(ground.world().Next(offer));
  return ground.Verify(CodeOfStatement(offer));
}

// The proof was saved while the offer was open. It cannot become newer.
Seen ShowAnOldProof(Ground& /*shared*/) {
  Ground own;
  const v1::Statement offer = own.PublishOffer(LegalOffer::kEsd);
  const std::string file = own.client().Path("offer.warifu");
  EXPECT_EQ(own.Do({"verify", CodeOfStatement(offer), "--save", file}), 0);
  own.Publish(own.world().ChangeOf(NameOf(offer), v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE),
              {"VNTEST:SATSUKI 1"});
  return own.Verify(file);
}

Seen ShowAnOldProofWithoutANetwork(Ground& /*shared*/) {
  Ground own;
  const v1::Statement offer = own.PublishOffer(LegalOffer::kEsd);
  const std::string file = own.client().Path("offer.warifu");
  EXPECT_EQ(own.Do({"verify", CodeOfStatement(offer), "--save", file}), 0);
  own.world().set_now_s(own.world().now_s() + 40 * 86400);
  return own.Verify(file, {"--offline"});
}

Seen WithdrawAsAStranger(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  const v1::Statement change =
      ground.world().ChangeOf(NameOf(offer), v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE);
  return ground.RefusedBeside(change, {"VNTEST:HINOKI 1"}, CodeOfStatement(offer));
}

Seen BringBackWhatWasWithdrawn(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  ground.Publish(ground.world().ChangeOf(NameOf(offer), v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE),
                 {"VNTEST:SATSUKI 1"});
  const v1::Statement change =
      ground.world().ChangeOf(NameOf(offer), v1::STATE_IN_FORCE, v1::REASON_MISTAKE);
  return ground.RefusedBeside(change, {"VNTEST:SATSUKI 1"}, CodeOfStatement(offer));
}

// --- Suspended.

Seen RecruitWhileSuspended(Ground& /*shared*/) {
  Ground own;
  const v1::Statement offer = own.PublishOffer(LegalOffer::kEsd);
  own.Publish(Suspension(own));
  const v1::Statement another = own.world().Offer(LegalOffer::kTitp);
  EXPECT_EQ(own.HandIn(another), "ORGANIZATION_NOT_IN_FORCE");
  return own.Verify(CodeOfStatement(offer));
}

Seen RenewTheRecord(Ground& /*shared*/) {
  return WashSuspension([](Ground& own) { return own.HandIn(own.world().Record(kFuji)); });
}

Seen RegisterAgain(Ground& /*shared*/) {
  return WashSuspension([](Ground& own) {
    v1::Statement record = own.world().Record(kFuji);
    record.mutable_organization()->set_id("VNTEST:FUJI-NEW");
    return own.HandIn(record, {kAuthorityKey});
  });
}

Seen ReinstateOneself(Ground& /*shared*/) {
  return WashSuspension([](Ground& own) {
    v1::Statement change = Reinstatement(own);
    change.mutable_change()->clear_decision();
    return own.HandIn(change, {"VNTEST:FUJI 1"});
  });
}

// The authority signed it after an earlier suspension; it was kept for the next one.
Seen HoldBackAReinstatement(Ground& /*shared*/) {
  Ground own;
  const v1::Statement offer = own.PublishOffer(LegalOffer::kEsd);
  own.Publish(Suspension(own));
  const v1::Statement held_back = Reinstatement(own);
  own.Publish(Reinstatement(own));
  own.Publish(Suspension(own));
  return own.RefusedBeside(held_back, {kAuthorityKey}, CodeOfStatement(offer));
}

// The same suspension, signed once more, against an organization that was cleared.
Seen RepeatAnOldSuspension(Ground& /*shared*/) {
  Ground own;
  const v1::Statement offer = own.PublishOffer(LegalOffer::kEsd);
  v1::Statement suspension = Suspension(own);
  own.Publish(suspension);
  own.Publish(Reinstatement(own));
  suspension.mutable_change()->mutable_decision()->set_number("TEST-18/2026");
  return own.RefusedBeside(suspension, {kAuthorityKey}, CodeOfStatement(offer));
}

}  // namespace

std::vector<Attack> AttacksOnStanding() {
  constexpr std::string_view kGenuine = "It was still open when last looked at";
  constexpr std::string_view kStopped = "the authority stopped Fuji Wisteria Cooperative";
  const auto refused = Ending::kRefused;
  const auto admission = Stop::kAdmission;
  return {
      {"A5", "An offer is sold that its company took back", refused, Stop::kVerify,
       "OFFER_WITHDRAWN", 15, "ENDED: THE COMPANY TOOK THIS OFFER BACK. DO NOT PAY.",
       SellWhatWasWithdrawn},
      {"A8", "An organization recruits whose license was suspended", refused, Stop::kVerify,
       "PARTY_SUSPENDED", 15, kStopped, RecruitWhileSuspended},
      {"B35", "An offer is sold that is over", refused, Stop::kVerify, "EXPIRED", 16,
       "It was open until 31 October 2027.", SellWhatIsOver},
      {"B36", "An offer is sold that was replaced", refused, Stop::kVerify, "OFFER_SUPERSEDED", 15,
       "REPLACED: THERE IS A NEWER OFFER.", SellWhatWasReplaced},
      {"B37", "A proof is shown that was saved before the end", refused, Stop::kVerify,
       "OFFER_WITHDRAWN", 15, "THE COMPANY TOOK THIS OFFER BACK", ShowAnOldProof},
      {"B38", "The same, where there is no network", refused, Stop::kVerify, "SEAL_TOO_OLD", 3,
       "NOT CHECKED TODAY. WAIT. DO NOT PAY YET.", ShowAnOldProofWithoutANetwork},
      {"B39", "A stranger withdraws another's offer", refused, admission, "SIGNER_NOT_ENTITLED", 0,
       kGenuine, WithdrawAsAStranger},
      {"B40", "A withdrawn offer is brought back", refused, admission,
       "SIGNER_NOT_ENTITLED UNDO_OF_WHAT_COUNTS", 15, "THE COMPANY TOOK THIS OFFER BACK",
       BringBackWhatWasWithdrawn},
      {"B41", "A renewed record is to wash off a suspension", refused, admission,
       "SUPERSEDED_NOT_IN_FORCE", 15, kStopped, RenewTheRecord},
      {"B42", "A new id is to wash off a suspension", refused, admission, "LEGAL_NUMBER_TAKEN", 15,
       kStopped, RegisterAgain},
      {"B43", "A suspended organization lifts its own suspension", refused, admission,
       "SIGNER_NOT_ENTITLED", 15, kStopped, ReinstateOneself},
      {"B44", "A reinstatement is held back for the next suspension", refused, admission,
       "ISSUED_BEFORE_SUBJECT", 15, kStopped, HoldBackAReinstatement},
      {"B45", "An old suspension is handed in once more", refused, admission,
       "ISSUED_BEFORE_SUBJECT", 0, kGenuine, RepeatAnOldSuspension},
  };
}

}  // namespace warifu
