#include "core/rules/words.h"

#include "core/base/time.h"
#include "core/rules/judgment.h"
#include "core/text/civil_date.h"

namespace warifu {
namespace {

std::string Without(std::string_view prefix, const std::string& name) {
  return name.starts_with(prefix) ? name.substr(prefix.size()) : name;
}

}  // namespace

std::string RoleWord(v1::Role role) { return Without("ROLE_", v1::Role_Name(role)); }
std::string RouteWord(v1::HireRoute route) {
  return Without("HIRE_ROUTE_", v1::HireRoute_Name(route));
}
std::string FeeWord(v1::FeeCode code) { return Without("FEE_CODE_", v1::FeeCode_Name(code)); }
std::string UndertakingWord(v1::Undertaking undertaking) {
  return Without("UNDERTAKING_", v1::Undertaking_Name(undertaking));
}

std::string FeeMethodWord(v1::FeeMethod method) {
  return Without("FEE_METHOD_", v1::FeeMethod_Name(method));
}
std::string DueWord(v1::FeeDue due) { return Without("FEE_DUE_", v1::FeeDue_Name(due)); }
std::string PaymentWord(v1::PaymentCode code) {
  return Without("PAYMENT_CODE_", v1::PaymentCode_Name(code));
}
std::string DeductionWord(v1::DeductionCode code) {
  return Without("DEDUCTION_CODE_", v1::DeductionCode_Name(code));
}
std::string InsuranceWord(v1::InsuranceKind kind) {
  return Without("INSURANCE_KIND_", v1::InsuranceKind_Name(kind));
}
std::string PayerWord(v1::Payer payer) { return Without("PAYER_", v1::Payer_Name(payer)); }

Sentence CorridorText(const v1::Corridor& corridor) {
  return Said("{origin} to {destination}", corridor.origin_country(),
              corridor.destination_country());
}

std::string OccupationWord(const v1::Occupation& occupation) {
  return occupation.isco08() + " " + occupation.national_code();
}

std::string DayWord(std::uint64_t at_ms) {
  const auto date = DateAt(at_ms / kMsPerSecond, 0);
  return date.has_value() ? FormatCivilDate(*date) : "";
}

FindingValue StandingText(const Subject& subject) {
  const std::string_view word = StateName(subject.standing.state);
  if (subject.standing.state != State::kInForce) return std::string(word);
  return Said("{state}, but does not count", word);
}

// Halves, so that words of many are not deep.
Sentence AnyOf(std::span<const Sentence> words) {
  if (words.empty()) return Said("nothing");
  if (words.size() == 1) return words.front();
  const std::size_t half = words.size() / 2;
  return Said("{one} or {other}", AnyOf(words.first(half)), AnyOf(words.subspan(half)));
}

Sentence AnyOf(const std::vector<std::string>& values) {
  std::vector<Sentence> words;
  for (const std::string& value : values) words.push_back(Verbatim(value));
  return AnyOf(std::span<const Sentence>(words));
}

std::string PartyPath(std::size_t party, std::string_view field) {
  return ItemPath("offer.parties", party) + "." + std::string(field);
}

}  // namespace warifu
