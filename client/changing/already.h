// What stands already as somebody wants it to stand: said with who and when, in place of a finding.
//
// Threads: one at a time.
#ifndef WARIFU_CLIENT_CHANGING_ALREADY_H_
#define WARIFU_CLIENT_CHANGING_ALREADY_H_

#include <optional>
#include <string>

#include "client/context.h"
#include "client/registry_facts.h"
#include "core/base/result.h"

namespace warifu {

// Where `subject` stands as `to` says already, prints so, and the exit code for it; nothing where
// it does not, where what left it so does not count, and with --json (which gets the finding).
// `what`: the subject as the reader knows it. Errors: those of the calls.
Result<std::optional<int>> RefuseWhatIsSoAlready(Context& context, const BelievedRegistry& registry,
                                                 const VerifiedReceipt& subject, v1::State to,
                                                 const std::string& what);

}  // namespace warifu

#endif  // WARIFU_CLIENT_CHANGING_ALREADY_H_
