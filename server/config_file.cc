#include "server/config_file.h"

#include <algorithm>
#include <set>

#include "core/text/escape.h"
#include "core/text/nearest.h"

namespace warifu {
namespace {

constexpr std::string_view kBlank = " \t\r";

std::string_view Trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

Error At(const ConfigLine& line, const std::string& what) {
  return BadInput("line {number}: {key}: {what}", line.number, EscapeForTerminal(line.key), what);
}

std::string Nearest(const std::string& key, const std::vector<ConfigKey>& keys) {
  std::vector<std::string_view> names;
  for (const ConfigKey& known : keys) names.push_back(known.name);
  return DidYouMean(key, names).English();
}

// One line as a flag; empty: one that is false.
Result<std::string> FlagOf(const ConfigLine& line, const ConfigKey& key) {
  if (key.has_value) return "--" + line.key + "=" + line.value;
  if (line.value == "true") return "--" + line.key;
  if (line.value == "false") return std::string();
  return At(line, "write true or false, not '" + EscapeForTerminal(line.value) + "'");
}

}  // namespace

Result<std::vector<ConfigLine>> ParseConfig(std::string_view text) {
  std::vector<ConfigLine> lines;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = Trimmed(text.substr(at, end - at));
    at = end + 1;
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::size_t equals = line.find('=');
    const std::string key(Trimmed(line.substr(0, equals)));
    if (equals == std::string_view::npos || key.empty()) {
      return BadInput("line {number}: '{line}' is not KEY = VALUE, as listen = 127.0.0.1:7443",
                      number, EscapeForTerminal(line));
    }
    lines.push_back({number, key, std::string(Trimmed(line.substr(equals + 1)))});
  }
  return lines;
}

Result<std::vector<std::string>> FlagsOf(const std::vector<ConfigLine>& lines,
                                         const std::vector<ConfigKey>& keys) {
  std::vector<std::string> flags;
  std::set<std::string> said;
  for (const ConfigLine& line : lines) {
    const auto key = std::find_if(keys.begin(), keys.end(),
                                  [&](const ConfigKey& known) { return known.name == line.key; });
    if (key == keys.end()) return At(line, "there is no such key" + Nearest(line.key, keys));
    if (!said.insert(line.key).second && !key->repeated) {
      return At(line, "it was said before: leave one of the two out");
    }
    WARIFU_ASSIGN_OR_RETURN(std::string flag, FlagOf(line, *key));
    if (!flag.empty()) flags.push_back(std::move(flag));
  }
  return flags;
}

}  // namespace warifu
