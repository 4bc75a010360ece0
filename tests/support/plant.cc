#include "tests/support/plant.h"

#include <algorithm>
#include <optional>

#include "core/base/check.h"
#include "core/replay/effects.h"
#include "core/replay/examine_entry.h"

namespace warifu {
namespace {

struct Judged {
  std::optional<ExaminedStatement> statement;
  Findings findings;
};

Judged Judge(const MemoryRegistry& log, std::string_view signed_statement) {
  const std::string entry =
      EncodeStatementEntry(log.now_ms(), log.state().rules_version(), signed_statement);
  ExaminedEntry examined =
      ExamineEntry(log.registry().value_or(Hash()), log.size().value() == 0, entry);
  Judged judged{std::move(examined.statement), std::move(examined.findings)};
  if (!judged.statement) return judged;
  const Decision decision =
      Admit(log.state(), *judged.statement, std::max(log.now_ms(), log.last_ms() + 1));
  judged.findings.insert(judged.findings.end(), decision.findings.begin(), decision.findings.end());
  return judged;
}

}  // namespace

Findings FindingsOf(const MemoryRegistry& log, std::string_view signed_statement) {
  return Judge(log, signed_statement).findings;
}

LeafIndex Plant(MemoryRegistry& log, std::string_view signed_statement) {
  const Judged judged = Judge(log, signed_statement);
  Changes changes;
  changes.rules_version = log.state().rules_version();
  if (judged.statement) {
    changes = EffectsOf(log.state(), *judged.statement, log.now_ms(), judged.findings);
  }
  const LeafIndex index = log.AppendAnyway(signed_statement, changes);
  log.Seal();
  return index;
}

}  // namespace warifu
