#include "tests/core/statement/doc_text.h"

#include "core/base/encoding.h"

namespace warifu {
namespace {

constexpr std::size_t kHexPerLine = 80;
constexpr std::string_view kIndent = "    ";

std::string InLines(std::string_view bytes) {
  const std::string hex = EncodeHex(bytes);
  std::string lines;
  for (std::size_t at = 0; at < hex.size(); at += kHexPerLine) {
    lines += hex.substr(at, kHexPerLine) + "\n";
  }
  return lines;
}

}  // namespace

ExampleBlock& ExampleBlock::Line(const std::string& label, std::string_view value) {
  return Indented(label, std::string(value) + "\n");
}

ExampleBlock& ExampleBlock::Number(const std::string& label, std::uint64_t value) {
  return Line(label, std::to_string(value));
}

ExampleBlock& ExampleBlock::Hex(const std::string& label, std::string_view bytes) {
  return Indented(label, InLines(bytes));
}

ExampleBlock& ExampleBlock::Hex(const std::string& label, const Hash& hash) {
  return Hex(label, hash.view());
}

ExampleBlock& ExampleBlock::Indented(const std::string& label, std::string_view text) {
  text_ += label + "\n";
  while (!text.empty()) {
    const std::size_t length = text.find('\n') + 1;
    if (length > 1) text_ += kIndent;
    text_ += text.substr(0, length);
    text.remove_prefix(length);
  }
  return *this;
}

ExampleBlock& ExampleBlock::Text(const std::string& label, std::string_view text) {
  text_ += label + "\n";
  text_ += text;
  return *this;
}

std::string ExampleBlock::ToString() const { return "\n```\n" + text_ + "```\n\n"; }

}  // namespace warifu
