// What counts, and what is in force: the two questions on which every rule rests.
//
// A statement counts when each of its signers' keys was its owner's, in force and not stolen when it was admitted,
// by what is known now. What does not count grants nothing, though its leaf stands.
// Source: docs/format.md, "What counts".
// Threads: pure functions over the state given.
#ifndef WARIFU_CORE_RULES_COUNTS_H_
#define WARIFU_CORE_RULES_COUNTS_H_

#include <optional>

#include "core/base/types.h"
#include "core/rules/lookup.h"
#include "core/rules/state.h"

namespace warifu {

// Whether the entry's statement counts. A root's signature always counts; in its own KeyBinding the new key needs
// none. Cost: a few look-ups; the chain of bindings ends at the root after at most kMaxBindingDepth steps.
Answer Counts(const RegistryState& state, LeafIndex entry);

// Whether `entry` was in force at `at`: before it, and either in force (an offer: or full) by birth or by an entry
// that counts, or left that state only at or after `at`. Of an offer's in force or full, an Allocation or a Change
// of an Allocation that set it need not count. Says nothing of whether `entry` itself counts.
Answer InForceAt(const RegistryState& state, LeafIndex entry, LeafIndex at);

// InForceAt(state.next()) and Counts together.
Answer CountsInForce(const RegistryState& state, LeafIndex entry);

// Since when signatures of this key do not count, if its standing is revoked by a Change that says so.
Lookup<std::optional<std::uint64_t>> CompromisedSinceMs(const RegistryState& state,
                                                        const PublicKey& key);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_COUNTS_H_
