#include "core/text/look_alike.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/text/char_class.h"
#include "core/text/legal_form.h"
#include "core/text/normalize.h"
#include "core/text/skeleton.h"
#include "core/text/utf8.h"

namespace warifu {
namespace {

// What is drawn alike and stands not in Unicode's table; text as it is after the first pass.
struct Pair {
  std::string_view from;
  std::string_view to;
};
constexpr Pair kDrawnAlike[] = {
    {"\u17D2\u178A", "\u17D2\u178F"},  // Khmer: da below another letter is drawn as ta
    {"\u17BE", "\u17C1\u0E35"},        // Khmer vowels of two parts; UTS #39 writes ii so
    {"\u17C4", "\u17C1\u17B6"},
    {"\u1009", "\u1025"},  // Burmese: nya and the vowel u
    {"\u1047", "\u101B"},  // Burmese: seven and ra
    {"\u104E", "\u1044"},  // Burmese: a symbol and four
    {"\u30EA", "\u308A"},  // katakana and hiragana ri
    {"i", "l"},            // a capital I is an l, and case is folded
};

// Combining classes of marks that are vowels: Telugu, Thai, Lao, Tibetan.
constexpr utf8proc_propval_t kVowelClasses[] = {84, 91, 103, 118, 129, 130, 132};

// Calls `take(code_point, its bytes)` for each code point.
template <typename Take>
void ForEach(std::string_view text, const Take& take) {
  while (!text.empty()) {
    const std::optional<CodePoint> next = FirstCodePoint(text);
    WARIFU_CHECK(next.has_value());
    take(next->value, text.substr(0, next->bytes));
    text.remove_prefix(next->bytes);
  }
}

const utf8proc_property_t& PropertyOf(char32_t code_point) {
  return *utf8proc_get_property(static_cast<utf8proc_int32_t>(code_point));
}

bool IsInvisible(char32_t code_point) {
  const CharClass is = ClassOf(code_point);
  return is == CharClass::kForbidden || is == CharClass::kJoiner;
}

std::string Visible(std::string_view text) {
  std::string visible;
  ForEach(text, [&visible](char32_t code_point, std::string_view bytes) {
    if (!IsInvisible(code_point)) visible += bytes;
  });
  return visible;
}

std::string Replaced(std::string_view text, const Pair& pair) {
  std::string result;
  while (true) {
    const std::size_t at = text.find(pair.from);
    result += text.substr(0, at);
    if (at == std::string_view::npos) return result;
    result += pair.to;
    text.remove_prefix(at + pair.from.size());
  }
}

std::string FoldWidthAndCase(std::string_view text) {
  return Normalize(text, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
}

// An accent, a tone, a stroke through a letter, a ring around it.
bool IsAccent(const utf8proc_property_t& property) {
  if (property.category == UTF8PROC_CATEGORY_ME) return true;
  const auto* vowel =
      std::find(std::begin(kVowelClasses), std::end(kVowelClasses), property.combining_class);
  return property.combining_class != 0 && vowel == std::end(kVowelClasses);
}

bool IsOfAWord(const utf8proc_property_t& property) {
  return property.category >= UTF8PROC_CATEGORY_LU && property.category <= UTF8PROC_CATEGORY_NO;
}

// Letters, vowels and digits stay; each stretch between them becomes one space.
std::string WordsWithoutAccents(std::string_view text) {
  std::string words;
  ForEach(text, [&words](char32_t code_point, std::string_view bytes) {
    const utf8proc_property_t& property = PropertyOf(code_point);
    if (IsAccent(property)) return;
    if (IsOfAWord(property)) {
      words += bytes;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  });
  return words;
}

}  // namespace

std::string ExactForm(std::string_view name) {
  return Normalize(name, UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

std::string SkeletonForm(std::string_view name) {
  std::string text = FoldWidthAndCase(UtsSkeleton(Visible(name)));
  text = FoldWidthAndCase(UtsSkeleton(text));
  for (const Pair& pair : kDrawnAlike) text = Replaced(text, pair);
  return text;
}

std::string PlainForm(std::string_view name) {
  const auto plain_words = [](std::string_view text) {
    return WordsWithoutAccents(SkeletonForm(text));
  };
  static const LegalForms forms(plain_words);
  std::string form = forms.Without(plain_words(name));
  std::erase(form, ' ');
  return form.empty() ? SkeletonForm(name) : form;
}

}  // namespace warifu
