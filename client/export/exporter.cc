#include "client/export/exporter.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "client/home.h"
#include "core/merkle/entry_bundle.h"
#include "core/merkle/tree.h"
#include "core/merkle/tree_hash.h"
#include "core/note/note.h"

namespace warifu {
namespace {

namespace fs = std::filesystem;

constexpr char kTileFolder[] = "tile";
constexpr std::size_t kTemporaryEnding = 7;  // ".XXXXXX", what WriteFile puts behind a name

TreeHead HeadOf(const SignedCheckpoint& head) {
  return {head.checkpoint.size, head.checkpoint.root};
}

// The tile of the path, relative to the folder; a bundle's is that of level 0 beside it.
std::optional<Tile> TileOfPath(const std::string& path) {
  Result<Tile> tile = ParseTilePath(path);
  if (!tile.ok()) tile = ParseEntryBundlePath(path);
  return tile.ok() ? std::optional<Tile>(*tile) : std::nullopt;
}

// Whether the tree of `size` has that tile, and wider.
bool IsNarrower(const Tile& tile, TreeSize size) {
  const Result<Tile> now = TileAt(tile.level, tile.index, size);
  return now.ok() && now->width > tile.width;
}

// What a run that was killed left half written.
bool IsTemporary(const std::string& path) {
  return path.size() > kTemporaryEnding && path[path.size() - kTemporaryEnding] == '.' &&
         TileOfPath(path.substr(0, path.size() - kTemporaryEnding)).has_value();
}

}  // namespace

Exporter::Exporter(LogView& untrusted_log, const SignedCheckpoint& head, const std::string& folder,
                   std::function<void(TreeSize)> progress)
    : untrusted_log_(untrusted_log),
      head_(head),
      folder_(folder),
      tiles_({&folder_, &untrusted_log_}, HeadOf(head)),
      progress_(std::move(progress)) {}

Result<ExportCounts> Exporter::Run(const TrustFile& trust) {
  WARIFU_RETURN_IF_ERROR(CheckContinues(trust));
  WARIFU_RETURN_IF_ERROR(WriteTiles());
  WARIFU_RETURN_IF_ERROR(WriteBundles());
  WARIFU_RETURN_IF_ERROR(Keep(kCheckpointFile, head_.note));
  WARIFU_RETURN_IF_ERROR(RemoveNarrower());
  return counts_;
}

Status Exporter::CheckContinues(const TrustFile& trust) {
  const std::string path = folder_.PathOf(kCheckpointFile);
  if (!FileExists(path)) return Ok();
  WARIFU_ASSIGN_OR_RETURN(const std::string note, folder_.GetCheckpoint());
  const Result<Checkpoint> before = VerifyCheckpoint(note, trust.policy().log_key());
  if (!before.ok()) {
    return Refused("{path} is not of {origin}: {why}; name another folder", path, trust.origin(),
                   before.error().sentence);
  }
  if (before->size > head_.checkpoint.size) {
    return Refused("{path} has {size} entries, more than the server shows now: nothing was written",
                   path, before->size.value());
  }
  WARIFU_ASSIGN_OR_RETURN(const Hash root, RootAt(before->size, tiles_));
  if (root == before->root) return Ok();
  return Inconsistent(
      "the log that the server shows does not continue the one in {path}, signed by the same key: "
      "the registry contradicts itself. Keep both",
      path);
}

// From the top, so that the tile above is there when one is compared with it.
Status Exporter::WriteTiles() {
  for (int level = kMaxTileLevel; level >= 0; --level) {
    const auto at = static_cast<unsigned>(level);
    for (std::uint64_t index = 0;; ++index) {
      const Result<Tile> tile = TileAt(at, index, head_.checkpoint.size);
      if (!tile.ok()) break;
      WARIFU_ASSIGN_OR_RETURN(const std::vector<Hash> hashes, tiles_.Read(at, index));
      WARIFU_RETURN_IF_ERROR(WriteTile(*tile, BytesOfTile(hashes)));
    }
  }
  return Ok();
}

// A bundle is believed because of the tile beside it, so it goes before that changes.
Status Exporter::WriteTile(const Tile& tile, const std::string& bytes) {
  const std::string path = TilePath(tile);
  const std::string bundle = folder_.PathOf(EntryBundlePath(tile.index, tile.width));
  if (tile.level == 0 && !Holds(path, bytes) && FileExists(bundle)) {
    WARIFU_RETURN_IF_ERROR(RemoveFile(bundle));
  }
  return Keep(path, bytes);
}

Status Exporter::WriteBundles() {
  for (std::uint64_t index = 0;; ++index) {
    const Result<Tile> leaves = TileAt(0, index, head_.checkpoint.size);
    if (!leaves.ok()) return Ok();
    WARIFU_RETURN_IF_ERROR(WriteBundle(*leaves));
    progress_(TreeSize(index * kTileWidth + leaves->width));
  }
}

// One that is there already is believed no more than what a server sends.
Status Exporter::WriteBundle(const Tile& leaves) {
  WARIFU_ASSIGN_OR_RETURN(const std::vector<Hash> hashes, tiles_.Read(0, leaves.index));
  if (HoldsBundle(leaves, hashes)) {
    ++counts_.kept;
    return Ok();
  }
  WARIFU_ASSIGN_OR_RETURN(const std::string bundle, FetchBundle(leaves, hashes));
  return Keep(EntryBundlePath(leaves.index, leaves.width), bundle);
}

bool Exporter::HoldsBundle(const Tile& leaves, const std::vector<Hash>& hashes) const {
  const Result<std::vector<std::string>> entries = folder_.Bundle(leaves);
  return entries.ok() && std::equal(entries->begin(), entries->end(), hashes.begin(), hashes.end(),
                                    [](const std::string& entry, const Hash& hash) {
                                      return LeafHash(entry) == hash;
                                    });
}

Result<std::string> Exporter::FetchBundle(const Tile& leaves, const std::vector<Hash>& hashes) {
  std::vector<std::string> bundle;
  while (bundle.size() < leaves.width) {
    const LeafIndex next(leaves.index * kTileWidth + bundle.size());
    WARIFU_ASSIGN_OR_RETURN(std::vector<std::string> entries,
                            untrusted_log_.GetEntries(next, leaves.width - bundle.size()));
    for (std::string& entry : entries) {
      if (LeafHash(entry) != hashes.at(bundle.size())) {
        return Inconsistent("entry {index} as the server shows it is not in the log that it signed",
                            leaves.index * kTileWidth + bundle.size());
      }
      bundle.push_back(std::move(entry));
    }
  }
  return EncodeEntryBundle(bundle);
}

Status Exporter::Keep(const std::string& path, std::string_view bytes) {
  if (Holds(path, bytes)) {
    ++counts_.kept;
    return Ok();
  }
  ++counts_.written;
  return WriteFile(folder_.PathOf(path), bytes, Overwrite::kYes, Secrecy::kPublic);
}

bool Exporter::Holds(const std::string& path, std::string_view bytes) const {
  const Result<std::string> held = ReadFile(folder_.PathOf(path), bytes.size());
  return held.ok() && *held == bytes;
}

// Removes what only an earlier checkpoint needed, and what a killed run left.
Status Exporter::RemoveNarrower() {
  std::vector<fs::path> gone;
  std::error_code error;
  const fs::path root = folder_.PathOf("");
  fs::recursive_directory_iterator file(root / kTileFolder, error);
  for (const fs::recursive_directory_iterator end; !error && file != end; file.increment(error)) {
    std::error_code unknown;
    if (!file->is_regular_file(unknown)) continue;
    const std::string path = file->path().lexically_relative(root).string();
    const std::optional<Tile> tile = TileOfPath(path);
    if (IsTemporary(path) || (tile && IsNarrower(*tile, head_.checkpoint.size))) {
      gone.push_back(file->path());
    }
  }
  if (error) return IoError("cannot read the folder {path}: {why}", root.string(), error.message());
  for (const fs::path& file : gone) {
    WARIFU_RETURN_IF_ERROR(RemoveFile(file.string()));
    fs::remove(file.parent_path(), error);  // a "NNN.p" that is empty now
  }
  return Ok();
}

}  // namespace warifu
