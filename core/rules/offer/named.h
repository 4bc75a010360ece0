// Whom an offer names: its parties, payees, training providers and both ends of its payments.
// Threads: pure functions.
#ifndef WARIFU_CORE_RULES_OFFER_NAMED_H_
#define WARIFU_CORE_RULES_OFFER_NAMED_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/base/types.h"
#include "warifu/v1/offer.pb.h"

namespace warifu {

// The ids of all organizations that the offer names, each once: the parties first, then the others
// in the order of the fields.
std::vector<std::string> OrganizationsNamed(const v1::Offer& offer);

// The lineages of the appointments by which its parties act, each once, in the order of the
// parties. Requires: an offer that Examine let through.
std::vector<Hash> AppointmentsNamed(const v1::Offer& offer);

// Whether the organization signs the offer.
bool IsParty(const v1::Offer& offer, std::string_view organization);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_OFFER_NAMED_H_
