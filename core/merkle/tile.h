// Tiles: a tree's hashes cut into files of at most 256, and the paths of those files.
//
// Not here: reading and writing them.
// Source: c2sp.org/tlog-tiles.
// Threads: pure functions.
#ifndef WARIFU_CORE_MERKLE_TILE_H_
#define WARIFU_CORE_MERKLE_TILE_H_

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/merkle/node.h"

namespace warifu {

inline constexpr unsigned kTileHeight = 8;
inline constexpr unsigned kTileWidth = 1u << kTileHeight;
inline constexpr unsigned kMaxTileLevel = kMaxNodeLevel / kTileHeight;

// The hashes of the nodes {level * 8, index * 256 + i} for i in [0, width). Partial when width <
// 256.
struct Tile {
  unsigned level = 0;
  std::uint64_t index = 0;
  unsigned width = kTileWidth;  // 1 to 256

  friend auto operator<=>(const Tile&, const Tile&) = default;
};

// "tile/0/x001/x234/067" or "tile/0/x001/x234/067.p/12".
// Requires: level <= kMaxTileLevel, 1 <= width <= kTileWidth.
std::string TilePath(const Tile& tile);
// "tile/entries/x001/x234/067.p/12": the entries whose leaf hashes are in the tile of level 0
// beside it.
std::string EntryBundlePath(std::uint64_t index, unsigned width);

// Strict inverses of the two above. ParseEntryBundlePath gives the tile of level 0.
// Errors: kBadInput.
Result<Tile> ParseTilePath(std::string_view path);
Result<Tile> ParseEntryBundlePath(std::string_view path);

// The tile at `level`, `index` of a tree of `size`: as wide as it is by then.
// Errors: kNotFound when it is empty.
Result<Tile> TileAt(unsigned level, std::uint64_t index, TreeSize size);

// The nodes of a tile, from left to right.
std::vector<NodeId> NodesOfTile(const Tile& tile);

// Where a node is: the hash of [first, first + count) of the tile's hashes; count is a power of
// two.
struct TileSpan {
  Tile tile;
  unsigned first = 0;
  unsigned count = 1;

  friend bool operator==(const TileSpan&, const TileSpan&) = default;
};

// Errors: kNotFound when `node` is not complete at `size`.
Result<TileSpan> FindInTile(NodeId node, TreeSize size);

// The hash of the node at `span`, from all hashes of its tile.
// Requires: tile_hashes.size() == span.tile.width.
Hash HashInTile(const TileSpan& span, std::span<const Hash> tile_hashes);

}  // namespace warifu

#endif  // WARIFU_CORE_MERKLE_TILE_H_
