// What would stop counting if a key's signatures did not count from some time on: each statement
// that it signed since, and each that a key signed which such a statement bound.
//
// The server's own log is read for it: a hint, that shows in a confirmation what is at stake.
// Source: docs/format.md, "What counts". Threads: one at a time.
#ifndef WARIFU_CLIENT_CHANGING_UNCOUNTED_H_
#define WARIFU_CLIENT_CHANGING_UNCOUNTED_H_

#include <cstdint>
#include <vector>

#include "client/registry_facts.h"
#include "core/base/result.h"
#include "core/base/types.h"
#include "core/statement/examined.h"
#include "core/text/code.h"

namespace warifu {

// Entries that are looked through; a log with more behind that time is looked through as far.
inline constexpr std::uint64_t kMaxEntriesLookedThrough = 20'000;

struct UncountedStatement {
  LeafIndex index;
  std::uint64_t admitted_at_ms = 0;
  Code code;
  StatementKind kind = StatementKind::kGenesis;
};

struct Uncounted {
  std::vector<UncountedStatement> statements;  // in the log's order
  bool whole = true;                           // false: there may be more
};

// Errors: those of the calls; kDamaged when an entry is none.
Result<Uncounted> FindUncounted(const BelievedRegistry& registry, const PublicKey& key,
                                std::uint64_t since_ms);

}  // namespace warifu

#endif  // WARIFU_CLIENT_CHANGING_UNCOUNTED_H_
