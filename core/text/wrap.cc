#include "core/text/wrap.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "core/base/utf8.h"
#include "core/text/escape.h"
#include "core/text/utf8.h"

namespace warifu {
namespace {

constexpr std::u32string_view kNeverFirst =
    U"、。，．・：；？！）」』】〕〉》ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〜…),.:;!?";
constexpr std::u32string_view kNeverLast = U"（「『【〔〈《(";

// What stays on one line, with the spaces behind it, which a line's end swallows.
struct Chunk {
  std::string_view text;
  std::size_t columns = 0;
  std::size_t spaces = 0;
};

struct Letter {
  char32_t value = 0;
  std::size_t columns = 0;
};

bool IsSpace(char32_t c) { return c == U' '; }
bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

// Between two letters of which neither is a space.
bool MayBreakBetween(const Letter& before, const Letter& after) {
  const bool wide = before.columns > 1 || after.columns > 1;
  if (!wide || after.columns == 0 || IsDigit(before.value) || IsDigit(after.value)) return false;
  return kNeverFirst.find(after.value) == std::u32string_view::npos &&
         kNeverLast.find(before.value) == std::u32string_view::npos;
}

// Spaces behind a chunk that goes on become part of it.
void KeepSpaces(Chunk& chunk) {
  chunk.text = {chunk.text.data(), chunk.text.size() + chunk.spaces};
  chunk.columns += chunk.spaces;
  chunk.spaces = 0;
}

std::vector<Chunk> Cut(std::string_view text) {
  std::vector<Chunk> chunks;
  Letter before;
  char32_t last_letter = 0;  // before any spaces
  std::size_t at = 0;
  while (at < text.size()) {
    const std::optional<CodePoint> next = FirstCodePoint(text.substr(at));
    const std::size_t bytes = next ? next->bytes : 1;
    const Letter letter = {next ? next->value : 0, DisplayWidth(text.substr(at, bytes))};
    if (IsSpace(letter.value) && !chunks.empty()) {
      ++chunks.back().spaces;
    } else {
      const bool number = IsDigit(last_letter) && IsDigit(letter.value);  // "+84 24 0000 0000"
      const bool apart = chunks.empty() || (chunks.back().spaces > 0 && !number);
      if (number) KeepSpaces(chunks.back());
      if (apart || MayBreakBetween(before, letter)) chunks.push_back({text.substr(at, 0)});
      Chunk& last = chunks.back();
      last.text = {last.text.data(), last.text.size() + bytes};
      last.columns += letter.columns;
      last_letter = letter.value;
    }
    before = letter;
    at += bytes;
  }
  return chunks;
}

}  // namespace

std::string WrapLine(std::string_view line, std::size_t columns, std::size_t hanging) {
  columns = std::max(columns, kMinColumns);
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
  std::string text(indent, ' ');
  std::size_t used = indent;
  std::size_t spaces = 0;
  bool begun = false;  // the line has a word: another may go to the next line
  for (const Chunk& chunk : Cut(line.substr(indent))) {
    if (begun && used + spaces + chunk.columns > columns) {
      text += '\n';
      text.append(hanging, ' ');
      used = hanging;
      spaces = 0;
    }
    text.append(spaces, ' ');
    text += chunk.text;
    used += spaces + chunk.columns;
    spaces = chunk.spaces;
    begun = true;
  }
  return text;
}

}  // namespace warifu
