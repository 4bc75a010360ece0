#include "client/audit/past_logs.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "client/export/verified_tiles.h"
#include "client/home.h"
#include "core/base/encoding.h"

namespace warifu {
namespace {

constexpr std::size_t kNumberBytes = 8;
constexpr std::size_t kRowBytes = Hash::kSize + 2 * kNumberBytes;

Error ScratchError() {
  return IoError("the scratch file cannot be used: {why}", std::strerror(errno));
}

Status WriteEnd(std::FILE* file, std::string_view bytes) {
  if (::fseeko(file, 0, SEEK_END) != 0) return ScratchError();
  if (std::fwrite(bytes.data(), 1, bytes.size(), file) != bytes.size()) return ScratchError();
  return Ok();
}

Result<std::string> ReadAt(std::FILE* file, std::uint64_t at, std::size_t count) {
  std::string bytes(count, '\0');
  if (::fseeko(file, static_cast<off_t>(at), SEEK_SET) != 0) return ScratchError();
  if (std::fread(bytes.data(), 1, count, file) != count) return ScratchError();
  return bytes;
}

}  // namespace

Result<std::string> ViewPast::ReadEntry(LeafIndex index) {
  WARIFU_ASSIGN_OR_RETURN(std::vector<std::string> entries, view_.GetEntries(index, 1));
  if (entries.empty()) return Inconsistent("entry {index} is not shown", index.value());
  return std::move(entries.front());
}

Result<std::vector<Hash>> ViewPast::ReadLeafHashes(LeafIndex first, std::size_t count) {
  const std::size_t begin = first.value() % kTileWidth;
  const Tile wanted = {0, first.value() / kTileWidth, static_cast<unsigned>(begin + count)};
  const bool there = tile_ && tile_->index == wanted.index && tile_->width >= wanted.width;
  if (!there) {
    WARIFU_ASSIGN_OR_RETURN(const std::string bytes,
                            view_.GetTile(wanted.level, wanted.index, wanted.width));
    WARIFU_ASSIGN_OR_RETURN(hashes_, HashesOfTile(wanted, bytes));
    tile_ = wanted;
  }
  const auto from = hashes_.begin() + static_cast<std::ptrdiff_t>(begin);
  return std::vector<Hash>(from, from + static_cast<std::ptrdiff_t>(count));
}

Result<ScratchPast::File> ScratchPast::MakeFile(const std::string& folder) {
  WARIFU_RETURN_IF_ERROR(MakeFolder(folder));
  std::string path = folder + "/scratch.XXXXXX";
  const int fd = ::mkstemp(path.data());
  if (fd < 0) return ScratchError();
  ::unlink(path.c_str());
  File file(::fdopen(fd, "w+b"));
  if (file == nullptr) return ScratchError();
  return file;
}

Result<std::unique_ptr<ScratchPast>> ScratchPast::Make(const std::string& folder, LogView& view) {
  WARIFU_ASSIGN_OR_RETURN(File rows, MakeFile(folder));
  WARIFU_ASSIGN_OR_RETURN(File bodies, MakeFile(folder));
  return std::unique_ptr<ScratchPast>(new ScratchPast(std::move(rows), std::move(bodies), view));
}

Status ScratchPast::Keep(LeafIndex index, std::string_view entry, const Hash& leaf_hash) {
  if (!first_) first_ = index;
  std::string row = leaf_hash.ToString();
  AppendBigEndian64(body_bytes_, row);
  AppendBigEndian64(entry.size(), row);
  WARIFU_RETURN_IF_ERROR(WriteEnd(rows_.get(), row));
  WARIFU_RETURN_IF_ERROR(WriteEnd(bodies_.get(), entry));
  body_bytes_ += entry.size();
  return Ok();
}

Result<std::string> ScratchPast::ReadRow(LeafIndex index) {
  return ReadAt(rows_.get(), (index.value() - first_->value()) * kRowBytes, kRowBytes);
}

Result<std::string> ScratchPast::ReadEntry(LeafIndex index) {
  if (!first_ || index < *first_) return before_.ReadEntry(index);
  WARIFU_ASSIGN_OR_RETURN(const std::string row, ReadRow(index));
  const std::string_view numbers = std::string_view(row).substr(Hash::kSize);
  return ReadAt(bodies_.get(), ReadBigEndian64(numbers),
                ReadBigEndian64(numbers.substr(kNumberBytes)));
}

Result<std::vector<Hash>> ScratchPast::ReadLeafHashes(LeafIndex first, std::size_t count) {
  std::vector<Hash> hashes;
  for (std::uint64_t i = first.value(); i < first.value() + count; ++i) {
    if (!first_ || LeafIndex(i) < *first_) {
      WARIFU_ASSIGN_OR_RETURN(const std::vector<Hash> one, before_.ReadLeafHashes(LeafIndex(i), 1));
      hashes.push_back(one.front());
      continue;
    }
    WARIFU_ASSIGN_OR_RETURN(const std::string row, ReadRow(LeafIndex(i)));
    hashes.push_back(*Hash::From(std::string_view(row).substr(0, Hash::kSize)));
  }
  return hashes;
}

}  // namespace warifu
