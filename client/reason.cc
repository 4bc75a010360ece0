#include "client/reason.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <vector>

#include "client/draft/field_form.h"
#include "core/text/escape.h"
#include "core/text/nearest.h"

namespace warifu {
namespace {

std::string WordOf(const google::protobuf::EnumValueDescriptor& value) {
  std::string word = ShortEnumName(value);
  std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) {
    return c == '_' ? '-' : static_cast<char>(std::tolower(c));
  });
  return word;
}

// By the order of the enum, the one that is never valid left out.
std::vector<std::string> Words() {
  std::vector<std::string> words;
  const auto& type = *v1::Reason_descriptor();
  for (int i = 1; i < type.value_count(); ++i) words.push_back(WordOf(*type.value(i)));
  return words;
}

}  // namespace

std::string ReasonWords() {
  std::string all;
  for (const std::string& word : Words()) all += (all.empty() ? "" : ", ") + word;
  return all;
}

Result<v1::Reason> ParseReason(const std::string& typed) {
  const std::vector<std::string> words = Words();
  const auto found = std::find(words.begin(), words.end(), typed);
  if (found != words.end()) {
    const auto index = static_cast<int>(found - words.begin()) + 1;
    return static_cast<v1::Reason>(v1::Reason_descriptor()->value(index)->number());
  }
  const std::vector<std::string_view> views(words.begin(), words.end());
  return BadInput("--reason " + EscapeForTerminal(typed) + ": there is no such reason" +
                  DidYouMean(typed, views) + "; one of: " + ReasonWords());
}

}  // namespace warifu
