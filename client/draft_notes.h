// What a registry knows that helps to fill in a draft: codes that its rulesets allow, verified;
// organizations and appointments as its server lists them, which is said.
//
// Threads: one at a time.
#ifndef WARIFU_CLIENT_DRAFT_NOTES_H_
#define WARIFU_CLIENT_DRAFT_NOTES_H_

#include "client/context.h"
#include "client/draft/writer.h"
#include "core/base/result.h"
#include "core/statement/examined.h"

namespace warifu {

// A registry's first rulesets are looked for among this many entries; later ones are found from
// them, each named by the one that it replaced.
inline constexpr std::uint64_t kRulesetsAmongFirst = 256;

// Whether the registry knows anything that a draft of this kind needs.
bool HasNotes(StatementKind kind);

// Errors: those of OpenRegistry and of asking it.
Result<DraftNotes> AskForNotes(const Context& context, StatementKind kind);

// In place of the above where nobody is asked: where the values would stand.
DraftNotes NotesOffline(const Context& context, StatementKind kind);

}  // namespace warifu

#endif  // WARIFU_CLIENT_DRAFT_NOTES_H_
