// The forms of values that annotations.proto names: which strings, byte strings and points in time
// have which form.
//
// The same check serves the canonical check of statements and the reader of drafts.
// Not here: lengths and counts, which stand beside the field.
// Source: docs/format.md, "Forms"; core/text for each.
// Threads: pure functions.
#ifndef WARIFU_CORE_STATEMENT_FORM_H_
#define WARIFU_CORE_STATEMENT_FORM_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/sentence.h"
#include "warifu/v1/annotations.pb.h"

namespace warifu {

// Lengths of forms that have no limit beside the field.
inline constexpr std::size_t kMaxCodeBytes = 40;
inline constexpr std::size_t kMinAuthorityBytes = 2;
inline constexpr std::size_t kMaxAuthorityBytes = 12;
inline constexpr std::size_t kMaxLocalIdBytes = 30;
inline constexpr std::size_t kMaxDecisionNumberBytes = 40;
// Of a decision's number: no person's name fits.
inline constexpr std::size_t kMaxLettersInARow = 6;
inline constexpr std::size_t kMinTelephoneDigits = 6;
inline constexpr std::size_t kMaxTelephoneDigits = 15;  // ITU-T E.164
inline constexpr std::size_t kMaxUrlBytes = 300;
inline constexpr std::size_t kMaxOriginBytes = 100;

enum class FormVerdict {
  kGood,
  kMalformed,  // not of this form
  kUnclean,    // text that CheckCleanText refuses
};

// Judges a string or byte string. `language`: the tag beside a localized text, else empty; beside a
// tag, joiners that the script needs are allowed, and Burmese must not be Zawgyi. The empty value
// has no form but FORM_UNSPECIFIED.
FormVerdict CheckForm(v1::Form form, std::string_view value, std::string_view language);

// Judges a number; only FORM_INSTANT and FORM_INSTANT_MS say something: not after the year 2199.
bool HasNumberForm(v1::Form form, std::uint64_t value);

// How a value of the form is written, for findings and documents: "YYYY-MM-DD". Empty for
// FORM_UNSPECIFIED.
Sentence FormPattern(v1::Form form);

}  // namespace warifu

#endif  // WARIFU_CORE_STATEMENT_FORM_H_
