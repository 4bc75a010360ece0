#include "core/base/sentence.h"

#include <algorithm>

#include "core/base/check.h"

namespace warifu {
namespace {

constexpr std::string_view kLines = "{lines}";

// Calls `literal` with each stretch of `text` between placeholders, `placeholder` with each name.
template <typename Literal, typename Placeholder>
void Walk(std::string_view text, Literal literal, Placeholder placeholder) {
  while (!text.empty()) {
    const std::size_t brace = std::min(text.find('{'), text.size());
    literal(text.substr(0, brace));
    text.remove_prefix(brace);
    if (text.empty()) return;
    const std::string_view name = PlaceholderName(text);
    WARIFU_CHECK(!name.empty());
    placeholder(name);
    text.remove_prefix(name.size() + 2);
  }
}

// Each name of the text once, in the order of first appearance.
std::vector<std::string_view> Names(std::string_view text) {
  std::vector<std::string_view> names;
  Walk(
      text, [](std::string_view) {},
      [&](std::string_view name) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
      });
  return names;
}

// A line end in a value would begin a line that the value's author wrote.
std::string OnOneLine(std::string_view text) {
  std::string line;
  for (const char byte : text) {
    if (byte == '\n') {
      line += "\\u{A}";
    } else {
      line += byte;
    }
  }
  return line;
}

}  // namespace

std::string Sentence::In(const Translate& translate) const {
  const std::vector<std::string_view> names = Names(english_);
  WARIFU_CHECK(names.size() == values_.size());
  std::string said;
  Walk(
      translate(english_).value_or(english_), [&](std::string_view literal) { said += literal; },
      [&](std::string_view name) {
        const auto at = std::find(names.begin(), names.end(), name);
        WARIFU_CHECK(at != names.end());
        const Value& value = values_[static_cast<std::size_t>(at - names.begin())];
        said += OnOneLine(value.text);
        for (const Sentence& one : value.sentences) {
          if (&one != &value.sentences.front()) said += '\n';
          said += one.In(translate);
        }
      });
  return said;
}

std::string Sentence::English() const {
  return In([](std::string_view) { return std::optional<std::string_view>(); });
}

std::vector<Sentence> Sentence::lines() const {
  return english_ == kLines ? values_.front().sentences : std::vector<Sentence>{*this};
}

std::optional<std::size_t> CountPlaceholders(std::string_view text) {
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t brace = rest.find_first_of("{}");
    if (brace == std::string_view::npos) break;
    rest.remove_prefix(brace);
    const std::string_view name = rest.front() == '{' ? PlaceholderName(rest) : std::string_view();
    if (name.empty()) return std::nullopt;
    rest.remove_prefix(name.size() + 2);
  }
  return Names(text).size();
}

Sentence InLines(std::vector<Sentence> lines) { return Sentence(kLines, {{{}, std::move(lines)}}); }

Sentence Verbatim(std::string text) { return Said("{text}", std::move(text)); }

}  // namespace warifu
