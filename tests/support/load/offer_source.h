// Offers of a legal world, as many as are wanted, each another one, signed by all who must.
//
//     LegalWorld world({.start_s = now_s, .appointment_places = kManyPlaces});
//     OfferSource source(world, "thread 1");
//     std::string signed_statement = source.Next(now_s);
//
// Threads: one; two sources of one world with two labels never make the same offer.
#ifndef WARIFU_TESTS_SUPPORT_LOAD_OFFER_SOURCE_H_
#define WARIFU_TESTS_SUPPORT_LOAD_OFFER_SOURCE_H_

#include <cstdint>
#include <string>

#include "tests/support/legal_world.h"

namespace warifu {

// The most that an appointment may allow: so many offers of one place, for each appointment.
inline constexpr std::uint32_t kManyPlaces = 100'000;

class OfferSource {
 public:
  OfferSource(const LegalWorld& world, std::string label)
      : world_(world), label_(std::move(label)) {}

  // Issued at `now_s`; the kinds of legal offers in turn.
  std::string Next(std::uint64_t now_s);

 private:
  LegalWorld world_;
  std::string label_;
  std::uint64_t made_ = 0;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_LOAD_OFFER_SOURCE_H_
