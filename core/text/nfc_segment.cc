#include "core/text/nfc_segment.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/text/char_class.h"

namespace warifu {
namespace {

constexpr auto kCompose = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
constexpr std::size_t kMaxDecomposition = 4;  // code points that one may become
constexpr std::size_t kUsualSegment = 32;     // bytes; longer ones go to the heap

// NFC of `segment` into `buffer`, which has room for all that it may become.
std::size_t Normalize(std::string_view segment, utf8proc_int32_t* buffer, std::size_t room) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(segment.data());
  const auto count = utf8proc_decompose(bytes, static_cast<utf8proc_ssize_t>(segment.size()),
                                        buffer, static_cast<utf8proc_ssize_t>(room), kCompose);
  WARIFU_CHECK(count >= 0 && static_cast<std::size_t>(count) <= room);
  const auto composed = utf8proc_normalize_utf32(buffer, count, kCompose);
  WARIFU_CHECK(composed >= 0);
  return static_cast<std::size_t>(composed);
}

bool Equal(std::string_view text, const utf8proc_int32_t* code_points, std::size_t count) {
  std::size_t i = 0;
  while (!text.empty()) {
    const std::optional<CodePoint> next = FirstCodePoint(text);
    if (i == count || next->value != static_cast<char32_t>(code_points[i])) return false;
    text.remove_prefix(next->bytes);
    ++i;
  }
  return i == count;
}

}  // namespace

int CombiningClass(char32_t code_point) {
  return utf8proc_get_property(static_cast<utf8proc_int32_t>(code_point))->combining_class;
}

std::string_view FirstSegment(std::string_view text) {
  std::size_t end = FirstCodePoint(text)->bytes;
  int last_class = 0;
  while (end < text.size()) {
    const std::optional<CodePoint> next = FirstCodePoint(text.substr(end));
    if (!next) break;
    const CharClass char_class = ClassOf(next->value);
    if (char_class != CharClass::kMark && char_class != CharClass::kComposing) break;
    const int combining_class = CombiningClass(next->value);
    if (combining_class != 0 && combining_class < last_class) break;
    last_class = combining_class;
    end += next->bytes;
  }
  return text.substr(0, end);
}

bool IsNfcSegment(std::string_view segment) {
  const std::size_t room = segment.size() * kMaxDecomposition;
  std::array<utf8proc_int32_t, kUsualSegment * kMaxDecomposition> usual;
  if (room <= usual.size())
    return Equal(segment, usual.data(), Normalize(segment, usual.data(), room));
  std::vector<utf8proc_int32_t> large(room);
  return Equal(segment, large.data(), Normalize(segment, large.data(), room));
}

}  // namespace warifu
