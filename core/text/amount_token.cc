#include "core/text/amount_token.h"

#include <utf8proc.h>

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>

#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/text/amount.h"
#include "core/text/utf8.h"

namespace warifu {
namespace {

constexpr auto kFold = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE |
                                                      UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);

// The zero of each script whose digits are read; nine more follow it.
constexpr char32_t kZeros[] = {
    U'0',
    0x0966,  // Devanagari
    0x09E6,  // Bengali
    0x0E50,  // Thai
    0x0ED0,  // Lao
    0x1040,  // Burmese
    0x17E0,  // Khmer
};

// The ASCII digit for `code_point`, or 0.
char DigitOf(char32_t code_point) {
  for (const char32_t zero : kZeros) {
    if (code_point >= zero && code_point <= zero + 9) {
      return static_cast<char>('0' + (code_point - zero));
    }
  }
  return 0;
}

// What folding would turn into other digits than a person sees: superscripts, fractions, squares.
bool IsNumberLike(char32_t code_point) {
  const auto category = utf8proc_get_property(static_cast<utf8proc_int32_t>(code_point))->category;
  return category == UTF8PROC_CATEGORY_NO || category == UTF8PROC_CATEGORY_NL ||
         category == UTF8PROC_CATEGORY_SO;
}

Status CheckTyped(std::string_view typed) {
  if (typed.size() > kMaxAmountBytes) return BadInput("it is too long");
  while (!typed.empty()) {
    const std::optional<CodePoint> next = FirstCodePoint(typed);
    if (!next) return BadInput("it is not UTF-8");
    if (IsNumberLike(next->value)) return BadInput("write it with plain digits");
    typed.remove_prefix(next->bytes);
  }
  return Ok();
}

// Requires: valid UTF-8.
std::string Fold(std::string_view typed) {
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(typed.data()),
                   static_cast<utf8proc_ssize_t>(typed.size()), &mapped, kFold);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(mapped, &std::free);
  WARIFU_CHECK(length >= 0);
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
}

bool IsSign(char32_t c) { return c == U'-' || c == U'+' || c == 0x2212; }

bool IsSeparator(char32_t c) { return c == U'.' || c == U',' || c == U'\'' || c == 0x2019; }

// Reads one folded text from left to right.
class Cutter {
 public:
  explicit Cutter(std::string_view folded) : rest_(folded) {}

  Result<std::vector<AmountToken>> Run() {
    while (!rest_.empty()) {
      const std::optional<CodePoint> next = FirstCodePoint(rest_);
      rest_.remove_prefix(next->bytes);
      WARIFU_RETURN_IF_ERROR(Take(next->value));
    }
    return std::move(tokens_);
  }

 private:
  Status Take(char32_t c) {
    if (IsSign(c)) return BadInput("an amount is 0 or more, without a sign");
    if (const char digit = DigitOf(c)) {
      Part(true) += digit;
      open_ = true;
    } else if (c == U' ') {
      TakeSpace();
    } else if (IsSeparator(c)) {
      return TakeSeparator(c);
    } else {
      AppendUtf8(c, Part(false));
      open_ = true;
    }
    return Ok();
  }

  // The token under way if it is of this kind, else a new one.
  std::string& Part(bool is_number) {
    if (!open_ || tokens_.back().is_number != is_number) tokens_.push_back({is_number, ""});
    return tokens_.back().text;
  }

  bool DigitFollows() const { return !rest_.empty() && DigitOf(FirstCodePoint(rest_)->value) != 0; }

  bool InNumber() const { return open_ && tokens_.back().is_number; }

  // One space between digits may group them; any other ends the token.
  void TakeSpace() {
    if (InNumber() && DigitFollows()) {
      tokens_.back().text += ' ';
    } else {
      open_ = false;
    }
  }

  Status TakeSeparator(char32_t c) {
    if (InNumber() && DigitFollows()) {
      tokens_.back().text += c == 0x2019 ? '\'' : static_cast<char>(c);
      return Ok();
    }
    if (c != U'.' || !open_ || InNumber()) {
      return BadInput("a separator stands where no digits follow or go before");
    }
    open_ = false;  // "Rp." and "tr."
    return Ok();
  }

  std::string_view rest_;
  std::vector<AmountToken> tokens_;
  bool open_ = false;  // the last token may go on
};

}  // namespace

Result<std::vector<AmountToken>> CutAmount(std::string_view typed) {
  WARIFU_RETURN_IF_ERROR(CheckTyped(typed));
  const std::string folded = Fold(typed);
  return Cutter(folded).Run();
}

}  // namespace warifu
