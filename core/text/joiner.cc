#include "core/text/joiner.h"

#include <utf8proc.h>

#include <optional>

#include "core/base/utf8.h"

namespace warifu {
namespace {

constexpr char32_t kZeroWidthSpace = 0x200B;
constexpr int kVirama = 9;  // Canonical_Combining_Class

const utf8proc_property_t& PropertyOf(char32_t code_point) {
  return *utf8proc_get_property(static_cast<utf8proc_int32_t>(code_point));
}

bool IsKhmer(char32_t code_point) { return code_point >= 0x1780 && code_point <= 0x17FF; }

bool IsKhmerLetter(char32_t code_point) {
  const auto category = PropertyOf(code_point).category;
  return IsKhmer(code_point) &&
         (category == UTF8PROC_CATEGORY_LO || category == UTF8PROC_CATEGORY_LM);
}

bool IsKhmerLetterOrMark(char32_t code_point) {
  const auto category = PropertyOf(code_point).category;
  return IsKhmerLetter(code_point) || (IsKhmer(code_point) && (category == UTF8PROC_CATEGORY_MN ||
                                                               category == UTF8PROC_CATEGORY_MC));
}

}  // namespace

bool JoinerBelongs(char32_t previous, char32_t joiner, std::string_view rest) {
  if (joiner != kZeroWidthSpace) return PropertyOf(previous).combining_class == kVirama;
  if (!IsKhmerLetterOrMark(previous) || rest.empty()) return false;
  const std::optional<CodePoint> next = FirstCodePoint(rest);
  return next && IsKhmerLetter(next->value);
}

}  // namespace warifu
