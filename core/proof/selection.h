// Selection: which entries an offer's verdict rests on. Exactly these stand in its proof.
//
// The same function tells the assembler what to put in and the verifier what must be there, each
// over its own state.
// Source: docs/format.md, "Offer proof".
// Threads: pure functions over the states given.
#ifndef WARIFU_CORE_PROOF_SELECTION_H_
#define WARIFU_CORE_PROOF_SELECTION_H_

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/rules/state.h"

namespace warifu {

// A whole registry as it stood before `at`, as far as what is newest goes: leaves are today's.
// Threads: as the state below.
class StateAtOffer : public RegistryState {
 public:
  // Borrows `now`.
  StateAtOffer(const RegistryState& now, LeafIndex at) : now_(now), at_(at) {}

  LeafIndex next() const override { return at_; }
  std::uint32_t rules_version() const override { return now_.rules_version(); }
  Lookup<EntryPtr> EntryAt(LeafIndex index) const override { return now_.EntryAt(index); }
  Lookup<Standing> StandingAt(LeafIndex index) const override { return now_.StandingAt(index); }
  // Of what supersedes each other, what was newest: kMaxSupersededSteps back at most, else "not
  // carried".
  Lookup<std::string> Read(Table table, std::string_view key) const override;

 private:
  const RegistryState& now_;
  LeafIndex at_;
};

// Whom the selection asks.
struct SelectionStates {
  const RegistryState& now;       // newest at the seal
  const RegistryState& at_offer;  // newest before the offer
};

using SelectedEntries = std::map<LeafIndex, Subject>;

// The entries of the proof of `offer`, with the allocations `places` that it shows besides.
// Errors: kNotFound naming what the states do not have; kRefused above kMaxProofEntries.
Result<SelectedEntries> SelectEntries(const SelectionStates& states, const Subject& offer,
                                      std::span<const Subject> places);

}  // namespace warifu

#endif  // WARIFU_CORE_PROOF_SELECTION_H_
