// Which languages to answer in: those asked for, else the locale's, else English.
#ifndef WARIFU_CLIENT_LANGUAGE_H_
#define WARIFU_CLIENT_LANGUAGE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace warifu {

inline constexpr std::size_t kMaxLanguagesAtOnce = 2;
inline constexpr std::string_view kDefaultLanguage = "en";

// `asked`: of --lang. Without it LC_ALL, LC_MESSAGES and LANG are looked at, in this order.
// Errors: kBadInput for a language without a catalogue (the list is named), or too many.
Result<std::vector<std::string>> ChooseLanguages(const std::vector<std::string>& asked);

}  // namespace warifu

#endif  // WARIFU_CLIENT_LANGUAGE_H_
