// The officially assigned codes of ISO 3166-1 alpha-2 (2026) and how the countries are called.
// Threads: constants, any thread.
#ifndef WARIFU_CORE_TEXT_COUNTRY_TABLE_H_
#define WARIFU_CORE_TEXT_COUNTRY_TABLE_H_

#include <span>
#include <string_view>

namespace warifu {

struct CountryRow {
  std::string_view code;
  std::string_view english;
  // Empty: not named here.
  std::string_view vietnamese;
  std::string_view japanese;
  std::string_view indonesian;
};

// All countries, ordered by code.
std::span<const CountryRow> CountryRows();

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_COUNTRY_TABLE_H_
