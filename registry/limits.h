// Every bound of the registry, in one place: queue, batch, waits, answers.
//
// Not here: bounds of formats (core/statement/limits.h), of transport (server/).
// Source: docs/format.md, "Batches" to "Publishing", for times; the others are ours.
#ifndef WARIFU_REGISTRY_LIMITS_H_
#define WARIFU_REGISTRY_LIMITS_H_

#include <cstddef>
#include <cstdint>

namespace warifu {

// What may wait for the sequencer. The bytes are those of payloads.
inline constexpr std::size_t kMaxQueuedStatements = 4096;
inline constexpr std::size_t kMaxQueuedBytes = std::size_t{64} << 20;
// When a submitter who found the queue full may try again.
inline constexpr std::uint64_t kRetryAfterMs = 1000;

// What one batch takes: its answers come milliseconds, not seconds, later.
inline constexpr std::size_t kMaxBatchStatements = 1024;
inline constexpr std::size_t kMaxBatchBytes = std::size_t{8} << 20;

// Time of entries (docs/format.md, "Time").
inline constexpr std::uint64_t kMaxClockBehindMs = 5 * 60 * 1000;
inline constexpr std::uint64_t kMaxClockAheadMs = 2 * 60 * 60 * 1000;
inline constexpr std::uint64_t kMaxClockAheadAtStartMs = std::uint64_t{7} * 24 * 60 * 60 * 1000;

// An hour without an entry brings a seal alone.
inline constexpr std::uint64_t kSealAfterMs = 60 * 60 * 1000;

// Publishing (docs/format.md, "Publishing").
inline constexpr std::uint64_t kCandidateIntervalMs = 1000;
// A candidate that no witness has cosigned yet is left to a newer one after this.
inline constexpr std::uint64_t kCandidateLeastWaitMs = 30 * 1000;
// So is one that lacks its quorum after this; where there is no newer one, a seal alone makes it.
inline constexpr std::uint64_t kCandidateMostWaitMs = 2 * 60 * 1000;
inline constexpr std::uint64_t kMaxPublishedAgeMs = std::uint64_t{24} * 60 * 60 * 1000;

// A checkpoint as proofs and answers carry it (proto/warifu/v1).
inline constexpr std::size_t kMaxCheckpointBytes = 16384;

// Leaves touched by Changes that are admitted and unpublished. Beyond it the published view is
// dropped, because answers could no longer tell all bad news.
inline constexpr std::size_t kMaxUnpublishedTouches = 1 << 16;
// News of one answer.
inline constexpr std::size_t kMaxNewsItems = 64;
// Records of one organization (or offers of one lineage) that superseded each other while
// unpublished.
inline constexpr std::size_t kMaxSuccessorSteps = 1000;
// Times that an answer is begun anew because a newer checkpoint was published meanwhile.
inline constexpr int kMaxAnswerTries = 5;

// The guard's files.
inline constexpr std::size_t kMaxGuardBytes = std::size_t{64} << 10;
// Notes handed in by --seen at one start.
inline constexpr std::size_t kMaxSeenNotes = 64;

}  // namespace warifu

#endif  // WARIFU_REGISTRY_LIMITS_H_
