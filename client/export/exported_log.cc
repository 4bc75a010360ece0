#include "client/export/exported_log.h"

#include <algorithm>

#include "client/export/verified_tiles.h"
#include "client/home.h"
#include "core/merkle/entry_bundle.h"
#include "core/merkle/proof.h"
#include "core/note/checkpoint.h"
#include "core/note/note.h"

namespace warifu {
namespace {

constexpr std::size_t kMaxTileBytes = kTileWidth * Hash::kSize;
constexpr std::size_t kMaxBundleBytes = kTileWidth * (kMaxBundledEntryBytes + 2);

// Nodes as a folder's tiles give them, unverified.
class UntrustedNodes : public HashReader {
 public:
  UntrustedNodes(ExportedLog& log, TreeSize size) : log_(log), size_(size) {}

  Result<std::vector<Hash>> ReadHashes(std::span<const NodeId> ids) const override {
    std::vector<Hash> hashes;
    for (const NodeId& id : ids) {
      WARIFU_ASSIGN_OR_RETURN(const TileSpan span, FindInTile(id, size_));
      WARIFU_ASSIGN_OR_RETURN(const std::string bytes,
                              log_.GetTile(span.tile.level, span.tile.index, span.tile.width));
      WARIFU_ASSIGN_OR_RETURN(const std::vector<Hash> tile, HashesOfTile(span.tile, bytes));
      hashes.push_back(HashInTile(span, tile));
    }
    return hashes;
  }

 private:
  ExportedLog& log_;
  TreeSize size_;
};

}  // namespace

Result<std::string> ExportedLog::GetCheckpoint() {
  return ReadFile(PathOf(kCheckpointFile), kMaxNoteBytes);
}

Result<TreeSize> ExportedLog::Size() {
  if (size_.value() > 0) return size_;
  WARIFU_ASSIGN_OR_RETURN(const std::string note, GetCheckpoint());
  WARIFU_ASSIGN_OR_RETURN(const Checkpoint checkpoint, ReadUntrustedCheckpoint(note));
  size_ = checkpoint.size;
  return size_;
}

Result<std::vector<std::string>> ExportedLog::Bundle(const Tile& leaves) const {
  const std::string path = PathOf(EntryBundlePath(leaves.index, leaves.width));
  WARIFU_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(path, kMaxBundleBytes));
  Result<std::vector<std::string>> entries = DecodeEntryBundle(bytes, leaves.width);
  if (!entries.ok()) return entries.error().At(path);
  return entries;
}

Result<std::vector<std::string>> ExportedLog::GetEntries(LeafIndex first, std::uint64_t count) {
  WARIFU_ASSIGN_OR_RETURN(const TreeSize size, Size());
  if (first.value() >= size.value()) {
    return BadInput("entry {index}: the exported log has {size}", first.value(), size.value());
  }
  WARIFU_ASSIGN_OR_RETURN(const Tile leaves, TileAt(0, first.value() / kTileWidth, size));
  if (leaves != bundled_) {
    WARIFU_ASSIGN_OR_RETURN(bundle_, Bundle(leaves));
    bundled_ = leaves;
  }
  const std::size_t begin = first.value() % kTileWidth;
  const std::size_t end = begin + std::min<std::uint64_t>(count, bundle_.size() - begin);
  return std::vector<std::string>(bundle_.begin() + static_cast<std::ptrdiff_t>(begin),
                                  bundle_.begin() + static_cast<std::ptrdiff_t>(end));
}

Result<std::string> ExportedLog::GetTile(unsigned level, std::uint64_t index, unsigned width) {
  const Tile tile = {level, index, width};
  Result<std::string> bytes = ReadFile(PathOf(TilePath(tile)), kMaxTileBytes);
  if (bytes.ok() || width == kTileWidth) return bytes;
  bytes = ReadFile(PathOf(TilePath({level, index, kTileWidth})), kMaxTileBytes);
  if (!bytes.ok()) {
    WARIFU_ASSIGN_OR_RETURN(const TreeSize size, Size());
    WARIFU_ASSIGN_OR_RETURN(const Tile there, TileAt(level, index, size));
    WARIFU_ASSIGN_OR_RETURN(bytes, ReadFile(PathOf(TilePath(there)), kMaxTileBytes));
  }
  return bytes->substr(0, width * Hash::kSize);
}

Result<std::vector<Hash>> ExportedLog::GetConsistency(TreeSize first, TreeSize second) {
  WARIFU_ASSIGN_OR_RETURN(const TreeSize size, Size());
  return ConsistencyProof(first, second, UntrustedNodes(*this, size));
}

}  // namespace warifu
