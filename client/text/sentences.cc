#include "client/text/sentences.h"

#include <algorithm>
#include <optional>

#include "client/text/sentence_table.h"

namespace warifu {
namespace {

std::optional<std::string_view> Translation(const SentenceLanguage& language,
                                            std::string_view english) {
  const auto all = EnglishSentences();
  const auto found =
      std::lower_bound(all.begin(), all.end(), english,
                       [](std::string_view one, std::string_view other) { return one < other; });
  if (found == all.end() || *found != english) return std::nullopt;
  return language.texts[found - all.begin()];
}

}  // namespace

std::string Say(std::string_view language, const Sentence& sentence) {
  const auto languages = SentenceLanguages();
  const auto found = std::find_if(languages.begin(), languages.end(),
                                  [&](const SentenceLanguage& one) { return one.tag == language; });
  if (found == languages.end()) return sentence.English();
  return sentence.In([&](std::string_view english) { return Translation(*found, english); });
}

}  // namespace warifu
