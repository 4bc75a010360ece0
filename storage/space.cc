#include "storage/space.h"

#include <memory>

#include "storage/file_system.h"

namespace warifu {
namespace {

using rocksdb::IOOptions;

constexpr std::size_t kBallastChunkBytes = std::size_t{1} << 20;

Result<std::uint64_t> FreeBytes(rocksdb::FileSystem& files, const std::string& dir) {
  std::uint64_t bytes = 0;
  WARIFU_RETURN_IF_ERROR(ToStatus(files.GetFreeSpace(dir, IOOptions(), &bytes, nullptr),
                                  "data directory " + dir + ": its free space"));
  return bytes;
}

// What may not be done below how much.
struct Floor {
  const char* refusal;
  std::uint64_t bytes;
};

Error TooLittle(const std::string& dir, std::uint64_t free, const Floor& floor) {
  return Refused(
      "data directory {dir}: {free} MiB are free on its disk, and {refusal} below {bytes} MiB: "
      "free some space (deleting {file} gives {gain} MiB at once)",
      dir, free >> 20, floor.refusal, floor.bytes >> 20, BallastPath(dir), kBallastBytes >> 20);
}

Status CheckRoom(rocksdb::FileSystem& files, const std::string& dir, const Floor& floor) {
  WARIFU_ASSIGN_OR_RETURN(const std::uint64_t free, FreeBytes(files, dir));
  return free >= floor.bytes ? Ok() : Status(TooLittle(dir, free, floor));
}

// Filled with bytes that no file system stores for nothing.
rocksdb::IOStatus WriteBallast(rocksdb::FileSystem& files, const std::string& path) {
  std::unique_ptr<rocksdb::FSWritableFile> file;
  rocksdb::IOStatus status = files.NewWritableFile(path, rocksdb::FileOptions(), &file, nullptr);
  std::string chunk(kBallastChunkBytes, '\0');
  std::uint32_t noise = 1;
  for (std::size_t written = 0; status.ok() && written < kBallastBytes; written += chunk.size()) {
    for (char& byte : chunk) {
      noise = noise * 1664525 + 1013904223;
      byte = static_cast<char>(noise >> 24);
    }
    status = file->Append(chunk, IOOptions(), nullptr);
  }
  if (status.ok()) status = file->Fsync(IOOptions(), nullptr);
  if (status.ok()) status = file->Close(IOOptions(), nullptr);
  return status;
}

}  // namespace

std::string BallastPath(const std::string& dir) { return dir + "/ballast"; }

Status CheckRoomToOpen(rocksdb::FileSystem& files, const std::string& dir) {
  return CheckRoom(files, dir, {"the database is not opened", kOpeningFloorBytes});
}

Status CheckRoomToWrite(rocksdb::FileSystem& files, const std::string& dir) {
  return CheckRoom(files, dir, {"nothing is written", kFreeSpaceFloorBytes});
}

Status KeepBallast(rocksdb::FileSystem& files, const std::string& dir) {
  const std::string path = BallastPath(dir);
  std::uint64_t bytes = 0;
  const bool whole =
      files.GetFileSize(path, IOOptions(), &bytes, nullptr).ok() && bytes >= kBallastBytes;
  if (whole) return Ok();
  WARIFU_ASSIGN_OR_RETURN(const std::uint64_t free, FreeBytes(files, dir));
  if (free < kFreeSpaceFloorBytes + kBallastBytes) return Ok();
  return ToStatus(WriteBallast(files, path), "ballast " + path);
}

}  // namespace warifu
