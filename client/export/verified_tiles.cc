#include "client/export/verified_tiles.h"

#include <utility>

#include "core/base/check.h"
#include "core/merkle/subtree.h"
#include "core/merkle/tree.h"
#include "core/merkle/tree_hash.h"

namespace warifu {
namespace {

Sentence NameOf(const Tile& tile) { return Said("the tile {path}", TilePath(tile)); }

Error NotOfThisLog(Sentence what) {
  return Inconsistent("{what} as it is shown does not belong to the log that was signed",
                      std::move(what));
}

Result<std::vector<Hash>> ReadFrom(LogView& source, const Tile& tile) {
  WARIFU_ASSIGN_OR_RETURN(const std::string bytes,
                          source.GetTile(tile.level, tile.index, tile.width));
  return HashesOfTile(tile, bytes);
}

// Where a level of tiles ends with one that is not full.
std::optional<Tile> EdgeTile(unsigned level, TreeSize size) {
  const std::uint64_t nodes = size.value() >> (level * kTileHeight);
  const Result<Tile> tile = TileAt(level, nodes / kTileWidth, size);
  return tile.ok() ? std::optional<Tile>(*tile) : std::nullopt;
}

}  // namespace

Result<std::vector<Hash>> HashesOfTile(const Tile& tile, std::string_view untrusted_bytes) {
  if (untrusted_bytes.size() != tile.width * Hash::kSize) {
    return Damaged("{tile} has {bytes} bytes instead of {wanted}", NameOf(tile),
                   untrusted_bytes.size(), tile.width * Hash::kSize);
  }
  std::vector<Hash> hashes;
  hashes.reserve(tile.width);
  for (std::size_t at = 0; at < untrusted_bytes.size(); at += Hash::kSize) {
    hashes.push_back(*Hash::From(untrusted_bytes.substr(at, Hash::kSize)));
  }
  return hashes;
}

std::string BytesOfTile(const std::vector<Hash>& hashes) {
  std::string bytes;
  bytes.reserve(hashes.size() * Hash::kSize);
  for (const Hash& hash : hashes) bytes += hash.view();
  return bytes;
}

Result<std::vector<Hash>> VerifiedTiles::Read(unsigned level, std::uint64_t index) const {
  WARIFU_ASSIGN_OR_RETURN(const Tile tile, TileAt(level, index, head_.size));
  WARIFU_RETURN_IF_ERROR(VerifyEdge());
  const auto edge = edge_.find(level);
  if (edge != edge_.end() && edge->second.tile == tile) return edge->second.hashes;
  const auto last = last_.find(level);
  if (last != last_.end() && last->second.tile == tile) return last->second.hashes;
  WARIFU_ASSIGN_OR_RETURN(Hashes hashes, ReadFull(tile));
  last_[level] = {tile, hashes};
  return hashes;
}

Result<std::vector<Hash>> VerifiedTiles::ReadHashes(std::span<const NodeId> ids) const {
  std::vector<Hash> hashes;
  hashes.reserve(ids.size());
  for (const NodeId& id : ids) {
    WARIFU_ASSIGN_OR_RETURN(const TileSpan span, FindInTile(id, head_.size));
    WARIFU_ASSIGN_OR_RETURN(const Hashes tile, Read(span.tile.level, span.tile.index));
    hashes.push_back(HashInTile(span, tile));
  }
  return hashes;
}

Status VerifiedTiles::VerifyEdge() const {
  if (edge_verified_) return Ok();
  Status status = Inconsistent("nobody shows the log's tiles");
  for (LogView* source : sources_) {
    status = VerifyEdgeOf(*source);
    if (status.ok()) break;
  }
  edge_verified_ = status.ok();
  return status;
}

// The root is made of nodes in the last tile of each level that is not full, and of no others.
Status VerifiedTiles::VerifyEdgeOf(LogView& source) const {
  edge_.clear();
  for (unsigned level = 0; level <= kMaxTileLevel; ++level) {
    const std::optional<Tile> tile = EdgeTile(level, head_.size);
    if (!tile) continue;
    WARIFU_ASSIGN_OR_RETURN(Hashes hashes, ReadFrom(source, *tile));
    edge_[level] = {*tile, std::move(hashes)};
  }
  Hashes edge;
  for (const NodeId& id : NodesOfRoot(head_.size)) {
    WARIFU_ASSIGN_OR_RETURN(const TileSpan span, FindInTile(id, head_.size));
    edge.push_back(HashInTile(span, edge_.at(span.tile.level).hashes));
  }
  const Hash root = edge.empty() ? EmptyRoot() : HashOfNodes(edge);
  return root == head_.root ? Ok() : Status(NotOfThisLog(Said("the end of the log")));
}

Result<std::vector<Hash>> VerifiedTiles::ReadFull(const Tile& tile) const {
  WARIFU_CHECK(tile.width == kTileWidth);
  WARIFU_ASSIGN_OR_RETURN(const Hashes above, Read(tile.level + 1, tile.index / kTileWidth));
  const Hash& wanted = above.at(tile.index % kTileWidth);
  Result<Hashes> hashes = NotOfThisLog(NameOf(tile));
  for (LogView* source : sources_) {
    hashes = ReadFrom(*source, tile);
    if (!hashes.ok()) continue;
    if (HashInTile({tile, 0, kTileWidth}, *hashes) == wanted) return hashes;
    hashes = NotOfThisLog(NameOf(tile));
  }
  return hashes;
}

}  // namespace warifu
