// Whether a statement that stands in the log counts: whose keys signed it, and whether these were
// theirs, in force and not stolen when they did. A receipt alone does not tell.
//
// Each key's binding is fetched with a receipt of its own and judged by the same rules as
// everywhere, up to the genesis that the trust file pins. Not here: offers, whose proofs hold all
// this (core/proof/verify.h).
// Source: docs/format.md, "What counts". Threads: one at a time.
#ifndef WARIFU_CLIENT_VOUCHING_H_
#define WARIFU_CLIENT_VOUCHING_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "client/registry_facts.h"
#include "core/proof/receipt.h"

namespace warifu {

// Statements fetched to vouch for one; more are needed by none that keeps the rules.
inline constexpr std::size_t kMaxVouchingSteps = 64;

struct Vouching {
  bool counts = false;
  std::optional<Sentence> why_not;  // when it does not, or that could not be found out
};

// Asks the registry for what is needed. Whatever cannot be had or does not verify: it does not
// count here. A statement on which a Change rests that brought something back is not vouched for:
// only a replay of the log judges those. `now_s`: this computer's clock; what is older than the
// trust file allows of an answer is old news, and not vouched for.
Vouching VouchFor(const BelievedRegistry& registry, const VerifiedReceipt& receipt,
                  std::uint64_t now_s);

// To whom a key is bound, as its binding says.
struct KeyOwner {
  std::string id;             // an organization's, or an authority's code; empty: to nobody
  bool is_authority = false;  // or one of an authority's root keys
  bool is_root = false;
};
// Errors: those of the call; kInconsistent when an answer does not verify.
Result<KeyOwner> OwnerOf(const BelievedRegistry& registry, const PublicKey& key);

}  // namespace warifu

#endif  // WARIFU_CLIENT_VOUCHING_H_
