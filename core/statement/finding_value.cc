#include "core/statement/finding_value.h"

#include <string_view>
#include <vector>

#include "core/base/check.h"

namespace warifu {
namespace {

std::optional<Sentence> FromWordsWithin(std::size_t depth, const v1::Words& words) {
  const std::optional<std::size_t> names = CountPlaceholders(words.text());
  const auto count = static_cast<std::size_t>(words.values_size());
  if (depth == 0 || count > kMaxWordsValues || names != count) return std::nullopt;
  std::vector<Sentence::Value> values;
  for (const v1::WordsValue& value : words.values()) {
    if (!value.has_words()) {
      values.push_back(SentenceValue(value.text()));
      continue;
    }
    std::optional<Sentence> inner = FromWordsWithin(depth - 1, value.words());
    if (!inner.has_value()) return std::nullopt;
    values.push_back(SentenceValue(*std::move(inner)));
  }
  return Sentence(words.text(), std::move(values));
}

}  // namespace

std::string FindingValue::English() const {
  const Sentence* said = words();
  return said != nullptr ? said->English() : std::get<std::string>(told_);
}

v1::Words ToWords(const Sentence& sentence) {
  v1::Words words;
  words.set_text(std::string(sentence.text()));
  for (const Sentence::Value& value : sentence.values()) {
    v1::WordsValue& made = *words.add_values();
    WARIFU_CHECK(value.sentences.size() <= 1);
    if (value.sentences.empty()) {
      made.set_text(value.text);
    } else {
      *made.mutable_words() = ToWords(value.sentences.front());
    }
  }
  return words;
}

std::optional<Sentence> FromWords(const v1::Words& words) {
  return FromWordsWithin(kMaxWordsDepth, words);
}

v1::Finding MakeFinding(v1::FindingCode code, std::string field, const FindingValue& found,
                        const FindingValue& wanted) {
  v1::Finding finding;
  finding.set_code(code);
  finding.set_field(std::move(field));
  finding.set_found(found.English());
  finding.set_wanted(wanted.English());
  if (found.words() != nullptr) *finding.mutable_found_words() = ToWords(*found.words());
  if (wanted.words() != nullptr) *finding.mutable_wanted_words() = ToWords(*wanted.words());
  return finding;
}

}  // namespace warifu
