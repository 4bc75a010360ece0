// Who made a Change, when and why: read from the entries of a verified proof and the news believed.
//
// Threads: values; borrows from the judgment.
#ifndef WARIFU_CLIENT_WORKER_CHANGE_FACTS_H_
#define WARIFU_CLIENT_WORKER_CHANGE_FACTS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "core/proof/verify.h"

namespace warifu {

struct MadeChange {
  const v1::Change* change = nullptr;
  std::uint64_t at_s = 0;  // when it was admitted; of news, when it was signed
  // Whose key signed it: an organization's id, or an authority's code; empty: not in the proof.
  std::string signer;
};

// The Change that left the subject of `cause` as it is, or that says a key to be stolen; nothing
// where none did, or none is known.
// Requires: judgment.offer.
std::optional<MadeChange> ChangeBehind(const OfferJudgment& judgment, const FoundCause& cause);

// Whose key was stolen: of those who signed entry `subject`, else of anybody in the proof; an
// organization's id or an authority's code. Empty: the proof names no stolen key.
std::string OwnerOfStolenKey(const VerifiedOffer& offer, std::optional<LeafIndex> subject);

}  // namespace warifu

#endif  // WARIFU_CLIENT_WORKER_CHANGE_FACTS_H_
