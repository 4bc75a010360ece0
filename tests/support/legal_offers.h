// Legal offers of the cast, one for each route and programme, with figures as real ones have them.
//
// The bodies lack what only a registry knows: the names of appointments (legal_world.h puts them
// in). Threads: pure functions.
#ifndef WARIFU_TESTS_SUPPORT_LEGAL_OFFERS_H_
#define WARIFU_TESTS_SUPPORT_LEGAL_OFFERS_H_

#include <array>
#include <string_view>
#include <vector>

#include "warifu/v1/statement.pb.h"

namespace warifu {

enum class LegalOffer {
  kSsw,        // company, sending organization
  kSswPlaced,  // company, placement agency, support organization, sending organization
  kEsd,        // company, supervising organization, sending organization
  kTitp,       // the same under the older programme
  kSswDirect,  // company alone
};
inline constexpr std::array<LegalOffer, 5> kLegalOffers = {LegalOffer::kSsw, LegalOffer::kSswPlaced,
                                                           LegalOffer::kEsd, LegalOffer::kTitp,
                                                           LegalOffer::kSswDirect};

// Who lets whom recruit, in every legal offer.
struct AppointmentLink {
  std::string_view principal;
  std::string_view agent;
};
const std::vector<AppointmentLink>& LegalAppointments();

// One party: agent of the appointment by `principal`; the company has none.
struct LegalParty {
  std::string_view organization;
  v1::Role role;
  std::string_view principal;
};
std::vector<LegalParty> PartiesOf(LegalOffer kind);

// Valid from 2026-11-01 to 2027-10-31; parties without their appointments.
v1::Offer OfferBody(LegalOffer kind);

// Adds a fee line to `offer`; the total is left as it is.
v1::FeeLine* AddFee(v1::FeeCode code, std::int64_t vnd, std::string_view payee, v1::Offer& offer);
// Sets worker_fee_total to the sum of the lines, in VND where there are none.
void SetFeeTotal(v1::Offer& offer);

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_LEGAL_OFFERS_H_
