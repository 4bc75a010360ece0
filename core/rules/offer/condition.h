// To which offers a number of a ruleset applies, and who is meant by a role.
// Threads: pure functions; what takes a judgment belongs to it.
#ifndef WARIFU_CORE_RULES_OFFER_CONDITION_H_
#define WARIFU_CORE_RULES_OFFER_CONDITION_H_

#include <string_view>
#include <vector>

#include "core/rules/judgment.h"
#include "warifu/v1/offer.pb.h"
#include "warifu/v1/ruleset.pb.h"

namespace warifu {

// Programme, occupation, class of workers and route are all among those named, where any is named.
bool Applies(const v1::Condition& condition, const v1::Offer& offer);

// What an organization is in the offer: a party's roles; of a payee that signs nothing those of
// PUBLIC_AUTHORITY and LISTED_PROVIDER that its record has. Requires: an id that the offer names.
std::vector<v1::Role> RolesIn(Judgment& judgment, std::string_view organization);

bool AnyOf(const std::vector<v1::Role>& roles, const google::protobuf::RepeatedField<int>& wanted);

// Whether a ceiling on these roles covers what is paid to the organization: it has one of them, or
// its record and that of one who has name each other as affiliates, either side. None: everyone.
bool CoversPayee(Judgment& judgment, const google::protobuf::RepeatedField<int>& roles,
                 std::string_view organization);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_OFFER_CONDITION_H_
