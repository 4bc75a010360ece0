#include "core/replay/examine_entry.h"

#include <algorithm>
#include <string>
#include <variant>

#include "core/merkle/tree_hash.h"
#include "core/statement/canonical.h"
#include "core/statement/examine.h"
#include "core/statement/limits.h"

namespace warifu {
namespace {

// Findings after which every field still is what its form says, so that rules may read the message.
bool LeavesFieldsReadable(const v1::Finding& finding) {
  switch (finding.code()) {
    case v1::FINDING_CODE_SIGNATURE_INVALID:
    case v1::FINDING_CODE_WRONG_REGISTRY:
    case v1::FINDING_CODE_GENESIS_MISPLACED:
    case v1::FINDING_CODE_TEXT_UNCLEAN:
    case v1::FINDING_CODE_FIELDS_CONTRADICT:
    case v1::FINDING_CODE_KEY_UNUSABLE:
    case v1::FINDING_CODE_ROOT_THRESHOLD_WRONG:
      return true;
    default:
      return false;
  }
}

void ExamineStatement(const std::optional<Hash>& registry, std::string_view signed_statement,
                      ExaminedEntry& entry) {
  const std::uint32_t version = entry.frame->rules_version;
  ExamineResult result = Examine(registry, version, signed_statement);
  if (auto* statement = std::get_if<ExaminedStatement>(&result)) {
    entry.statement = std::move(*statement);
    return;
  }
  entry.findings = std::get<Findings>(std::move(result));
  // After so many findings the check ended, and what follows was not looked at.
  if (entry.findings.size() >= kMaxFindings) return;
  if (!std::all_of(entry.findings.begin(), entry.findings.end(), LeavesFieldsReadable)) return;
  Result<ExaminedStatement> statement = ReadExaminedBefore(version, signed_statement);
  if (statement.ok()) entry.statement = std::move(statement).value();
}

}  // namespace

ExaminedEntry ExamineEntry(const Hash& genesis_hash, bool expects_genesis,
                           std::string_view entry_bytes) {
  ExaminedEntry entry;
  entry.leaf_hash = LeafHash(entry_bytes);
  Result<UntrustedEntry> frame = ParseEntry(entry_bytes);
  if (!frame.ok()) return entry;
  entry.frame = std::move(frame).value();
  entry.newer_program = entry.frame->rules_version > kHighestRulesVersion;
  const auto* signed_statement = std::get_if<std::string>(&entry.frame->content);
  if (signed_statement == nullptr || entry.newer_program) return entry;
  std::optional<Hash> registry;
  if (!expects_genesis) registry = genesis_hash;
  ExamineStatement(registry, *signed_statement, entry);
  return entry;
}

}  // namespace warifu
