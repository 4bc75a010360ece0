// FindingValue: what a finding tells as found or wanted: a value as a draft writes it, which every
// language shows alike, or words, which each says in its own (core/base/sentence.h).
//
// A literal is neither: write Said or Phrase for words, so that they are translated, std::string
// for a value. On the wire words stand in English and, with their values apart, as v1::Words.
// Threads: values, as strings are.
#ifndef WARIFU_CORE_STATEMENT_FINDING_VALUE_H_
#define WARIFU_CORE_STATEMENT_FINDING_VALUE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "core/base/sentence.h"
#include "warifu/v1/finding.pb.h"

namespace warifu {

// Words within words, and values of one text: a server's finding with more is shown in English.
inline constexpr std::size_t kMaxWordsDepth = 8;
inline constexpr std::size_t kMaxWordsValues = 8;

class FindingValue {
 public:
  FindingValue() = default;                                             // nothing to tell
  FindingValue(std::string value) : told_(std::move(value)) {}          // NOLINT: implicit
  FindingValue(Sentence words) : told_(std::move(words)) {}             // NOLINT: implicit
  FindingValue(Phrase words) : told_(Sentence(words.english(), {})) {}  // NOLINT: implicit

  std::string English() const;
  // Null: a value, which is no words.
  const Sentence* words() const { return std::get_if<Sentence>(&told_); }

 private:
  std::variant<std::string, Sentence> told_;
};

// Requires: no value in `sentence` is of several lines.
v1::Words ToWords(const Sentence& sentence);

// The sentence again, whose text lives in `words`. Nothing: not one, or beyond the limits above.
std::optional<Sentence> FromWords(const v1::Words& words);

v1::Finding MakeFinding(v1::FindingCode code, std::string field, const FindingValue& found,
                        const FindingValue& wanted);

}  // namespace warifu

#endif  // WARIFU_CORE_STATEMENT_FINDING_VALUE_H_
