#include "core/replay/standing_tree.h"

#include <algorithm>
#include <utility>

#include "core/base/check.h"
#include "core/base/encoding.h"
#include "core/merkle/subtree.h"
#include "core/merkle/tree.h"
#include "core/merkle/tree_hash.h"

namespace warifu {
namespace {

constexpr std::uint8_t kHasStatement = 0x80;
// Blocks that wait for their ancestors; more are worked off at once, so that a log without seals
// cannot make them grow.
constexpr std::size_t kMaxDirtyBlocks = 4096;

Hash HashLeaves(std::vector<Hash> hashes) {
  for (std::size_t count = hashes.size(); count > 1; count /= 2) {
    for (std::size_t i = 0; i < count / 2; ++i) {
      hashes[i] = NodeHash(hashes[2 * i], hashes[2 * i + 1]);
    }
  }
  return hashes.front();
}

}  // namespace

StandingTree::PackedNote StandingTree::Pack(const EntryNote& note) {
  PackedNote packed;
  packed[0] = static_cast<std::uint8_t>(note.standing.state);
  if (note.has_statement) packed[0] |= kHasStatement;
  for (std::size_t i = 1; i < packed.size(); ++i) {
    packed[i] = static_cast<std::uint8_t>(note.standing.changed_by.value() >> (8 * (8 - i)));
  }
  return packed;
}

EntryNote StandingTree::Unpack(const PackedNote& packed) {
  std::uint64_t changed_by = 0;
  for (std::size_t i = 1; i < packed.size(); ++i) changed_by = changed_by << 8 | packed[i];
  const auto state = static_cast<State>(packed[0] & ~kHasStatement);
  return {{state, LeafIndex(changed_by)}, (packed[0] & kHasStatement) != 0};
}

EntryNote StandingTree::At(LeafIndex index) const { return Unpack(notes_[index.value()]); }

Hash StandingTree::LeafAt(std::uint64_t index, const Hash& entry_hash) const {
  const LeafIndex at(index);
  return HashStandingLeaf({.entry_hash = entry_hash, .index = at, .standing = At(at).standing});
}

Hash StandingTree::HashBlock(std::uint64_t block, std::span<const Hash> entry_hashes) const {
  std::vector<Hash> leaves;
  for (std::size_t i = 0; i < kBlock; ++i) {
    leaves.push_back(LeafAt(block * kBlock + i, entry_hashes[i]));
  }
  return HashLeaves(std::move(leaves));
}

void StandingTree::Append(const Hash& entry_hash, const EntryNote& note) {
  notes_.push_back(Pack(note));
  tail_.push_back(entry_hash);
  if (tail_.size() < kBlock) return;
  PushNode(HashBlock(notes_.size() / kBlock - 1, tail_));
  tail_.clear();
}

// An ancestor made here of one that is not up to date is made again when that one is.
void StandingTree::PushNode(Hash node) {
  for (std::size_t level = 0;; ++level) {
    if (levels_.size() == level) levels_.emplace_back();
    levels_[level].push_back(node);
    const std::uint64_t count = levels_[level].size();
    if (count % 2 == 1) return;
    node = NodeHash(levels_[level][count - 2], node);
  }
}

Result<std::vector<Hash>> StandingTree::ReadBlock(std::uint64_t block) const {
  const LeafIndex first(block * kBlock);
  WARIFU_ASSIGN_OR_RETURN(std::vector<Hash> hashes, past_->ReadLeafHashes(first, kBlock));
  if (hashes.size() == kBlock && HashBlock(block, hashes) == levels_[0][block]) return hashes;
  return Inconsistent("the entries from {first} on are shown otherwise now than before",
                      first.value());
}

Status StandingTree::Change(LeafIndex index, const Standing& standing) {
  const std::uint64_t block = index.value() / kBlock;
  EntryNote note = At(index);
  note.standing = standing;
  if (block == notes_.size() / kBlock) {  // among the tail
    notes_[index.value()] = Pack(note);
    return Ok();
  }
  WARIFU_ASSIGN_OR_RETURN(const std::vector<Hash> hashes, ReadBlock(block));
  notes_[index.value()] = Pack(note);
  levels_[0][block] = HashBlock(block, hashes);
  dirty_.insert(block);
  if (dirty_.size() > kMaxDirtyBlocks) Propagate();
  return Ok();
}

void StandingTree::Propagate() {
  std::set<std::uint64_t> changed = std::exchange(dirty_, {});
  for (std::size_t level = 0; level + 1 < levels_.size() && !changed.empty(); ++level) {
    std::set<std::uint64_t> parents;
    for (const std::uint64_t index : changed) {
      const std::uint64_t parent = index / 2;
      if (parent >= levels_[level + 1].size() || !parents.insert(parent).second) continue;
      levels_[level + 1][parent] =
          NodeHash(levels_[level][2 * parent], levels_[level][2 * parent + 1]);
    }
    changed = std::move(parents);
  }
}

Hash StandingTree::NodeAt(NodeId id) const {
  if (id.level >= kLowestLevel) return levels_[id.level - kLowestLevel][id.index];
  std::vector<Hash> leaves;
  const std::uint64_t first = id.index << id.level;
  const std::uint64_t tail_begin = notes_.size() - tail_.size();
  for (std::uint64_t i = first; i < first + (std::uint64_t{1} << id.level); ++i) {
    leaves.push_back(LeafAt(i, tail_.at(i - tail_begin)));
  }
  return HashLeaves(std::move(leaves));
}

Hash StandingTree::Root() {
  Propagate();
  std::vector<Hash> edge;
  for (const NodeId& id : NodesOfRoot(size())) edge.push_back(NodeAt(id));
  return edge.empty() ? EmptyRoot() : HashOfNodes(edge);
}

Result<Hash> StandingTree::EntryHash(LeafIndex index) const {
  const std::uint64_t tail_begin = notes_.size() - tail_.size();
  if (index.value() >= tail_begin) return tail_.at(index.value() - tail_begin);
  WARIFU_ASSIGN_OR_RETURN(const std::vector<Hash> hashes, ReadBlock(index.value() / kBlock));
  return hashes[index.value() % kBlock];
}

std::string StandingTree::ToBytes() const {
  std::string bytes;
  bytes.reserve(BytesOf(size()));
  for (std::uint64_t i = 0; i < notes_.size(); ++i) {
    bytes.append(reinterpret_cast<const char*>(notes_[i].data()), notes_[i].size());
  }
  for (std::uint64_t i = 0; i < notes_.size() / kBlock; ++i) bytes += levels_[0][i].view();
  for (const Hash& hash : tail_) bytes += hash.view();
  return bytes;
}

std::size_t StandingTree::BytesOf(TreeSize size) {
  const std::size_t entries = size.value();
  return entries * sizeof(PackedNote) + (entries / kBlock + entries % kBlock) * Hash::kSize;
}

Result<StandingTree> StandingTree::FromBytes(std::string_view bytes, TreeSize size, PastLog& past) {
  if (bytes.size() != BytesOf(size)) return Damaged("its standing tree has another size");
  StandingTree tree(past);
  for (std::uint64_t i = 0; i < size.value(); ++i) {
    PackedNote packed;
    std::copy_n(bytes.begin(), packed.size(), packed.begin());
    bytes.remove_prefix(packed.size());
    const EntryNote note = Unpack(packed);
    if (static_cast<std::uint8_t>(note.standing.state) > kLastState ||
        note.standing.changed_by >= NextIndex(size)) {
      return Damaged("entry {index} stands as no entry can", i);
    }
    tree.notes_.push_back(packed);
  }
  for (std::uint64_t i = 0; !bytes.empty(); ++i) {
    const Hash hash = *Hash::From(bytes.substr(0, Hash::kSize));
    bytes.remove_prefix(Hash::kSize);
    if (i < size.value() / kBlock) {
      tree.PushNode(hash);
    } else {
      tree.tail_.push_back(hash);
    }
  }
  return tree;
}

std::size_t StandingTree::node_bytes() const {
  std::size_t bytes = 0;
  for (const auto& level : levels_) bytes += level.bytes();
  return bytes;
}

}  // namespace warifu
