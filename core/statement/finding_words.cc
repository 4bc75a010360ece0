#include "core/statement/finding_words.h"

#include <string_view>

#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr std::string_view kPrefix = "FINDING_CODE_";

}  // namespace

std::string FindingCodeWord(v1::FindingCode code) {
  const std::string& name = v1::FindingCode_Name(code);
  if (name.empty()) return "UNKNOWN_" + std::to_string(static_cast<int>(code));
  return name.substr(kPrefix.size());
}

std::string FindingLine(const v1::Finding& finding) {
  std::string line = FindingCodeWord(finding.code());
  if (!finding.field().empty()) line += " at " + EscapeForTerminal(finding.field());
  if (!finding.found().empty()) line += ", found " + EscapeForTerminal(finding.found());
  if (!finding.wanted().empty()) line += ", wanted " + EscapeForTerminal(finding.wanted());
  return line;
}

std::string FindingsLine(const Findings& findings) {
  std::string line;
  for (const v1::Finding& finding : findings) {
    line += (line.empty() ? "" : "; ") + FindingLine(finding);
  }
  return line;
}

}  // namespace warifu
