// Values as drafts write them, for findings: "SENDING_ORGANIZATION", "VN to JP", "2026-11-20".
//
// Not here: how they are said in another language (the client).
// Threads: pure functions.
#ifndef WARIFU_CORE_RULES_WORDS_H_
#define WARIFU_CORE_RULES_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/sentence.h"
#include "core/rules/state.h"
#include "core/statement/finding_value.h"
#include "warifu/v1/offer.pb.h"

namespace warifu {

std::string RoleWord(v1::Role role);
std::string RouteWord(v1::HireRoute route);
std::string FeeWord(v1::FeeCode code);
std::string UndertakingWord(v1::Undertaking undertaking);
std::string FeeMethodWord(v1::FeeMethod method);
std::string DueWord(v1::FeeDue due);
std::string PaymentWord(v1::PaymentCode code);
std::string DeductionWord(v1::DeductionCode code);
std::string InsuranceWord(v1::InsuranceKind kind);
std::string PayerWord(v1::Payer payer);

std::string OccupationWord(const v1::Occupation& occupation);  // "6111 ESD-11-01"
std::string DayWord(std::uint64_t at_ms);                      // the day in UTC

// For findings, in words where it is more than a value: "VN to JP"; "SUSPENDED"; "IN_FORCE, but
// does not count" where only counting is lacking.
Sentence CorridorText(const v1::Corridor& corridor);
FindingValue StandingText(const Subject& subject);

// "A or B or C"; of none "nothing".
Sentence AnyOf(std::span<const Sentence> words);
Sentence AnyOf(const std::vector<std::string>& values);

// "offer.parties[1].organization".
std::string PartyPath(std::size_t party, std::string_view field);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_WORDS_H_
