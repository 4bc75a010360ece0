// What clean text may still not say: Zawgyi, and amounts in an offer.
#include <utf8proc.h>

#include <cstddef>
#include <optional>
#include <string>

#include "core/base/utf8.h"
#include "core/text/char_class.h"
#include "core/text/clean_text.h"
#include "core/text/utf8.h"

namespace warifu {
namespace {

constexpr char32_t kVowelE = 0x1031;  // written behind its consonant, shown before it
constexpr int kDigitsInARow = 4;

bool IsZawgyiOnly(char32_t code_point) {
  return code_point == 0x1033 || code_point == 0x1034 ||
         (code_point >= 0x1060 && code_point <= 0x1097);
}

// Letters, marks and digits make up words.
bool IsInWord(char32_t code_point) {
  const auto category = utf8proc_get_property(static_cast<utf8proc_int32_t>(code_point))->category;
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ND;
}

// ASCII that is neither digit nor the one currency sign there: most of any Latin text.
bool IsHarmlessAscii(char byte) {
  return static_cast<unsigned char>(byte) < 0x80 && byte != '$' && (byte < '0' || byte > '9');
}

Error Refuse(char32_t code_point, std::size_t at, Phrase why) {
  return BadInput("{code_point} at byte {at} {why}", CodePointName(code_point), at, why);
}

Error NotUtf8(std::size_t at) {
  return BadInput("byte {at} is not UTF-8; save the text as UTF-8", at);
}

}  // namespace

Status CheckNotZawgyi(std::string_view text) {
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::optional<CodePoint> next = FirstCodePoint(text.substr(at));
    if (!next) return NotUtf8(at);
    if (IsZawgyiOnly(next->value) || (next->value == kVowelE && !in_word)) {
      return Refuse(next->value, at,
                    Phrase("is the old Zawgyi encoding; convert the text to Unicode"));
    }
    in_word = IsInWord(next->value);
    at += next->bytes;
  }
  return Ok();
}

Status CheckNoAmounts(std::string_view text) {
  int digits = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (IsHarmlessAscii(text[at])) {
      digits = 0;
      ++at;
      continue;
    }
    const std::optional<CodePoint> next = FirstCodePoint(text.substr(at));
    if (!next) return NotUtf8(at);
    const CharClass char_class = ClassOf(next->value);
    if (char_class == CharClass::kCurrency) {
      return Refuse(next->value, at,
                    Phrase("is a currency sign; amounts stand in their own fields"));
    }
    digits = char_class == CharClass::kDigit ? digits + 1 : 0;
    if (digits == kDigitsInARow) {
      return Refuse(next->value, at,
                    Phrase("is the fourth digit in a row; amounts stand in their own fields"));
    }
    at += next->bytes;
  }
  return Ok();
}

}  // namespace warifu
