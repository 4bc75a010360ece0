#include "core/text/clean_text.h"

#include <utf8proc.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

#include "core/text/char_class.h"
#include "core/text/country.h"
#include "core/text/joiner.h"
#include "core/text/nfc_segment.h"
#include "core/text/utf8.h"

namespace warifu {
namespace {

constexpr std::size_t kWord = sizeof(std::uint64_t);

constexpr std::uint64_t Repeat(std::uint8_t byte) { return 0x0101010101010101u * byte; }

// True when none of the eight bytes is below 0x20, above 0x7E or not ASCII. Borrows between bytes
// can only make it false where it could be true, never the other way round.
bool AllPrintable(std::uint64_t word) {
  const std::uint64_t del = word ^ Repeat(0x7F);
  const std::uint64_t below = (word - Repeat(0x20)) & ~word;
  const std::uint64_t is_del = (del - Repeat(0x01)) & ~del;
  return ((word | below | is_del) & Repeat(0x80)) == 0;
}

bool IsPrintable(char byte) { return byte >= 0x20 && byte <= 0x7E; }

// The first place at or after `at` that is no printable ASCII.
std::size_t SkipPrintable(std::string_view text, std::size_t at) {
  for (; at + kWord <= text.size(); at += kWord) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, kWord);
    if (!AllPrintable(word)) break;
  }
  while (at < text.size() && IsPrintable(text[at])) ++at;
  return at;
}

std::string HexByte(char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto value = static_cast<std::uint8_t>(byte);
  return {'0', 'x', kDigits[value >> 4], kDigits[value & 0xF]};
}

Error NotUtf8(std::string_view text, std::size_t at) {
  return BadInput("byte " + HexByte(text[at]) + " at byte " + std::to_string(at) +
                  " is not UTF-8; save the text as UTF-8");
}

Error At(char32_t code_point, std::size_t at, std::string_view what) {
  return BadInput(CodePointName(code_point) + " at byte " + std::to_string(at) + " " +
                  std::string(what));
}

constexpr std::string_view kNotNfc = "is not in normal form NFC; normalize the text";

bool IsDirectionControl(char32_t code_point) {
  return code_point == 0x061C || code_point == 0x200E || code_point == 0x200F ||
         (code_point >= 0x202A && code_point <= 0x202E) ||
         (code_point >= 0x2066 && code_point <= 0x2069);
}

std::string_view WhyForbidden(char32_t code_point) {
  if (IsDirectionControl(code_point)) return "is a control of text direction; remove it";
  switch (utf8proc_get_property(static_cast<utf8proc_int32_t>(code_point))->category) {
    case UTF8PROC_CATEGORY_CC:
      return "is a control character; remove it (text is one line)";
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return "ends a line; remove it (text is one line)";
    case UTF8PROC_CATEGORY_CO:
      return "is for private use; remove it";
    case UTF8PROC_CATEGORY_CN:
      return "is not assigned in Unicode 15.0; remove it";
    default:
      return "is invisible; remove it";
  }
}

// One walk over the text.
class Scan {
 public:
  Scan(std::string_view text, TextKind kind) : text_(text), kind_(kind) {}

  Status Run() {
    while (at_ < text_.size()) {
      SkipAscii();
      if (at_ == text_.size()) break;
      const DecodedCodePoint next = DecodeUtf8(text_.substr(at_));
      if (next.length == 0) return NotUtf8(text_, at_);
      WARIFU_RETURN_IF_ERROR(Take(next));
      previous_ = next.value;
      at_ += next.length;
    }
    return Ok();
  }

 private:
  void SkipAscii() {
    const std::size_t end = SkipPrintable(text_, at_);
    if (end == at_) return;
    at_ = end;
    starter_at_ = end - 1;
    last_class_ = 0;
    previous_ = static_cast<char32_t>(text_[end - 1]);
  }

  Status Take(const DecodedCodePoint& next) {
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

  Status TakeJoiner(const DecodedCodePoint& joiner) {
    const std::string_view rest = text_.substr(at_ + joiner.length);
    if (kind_ != TextKind::kFreeText || !JoinerBelongs(previous_, joiner.value, rest)) {
      return At(joiner.value, at_, "is invisible here; remove it");
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
DecodedCodePoint LastCodePoint(std::string_view text) {
  std::size_t at = text.size() - 1;
  while ((text[at] & 0xC0) == 0x80) --at;
  return DecodeUtf8(text.substr(at));
}

Status CheckEdges(std::string_view text) {
  if (text.empty()) return Ok();
  const DecodedCodePoint first = DecodeUtf8(text);
  if (ClassOf(first.value) == CharClass::kSpace) {
    return At(first.value, 0, "is a space at the start; remove it");
  }
  const DecodedCodePoint last = LastCodePoint(text);
  if (ClassOf(last.value) == CharClass::kSpace) {
    return At(last.value, text.size() - last.length, "is a space at the end; remove it");
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
