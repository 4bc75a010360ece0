#include "core/text/legal_number.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>

namespace warifu {
namespace {

Error BadShape(Phrase shape) { return BadInput("this legal number is written as {shape}", shape); }

Status CheckDigitIs(bool right, Phrase name) {
  if (right) return Ok();
  return BadInput("the check digit of this {name} is wrong; compare it with the register", name);
}

bool IsDigits(std::string_view value, std::size_t count) {
  return value.size() == count && value.find_first_not_of("0123456789") == std::string_view::npos;
}

int Digit(std::string_view value, std::size_t i) { return value[i] - '0'; }

// Sum of the first weights.size() digits of `value`, each times its weight.
int WeightedSum(std::string_view value, std::span<const int> weights) {
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += Digit(value, i) * weights[i];
  return sum;
}

Status CheckJpCorporateNumber(std::string_view value) {
  if (!IsDigits(value, 13)) return BadShape(Phrase("13 digits"));
  constexpr std::array kWeights = {2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};
  const int expected = 9 - WeightedSum(value.substr(1), kWeights) % 9;
  return CheckDigitIs(Digit(value, 0) == expected, Phrase("Japanese corporate number"));
}

Status CheckVnTaxCode(std::string_view value) {
  constexpr std::size_t kDigits = 10;
  const std::string_view branch = value.substr(std::min(kDigits, value.size()));
  const bool is_branch =
      branch.size() == 4 && branch[0] == '-' && IsDigits(branch.substr(1), 3) && branch != "-000";
  if (!IsDigits(value.substr(0, kDigits), kDigits) || !(branch.empty() || is_branch)) {
    return BadShape(Phrase("10 digits, for a branch with a hyphen and 3 more (0100109106-001)"));
  }
  constexpr std::array kWeights = {31, 29, 23, 19, 17, 13, 7, 5, 3};
  const int expected = 10 - WeightedSum(value, kWeights) % 11;  // 10 for sums that no code has
  return CheckDigitIs(Digit(value, 9) == expected, Phrase("Vietnamese tax code"));
}

Status CheckKrBusinessNumber(std::string_view value) {
  if (!IsDigits(value, 10)) return BadShape(Phrase("10 digits"));
  constexpr std::array kWeights = {1, 3, 7, 1, 3, 7, 1, 3, 5};
  const int sum = WeightedSum(value, kWeights) + Digit(value, 8) * 5 / 10;
  return CheckDigitIs((sum + Digit(value, 9)) % 10 == 0, Phrase("Korean business number"));
}

Status CheckTwUnifiedBusinessNumber(std::string_view value) {
  if (!IsDigits(value, 8)) return BadShape(Phrase("8 digits"));
  constexpr std::array kWeights = {1, 2, 1, 2, 1, 2, 4, 1};
  constexpr std::size_t kSeventh = 6;  // 7 x 4 = 28, 2 + 8 = 10, which may count as 0 or as 1
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    const int product = Digit(value, i) * kWeights[i];
    sum += product / 10 + product % 10;
  }
  const bool right = sum % 5 == 0 || (Digit(value, kSeventh) == 7 && (sum - 9) % 5 == 0);
  return CheckDigitIs(right, Phrase("Taiwanese unified business number"));
}

Status CheckThJuristicNumber(std::string_view value) {
  if (!IsDigits(value, 13)) return BadShape(Phrase("13 digits"));
  constexpr std::array kWeights = {13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2};
  const int expected = (11 - WeightedSum(value, kWeights) % 11) % 10;
  return CheckDigitIs(Digit(value, 12) == expected, Phrase("Thai juristic person number"));
}

Status CheckAuBusinessNumber(std::string_view value) {
  if (!IsDigits(value, 11) || value[0] == '0')
    return BadShape(Phrase("11 digits, the first not 0"));
  constexpr std::array kWeights = {10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19};
  const int sum = WeightedSum(value, kWeights) - kWeights[0];
  return CheckDigitIs(sum % 89 == 0, Phrase("Australian business number"));
}

// ISO 7064 mod 97-10: letters count as 10 to 35, the whole number leaves 1.
Status CheckLei(std::string_view value) {
  constexpr std::string_view kSymbols = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  constexpr std::size_t kLength = 20;
  constexpr std::size_t kBody = 18;
  if (value.size() != kLength || value.find_first_not_of(kSymbols) != std::string_view::npos ||
      !IsDigits(value.substr(kBody), kLength - kBody)) {
    return BadShape(Phrase("18 digits or capital letters and 2 digits"));
  }
  std::size_t remainder = 0;
  for (const char symbol : value) {
    const std::size_t number = kSymbols.find(symbol);
    remainder = (remainder * (number < 10 ? 10 : 100) + number) % 97;
  }
  return CheckDigitIs(remainder == 1, Phrase("legal entity identifier"));
}

}  // namespace

Status CheckLegalNumber(LegalNumberCheck check, std::string_view value) {
  switch (check) {
    case LegalNumberCheck::kNone:
      return value.empty() ? Status(BadInput("the legal number is missing")) : Ok();
    case LegalNumberCheck::kJpCorporateNumber:
      return CheckJpCorporateNumber(value);
    case LegalNumberCheck::kVnTaxCode:
      return CheckVnTaxCode(value);
    case LegalNumberCheck::kKrBusinessNumber:
      return CheckKrBusinessNumber(value);
    case LegalNumberCheck::kTwUnifiedBusinessNumber:
      return CheckTwUnifiedBusinessNumber(value);
    case LegalNumberCheck::kThJuristicNumber:
      return CheckThJuristicNumber(value);
    case LegalNumberCheck::kAuBusinessNumber:
      return CheckAuBusinessNumber(value);
    case LegalNumberCheck::kLei:
      return CheckLei(value);
  }
  return BadInput("this check of legal numbers is not known");
}

}  // namespace warifu
