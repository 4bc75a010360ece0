#include "core/text/clean_text.h"

#include <utf8proc.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/utf8.h"
#include "core/text/char_class.h"
#include "core/text/country.h"
#include "core/text/joiner.h"
#include "core/text/nfc_segment.h"
#include "core/text/plain_stretch.h"
#include "core/text/utf8.h"

namespace warifu {
namespace {

std::string HexByte(char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto value = static_cast<std::uint8_t>(byte);
  return {'0', 'x', kDigits[value >> 4], kDigits[value & 0xF]};
}

Error NotUtf8(std::string_view text, std::size_t at) {
  return BadInput("byte {byte} at byte {at} is not UTF-8; save the text as UTF-8",
                  HexByte(text[at]), at);
}

Error At(char32_t code_point, std::size_t at, Phrase what) {
  return BadInput("{code_point} at byte {at} {what}", CodePointName(code_point), at, what);
}

constexpr Phrase kNotNfc("is not in normal form NFC; normalize the text");

bool IsDirectionControl(char32_t code_point) {
  return code_point == 0x061C || code_point == 0x200E || code_point == 0x200F ||
         (code_point >= 0x202A && code_point <= 0x202E) ||
         (code_point >= 0x2066 && code_point <= 0x2069);
}

Phrase WhyForbidden(char32_t code_point) {
  if (IsDirectionControl(code_point)) return Phrase("is a control of text direction; remove it");
  switch (utf8proc_get_property(static_cast<utf8proc_int32_t>(code_point))->category) {
    case UTF8PROC_CATEGORY_CC:
      return Phrase("is a control character; remove it (text is one line)");
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return Phrase("ends a line; remove it (text is one line)");
    case UTF8PROC_CATEGORY_CO:
      return Phrase("is for private use; remove it");
    case UTF8PROC_CATEGORY_CN:
      return Phrase("is not assigned in Unicode 15.0; remove it");
    default:
      return Phrase("is invisible; remove it");
  }
}

// One walk over the text.
class Scan {
 public:
  Scan(std::string_view text, TextKind kind) : text_(text), kind_(kind) {}

  Status Run() {
    while (true) {
      Skip();
      if (at_ == text_.size()) return Ok();
      const std::optional<CodePoint> next = FirstCodePoint(text_.substr(at_));
      if (!next) return NotUtf8(text_, at_);
      WARIFU_RETURN_IF_ERROR(Take(*next));
      previous_ = next->value;
      at_ += next->bytes;
    }
  }

 private:
  void Skip() {
    const char* const begin = text_.data() + at_;
    const PlainStretch stretch = SkipPlain(begin, text_.data() + text_.size());
    if (stretch.end == begin) return;
    starter_at_ = static_cast<std::size_t>(stretch.last - text_.data());
    at_ = static_cast<std::size_t>(stretch.end - text_.data());
    previous_ = FirstCodePoint(text_.substr(starter_at_))->value;
    last_class_ = 0;
  }

  Status Take(const CodePoint& next) {
    switch (ClassOf(next.value)) {
      case CharClass::kForbidden:
        return At(next.value, at_, WhyForbidden(next.value));
      case CharClass::kNeverNfc:
        return At(next.value, at_, kNotNfc);
      case CharClass::kJoiner:
        return TakeJoiner(next);
      case CharClass::kMark:
        return TakeMark(next.value);
      case CharClass::kComposing:
        return TakeComposing(next.value);
      default:
        StartAnew();
        return Ok();
    }
  }

  void StartAnew() {
    starter_at_ = at_;
    last_class_ = 0;
  }

  Status TakeJoiner(const CodePoint& joiner) {
    const std::string_view rest = text_.substr(at_ + joiner.bytes);
    if (kind_ != TextKind::kFreeText || !JoinerBelongs(previous_, joiner.value, rest)) {
      return At(joiner.value, at_, Phrase("is invisible here; remove it"));
    }
    StartAnew();
    return Ok();
  }

  // Marks on one starter stand in the order of their combining classes.
  Status TakeMark(char32_t mark) {
    const int combining_class = CombiningClass(mark);
    if (combining_class < last_class_) return At(mark, at_, kNotNfc);
    last_class_ = combining_class;
    return Ok();
  }

  // Normalizes from the last starter to the next one, once for all composing code points between.
  Status TakeComposing(char32_t composing) {
    const int combining_class = CombiningClass(composing);
    if (combining_class != 0 && combining_class < last_class_) return At(composing, at_, kNotNfc);
    last_class_ = combining_class;
    if (at_ < checked_until_) return Ok();
    const std::string_view segment = FirstSegment(text_.substr(starter_at_));
    if (!IsNfcSegment(segment)) return At(composing, at_, kNotNfc);
    checked_until_ = starter_at_ + segment.size();
    return Ok();
  }

  const std::string_view text_;
  const TextKind kind_;
  std::size_t at_ = 0;
  std::size_t starter_at_ = 0;     // of the last code point that NFC joins to nothing before it
  std::size_t checked_until_ = 0;  // what lies before is known to be NFC
  int last_class_ = 0;             // combining class of the code point before at_
  char32_t previous_ = 0;          // the code point before at_; 0 at the start
};

// Requires: text is valid UTF-8 and not empty.
CodePoint LastCodePoint(std::string_view text) {
  std::size_t at = text.size() - 1;
  while ((text[at] & 0xC0) == 0x80) --at;
  return *FirstCodePoint(text.substr(at));
}

Status CheckEdges(std::string_view text) {
  if (text.empty()) return Ok();
  const CodePoint first = *FirstCodePoint(text);
  if (ClassOf(first.value) == CharClass::kSpace) {
    return At(first.value, 0, Phrase("is a space at the start; remove it"));
  }
  const CodePoint last = LastCodePoint(text);
  if (ClassOf(last.value) == CharClass::kSpace) {
    return At(last.value, text.size() - last.bytes, Phrase("is a space at the end; remove it"));
  }
  return Ok();
}

}  // namespace

Status CheckCleanText(std::string_view text, TextKind kind) {
  WARIFU_RETURN_IF_ERROR(Scan(text, kind).Run());
  return CheckEdges(text);
}

Status CheckLocalizedText(std::string_view text, std::string_view language_tag) {
  WARIFU_RETURN_IF_ERROR(CheckCleanText(text, TextKind::kFreeText));
  return PrimaryLanguage(language_tag) == "my" ? CheckNotZawgyi(text) : Ok();
}

}  // namespace warifu
