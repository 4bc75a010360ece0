// "Did you mean ...?": the known name nearest to what somebody typed.
// Threads: pure functions, any thread.
#ifndef WARIFU_CORE_TEXT_NEAREST_H_
#define WARIFU_CORE_TEXT_NEAREST_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "core/base/sentence.h"

namespace warifu {

inline constexpr std::size_t kMaxNearestWord = 64;  // longer words are near to nothing

// Insertions, deletions, substitutions and swaps of neighbors (bytes; case of ASCII ignored) that
// turn one into the other. Requires: both at most kMaxNearestWord bytes.
std::size_t EditDistance(std::string_view a, std::string_view b);

// The candidate at the smallest distance, the first of equals; empty when even that one differs in
// more than a third of the longer word's bytes. The view is one of `candidates`.
std::string_view NearestName(std::string_view word, std::span<const std::string_view> candidates);

// " (did you mean \"worksites\"?)", or nothing: to be put behind an error's sentence.
Sentence DidYouMean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_NEAREST_H_
