#include "core/merkle/tile.h"

#include <algorithm>
#include <optional>

#include "core/base/check.h"
#include "core/base/encoding.h"
#include "core/merkle/tree_hash.h"

namespace warifu {
namespace {

constexpr std::string_view kTilePrefix = "tile/";
constexpr std::string_view kEntriesPrefix = "tile/entries/";
constexpr std::size_t kMaxPathBytes = 64;
constexpr std::uint64_t kGroup = 1000;  // three digits of an index are one folder

Error BadPath(std::string_view path) {
  return BadInput(
      "tile path: \"{path}\" is not of the form tile/<level or entries>/<x001/x234/067>[.p/<1 to "
      "255>]",
      path.substr(0, kMaxPathBytes));
}

std::string ThreeDigits(std::uint64_t group) {
  const std::string digits = std::to_string(group);
  return std::string(3 - digits.size(), '0') + digits;
}

std::string IndexPath(std::uint64_t index) {
  std::string path = ThreeDigits(index % kGroup);
  for (index /= kGroup; index > 0; index /= kGroup) {
    path.insert(0, "x" + ThreeDigits(index % kGroup) + "/");
  }
  return path;
}

std::string WidthSuffix(unsigned width) {
  WARIFU_CHECK(width >= 1 && width <= kTileWidth);
  return width == kTileWidth ? "" : ".p/" + std::to_string(width);
}

// What follows the level: index and width. It reads more than it should; callers format the result
// again and compare.
std::optional<Tile> ParseIndexAndWidth(unsigned level, std::string_view text) {
  Tile tile = {level, 0, kTileWidth};
  if (const std::size_t partial = text.find(".p/"); partial != text.npos) {
    const auto width = ParseDecimal(text.substr(partial + 3));
    if (!width || *width == 0 || *width >= kTileWidth) return std::nullopt;
    tile.width = static_cast<unsigned>(*width);
    text = text.substr(0, partial);
  }
  for (char c : text) {
    if (c == 'x' || c == '/') continue;
    if (c < '0' || c > '9' || tile.index > kMaxTreeSize / 10) return std::nullopt;
    tile.index = 10 * tile.index + static_cast<std::uint64_t>(c - '0');
  }
  return tile;
}

// How many complete nodes of the level of the tiles at `level` a tree of `size` has.
std::uint64_t CompleteNodes(unsigned level, TreeSize size) {
  return size.value() >> (level * kTileHeight);
}

}  // namespace

std::string TilePath(const Tile& tile) {
  WARIFU_CHECK(tile.level <= kMaxTileLevel);
  return std::string(kTilePrefix) + std::to_string(tile.level) + "/" + IndexPath(tile.index) +
         WidthSuffix(tile.width);
}

std::string EntryBundlePath(std::uint64_t index, unsigned width) {
  return std::string(kEntriesPrefix) + IndexPath(index) + WidthSuffix(width);
}

Result<Tile> ParseTilePath(std::string_view path) {
  if (path.size() > kMaxPathBytes || !path.starts_with(kTilePrefix)) return BadPath(path);
  const std::string_view rest = path.substr(kTilePrefix.size());
  const std::size_t slash = rest.find('/');
  if (slash == rest.npos) return BadPath(path);
  const auto level = ParseDecimal(rest.substr(0, slash));
  if (!level || *level > kMaxTileLevel) return BadPath(path);
  const auto tile = ParseIndexAndWidth(static_cast<unsigned>(*level), rest.substr(slash + 1));
  if (!tile || TilePath(*tile) != path) return BadPath(path);
  return *tile;
}

Result<Tile> ParseEntryBundlePath(std::string_view path) {
  if (path.size() > kMaxPathBytes || !path.starts_with(kEntriesPrefix)) return BadPath(path);
  const auto tile = ParseIndexAndWidth(0, path.substr(kEntriesPrefix.size()));
  if (!tile || EntryBundlePath(tile->index, tile->width) != path) return BadPath(path);
  return *tile;
}

Result<Tile> TileAt(unsigned level, std::uint64_t index, TreeSize size) {
  const std::uint64_t nodes = level <= kMaxTileLevel ? CompleteNodes(level, size) : 0;
  if (index > nodes / kTileWidth || nodes == index * kTileWidth) {
    return NotFound("tile {level}/{index}: a tree of size {size} has none such", level, index,
                    size.value());
  }
  const std::uint64_t width = std::min<std::uint64_t>(nodes - index * kTileWidth, kTileWidth);
  return Tile{level, index, static_cast<unsigned>(width)};
}

std::vector<NodeId> NodesOfTile(const Tile& tile) {
  std::vector<NodeId> ids;
  ids.reserve(tile.width);
  for (unsigned i = 0; i < tile.width; ++i) {
    ids.push_back({tile.level * kTileHeight, tile.index * kTileWidth + i});
  }
  return ids;
}

Result<TileSpan> FindInTile(NodeId node, TreeSize size) {
  if (node.level > kMaxNodeLevel || !IsComplete(node, size)) {
    return NotFound("node {level}/{index}: not complete in a tree of size {size}", node.level,
                    node.index, size.value());
  }
  const unsigned level = node.level / kTileHeight;
  const unsigned above = node.level % kTileHeight;
  const std::uint64_t first = node.index << above;
  WARIFU_ASSIGN_OR_RETURN(const Tile tile, TileAt(level, first / kTileWidth, size));
  return TileSpan{tile, static_cast<unsigned>(first % kTileWidth), 1u << above};
}

Hash HashInTile(const TileSpan& span, std::span<const Hash> tile_hashes) {
  WARIFU_CHECK(tile_hashes.size() == span.tile.width);
  WARIFU_CHECK(span.count > 0 && span.first + span.count <= span.tile.width);
  const auto part = tile_hashes.subspan(span.first, span.count);
  std::vector<Hash> hashes(part.begin(), part.end());
  for (std::size_t count = span.count; count > 1; count /= 2) {
    for (std::size_t i = 0; i < count / 2; ++i) {
      hashes[i] = NodeHash(hashes[2 * i], hashes[2 * i + 1]);
    }
  }
  return hashes.front();
}

}  // namespace warifu
