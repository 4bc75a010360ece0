// Clean text against a slow reference made of libutf8proc alone, and escaping of any bytes.
#include <utf8proc.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/check.h"
#include "core/text/clean_text.h"
#include "core/text/escape.h"

namespace {

constexpr std::size_t kMaxText = 4096;  // the reference's normalizer is quadratic

const utf8proc_property_t& PropertyOf(utf8proc_int32_t code_point) {
  return *utf8proc_get_property(code_point);
}

std::optional<std::vector<utf8proc_int32_t>> Decode(const std::string& text) {
  std::vector<utf8proc_int32_t> code_points;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t code_point;
    const utf8proc_ssize_t length = utf8proc_iterate(bytes, left, &code_point);
    if (length < 0) return std::nullopt;
    code_points.push_back(code_point);
    bytes += length;
    left -= length;
  }
  return code_points;
}

bool IsNfc(const std::string& text) {
  utf8proc_uint8_t* nfc = utf8proc_NFC(reinterpret_cast<const utf8proc_uint8_t*>(text.c_str()));
  const bool equal = text == reinterpret_cast<const char*>(nfc);
  std::free(nfc);
  return equal;
}

bool IsKhmer(utf8proc_int32_t code_point, bool marks_too) {
  const auto category = PropertyOf(code_point).category;
  const bool letter = category == UTF8PROC_CATEGORY_LO || category == UTF8PROC_CATEGORY_LM;
  const bool mark = category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC;
  return code_point >= 0x1780 && code_point <= 0x17FF && (letter || (marks_too && mark));
}

bool IsAllowed(const std::vector<utf8proc_int32_t>& text, std::size_t i, bool free_text) {
  const utf8proc_int32_t c = text[i];
  if (free_text && i > 0 && (c == 0x200C || c == 0x200D)) {
    return PropertyOf(text[i - 1]).combining_class == 9;
  }
  if (free_text && i > 0 && c == 0x200B) {
    return IsKhmer(text[i - 1], true) && i + 1 < text.size() && IsKhmer(text[i + 1], false);
  }
  const auto category = PropertyOf(c).category;
  return category != UTF8PROC_CATEGORY_CN && category < UTF8PROC_CATEGORY_ZL &&
         !PropertyOf(c).ignorable;
}

bool IsSpace(utf8proc_int32_t c) { return PropertyOf(c).category == UTF8PROC_CATEGORY_ZS; }

bool IsCleanByReference(const std::string& text, bool free_text) {
  const auto code_points = Decode(text);
  if (!code_points) return false;
  if (code_points->empty()) return true;
  for (std::size_t i = 0; i < code_points->size(); ++i) {
    if (!IsAllowed(*code_points, i, free_text)) return false;
  }
  return !IsSpace(code_points->front()) && !IsSpace(code_points->back()) && IsNfc(text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size < kMaxText ? size : kMaxText);
  for (const bool free_text : {false, true}) {
    const auto kind = free_text ? warifu::TextKind::kFreeText : warifu::TextKind::kIdentifier;
    const bool clean = warifu::CheckCleanText(text, kind).ok();
    WARIFU_CHECK(clean == IsCleanByReference(text, free_text));
    WARIFU_CHECK(!clean || warifu::EscapeForTerminal(text) == text);
  }
  const std::string shown = warifu::EscapeForTerminal(text);
  WARIFU_CHECK(Decode(shown).has_value());
  WARIFU_CHECK(warifu::EscapeForTerminal(shown) == shown);
  WARIFU_CHECK(warifu::DisplayWidth(text) == warifu::DisplayWidth(shown));
  static_cast<void>(warifu::CheckLocalizedText(text, "my"));
  static_cast<void>(warifu::CheckNoAmounts(text));
  static_cast<void>(warifu::CheckNotZawgyi(text));
  return 0;
}
