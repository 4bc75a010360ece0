// VerifiedTiles: the tiles of a log of which nothing is believed but a signed checkpoint. None is
// given out that does not hash up to its root.
//
// The tiles at the right edge make the root together; every other tile is compared with its hash in
// the tile above it. So one tile of each level is held, whatever the log's size.
// Source: c2sp.org/tlog-tiles. Threads: one at a time.
#ifndef WARIFU_CLIENT_EXPORT_VERIFIED_TILES_H_
#define WARIFU_CLIENT_EXPORT_VERIFIED_TILES_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "client/log_view.h"
#include "core/base/result.h"
#include "core/merkle/node.h"
#include "core/merkle/proof.h"
#include "core/merkle/tile.h"

namespace warifu {

// The hashes of a tile's bytes.
// Errors: kDamaged when there are not `tile.width` of them.
Result<std::vector<Hash>> HashesOfTile(const Tile& tile, std::string_view untrusted_bytes);
std::string BytesOfTile(const std::vector<Hash>& hashes);

class VerifiedTiles : public HashReader {
 public:
  // Borrows `sources`: each tile is asked of them in turn, until what one gives verifies. `head` is
  // of a checkpoint that the log signed.
  VerifiedTiles(std::vector<LogView*> untrusted_sources, const TreeHead& head)
      : sources_(std::move(untrusted_sources)), head_(head) {}

  const TreeHead& head() const { return head_; }

  // The verified hashes of the tile at `level`, `index`, as wide as it is at the head's size.
  // Errors: kNotFound (there is none such), kInconsistent (what the last source gives is not of
  // this log), those of the last source.
  Result<std::vector<Hash>> Read(unsigned level, std::uint64_t index) const;

  // Nodes of the log, each from its tile.
  Result<std::vector<Hash>> ReadHashes(std::span<const NodeId> ids) const override;

 private:
  using Hashes = std::vector<Hash>;
  struct Held {
    Tile tile;
    Hashes hashes;
  };

  Status VerifyEdge() const;
  Status VerifyEdgeOf(LogView& source) const;
  Result<Hashes> ReadFull(const Tile& tile) const;

  std::vector<LogView*> sources_;
  TreeHead head_;
  mutable bool edge_verified_ = false;
  mutable std::map<unsigned, Held> edge_;  // the narrower last tile of a level, where it has one
  mutable std::map<unsigned, Held> last_;  // of each level the full tile read last
};

}  // namespace warifu

#endif  // WARIFU_CLIENT_EXPORT_VERIFIED_TILES_H_
