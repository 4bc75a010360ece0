// The effects that a Change and an Allocation have on leaves and places.
//
// Not here: whether they may (core/rules), the births of statements (core/admission/changes.h).
// Source: docs/format.md, "Standing", "Places".
// Threads: pure functions.
#ifndef WARIFU_CORE_ADMISSION_CHANGE_EFFECTS_H_
#define WARIFU_CORE_ADMISSION_CHANGE_EFFECTS_H_

#include "core/admission/changes.h"
#include "core/rules/judgment.h"
#include "core/rules/state.h"
#include "core/standing/transition.h"

namespace warifu {

// Sets the leaf of `subject`. Stops the program where the transition table has no such row.
void MoveLeaf(const Subject& subject, State to, Cause cause, Changes& changes);

// Gives the place to the allocation at `index`; the last place makes the lineage's newest offer
// full.
void GivePlace(const RegistryState& state, const v1::Allocation& allocation, LeafIndex index,
               Changes& changes);

// What the judgment's Change does.
void MakeChange(Judgment& judgment, Changes& changes);

}  // namespace warifu

#endif  // WARIFU_CORE_ADMISSION_CHANGE_EFFECTS_H_
