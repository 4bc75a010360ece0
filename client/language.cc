#include "client/language.h"

#include <algorithm>
#include <cstdlib>

#include "client/text/catalogue.h"
#include "core/text/country.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

bool IsKnown(const std::string& language) {
  const std::vector<std::string> tags = CatalogueTags();
  return std::find(tags.begin(), tags.end(), language) != tags.end();
}

std::string ListOf(const std::vector<std::string>& tags) {
  std::string list;
  for (const std::string& tag : tags) list += (list.empty() ? "" : ", ") + tag;
  return list;
}

// "vi" of "vi_VN.UTF-8"; English when there is no catalogue.
std::string LanguageOfLocale() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value == nullptr || *value == '\0') continue;
    const std::string locale(value);
    const std::string language = locale.substr(0, locale.find_first_of("_.@-"));
    return IsKnown(language) ? language : std::string(kDefaultLanguage);
  }
  return std::string(kDefaultLanguage);
}

}  // namespace

Result<std::vector<std::string>> ChooseLanguages(const std::vector<std::string>& asked) {
  if (asked.empty()) return std::vector<std::string>{LanguageOfLocale()};
  if (asked.size() > kMaxLanguagesAtOnce) return BadInput("--lang: at most two languages at once");
  std::vector<std::string> languages;
  for (const std::string& tag : asked) {
    const std::string language(PrimaryLanguage(tag));
    if (!IsKnown(language)) {
      return BadInput("--lang {tag}: there are {languages}", EscapeForTerminal(tag),
                      ListOf(CatalogueTags()));
    }
    if (std::find(languages.begin(), languages.end(), language) == languages.end()) {
      languages.push_back(language);
    }
  }
  return languages;
}

}  // namespace warifu
