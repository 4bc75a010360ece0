#include "core/text/nearest.h"

#include <algorithm>
#include <array>

#include "core/base/check.h"

namespace warifu {
namespace {

constexpr std::size_t kWorstShare = 3;  // at most a third of the longer word may differ

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool Same(char a, char b) { return Lower(a) == Lower(b); }

using Row = std::array<std::size_t, kMaxNearestWord + 1>;

// Row i of the table of distances of prefixes; the three last rows are all that is needed.
void FillRow(std::string_view a, std::string_view b, std::size_t i, std::array<Row, 3>& rows) {
  Row& row = rows[i % 3];
  const Row& above = rows[(i + 2) % 3];
  row[0] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    const std::size_t substituted = above[j - 1] + (Same(a[i - 1], b[j - 1]) ? 0 : 1);
    row[j] = std::min({above[j] + 1, row[j - 1] + 1, substituted});
    if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1])) {
      row[j] = std::min(row[j], rows[(i + 1) % 3][j - 2] + 1);
    }
  }
}

}  // namespace

std::size_t EditDistance(std::string_view a, std::string_view b) {
  WARIFU_CHECK(a.size() <= kMaxNearestWord && b.size() <= kMaxNearestWord);
  std::array<Row, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) FillRow(a, b, i, rows);
  return rows[a.size() % 3][b.size()];
}

std::string_view NearestName(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.size() > kMaxNearestWord) return {};
  std::string_view nearest;
  std::size_t smallest = kMaxNearestWord + 1;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > kMaxNearestWord) continue;
    const std::size_t distance = EditDistance(word, candidate);
    const std::size_t allowed = std::max(word.size(), candidate.size()) / kWorstShare;
    if (distance <= allowed && distance < smallest) {
      smallest = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

Sentence DidYouMean(std::string_view word, std::span<const std::string_view> candidates) {
  const std::string_view nearest = NearestName(word, candidates);
  if (nearest.empty()) return Verbatim("");
  return Said(" (did you mean \"{word}\"?)", nearest);
}

}  // namespace warifu
