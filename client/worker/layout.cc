#include "client/worker/layout.h"

#include "core/base/check.h"

namespace warifu {
namespace {

constexpr std::size_t kBehindTag = 2;  // columns between a language's tag and its line
constexpr std::size_t kPair = 2;
constexpr char kBetweenPages[] = "\n----------------------------------------\n\n";

Color ColorOf(Tone tone) {
  switch (tone) {
    case Tone::kGood:
      return Color::kGreen;
    case Tone::kWait:
      return Color::kYellow;
    case Tone::kBad:
      return Color::kRed;
    case Tone::kPlain:
      break;
  }
  return Color::kNone;
}

// One line of a page behind `gutter`, which stands before its first row; the others begin with as
// many spaces.
void Append(const PageLine& line, const std::string& gutter, const Display& display,
            std::string& text) {
  if (line.text.empty()) {
    text += '\n';
    return;
  }
  const std::size_t columns =
      display.columns - (display.columns > gutter.size() ? gutter.size() : 0);
  const std::string rows = WrapLine(line.text, columns, line.hanging);
  std::string before = gutter;
  for (std::size_t at = 0; at <= rows.size();) {
    const std::size_t end = std::min(rows.find('\n', at), rows.size());
    text += before + Colored(rows.substr(at, end - at), ColorOf(line.tone), display) + '\n';
    before.assign(gutter.size(), ' ');
    at = end + 1;
  }
}

void AppendPage(const Page& page, const Display& display, std::string& text) {
  for (const PageLine& line : page.lines()) Append(line, "", display, text);
}

std::string GutterOf(const Page& page) { return page.language() + std::string(kBehindTag, ' '); }

void AppendPair(const Page& first, const Page& second, const Display& display, std::string& text) {
  const std::string none(GutterOf(first).size(), ' ');
  for (std::size_t i = 0; i < first.lines().size(); ++i) {
    const bool same = first.lines()[i].text == second.lines()[i].text;
    Append(first.lines()[i], same ? none : GutterOf(first), display, text);
    if (!same) Append(second.lines()[i], GutterOf(second), display, text);
  }
}

}  // namespace

std::string LayOut(std::span<const Page> pages, const Display& display) {
  WARIFU_CHECK(!pages.empty() && pages.size() <= kPair);
  std::string text;
  if (pages.size() == kPair && pages[0].lines().size() == pages[1].lines().size()) {
    AppendPair(pages[0], pages[1], display, text);
    return text;
  }
  for (const Page& page : pages) {
    if (!text.empty()) text += kBetweenPages;
    AppendPage(page, display, text);
  }
  return text;
}

}  // namespace warifu
