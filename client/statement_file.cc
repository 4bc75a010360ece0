#include "client/statement_file.h"

#include "client/home.h"
#include "core/statement/file.h"
#include "core/statement/finding_words.h"
#include "core/statement/limits.h"

namespace warifu {
namespace {

constexpr std::size_t kMaxStatementFileBytes =
    kMaxSignedStatementBytes + kMaxFirstLineBytes + kFileTailBytes;

Error InWords(const std::string& name, const Findings& findings) {
  const std::string finding = FindingLine(findings.front());
  if (findings.size() == 1)
    return BadInput("{path}: {finding}; see: warifu lint {path}", name, finding);
  return BadInput("{path}: {finding} (and {more} more); see: warifu lint {path}", name, finding,
                  findings.size() - 1);
}

}  // namespace

Result<UnfinishedStatement> ParseStatementFile(std::string_view bytes, const std::string& name) {
  const Result<std::string> message = UnframeFile(FileKind::kStatement, bytes);
  if (!message.ok()) return message.error().At(name);
  UnfinishedResult result = ReadUnderWay(std::nullopt, kHighestRulesVersion, *message);
  if (const auto* findings = std::get_if<Findings>(&result)) return InWords(name, *findings);
  return std::get<UnfinishedStatement>(std::move(result));
}

Result<UnfinishedStatement> ReadStatementFile(const std::string& path) {
  WARIFU_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(path, kMaxStatementFileBytes));
  return ParseStatementFile(bytes, path);
}

std::string StatementPathFor(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t dot = path.rfind('.');
  const bool has_ending = dot != std::string::npos && (slash == std::string::npos || dot > slash);
  return (has_ending ? path.substr(0, dot) : path) + ".statement";
}

}  // namespace warifu
