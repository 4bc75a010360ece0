#include "core/text/man_page.h"

#include <array>
#include <cstdio>

#include "core/base/check.h"
#include "core/base/utf8.h"

namespace warifu {
namespace {

constexpr std::string_view kTermCharacters = "0123456789, ";

// "\[u1EC7]": groff's and mandoc's name of a code point beyond ASCII.
std::string NamedCodePoint(char32_t code_point) {
  std::array<char, 16> name{};
  std::snprintf(name.data(), name.size(), "\\[u%04X]", static_cast<unsigned>(code_point));
  return name.data();
}

// A macro's argument: one word to roff, whatever it holds.
std::string Argument(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : EscapeRoff(text)) {
    quoted += c == '"' ? std::string("\\(dq") : std::string(1, c);
  }
  return quoted + "\"";
}

std::string UpperCase(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

void WritePart(const ManPart& part, std::string& out) {
  if (!part.title.empty()) out += ".SS " + Argument(part.title) + "\n";
  for (const std::string& paragraph : part.paragraphs) {
    out += ".PP\n" + EscapeRoff(paragraph) + "\n";
  }
  for (const ManItem& item : part.items) {
    out += ".TP\n.B " + Argument(item.term) + "\n" + EscapeRoff(item.text) + "\n";
  }
  for (const std::string& example : part.examples) {
    out += ".PP\n.RS 4\n.nf\n" + EscapeRoff(example) + "\n.fi\n.RE\n";
  }
}

}  // namespace

std::string EscapeRoff(std::string_view text) {
  std::string out;
  bool line_begins = true;
  while (!text.empty()) {
    const std::optional<CodePoint> point = FirstCodePoint(text);
    WARIFU_CHECK(point.has_value());  // pages are made of our own texts
    if (line_begins && (point->value == U'.' || point->value == U'\'')) out += "\\&";
    if (point->value == U'\\') {
      out += "\\e";
    } else if (point->value == U'-') {
      out += "\\-";
    } else if (point->value == U'\'') {
      out += "\\(aq";
    } else if (point->value > 0x7E) {
      out += NamedCodePoint(point->value);
    } else {
      out += text.substr(0, point->bytes);
    }
    line_begins = point->value == U'\n';
    text.remove_prefix(point->bytes);
  }
  return out;
}

std::string WriteManPage(const ManPage& page) {
  std::string out = ".TH " + Argument(UpperCase(page.name)) + " " + std::to_string(page.section) +
                    " \"\" " + Argument(page.version) + " \"Warifu\"\n";
  out += ".SH NAME\n" + EscapeRoff(page.name) + " \\- " + EscapeRoff(page.what) + "\n";
  out += ".SH SYNOPSIS\n";
  for (std::size_t i = 0; i < page.synopsis.size(); ++i) {
    out += (i == 0 ? "" : ".br\n") + EscapeRoff(page.synopsis[i]) + "\n";
  }
  for (const ManSection& section : page.sections) {
    out += ".SH " + Argument(section.title) + "\n";
    for (const ManPart& part : section.parts) WritePart(part, out);
  }
  return out;
}

std::vector<ManItem> ExitCodeItems(std::string_view codes) {
  constexpr std::string_view kBetween = "; ";
  std::vector<ManItem> items;
  while (!codes.empty()) {
    const std::size_t end = codes.find(kBetween);
    const std::string_view one = codes.substr(0, end);
    const std::size_t words = one.find_first_not_of(kTermCharacters);
    if (words == std::string_view::npos || words == 0) {
      items.push_back({"", std::string(one)});
    } else {
      const std::size_t last = one.find_last_of("0123456789", words);
      items.push_back({std::string(one.substr(0, last + 1)), std::string(one.substr(words))});
    }
    codes =
        end == std::string_view::npos ? std::string_view() : codes.substr(end + kBetween.size());
  }
  return items;
}

}  // namespace warifu
