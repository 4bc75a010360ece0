#include "core/replay/examine_entry.h"

#include <string>
#include <utility>
#include <variant>

#include "core/base/check.h"
#include "core/merkle/tree_hash.h"
#include "core/statement/examine.h"
#include "core/statement/limits.h"

namespace warifu {

ExaminedEntry ExamineEntry(const Hash& genesis_hash, bool expects_genesis,
                           std::string_view entry_bytes) {
  ExaminedEntry entry;
  entry.leaf_hash = LeafHash(entry_bytes);
  Result<UntrustedEntry> frame = ParseEntry(entry_bytes);
  if (!frame.ok()) return entry;
  entry.frame = std::move(frame).value();
  entry.newer_program = entry.frame->rules_version > kHighestRulesVersion;
  entry.pre_release = entry.frame->rules_version < kLowestRulesVersion;
  const auto* signed_statement = std::get_if<std::string>(&entry.frame->content);
  if (signed_statement == nullptr || entry.newer_program) return entry;
  std::optional<Hash> registry;
  if (!expects_genesis) registry = genesis_hash;
  FurtherExamined further = ExamineFurther(registry, entry.frame->rules_version, *signed_statement);
  entry.findings = std::move(further.findings);
  entry.statement = std::move(further.statement);
  return entry;
}

std::shared_ptr<const Entry> StatementEntry(LeafIndex index, const ExaminedEntry& examined) {
  WARIFU_CHECK(examined.statement.has_value());
  return std::make_shared<const Entry>(Entry{.index = index,
                                             .admitted_at_ms = examined.frame->admitted_at_ms,
                                             .rules_version = examined.frame->rules_version,
                                             .leaf_hash = examined.leaf_hash,
                                             .content = *examined.statement});
}

}  // namespace warifu
