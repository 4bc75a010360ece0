// Sentence: what a person reads of a failure, in English, its values kept apart, so that it can be
// said in another language:
//
//   Said("{path}: the file has {bytes} bytes, at most {most} are read", path, size, kMostBytes)
//
// A text is a literal with placeholders in braces, which take the values in the order of their
// first appearance; a wrong number of values does not compile. There are no braces but these. A
// text among the values stays on its line: a line end in it is written as \u{A}. Translations have
// the English text as their key and are data of the client (client/text/sentences.h);
// scripts/make-sentences finds the texts by the functions that take them: Said and Phrase here, and
// the makers of errors in core/base/result.h.
//
// Threads: values, as strings are. Cost: a copy of each value.
#ifndef WARIFU_CORE_BASE_SENTENCE_H_
#define WARIFU_CORE_BASE_SENTENCE_H_

#include <concepts>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace warifu {

class Sentence {
 public:
  // A part of a sentence: text that every language shows alike, or sentences, a line each.
  struct Value {
    std::string text;
    std::vector<Sentence> sentences;

    friend bool operator==(const Value&, const Value&) = default;
  };
  // The text of a template in some language; nothing if it has none, and English stands.
  using Translate = std::function<std::optional<std::string_view>(std::string_view english)>;

  // Use Said. Requires: `english` lives as long as the program, with one name for each value.
  Sentence(std::string_view english, std::vector<Value> values)
      : english_(english), values_(std::move(values)) {}

  std::string English() const;
  std::string In(const Translate& translate) const;
  // Those that InLines took; of any other sentence itself alone.
  std::vector<Sentence> lines() const;
  std::string_view text() const { return english_; }
  const std::vector<Value>& values() const { return values_; }

  friend bool operator==(const Sentence&, const Sentence&) = default;

 private:
  std::string_view english_;
  std::vector<Value> values_;
};

// Several in one, each in a line of its own.
Sentence InLines(std::vector<Sentence> lines);

// What another program or the operating system said: no language but its own.
Sentence Verbatim(std::string text);

// The name at the placeholder that begins at `text`, which begins with '{'; empty if it is none.
constexpr std::string_view PlaceholderName(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && ((text[end] >= 'a' && text[end] <= 'z') || text[end] == '_')) ++end;
  return end < text.size() && text[end] == '}' ? text.substr(1, end - 1) : std::string_view();
}

// How many different names `text` has; nothing where a brace neither begins nor ends one.
std::optional<std::size_t> CountPlaceholders(std::string_view text);

// The text of a sentence with as many different placeholders as there are Values.
template <typename... Values>
class SentenceText {
 public:
  template <std::size_t kSize>
  consteval SentenceText(const char (&literal)[kSize])  // NOLINT: implicit
      : english_(literal, kSize - 1) {
    if (Placeholders(english_) != sizeof...(Values)) throw "another number of values";
  }
  std::string_view english() const { return english_; }

 private:
  static consteval std::size_t Placeholders(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == '}') throw "a brace that closes nothing";
      if (text[at] != '{') continue;
      const std::string_view name = PlaceholderName(text.substr(at));
      if (name.empty()) throw "a brace that begins no {name}";
      const std::string_view whole = text.substr(at, name.size() + 2);
      if (text.find(whole) == at) ++count;
      at += name.size() + 1;
    }
    return count;
  }

  std::string_view english_;
};

// A sentence without values, or words in one: for tables of constants.
using Phrase = SentenceText<>;

inline Sentence::Value SentenceValue(Sentence sentence) {
  Sentence::Value value;
  value.sentences.push_back(std::move(sentence));
  return value;
}
inline Sentence::Value SentenceValue(Phrase words) {
  return SentenceValue(Sentence(words.english(), {}));
}
inline Sentence::Value SentenceValue(std::string text) { return {std::move(text), {}}; }
inline Sentence::Value SentenceValue(std::string_view text) { return {std::string(text), {}}; }
inline Sentence::Value SentenceValue(const char* text) { return {text, {}}; }
template <std::integral Number>
requires(!std::same_as<Number, char> && !std::same_as<Number, bool>) Sentence::Value
    SentenceValue(Number number) {
  return {std::to_string(number), {}};
}

template <typename... Values>
Sentence Said(SentenceText<std::type_identity_t<Values>...> text, Values&&... values) {
  std::vector<Sentence::Value> all;
  all.reserve(sizeof...(Values));
  (all.push_back(SentenceValue(std::forward<Values>(values))), ...);
  return {text.english(), std::move(all)};
}

}  // namespace warifu

#endif  // WARIFU_CORE_BASE_SENTENCE_H_
