// Attacks by names: who is not registered, who has another's name, who was never asked.
#include <gtest/gtest.h>

#include "tests/attacks/attack.h"

namespace warifu {
namespace {

constexpr char kForger[] = "forger";
constexpr char kFalseId[] = "VNTEST:HAC-TRANG";

// The record of an organization under a new id, signed by the authority.
v1::Statement RecordUnder(Ground& ground, std::string_view id, std::string_view as) {
  v1::Statement record = ground.world().Record(as);
  record.mutable_organization()->set_id(std::string(id));
  return record;
}

// An agency that is in no register signs as the sending organization.
Seen RecruitWithoutALicense(Ground& ground) {
  v1::Statement offer = ground.world().Offer(LegalOffer::kEsd);
  v1::Offer& body = *offer.mutable_offer();
  body.mutable_parties(2)->set_organization(kFalseId);
  body.mutable_worker_fees(0)->set_payee(kFalseId);
  return ground.Refused(offer, {"VNTEST:SATSUKI 1", "VNTEST:FUJI 1", kForger});
}

Seen BorrowALegalNumber(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  return ground.RefusedBeside(RecordUnder(ground, kFalseId, kChimSau), {"VNTEST 1"},
                              CodeOfStatement(offer));
}

// A letter with a seal, an officer, a page that looks like the ministry's: none of them holds a key
// that the genesis gives.
Seen PretendToBeTheMinistry(Ground& ground) {
  v1::Statement record = RecordUnder(ground, kFalseId, kChimSau);
  record.mutable_organization()->mutable_legal_number()->set_value("VN-TEST-BN-0099");
  EXPECT_EQ(ground.HandIn(record, {kForger}), "KEY_UNKNOWN");
  v1::Statement key = ground.world().Key(kChimSau, 2);
  EXPECT_EQ(ground.HandIn(key, {"VNTEST:CHIM-SAU 2", kForger}), "KEY_UNKNOWN");
  v1::Statement letter = ground.world().Offer(LegalOffer::kTitp);
  return ground.Refused(letter, {kForger, kForger, kForger});
}

// The agency names a company that knows nothing of it, and signs for it with a key of its own.
Seen NameACompanyThatWasNotAsked(Ground& ground) {
  const v1::Statement offer = ground.world().Offer(LegalOffer::kEsd);
  EXPECT_EQ(ground.HandIn(offer, {kForger, "VNTEST:FUJI 1", "VNTEST:CHIM-SAU 1"}), "KEY_UNKNOWN");
  EXPECT_EQ(ground.HandIn(offer, {"VNTEST:FUJI 1", "VNTEST:CHIM-SAU 1"}),
            "SIGNATURE_MISSING SIGNER_WRONG");
  return ground.Refused(offer, {"VNTEST:CHIM-SAU 1", "VNTEST:FUJI 1", "VNTEST:CHIM-SAU 1"});
}

Seen InventALegalNumber(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kSsw);
  v1::Statement record = RecordUnder(ground, kFalseId, kHinoki);
  record.mutable_organization()->mutable_legal_number()->set_value("8999900000002");
  return ground.RefusedBeside(record, {"VNTEST 1"}, CodeOfStatement(offer));
}

// A picture or a page proves nothing; the program names the registry that it asked.
Seen ShowAFalsePortal(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  const Seen seen = ground.Verify(CodeOfStatement(offer));
  EXPECT_NE(seen.screen.find("A picture of this page proves nothing."), std::string::npos);
  return seen;
}

}  // namespace

std::vector<Attack> AttacksByNames() {
  constexpr std::string_view kUnknown = "This registry knows no such offer.";
  const auto refused = Ending::kRefused;
  return {
      {"A2", "An agency without a license recruits", refused, Stop::kAdmission,
       "KEY_UNKNOWN ORGANIZATION_UNKNOWN APPOINTMENT_CHAIN_BROKEN PAYMENT_OUTSIDE", 13, kUnknown,
       RecruitWithoutALicense},
      {"A3", "Another organization's name is borrowed, with its number", refused, Stop::kAdmission,
       "LEGAL_NUMBER_TAKEN", 0, "Chim Sau Test Labour Supply (fictional)", BorrowALegalNumber},
      {"A4", "A page, a letter or an officer that looks like the ministry's", refused,
       Stop::kAdmission, "KEY_UNKNOWN", 13, kUnknown, PretendToBeTheMinistry},
      {"A10", "A picture, a badge or a page of a false portal", Ending::kShown, Stop::kVerify,
       "GENUINE", 0, "Checked at registry.example, run by Test authority (fictional)",
       ShowAFalsePortal},
      {"A20", "A company that was never asked is named", refused, Stop::kAdmission, "SIGNER_WRONG",
       13, kUnknown, NameACompanyThatWasNotAsked},
      {"B20", "A shell company with an invented legal number", refused, Stop::kAdmission,
       "LEGAL_NUMBER_WRONG", 0, "Hinoki Precision Works (fictional)", InventALegalNumber},
  };
}

}  // namespace warifu
