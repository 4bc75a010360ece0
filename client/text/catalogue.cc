#include "client/text/catalogue.h"

#include <algorithm>

#include "client/text/catalogue_table.h"
#include "client/text/sentences.h"
#include "core/base/check.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

const CatalogueLanguage& LanguageOf(std::string_view tag) {
  const auto languages = CatalogueLanguages();
  const auto found = std::find_if(languages.begin(), languages.end(),
                                  [&](const CatalogueLanguage& one) { return one.tag == tag; });
  WARIFU_CHECK(found != languages.end());
  return *found;
}

template <typename Args>
std::string ValueOf(std::string_view name, const Args& args, std::string_view language) {
  for (const auto& [placeholder, value] : args) {
    if (placeholder == name) return MessageValue(value).In(language);
  }
  WARIFU_CHECK(!"a placeholder without a value");
  return {};
}

template <typename Args>
std::string Filled(std::string_view language, MessageId id, const Args& args) {
  const std::string_view text = LanguageOf(language).texts[static_cast<std::size_t>(id)];
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c != '{' && c != '}') {
      result.push_back(c);
    } else if (i + 1 < text.size() && text[i + 1] == c) {
      result.push_back(c);
      ++i;
    } else {
      const std::size_t end = text.find('}', i);
      result += ValueOf(text.substr(i + 1, end - i - 1), args, language);
      i = end;
    }
  }
  return result;
}

}  // namespace

std::string MessageValue::In(std::string_view language) const {
  return sentence_ == nullptr ? std::string(text_) : EscapeLines(Say(language, *sentence_), "");
}

std::string Say(std::string_view language, MessageId id, MessageArgs args) {
  return Filled(language, id, args);
}

std::string SayWith(std::string_view language, MessageId id, const NamedValues& values) {
  return Filled(language, id, values);
}

std::optional<MessageId> MessageOfName(std::string_view name) {
  for (std::size_t i = 0; i < kMessageCount; ++i) {
    if (MessageName(i) == name) return static_cast<MessageId>(i);
  }
  return std::nullopt;
}

std::vector<std::string> CatalogueTags() {
  std::vector<std::string> tags;
  for (const CatalogueLanguage& language : CatalogueLanguages()) tags.emplace_back(language.tag);
  return tags;
}

bool IsReviewed(std::string_view language) { return LanguageOf(language).reviewed; }

}  // namespace warifu
