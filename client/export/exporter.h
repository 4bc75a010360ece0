// Exporter: a log written as files that anybody's tools for transparency logs can read.
//
// Each tile is verified against the signed checkpoint, and each entry against its tile, before it
// is kept; each file comes whole or not at all; the checkpoint is written last. So a run that was
// cut short is gone on with by running it again, and a folder with a checkpoint is complete.
// Source: c2sp.org/tlog-tiles. Threads: one at a time.
#ifndef WARIFU_CLIENT_EXPORT_EXPORTER_H_
#define WARIFU_CLIENT_EXPORT_EXPORTER_H_

#include <cstdint>
#include <functional>
#include <string>

#include "client/export/exported_log.h"
#include "client/export/verified_tiles.h"
#include "client/log_view.h"
#include "client/registry_server.h"
#include "core/proof/trust.h"

namespace warifu {

struct ExportCounts {
  std::uint64_t written = 0;  // files
  std::uint64_t kept = 0;     // files that an earlier run had left
};

class Exporter {
 public:
  // `progress` hears of how many entries the folder is complete. Borrows `untrusted_log`.
  Exporter(LogView& untrusted_log, const SignedCheckpoint& head, const std::string& folder,
           std::function<void(TreeSize)> progress);

  // Errors: kInconsistent (the log shown is not the one signed; the folder holds a checkpoint of
  // `trust`'s log that this one does not continue), kRefused (a larger checkpoint is there already,
  // or something that is no export of this log), those of the log and of writing.
  Result<ExportCounts> Run(const TrustFile& trust);

 private:
  Status CheckContinues(const TrustFile& trust);
  Status WriteTiles();
  Status WriteTile(const Tile& tile, const std::string& bytes);
  Status WriteBundles();
  Status WriteBundle(const Tile& leaves);
  bool HoldsBundle(const Tile& leaves, const std::vector<Hash>& hashes) const;
  Result<std::string> FetchBundle(const Tile& leaves, const std::vector<Hash>& hashes);
  bool Holds(const std::string& path, std::string_view bytes) const;
  Status Keep(const std::string& path, std::string_view bytes);
  Status RemoveNarrower();

  LogView& untrusted_log_;
  SignedCheckpoint head_;
  ExportedLog folder_;
  VerifiedTiles tiles_;
  std::function<void(TreeSize)> progress_;
  ExportCounts counts_;
};

}  // namespace warifu

#endif  // WARIFU_CLIENT_EXPORT_EXPORTER_H_
