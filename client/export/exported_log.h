// ExportedLog: a folder with a log's checkpoint, tiles and entries, as files of
// c2sp.org/tlog-tiles.
//
//     checkpoint    tile/0/x001/x234/067    tile/1/000.p/7    tile/entries/x001/x234/067
//
// As little trusted as a server. Who writes one: client/export/exporter.h.
// Threads: one at a time.
#ifndef WARIFU_CLIENT_EXPORT_EXPORTED_LOG_H_
#define WARIFU_CLIENT_EXPORT_EXPORTED_LOG_H_

#include <cstdint>
#include <string>
#include <vector>

#include "client/log_view.h"
#include "core/merkle/tile.h"

namespace warifu {

inline constexpr char kCheckpointFile[] = "checkpoint";

class ExportedLog : public LogView {
 public:
  // Nothing is read before the first call. Errors of every call: kNotFound, kIo, kDamaged, naming
  // the file.
  explicit ExportedLog(std::string folder) : folder_(std::move(folder)) {}

  Result<std::string> GetCheckpoint() override;
  // Of one bundle at a time. Errors besides: kBadInput beyond the checkpoint's size.
  Result<std::vector<std::string>> GetEntries(LeafIndex first, std::uint64_t count) override;
  // A wider tile stands in for a narrower one of its place.
  Result<std::string> GetTile(unsigned level, std::uint64_t index, unsigned width) override;
  Result<std::vector<Hash>> GetConsistency(TreeSize first, TreeSize second) override;

  // The entries of a tile of leaves; as many as it is wide.
  Result<std::vector<std::string>> Bundle(const Tile& leaves) const;

  std::string PathOf(const std::string& relative) const { return folder_ + "/" + relative; }

 private:
  Result<TreeSize> Size();

  std::string folder_;
  TreeSize size_;  // by the folder's own checkpoint; 0: not read yet
  Tile bundled_{0, 0, 0};
  std::vector<std::string> bundle_;  // the entries beside `bundled_`, read last
};

}  // namespace warifu

#endif  // WARIFU_CLIENT_EXPORT_EXPORTED_LOG_H_
