#include "core/text/escape.h"

#include <utf8proc.h>

#include <cstdint>
#include <optional>

#include "core/base/utf8.h"
#include "core/text/char_class.h"
#include "core/text/joiner.h"
#include "core/text/utf8.h"

namespace warifu {
namespace {

constexpr std::string_view kHexDigits = "0123456789ABCDEF";

void AppendEscapedByte(char byte, std::string& out) {
  const auto value = static_cast<std::uint8_t>(byte);
  out += "\\x";
  out += kHexDigits[value >> 4];
  out += kHexDigits[value & 0xF];
}

// \u{202E}
void AppendEscaped(char32_t code_point, std::string& out) {
  out += "\\u{";
  out += CodePointName(code_point).substr(2);
  out += '}';
}

bool IsSafe(char32_t previous, char32_t code_point, std::string_view rest) {
  const CharClass char_class = ClassOf(code_point);
  if (char_class == CharClass::kJoiner) return JoinerBelongs(previous, code_point, rest);
  return char_class != CharClass::kForbidden;
}

}  // namespace

std::string EscapeForTerminal(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  char32_t previous = 0;
  while (!text.empty()) {
    const std::optional<CodePoint> next = FirstCodePoint(text);
    if (!next) {
      AppendEscapedByte(text[0], out);
      text.remove_prefix(1);
      previous = 0;
      continue;
    }
    const std::string_view bytes = text.substr(0, next->bytes);
    text.remove_prefix(next->bytes);
    if (IsSafe(previous, next->value, text)) {
      out += bytes;
      previous = next->value;
    } else {
      AppendEscaped(next->value, out);
      previous = 0;
    }
  }
  return out;
}

std::string EscapeLines(std::string_view text, std::string_view indent) {
  std::string lines;
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    lines += EscapeForTerminal(text.substr(0, end));
    lines += '\n';
    lines += indent;
    text.remove_prefix(end + 1);
  }
  return lines + EscapeForTerminal(text);
}

std::size_t DisplayWidth(std::string_view text) {
  const std::string shown = EscapeForTerminal(text);
  std::string_view rest = shown;
  std::size_t columns = 0;
  while (!rest.empty()) {
    const std::optional<CodePoint> next = FirstCodePoint(rest);
    columns +=
        static_cast<std::size_t>(utf8proc_charwidth(static_cast<utf8proc_int32_t>(next->value)));
    rest.remove_prefix(next->bytes);
  }
  return columns;
}

}  // namespace warifu
