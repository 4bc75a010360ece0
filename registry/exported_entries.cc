#include "registry/exported_entries.h"

#include <optional>
#include <utility>

#include "core/merkle/entry_bundle.h"
#include "core/note/checkpoint.h"
#include "core/note/note.h"

namespace warifu {
namespace {

constexpr std::size_t kMaxBundleBytes = kTileWidth * (kMaxBundledEntryBytes + 2);

std::string CheckpointPath(const std::string& folder) { return folder + "/checkpoint"; }

Result<std::string> ReadWhole(Files& files, const std::string& path, std::size_t max_bytes) {
  WARIFU_ASSIGN_OR_RETURN(std::optional<std::string> bytes, files.Read(path, max_bytes));
  if (bytes.has_value()) return *std::move(bytes);
  return NotFound("{path}: missing: the exported folder is not whole; export the log again", path);
}

}  // namespace

Result<bool> ExportedEntries::IsThere(Files& files, const std::string& folder) {
  return files.Exists(CheckpointPath(folder));
}

Result<std::unique_ptr<ExportedEntries>> ExportedEntries::Open(Files& files,
                                                               const std::string& folder) {
  const std::string path = CheckpointPath(folder);
  WARIFU_ASSIGN_OR_RETURN(std::string note, ReadWhole(files, path, kMaxNoteBytes));
  const Result<Checkpoint> checkpoint = ReadUntrustedCheckpoint(note);
  if (!checkpoint.ok()) return Damaged("{path}: {why}", path, checkpoint.error().sentence);
  return std::unique_ptr<ExportedEntries>(
      new ExportedEntries(files, folder, std::move(note), checkpoint->size));
}

Result<std::vector<std::string>> ExportedEntries::ReadEntries(LeafIndex first, std::uint64_t count,
                                                              std::size_t max_bytes) const {
  if (first.value() >= size_.value()) {
    return BadInput("entry {index}: the exported log has {size}", first.value(), size_.value());
  }
  WARIFU_ASSIGN_OR_RETURN(const Tile leaves, TileAt(0, first.value() / kTileWidth, size_));
  if (leaves != held_) WARIFU_RETURN_IF_ERROR(ReadBundle(leaves));
  std::vector<std::string> given;
  std::size_t bytes = 0;
  for (std::size_t i = first.value() % kTileWidth; i < entries_.size() && given.size() < count;
       ++i) {
    bytes += entries_[i].size();
    if (!given.empty() && bytes > max_bytes) break;
    given.push_back(entries_[i]);
  }
  return given;
}

Status ExportedEntries::ReadBundle(const Tile& leaves) const {
  const std::string path = folder_ + "/" + EntryBundlePath(leaves.index, leaves.width);
  WARIFU_ASSIGN_OR_RETURN(const std::string bytes, ReadWhole(files_, path, kMaxBundleBytes));
  Result<std::vector<std::string>> entries = DecodeEntryBundle(bytes, leaves.width);
  if (!entries.ok()) return Damaged("{path}: {why}", path, entries.error().sentence);
  entries_ = *std::move(entries);
  held_ = leaves;
  return Ok();
}

}  // namespace warifu
