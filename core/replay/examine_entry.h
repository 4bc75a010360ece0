// An entry judged by its bytes alone: form and signatures, and what can be read of it even so.
//
// The first step of a replay and of a proof's verification.
// Not here: everything that depends on the registry (core/replay/replay.h, core/proof/verify.h).
// Source: docs/format.md, "Entries".
// Threads: a pure function; call from any thread.
#ifndef WARIFU_CORE_REPLAY_EXAMINE_ENTRY_H_
#define WARIFU_CORE_REPLAY_EXAMINE_ENTRY_H_

#include <memory>
#include <optional>
#include <string_view>

#include "core/base/types.h"
#include "core/statement/entry.h"
#include "core/statement/examined.h"

namespace warifu {

struct ExaminedEntry {
  Hash leaf_hash;
  std::optional<UntrustedEntry> frame;  // nothing: not the canonical bytes of an entry
  // Of a statement whose fields are all well formed; it may lack nothing but truth: then `findings`
  // say so, and it is to be judged further but never believed.
  std::optional<ExaminedStatement> statement;
  Findings findings;           // of the statement's form and signatures
  bool newer_program = false;  // made under rules that this program does not know: not judged
  bool pre_release = false;    // made under rules of before the first release: not judged either
};

// `expects_genesis`: this is entry 0, whose payload must have that hash to be one of this registry.
// Costs one verification for each signature.
ExaminedEntry ExamineEntry(const Hash& genesis_hash, bool expects_genesis, std::string_view entry);

// The entry at `index` with its statement, as rules read it.
// Requires: examined.statement.
std::shared_ptr<const Entry> StatementEntry(LeafIndex index, const ExaminedEntry& examined);

}  // namespace warifu

#endif  // WARIFU_CORE_REPLAY_EXAMINE_ENTRY_H_
