// ExportedEntries: the entries of an exported folder (c2sp.org/tlog-tiles), to make a log of again.
//
//     checkpoint    tile/entries/x001/x234/067    tile/entries/x001/x235.p/7
//
// Tiles of hashes are not looked at: whoever makes a log of it gets the root from the entries.
// Source: c2sp.org/tlog-tiles.
// Threads: one at a time.
#ifndef WARIFU_REGISTRY_EXPORTED_ENTRIES_H_
#define WARIFU_REGISTRY_EXPORTED_ENTRIES_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/merkle/tile.h"
#include "registry/entry_source.h"
#include "registry/files.h"

namespace warifu {

class ExportedEntries final : public EntrySource {
 public:
  // Whether `folder` looks like one: it has a checkpoint.
  // Errors: kIo.
  static Result<bool> IsThere(Files& files, const std::string& folder);

  // `files` must outlive it.
  // Errors: kNotFound, kDamaged (its checkpoint is none), kIo; each names the file.
  static Result<std::unique_ptr<ExportedEntries>> Open(Files& files, const std::string& folder);

  TreeSize size() const override { return size_; }
  const std::string& checkpoint() const override { return checkpoint_; }
  // Of one bundle at a time.
  Result<std::vector<std::string>> ReadEntries(LeafIndex first, std::uint64_t count,
                                               std::size_t max_bytes) const override;

 private:
  ExportedEntries(Files& files, std::string folder, std::string checkpoint, TreeSize size)
      : files_(files),
        folder_(std::move(folder)),
        checkpoint_(std::move(checkpoint)),
        size_(size) {}

  Status ReadBundle(const Tile& leaves) const;

  Files& files_;
  const std::string folder_;
  const std::string checkpoint_;
  const TreeSize size_;
  // The bundle read last, and its entries.
  mutable Tile held_{0, 0, 0};
  mutable std::vector<std::string> entries_;
};

}  // namespace warifu

#endif  // WARIFU_REGISTRY_EXPORTED_ENTRIES_H_
