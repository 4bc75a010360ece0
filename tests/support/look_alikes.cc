#include "tests/support/look_alikes.h"

#include <fstream>
#include <sstream>
#include <string_view>

#include "core/base/check.h"
#include "core/text/utf8.h"

namespace warifu {
namespace {

constexpr std::string_view kPairs = "tests/support/look_alikes.txt";
constexpr std::string_view kBetween = " | ";

// "Hoa\u{200B} Lan" with the code point itself.
std::string Unescaped(std::string_view text) {
  std::string plain;
  while (true) {
    const std::size_t at = text.find("\\u{");
    plain += text.substr(0, at);
    if (at == std::string_view::npos) return plain;
    const std::size_t end = text.find('}', at);
    WARIFU_CHECK(end != std::string_view::npos);
    const std::string digits(text.substr(at + 3, end - at - 3));
    AppendUtf8(static_cast<char32_t>(std::stoul(digits, nullptr, 16)), plain);
    text.remove_prefix(end + 1);
  }
}

NamePair ReadPair(const std::string& line) {
  const std::size_t first = line.find(kBetween);
  WARIFU_CHECK(first != std::string::npos);
  const std::size_t second = line.find(kBetween, first + kBetween.size());
  WARIFU_CHECK(second != std::string::npos);
  const std::size_t begin = first + kBetween.size();
  NamePair pair{Unescaped(line.substr(begin, second - begin)),
                Unescaped(line.substr(second + kBetween.size())),
                {}};
  std::istringstream keys(line.substr(0, first));
  for (std::string key; keys >> key;) {
    if (key != "none") pair.shared.push_back(key + "_key");
  }
  return pair;
}

}  // namespace

std::vector<NamePair> ReadNamePairs() {
  std::vector<NamePair> pairs;
  std::ifstream file{std::string(kPairs)};
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.front() != '#') pairs.push_back(ReadPair(line));
  }
  WARIFU_CHECK(!pairs.empty());
  return pairs;
}

}  // namespace warifu
