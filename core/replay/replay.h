// Replay: a whole log run through the rules again, from its first entry to its last.
//
// Everything that a log promises is recomputed: each entry's bytes, signatures and rules (by the
// same Examine and Admit as at admission), the log's root, the root of the standing tree in every
// seal, and the frame (genesis only at 0, one growing time for each batch, the rules version, a
// seal at each batch's end). All deviations are reported, not the first alone: a deviating entry
// keeps its place, with what it would do where that is clear, so that later roots can be compared.
//
// Two steps, so that the costly one can go to other threads: ExamineEntry (examine_entry.h) judges
// bytes alone, in any order; Replay::Add takes what it made, in the order of the log.
//
// Memory: 9 bytes for each entry's standing, 8 for hashes, 8 for a hint of each statement's name,
// 16 for each place given; what else is needed again is read again (core/replay/past_log.h).
//
// Not here: fetching entries (the client), evidence (core/proof/evidence.h).
// Source: docs/format.md, "Batches", "Time", "Standing", "Admission", "Replay".
// Threads: a Replay belongs to one thread at a time.
#ifndef WARIFU_CORE_REPLAY_REPLAY_H_
#define WARIFU_CORE_REPLAY_REPLAY_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/note/checkpoint.h"
#include "core/replay/examine_entry.h"
#include "core/replay/fee_survey.h"
#include "core/replay/past_log.h"
#include "core/replay/replay_state.h"
#include "core/rules/state.h"
#include "core/statement/entry.h"
#include "core/statement/examined.h"

namespace warifu {

// How a log's frame can be wrong. What an entry's statement breaks is a finding instead.
enum class FrameDeviation {
  kNone,
  kEntryMalformed,         // not the canonical bytes of an entry
  kGenesisWrong,           // entry 0 is not the genesis with the pinned hash
  kTimeInsideBatch,        // another time than the batch's, or the batch before was not sealed
  kTimeNotGrowing,         // a batch is not later than the one before
  kRulesVersionMisstated,  // not the version in force
  kSealRootWrong,          // the seal does not hold the root of the standing tree
  kEndsWithoutSeal,        // the last entry is no seal
  kSizeDiffers,            // fewer or more entries than the checkpoint says
  kRootDiffers,            // the entries do not hash to the checkpoint's root
};

// "SEAL_ROOT_WRONG", as in JSON.
std::string_view FrameDeviationName(FrameDeviation deviation);

// One thing that is wrong.
struct Deviation {
  LeafIndex index;  // of the entry; the size for the log as a whole
  FrameDeviation frame = FrameDeviation::kNone;
  std::optional<v1::Finding> finding;  // there exactly when frame is kNone
};

// Deviations listed; more are counted.
inline constexpr std::size_t kMaxListedDeviations = 1000;

// How many of what.
struct ReplayCounts {
  std::uint64_t entries = 0;
  std::uint64_t seals = 0;
  std::map<StatementKind, std::uint64_t> statements;
  std::uint64_t first_admitted_at_ms = 0;
  std::uint64_t last_admitted_at_ms = 0;
};

class Replay {
 public:
  // `genesis_hash`: SHA-256 of the genesis payload, from a trust file.
  explicit Replay(const Hash& genesis_hash);        // with all entries in memory
  Replay(const Hash& genesis_hash, PastLog& past);  // `past` must outlive this
  ~Replay();
  Replay(Replay&&) noexcept;
  Replay& operator=(Replay&&) noexcept;

  // The next entry of the log. What is wrong with it is a deviation.
  void Add(std::string_view entry, ExaminedEntry examined);
  void AddBytes(std::string_view entry);  // examines and adds
  // Whether everything could be read again that was needed. Where not, nothing that was found means
  // anything. Errors: those of the past log; kInconsistent when it shows something else than
  // before.
  const Status& health() const;

  // Compares with a checkpoint of this size and says whether the log may end here.
  // Call after the last entry; more may follow, and then again.
  void Finish(const Checkpoint& checkpoint);

  TreeSize size() const;
  Hash Root() const;                   // of the log tree
  bool ends_with_seal() const;         // whether the last entry is a seal
  const RegistryState& state() const;  // as replayed so far
  // The first entry made under rules that this program does not know: from there on only the log's
  // root and its times are checked.
  std::optional<LeafIndex> newer_program_from() const;
  // Whether the log begins under rules of before the first release: of its rules nothing is judged,
  // only its root and its times.
  bool made_by_pre_release() const;
  // In the order of the log, at most kMaxListedDeviations; and how many in all.
  const std::vector<Deviation>& deviations() const;
  std::uint64_t deviation_count() const;
  const ReplayCounts& counts() const;
  const FeeSurvey& survey() const;
  ReplayMemory memory() const;

  // A state file's message: all that is needed to go on from here.
  // Errors: kRefused unless everything so far is in order and ends with a seal.
  Result<std::string> ToState() const;
  // A replay that goes on from there. Nothing is verified but that it is whole and of this
  // registry: compare its root with a signed checkpoint.
  // Errors: kRefused (of another registry), kDamaged.
  static Result<Replay> FromState(const Hash& genesis_hash, std::string_view state, PastLog& past);

 private:
  class Impl;
  explicit Replay(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

}  // namespace warifu

#endif  // WARIFU_CORE_REPLAY_REPLAY_H_
