// LogView: a log as somebody shows it, over a network or as exported files. Nothing of it is
// trusted.
//
// Implementations: RegistryConnection (client/connection.h), ExportedLog
// (client/export/exported_log.h). Threads: one at a time.
#ifndef WARIFU_CLIENT_LOG_VIEW_H_
#define WARIFU_CLIENT_LOG_VIEW_H_

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"

namespace warifu {

class LogView {
 public:
  virtual ~LogView() = default;

  virtual Result<std::string> GetCheckpoint() = 0;  // a signed note
  // Serialized entries from `first` on: one at least and `count` at most, as many as are shown at
  // once. An answer with none or with more is an error, so that a loop over it ends.
  // Requires: count > 0.
  virtual Result<std::vector<std::string>> GetEntries(LeafIndex first, std::uint64_t count) = 0;
  // The hashes of a tile (core/merkle/tile.h), one after the other; `width` of them, if all is
  // well.
  virtual Result<std::string> GetTile(unsigned level, std::uint64_t index, unsigned width) = 0;
  // As RFC 6962 orders them.
  virtual Result<std::vector<Hash>> GetConsistency(TreeSize first, TreeSize second) = 0;
};

}  // namespace warifu

#endif  // WARIFU_CLIENT_LOG_VIEW_H_
