// Attacks on the chain from the company to the worker: links that are missing, false or doubled.
#include <gtest/gtest.h>

#include "tests/attacks/attack.h"
#include "tests/support/illegal_changes.h"

namespace warifu {
namespace {

Seen LendTheLicense(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  const std::string file = ground.client().Path("an.place");
  EXPECT_EQ(ground.Do({"place", "new", file}), 0);
  return ground.Verify(CodeOfStatement(offer), {"--place", file});
}

// An appointment with these terms, approved by the authority, and an offer that rests on it.
Seen RestOnAppointment(Ground& ground, void (*change)(v1::Appointment&)) {
  v1::Statement appointment = ground.world().Draft();
  v1::Appointment& body = *appointment.mutable_appointment();
  body = ground.world().FirstAppointment(kHinoki, kCayTram).appointment();
  change(body);
  ground.Publish(appointment);
  v1::Statement offer = ground.world().Offer(LegalOffer::kSsw);
  offer.mutable_offer()->mutable_parties(1)->set_appointment(NameOf(appointment).ToString());
  return ground.Refused(offer);
}

Seen UseAnAppointmentOfAnotherCorridor(Ground& ground) {
  return RestOnAppointment(ground, [](v1::Appointment& body) {
    body.set_authority(std::string(kOtherAuthority));
    body.mutable_corridor()->set_origin_country("NP");
  });
}

Seen UseAnAppointmentOfAnotherTrade(Ground& ground) {
  return RestOnAppointment(ground, [](v1::Appointment& body) {
    body.clear_occupations();
    *body.add_occupations() = CropsOccupation();
  });
}

Seen UseAnAppointmentThatEnds(Ground& ground) {
  return RestOnAppointment(
      ground, [](v1::Appointment& body) { body.mutable_validity()->set_until("2027-06-30"); });
}

Seen UseAnothersAppointment(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kSsw, [](v1::Offer& o) {
    const LegalWorld world({.other_authority = true});
    o.mutable_parties(1)->set_appointment(world.AppointmentName(kFuji, kChimSau).ToString());
  });
}

Seen RecruitWithoutAppointment(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kSsw,
                             [](v1::Offer& o) { o.mutable_parties(1)->clear_appointment(); });
}

Seen OfferMorePlacesThanApproved(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kEsd,
                             [](v1::Offer& o) { o.mutable_job()->set_places(13); });
}

// The sending organization's training is charged by it as a training organization, which it is not.
Seen SignInAnotherRole(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kEsd, [](v1::Offer& o) {
    o.mutable_parties(2)->add_roles(v1::ROLE_TRAINING_ORGANIZATION);
  });
}

Seen StandTwiceInTheChain(Ground& ground) {
  v1::Statement offer = ground.world().Offer(LegalOffer::kEsd);
  *offer.mutable_offer()->add_parties() = offer.offer().parties(1);
  offer.mutable_offer()->mutable_parties()->SwapElements(2, 3);
  return ground.Refused(
      offer, {"VNTEST:SATSUKI 1", "VNTEST:FUJI 1", "VNTEST:FUJI 1", "VNTEST:CHIM-SAU 1"});
}

Seen LeaveOutWhoWatches(Ground& ground) {
  v1::Statement offer = ground.world().Offer(LegalOffer::kEsd);
  v1::Offer& body = *offer.mutable_offer();
  body.mutable_parties()->DeleteSubrange(1, 1);
  return ground.Refused(offer, {"VNTEST:SATSUKI 1", "VNTEST:CHIM-SAU 1"});
}

Seen SignAsAStranger(Ground& ground) {
  const v1::Statement offer = ground.world().Offer(LegalOffer::kEsd);
  return ground.Refused(
      offer, {"VNTEST:SATSUKI 1", "VNTEST:FUJI 1", "VNTEST:CHIM-SAU 1", "VNTEST:HINOKI 1"});
}

// --- The same offer again.

Seen ReplaceAnothersOffer(Ground& ground) {
  const v1::Statement theirs = ground.PublishOffer(LegalOffer::kEsd);
  v1::Statement ours = ground.world().Offer(LegalOffer::kSsw);
  ours.mutable_offer()->mutable_lineage()->set_first(NameOf(theirs).ToString());
  ours.mutable_offer()->mutable_lineage()->set_supersedes(NameOf(theirs).ToString());
  return ground.RefusedBeside(ours, {"VNTEST:HINOKI 1", "VNTEST:CAY-TRAM 1"},
                              CodeOfStatement(theirs));
}

Seen ReplaceByWorse(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  v1::Statement worse = ground.world().Next(offer);
  SetFee(0, 60'000'000, *worse.mutable_offer());
  return ground.RefusedBeside(worse, {}, CodeOfStatement(offer));
}

}  // namespace

std::vector<Attack> AttacksByChains() {
  constexpr std::string_view kUnknown = "This registry knows no such offer.";
  const auto refused = Ending::kRefused;
  const auto admission = Stop::kAdmission;
  return {
      {"A7", "A license is lent: who takes the money was never asked to find workers",
       Ending::kShown, Stop::kVerify, "GENUINE", 0, "No place is given to you yet.",
       LendTheLicense},
      {"B21", "An appointment of another corridor", refused, admission, "APPOINTMENT_NOT_COVERING",
       13, kUnknown, UseAnAppointmentOfAnotherCorridor},
      {"B22", "An appointment for another trade", refused, admission, "APPOINTMENT_NOT_COVERING",
       13, kUnknown, UseAnAppointmentOfAnotherTrade},
      {"B23", "An appointment that ends before the offer", refused, admission, "APPOINTMENT_DATES",
       13, kUnknown, UseAnAppointmentThatEnds},
      {"B24", "An appointment that was given to somebody else", refused, admission,
       "APPOINTMENT_CHAIN_BROKEN", 13, kUnknown, UseAnothersAppointment},
      {"B25", "No appointment at all", refused, admission, "APPOINTMENT_MISSING", 13, kUnknown,
       RecruitWithoutAppointment},
      {"B26", "More places than the appointment was approved for", refused, admission,
       "PLACES_EXCEED_APPOINTMENT", 13, kUnknown, OfferMorePlacesThanApproved},
      {"B27", "A party is paid in a role that it is not registered in", refused, admission,
       "ROLE_NOT_REGISTERED", 13, kUnknown, SignInAnotherRole},
      {"B28", "One organization stands in the chain twice", refused, admission, "ROLE_REPEATED", 13,
       kUnknown, StandTwiceInTheChain},
      {"B29", "Who must watch over training and work is left out", refused, admission,
       "ROLE_MISSING APPOINTMENT_CHAIN_BROKEN PAYMENT_OUTSIDE", 13, kUnknown, LeaveOutWhoWatches},
      {"B30", "A stranger signs besides", refused, admission, "SIGNATURE_EXTRA", 13, kUnknown,
       SignAsAStranger},
      {"B31", "An offer replaces another company's", refused, admission,
       "LINEAGE_DIFFERS WORSE_FOR_WORKER", 0, "It was still open when last looked at",
       ReplaceAnothersOffer},
      {"B32", "An offer is replaced by one that costs more", refused, admission, "WORSE_FOR_WORKER",
       0, "You pay at most 61,923,000 VND", ReplaceByWorse},
  };
}

}  // namespace warifu
