// Offers that break one rule each.
#include <set>

#include "core/crypto/sha256.h"
#include "core/statement/encode.h"
#include "tests/core/replay/planted.h"
#include "tests/support/illegal_changes.h"
#include "tests/support/plant.h"

namespace warifu {
namespace {

v1::Statement Esd(Scene& scene) { return scene.world().Offer(LegalOffer::kEsd); }
v1::Statement Ssw(Scene& scene) { return scene.world().Offer(LegalOffer::kSsw); }
v1::Statement Placed(Scene& scene) { return scene.world().Offer(LegalOffer::kSswPlaced); }
v1::Statement Direct(Scene& scene) { return scene.world().Offer(LegalOffer::kSswDirect); }

using Make = v1::Statement (*)(Scene&);
using Edit = void (*)(v1::Offer&);

// An offer with one thing wrong, signed by all who must sign.
Planter Edited(Make make, Edit edit) {
  return [make, edit](Scene& scene) {
    v1::Statement offer = make(scene);
    edit(*offer.mutable_offer());
    return scene.world().Sign(offer);
  };
}

std::string SignedByNobodyToo(Scene& scene) {
  v1::Statement offer = Esd(scene);
  offer.mutable_offer()->mutable_parties(1)->set_organization("VNTEST:NOBODY");
  return scene.world().Sign(offer);
}

std::string OfASuspendedParty(Scene& scene) {
  scene.Publish(scene.DecidedOf(kFuji, v1::STATE_SUSPENDED));
  return scene.world().Sign(Esd(scene));
}

std::string WithoutLicense(Scene& scene) {
  v1::Statement record = scene.world().Record(kCayTram);
  record.mutable_organization()->clear_license();
  scene.Publish(record);
  return scene.world().Sign(Ssw(scene));
}

std::string OfOneLegalNumber(Scene& scene) {
  v1::Statement record = scene.world().Record(kKikyo);
  *record.mutable_organization()->mutable_legal_number() =
      OrganizationBody(CastMemberOf(kHinoki)).legal_number();
  Plant(scene.log(), scene.world().Sign(record));
  return scene.world().Sign(Placed(scene));
}

std::string OfAForbiddenPair(Scene& scene) {
  v1::Statement record = scene.world().Record(kHinoki);
  record.mutable_organization()->add_roles(v1::ROLE_SENDING_ORGANIZATION);
  *record.mutable_organization()->mutable_license() =
      OrganizationBody(CastMemberOf(kCayTram)).license();
  scene.Publish(record);
  v1::Statement offer = Direct(scene);
  offer.mutable_offer()->mutable_parties(0)->add_roles(v1::ROLE_SENDING_ORGANIZATION);
  return scene.world().Sign(offer);
}

std::string OfAWithdrawnAppointment(Scene& scene) {
  scene.Publish(scene.Change(scene.world().AppointmentName(kFuji, kChimSau), v1::STATE_WITHDRAWN),
                {"VNTEST:FUJI 1"});
  return scene.world().Sign(Esd(scene));
}

std::string OfAnothersAppointment(Scene& scene) {
  v1::Statement offer = Placed(scene);
  offer.mutable_offer()->mutable_parties(2)->set_appointment(
      scene.world().AppointmentName(kHinoki, kKikyo).ToString());
  return scene.world().Sign(offer);
}

std::string OfAnAppointmentForOtherJobs(Scene& scene) {
  v1::Statement renewed = scene.world().Next(scene.world().FirstAppointment(kFuji, kChimSau));
  renewed.mutable_appointment()->clear_occupations();
  *renewed.mutable_appointment()->add_occupations() = TraineeOccupation();
  scene.Publish(renewed);
  return scene.world().Sign(Esd(scene));
}

std::string OfAnAppointmentThatEndsEarly(Scene& scene) {
  v1::Statement renewed = scene.world().Next(scene.world().FirstAppointment(kFuji, kChimSau));
  renewed.mutable_appointment()->mutable_validity()->set_until("2027-10-29");
  scene.Publish(renewed);
  return scene.world().Sign(Esd(scene));
}

std::string OfTooManyOrganizations(Scene& scene) {
  v1::Statement offer = Ssw(scene);
  for (int i = 0; i < 17; ++i) {
    v1::Payment payment = offer.offer().payments(0);
    payment.set_to("VNTEST:X" + std::to_string(i));
    *offer.mutable_offer()->add_payments() = payment;
  }
  return scene.world().Sign(offer);
}

std::string OfMorePlacesThanAppointed(Scene& scene) {
  v1::Statement offer = Ssw(scene);
  offer.mutable_offer()->mutable_job()->set_places(13);
  return scene.world().Sign(offer);
}

std::string OfFewerPlacesThanGiven(Scene& scene) {
  const v1::Statement first = Esd(scene);
  const Hash offer = scene.Publish(first);
  scene.Publish(scene.world().Allocation(offer, 3), {"VNTEST:CHIM-SAU 1"});
  v1::Statement next = scene.world().Next(first);
  next.mutable_offer()->mutable_job()->set_places(2);
  return scene.world().Sign(next);
}

std::string WorseThanTheOneBefore(Scene& scene) {
  const v1::Statement first = Esd(scene);
  scene.Publish(first);
  v1::Statement next = scene.world().Next(first);
  next.mutable_offer()->mutable_term()->set_probation_days(30);
  return scene.world().Sign(next);
}

// An offer with one illegal change, under the ruleset that forbids it.
Planter Illegal(const IllegalChange& change) {
  return [change](Scene& scene) {
    if (change.ruleset != nullptr) {
      v1::Statement ruleset = scene.world().Ruleset(kAuthority);
      change.ruleset(*ruleset.mutable_ruleset());
      scene.Publish(ruleset);
    }
    v1::Statement offer = scene.world().Offer(change.kind);
    change.change(*offer.mutable_offer());
    return scene.world().Sign(offer);
  };
}

}  // namespace

Planted PlantedOffers() {
  return {
      {v1::FINDING_CODE_FIELD_MISSING, Edited(Esd, [](v1::Offer& offer) { offer.clear_term(); })},
      {v1::FINDING_CODE_FIELD_OUT_OF_LIMITS,
       Edited(Esd, [](v1::Offer& offer) { offer.mutable_job()->set_places(5000); })},
      {v1::FINDING_CODE_FIELD_MALFORMED,
       Edited(Esd, [](v1::Offer& offer) { offer.set_programme("no programme"); })},
      {v1::FINDING_CODE_TEXT_UNCLEAN, Edited(Esd,
                                             [](v1::Offer& offer) {
                                               offer.mutable_worksites(0)->set_name(
                                                   "farm \xE2\x80\xAE"
                                                   "eno");
                                             })},
      {v1::FINDING_CODE_FIELDS_CONTRADICT,
       Edited(Esd,
              [](v1::Offer& offer) {
                offer.mutable_selection_window()->set_until("2026-01-01");
                offer.mutable_selection_window()->set_from("2026-12-01");
              })},
      {v1::FINDING_CODE_ORGANIZATION_UNKNOWN, SignedByNobodyToo},
      {v1::FINDING_CODE_ORGANIZATION_NOT_IN_FORCE, OfASuspendedParty},
      {v1::FINDING_CODE_LICENSE_NOT_COVERING, WithoutLicense},
      {v1::FINDING_CODE_ROLE_NOT_REGISTERED, Edited(Ssw,
                                                    [](v1::Offer& offer) {
                                                      offer.mutable_parties(1)->add_roles(
                                                          v1::ROLE_PLACEMENT_AGENCY);
                                                    })},
      {v1::FINDING_CODE_ROLE_REPEATED, Edited(Placed,
                                              [](v1::Offer& offer) {
                                                offer.mutable_parties(1)->add_roles(
                                                    v1::ROLE_SUPPORT_ORGANIZATION);
                                              })},
      {v1::FINDING_CODE_LEGAL_NUMBER_REPEATED, OfOneLegalNumber},
      {v1::FINDING_CODE_ROLE_PAIR_FORBIDDEN, OfAForbiddenPair},
      {v1::FINDING_CODE_ROLE_MISSING, Edited(Direct,
                                             [](v1::Offer& offer) {
                                               offer.set_hire_route(
                                                   v1::HIRE_ROUTE_VIA_SENDING_ORGANIZATION);
                                             })},
      {v1::FINDING_CODE_PARTY_ORDER_WRONG,
       Edited(Placed, [](v1::Offer& offer) { offer.mutable_parties()->SwapElements(2, 3); })},
      {v1::FINDING_CODE_APPOINTMENT_MISSING,
       Edited(Esd, [](v1::Offer& offer) { offer.mutable_parties(2)->clear_appointment(); })},
      {v1::FINDING_CODE_APPOINTMENT_UNKNOWN, Edited(Ssw,
                                                    [](v1::Offer& offer) {
                                                      offer.mutable_parties(1)->set_appointment(
                                                          Sha256("nothing").ToString());
                                                    })},
      {v1::FINDING_CODE_APPOINTMENT_NOT_IN_FORCE, OfAWithdrawnAppointment},
      {v1::FINDING_CODE_APPOINTMENT_CHAIN_BROKEN, OfAnothersAppointment},
      {v1::FINDING_CODE_APPOINTMENT_NOT_COVERING, OfAnAppointmentForOtherJobs},
      {v1::FINDING_CODE_APPOINTMENT_DATES, OfAnAppointmentThatEndsEarly},
      {v1::FINDING_CODE_TOO_MANY_ORGANIZATIONS, OfTooManyOrganizations},
      {v1::FINDING_CODE_PROGRAMME_NOT_LISTED,
       Edited(Ssw, [](v1::Offer& offer) { offer.set_programme("SSW2"); })},
      {v1::FINDING_CODE_OCCUPATION_NOT_LISTED, Edited(Direct,
                                                      [](v1::Offer& offer) {
                                                        *offer.mutable_job()->mutable_occupation() =
                                                            CropsOccupation();
                                                      })},
      {v1::FINDING_CODE_ROUTE_NOT_LISTED,
       Edited(Esd, [](v1::Offer& offer) { offer.set_hire_route(v1::HIRE_ROUTE_DIRECT); })},
      {v1::FINDING_CODE_WORKER_CLASS_NOT_LISTED,
       Edited(Ssw, [](v1::Offer& offer) { offer.set_worker_class("COMPLETED_TITP_9"); })},
      {v1::FINDING_CODE_FEE_NOT_ALLOWED,
       Edited(
           Ssw,
           [](v1::Offer& offer) { offer.mutable_worker_fees(2)->set_code(v1::FEE_CODE_DEPOSIT); })},
      {v1::FINDING_CODE_PAYEE_OUTSIDE, Edited(Esd,
                                              [](v1::Offer& offer) {
                                                offer.mutable_worker_fees(0)->set_payee(
                                                    std::string(kCoTrang));
                                              })},
      {v1::FINDING_CODE_FEE_TOTAL_WRONG,
       Edited(Ssw, [](v1::Offer& offer) { offer.mutable_worker_fee_total()->set_minor_units(1); })},
      {v1::FINDING_CODE_FEE_CURRENCIES_MIXED,
       Edited(Ssw,
              [](v1::Offer& offer) {
                offer.mutable_worker_fees(4)->mutable_amount()->set_currency("USD");
              })},
      {v1::FINDING_CODE_UNDERTAKING_MISSING,
       Edited(Esd, [](v1::Offer& offer) { offer.mutable_undertakings()->RemoveLast(); })},
      {v1::FINDING_CODE_PAYMENT_OUTSIDE,
       Edited(Esd,
              [](v1::Offer& offer) { offer.mutable_payments(0)->set_to(std::string(kCoTrang)); })},
      {v1::FINDING_CODE_PLACES_EXCEED_APPOINTMENT, OfMorePlacesThanAppointed},
      {v1::FINDING_CODE_PLACES_EXCEED_RULESET,
       Edited(Direct, [](v1::Offer& offer) { offer.mutable_job()->set_places(21); })},
      {v1::FINDING_CODE_PLACES_BELOW_GIVEN, OfFewerPlacesThanGiven},
  };
}

Planted PlantedIllegalChanges() {
  Planted planted = {{v1::FINDING_CODE_WORSE_FOR_WORKER, WorseThanTheOneBefore}};
  std::set<v1::FindingCode> codes;
  for (const IllegalChange& change : IllegalChanges()) {
    if (codes.insert(change.code).second) planted.push_back({change.code, Illegal(change)});
  }
  return planted;
}

}  // namespace warifu
