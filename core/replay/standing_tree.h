// StandingTree: the second tree of a log while it is replayed, in 17 bytes for each entry.
//
// It holds how each entry stands (9 bytes) and the hashes from level 3 up (8 bytes). The levels
// below are made anew from the leaf hashes of eight entries, which are read again and compared with
// the hash of level 3: that binds both the entries and how they stand.
// Source: docs/format.md, "Standing tree"; core/standing/standing.h.
// Threads: one at a time.
#ifndef WARIFU_CORE_REPLAY_STANDING_TREE_H_
#define WARIFU_CORE_REPLAY_STANDING_TREE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/merkle/node.h"
#include "core/replay/chunked.h"
#include "core/replay/past_log.h"
#include "core/standing/standing.h"

namespace warifu {

// What is kept of an entry beside the trees.
struct EntryNote {
  Standing standing;
  bool has_statement = false;  // one that rules can read; false: a seal, or bytes that are nothing

  friend bool operator==(const EntryNote&, const EntryNote&) = default;
};

class StandingTree {
 public:
  static constexpr unsigned kLowestLevel = 3;
  static constexpr std::size_t kBlock = std::size_t{1} << kLowestLevel;

  // `past` must outlive this.
  explicit StandingTree(PastLog& past) : past_(&past) {}

  TreeSize size() const { return TreeSize(notes_.size()); }
  // Requires: index below size().
  EntryNote At(LeafIndex index) const;

  void Append(const Hash& entry_hash, const EntryNote& note);
  // Errors: those of reading again; kInconsistent when that gives something else than before.
  Status Change(LeafIndex index, const Standing& standing);

  // The root over all leaves.
  Hash Root();
  // The hash of the entry in the log tree. Errors: as Change.
  Result<Hash> EntryHash(LeafIndex index) const;

  // --- For a state file.
  // The notes, each as 9 bytes, the hashes of kLowestLevel, then those of the entries behind the
  // last whole block.
  std::string ToBytes() const;
  // Errors: kDamaged when these are not the bytes of a tree of `size`.
  static Result<StandingTree> FromBytes(std::string_view bytes, TreeSize size, PastLog& past);
  static std::size_t BytesOf(TreeSize size);

  // Memory held.
  std::size_t note_bytes() const { return notes_.bytes(); }
  std::size_t node_bytes() const;

 private:
  using PackedNote = std::array<std::uint8_t, 9>;
  static constexpr std::size_t kNotesPerChunk = 4096;
  static constexpr std::size_t kHashesPerChunk = 256;

  static PackedNote Pack(const EntryNote& note);
  static EntryNote Unpack(const PackedNote& packed);

  Hash LeafAt(std::uint64_t index, const Hash& entry_hash) const;
  Hash HashBlock(std::uint64_t block, std::span<const Hash> entry_hashes) const;
  Result<std::vector<Hash>> ReadBlock(std::uint64_t block) const;
  void PushNode(Hash node);
  void Propagate();
  Hash NodeAt(NodeId id) const;

  PastLog* past_;
  Chunked<PackedNote, kNotesPerChunk> notes_;
  std::vector<Chunked<Hash, kHashesPerChunk>> levels_;  // from kLowestLevel up
  std::vector<Hash> tail_;                              // entry hashes behind the last whole block
  std::set<std::uint64_t> dirty_;                       // blocks whose ancestors are not up to date
};

}  // namespace warifu

#endif  // WARIFU_CORE_REPLAY_STANDING_TREE_H_
