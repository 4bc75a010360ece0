// Attacks by names: who is not registered, who has another's name, who was never asked.
#include <gtest/gtest.h>

#include "core/statement/name_keys.h"
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

// One name, and a legal number that nobody has.
v1::Statement RecordNamed(Ground& ground, std::string_view name, std::string_view number) {
  v1::Statement record = RecordUnder(ground, kFalseId, kChimSau);
  v1::Organization& body = *record.mutable_organization();
  body.mutable_legal_number()->set_value(std::string(number));
  while (body.names_size() > 1) body.mutable_names()->RemoveLast();
  body.mutable_names(0)->set_name(std::string(name));
  SetNameKeys(*body.mutable_names(0));
  return record;
}

// With its number too, with one accent less, and with letters of another script.
Seen BorrowAName(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  EXPECT_EQ(ground.HandIn(RecordUnder(ground, kFalseId, kChimSau), {"VNTEST 1"}),
            "LEGAL_NUMBER_TAKEN");
  EXPECT_EQ(ground.HandIn(
                RecordNamed(ground, "Công ty Thử nghiệm Chim Sau (giả định)", "VN-TEST-BN-0098"),
                {"VNTEST 1"}),
            "NAME_TOO_SIMILAR");
  return ground.RefusedBeside(
      RecordNamed(ground, "Chim S\u0430u Test Labour Supply (fictional)", "VN-TEST-BN-0098"),
      {"VNTEST 1"}, CodeOfStatement(offer));
}

// A letter with a seal, an officer, a page that looks like the ministry's: none of them holds a key
// that the genesis gives.
Seen PretendToBeTheMinistry(Ground& ground) {
  const v1::Statement record = RecordNamed(ground, "Hac Trang", "VN-TEST-BN-0099");
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
  v1::Organization& body = *record.mutable_organization();
  body.mutable_legal_number()->set_value("8999900000002");
  for (v1::OrganizationName& name : *body.mutable_names()) {
    name.set_name("Hac Trang " + name.name());
    SetNameKeys(name);
  }
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
      {"A3", "A name is borrowed, with its number or with letters that look the same", refused,
       Stop::kAdmission, "NAME_TOO_SIMILAR", 0, "Chim Sau Test Labour Supply (fictional)",
       BorrowAName},
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
