// Attacks by money that goes where the offer does not say: payees, affiliates, kickbacks, bills.
#include <gtest/gtest.h>

#include "tests/attacks/attack.h"
#include "tests/support/illegal_changes.h"

namespace warifu {
namespace {

// --- Costs without a code, a payee or a sum.

Seen PadWithOtherCosts(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kEsd, [](v1::Offer& o) {
    AddFee(v1::FEE_CODE_EQUIPMENT, 5'000'000, kChimSau, o);
    SetFeeTotal(o);
  });
}

Seen LeaveOutThePayee(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kEsd,
                             [](v1::Offer& o) { o.mutable_worker_fees(0)->clear_payee(); });
}

Seen PayAnUndeclaredBroker(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kEsd, [](v1::Offer& o) {
    AddFee(v1::FEE_CODE_LODGING_TRAINING, 5'000'000, kCoTrang, o);
    SetFeeTotal(o);
  });
}

Seen KickBackToTheCompany(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kSsw, [](v1::Offer& o) {
    v1::Payment* kickback = o.add_payments();
    *kickback = o.payments(1);
    kickback->set_code(v1::PAYMENT_CODE_MANAGEMENT_FEE);
    kickback->set_from(std::string(kCayTram));
    kickback->set_to(std::string(kHinoki));
  });
}

Seen ForgetTheEmployersShare(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kSsw, [](v1::Offer& o) {
    o.mutable_payments(1)->mutable_amount()->set_minor_units(184'460);
  });
}

// A broker who signs, appointed by the company, between it and the sending organization.
v1::Statement OfferWithBroker(Ground& ground) {
  ground.Publish(ground.world().FirstAppointment(kHinoki, kCoTrang));
  v1::Statement offer = ground.world().Offer(LegalOffer::kSsw);
  v1::Offer& body = *offer.mutable_offer();
  *body.add_parties() = body.parties(1);
  v1::Party& broker = *body.mutable_parties(1);
  broker.set_organization(std::string(kCoTrang));
  broker.set_roles(0, v1::ROLE_BROKER);
  broker.set_appointment(ground.world().AppointmentName(kHinoki, kCoTrang).ToString());
  return offer;
}

Seen DeclareABroker(Ground& /*shared*/) {
  Ground own;
  return own.Verify(own.Publish(OfferWithBroker(own)));
}

// As the rulesets of examples/ have it: who stands between is paid by the company's side alone.
void ForbidFeesBetween(Ground& ground) {
  v1::Statement ruleset = ground.world().Ruleset(kAuthority);
  v1::Ceiling& nothing = AddCeiling(*ruleset.mutable_ruleset());
  nothing.add_payee_roles(v1::ROLE_BROKER);
  nothing.add_payee_roles(v1::ROLE_SUPERVISING_ORGANIZATION);
  *nothing.mutable_flat() = LegalMoney(0, "VND");
  ground.Publish(ruleset);
}

Seen PayWhoWatches(Ground& /*shared*/) {
  Ground own;
  ForbidFeesBetween(own);
  return own.RefusedOffer(LegalOffer::kEsd, [](v1::Offer& o) {
    AddFee(v1::FEE_CODE_LODGING_TRAINING, 1, kFuji, o);
    SetFeeTotal(o);
  });
}

Seen PayADeclaredBroker(Ground& /*shared*/) {
  Ground own;
  ForbidFeesBetween(own);
  v1::Statement offer = OfferWithBroker(own);
  AddFee(v1::FEE_CODE_LODGING_TRAINING, 5'000'000, kCoTrang, *offer.mutable_offer());
  SetFeeTotal(*offer.mutable_offer());
  return own.Refused(offer);
}

// --- A payee that belongs to another.

// The clinic, which is paid without signing, is declared as the sending organization's own.
// Together they are one unit above the ceiling of two months of pay.
Seen CollectThroughAnAffiliate(Ground& /*shared*/) {
  Ground own;
  v1::Statement record = own.world().Record(kChimSau);
  record.mutable_organization()->add_affiliates(std::string(kClinic));
  own.Publish(record);
  return own.RefusedOffer(LegalOffer::kEsd, [](v1::Offer& o) {
    o.mutable_worker_fees(0)->mutable_amount()->set_minor_units(kEsdCeiling - 1'400'000 + 1);
    SetFeeTotal(o);
  });
}

