// Every bound on proofs, receipts and evidence that does not stand beside a field in
// proto/warifu/v1/proof.proto alone. All are checked before anything is hashed.
#ifndef WARIFU_CORE_PROOF_LIMITS_H_
#define WARIFU_CORE_PROOF_LIMITS_H_

#include <cstddef>
#include <cstdint>

namespace warifu {

// A whole `.warifu` file, or the proof in an answer: the client's limit. A test adds up the largest
// proof of an admissible offer, which is below it.
inline constexpr std::size_t kMaxProofBytes = 4 << 20;
// As in proto/warifu/v1/proof.proto.
inline constexpr std::size_t kMaxProofEntries = 1200;
inline constexpr std::size_t kMaxReceiptBytes = 200'000;
inline constexpr std::size_t kMaxEvidenceBytes = 64 << 20;
// Indexes of entries and sizes of logs, in every file and call.
inline constexpr std::uint64_t kMaxLogSize = 1'000'000'000'000;

// Places that one proof shows.
inline constexpr std::uint32_t kMaxProvenPlaces = 20;

// Signed statements handed in beside a proof.
inline constexpr std::size_t kMaxNews = 64;

// Steps from the newest record, appointment or ruleset back to the one at an offer. A year's offer
// sees a handful.
inline constexpr std::size_t kMaxSupersededSteps = 1000;

// How far the seal's time may lie ahead of the clock.
inline constexpr std::uint64_t kMaxSealAheadS = 600;

}  // namespace warifu

#endif  // WARIFU_CORE_PROOF_LIMITS_H_
