// What counts, and what is in force: the two questions on which every rule rests.
//
// A statement counts when each of its signers' keys was its owner's, in force and not stolen when
// it was admitted, by what is known now. What does not count grants nothing, though its leaf
// stands.
// Source: docs/format.md, "What counts".
// Threads: pure functions over the state given.
#ifndef WARIFU_CORE_RULES_COUNTS_H_
#define WARIFU_CORE_RULES_COUNTS_H_

#include <cstdint>
#include <optional>

#include "core/base/types.h"
#include "core/rules/lookup.h"
#include "core/rules/state.h"

namespace warifu {

// A binding leads to the key that bound it, that to the authority's, that to the root, and each may
// have been restored by a Change: 4 steps deep in any log that keeps the rules. A log that needs
// more has broken them.
inline constexpr int kMaxCountsDepth = 8;
// Statements visited for one question: the dearest in a log that keeps the rules has 8 signers of
// about 10 each.
inline constexpr int kMaxCountsSteps = 1000;

// Whether the subject is in force by its leaf; an offer also when it is full.
bool IsGood(const Subject& subject);

// Whether `cause`, which last changed the subject, gave or freed a place of it: an Allocation, or
// the Change of one. Such a thing fills or opens an offer without counting; of other subjects: no.
bool MovesPlaces(const Subject& subject, const v1::Statement& cause);

// Both answers, and in this order of weight: kNotCarried, kNo, kNoByCompromise, kYes.
Answer Both(Answer a, Answer b);

// Whether the entry's statement counts. A root's signature always counts; in its own KeyBinding the
// new key needs none. A seal does not count. Cost: a few look-ups; beyond kMaxCountsDepth or
// kMaxCountsSteps it is no.
Answer Counts(const RegistryState& state, LeafIndex entry);

// Whether `entry` was in force at `at`: before it, and either in force (an offer: or full) by birth
// or by an entry that counts, or left that state only at or after `at`. Of an offer's in force or
// full, an Allocation or a Change of an Allocation that set it need not count. Says nothing of
// whether `entry` itself counts.
Answer InForceAt(const RegistryState& state, LeafIndex entry, LeafIndex at);

// InForceAt(state.next()) and Counts together.
Answer CountsInForce(const RegistryState& state, LeafIndex entry);

// Since when signatures of this key do not count, if its standing is revoked by a Change that says
// so. Absent: the key is bound to nobody.
Lookup<std::optional<std::uint64_t>> CompromisedSinceMs(const RegistryState& state,
                                                        const PublicKey& key);

// What the Change at `entry` states as compromised_since_ms, if it is a Change and states one.
Lookup<std::optional<std::uint64_t>> StatedCompromise(const RegistryState& state, LeafIndex entry);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_COUNTS_H_