// --- What is asked beside the offer.

Seen PrintTheCodeOnAnotherBill(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  return ground.Verify(CodeOfStatement(offer), {"--account", "0011223344"});
}

// The letter is outside the log; what all signed against it is in it, for whoever has the letter.
Seen SignASideLetter(Ground& ground) {
  const Seen without = ground.RefusedOffer(LegalOffer::kEsd, [](v1::Offer& o) {
    auto* undertakings = o.mutable_undertakings();
    for (int i = 0; i < undertakings->size(); ++i) {
      if (undertakings->Get(i) != v1::UNDERTAKING_NO_OTHER_AGREEMENT) continue;
      undertakings->erase(undertakings->begin() + i);
    }
  });
  EXPECT_EQ(without.code, "UNDERTAKING_MISSING");
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  return ground.Run({"show", CodeOfStatement(offer)});
}

Seen SellAGenuineOffer(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  const std::string code = CodeOfStatement(offer);
  EXPECT_EQ(ground.Verify(code, {"--account", "0987654321"}).exit_code, 18);
  return ground.Verify(code);
}

}  // namespace

std::vector<Attack> AttacksByHiddenMoney() {
  constexpr std::string_view kUnknown = "This registry knows no such offer.";
  const auto refused = Ending::kRefused;
  const auto shown = Ending::kShown;
  return {
      {"A6", "A sub-agent sells a genuine offer", shown, Stop::kVerify, "GENUINE", 0,
       "Nobody else may ask you for money.", SellAGenuineOffer},
      {"A12", "A kickback or a penalty in a letter beside the offer", shown, Stop::kClient, "", 0,
       "NO_OTHER_AGREEMENT", SignASideLetter},
      {"A13", "A fee for costs that no ruleset lists", refused, Stop::kAdmission, "FEE_NOT_ALLOWED",
       13, kUnknown, PadWithOtherCosts},
      {"A27", "A company of the sending organization's own takes what is above the ceiling",
       refused, Stop::kAdmission, "FEE_ABOVE_CEILING", 13, kUnknown, CollectThroughAnAffiliate},
      {"A28", "A genuine code is printed on a bill for something else", shown, Stop::kVerify,
       "ACCOUNT_NOT_OF_PAYEE", 18,
       "0011223344 is not an account of anybody whom this offer names. This offer has no fee "
       "that is paid to it: do not pay.",
       PrintTheCodeOnAnotherBill},
      {"B16", "A fee that nobody is named for", refused, Stop::kExamine, "FIELD_MISSING", 13,
       kUnknown, LeaveOutThePayee},
      {"B17", "A fee goes to a broker who signed nothing", refused, Stop::kAdmission,
       "PAYEE_OUTSIDE", 13, kUnknown, PayAnUndeclaredBroker},
      {"B75", "A broker stands in the chain, and signs", shown, Stop::kVerify, "GENUINE", 0,
       "Careful: somebody takes part here who is not usual for this kind of work, such as a "
       "broker.",
       DeclareABroker},
      {"B76", "A broker who signs takes money from the worker", refused, Stop::kAdmission,
       "FEE_ABOVE_CEILING", 13, kUnknown, PayADeclaredBroker},
      {"B77", "Who watches over the work takes money from the worker", refused, Stop::kAdmission,
       "FEE_ABOVE_CEILING FEE_METHOD_WRONG", 13, kUnknown, PayWhoWatches},
      {"B18", "The sending organization pays the company back", refused, Stop::kAdmission,
       "PAYMENT_NOT_ALLOWED", 13, kUnknown, KickBackToTheCompany},
      {"B19", "The company pays less than its share, and the worker the rest", refused,
       Stop::kAdmission, "PAYMENT_BELOW_FLOOR", 13, kUnknown, ForgetTheEmployersShare},
  };
}

}  // namespace warifu
