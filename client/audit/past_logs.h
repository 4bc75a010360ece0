// Where an audit reads again what it has replayed: from who shows the log, or from a scratch file.
//
// Threads: one at a time.
#ifndef WARIFU_CLIENT_AUDIT_PAST_LOGS_H_
#define WARIFU_CLIENT_AUDIT_PAST_LOGS_H_

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/log_view.h"
#include "core/merkle/tile.h"
#include "core/replay/past_log.h"

namespace warifu {

// Asks again: for exported files, and for what lies before a state.
class ViewPast : public PastLog {
 public:
  explicit ViewPast(LogView& view) : view_(view) {}

  Status Keep(LeafIndex, std::string_view, const Hash&) override { return Ok(); }
  Result<std::string> ReadEntry(LeafIndex index) override;
  // Requires: within one tile.
  Result<std::vector<Hash>> ReadLeafHashes(LeafIndex first, std::size_t count) override;

 private:
  LogView& view_;
  std::optional<Tile> tile_;  // the one read last, with its hashes
  std::vector<Hash> hashes_;
};

// Keeps what is replayed from now on in a file without a name, which goes with the process; what
// came before is asked for again. For servers, which are far away.
class ScratchPast : public PastLog {
 public:
  // The file is made in `folder`. Errors: kIo.
  static Result<std::unique_ptr<ScratchPast>> Make(const std::string& folder, LogView& view);

  Status Keep(LeafIndex index, std::string_view entry, const Hash& leaf_hash) override;
  Result<std::string> ReadEntry(LeafIndex index) override;
  Result<std::vector<Hash>> ReadLeafHashes(LeafIndex first, std::size_t count) override;

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  using File = std::unique_ptr<std::FILE, Close>;

  ScratchPast(File rows, File bodies, LogView& view)
      : rows_(std::move(rows)), bodies_(std::move(bodies)), before_(view) {}
  static Result<File> MakeFile(const std::string& folder);
  Result<std::string> ReadRow(LeafIndex index);

  File rows_;    // of each entry: leaf hash (32), place in bodies_ (8), bytes (8)
  File bodies_;  // one behind the other
  std::uint64_t body_bytes_ = 0;
  std::optional<LeafIndex> first_;  // kept
  ViewPast before_;
};

}  // namespace warifu

#endif  // WARIFU_CLIENT_AUDIT_PAST_LOGS_H_
