// Check algorithms of the numbers under which countries register companies.
//
// A closed list, named in an organization's record: a number that fails its check names no company.
// One that passes proves nothing but that it was not mistyped. Each value has one accepted
// spelling, so that equal numbers are equal bytes.
// Source: at each value.
// Threads: pure functions, any thread.
#ifndef WARIFU_CORE_TEXT_LEGAL_NUMBER_H_
#define WARIFU_CORE_TEXT_LEGAL_NUMBER_H_

#include <string_view>

#include "core/base/result.h"

namespace warifu {

// The numbers are those of v1::LegalNumberCheck.
enum class LegalNumberCheck {
  // No check digit is known: anything that is not empty.
  kNone = 1,
  // Japan, corporate number: a check digit of 1 to 9, then 12 digits. Ministry of Finance ordinance
  // no. 70 of 2014: 9 less the sum, modulo 9, of the 12 digits weighted 1, 2, 1, 2, ... from the
  // right.
  kJpCorporateNumber = 2,
  // Viet Nam, enterprise and tax code: 10 digits, "0100109106", for a branch with "-001" behind.
  // Circular 105/2020/TT-BTC: 10 less the sum, modulo 11, weighted 31 29 23 19 17 13 7 5 3.
  kVnTaxCode = 3,
  // Korea, business registration number: 10 digits without hyphens, weighted 1 3 7 1 3 7 1 3 5, the
  // tens of the last product added, modulo 10.
  kKrBusinessNumber = 4,
  // Taiwan, unified business number: 8 digits weighted 1 2 1 2 1 2 4 1, digits of products summed,
  // divisible by 5 (so since 2023), a seventh digit of 7 counting as 0 or 1.
  kTwUnifiedBusinessNumber = 5,
  // Thailand, juristic person number: 13 digits weighted 13 down to 2, 11 less the sum modulo 11,
  // modulo 10.
  kThJuristicNumber = 6,
  // Australia, business number (ABN): 11 digits, the first less one, weighted
  // 10 1 3 5 7 9 11 13 15 17 19, divisible by 89.
  kAuBusinessNumber = 7,
  // Any country, legal entity identifier (ISO 17442): 18 of [0-9A-Z] and two digits, ISO 7064 mod
  // 97-10.
  kLei = 8,
};

// Errors: kBadInput, naming the shape that is expected or the check that fails; also where `check`
// is none of the above.
Status CheckLegalNumber(LegalNumberCheck check, std::string_view value);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_LEGAL_NUMBER_H_
