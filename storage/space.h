// Space: what must be free on the disk before anything is written, and the ballast.
//
// On a full disk the database library stops the process, in a write and again while opening. So
// writing ends while there is still room, and a file of nothing is kept that an operator can delete
// to have some at once.
// Source: docs/operating.md, "A full disk".
// Threads: safe.
#ifndef WARIFU_STORAGE_SPACE_H_
#define WARIFU_STORAGE_SPACE_H_

#include <rocksdb/file_system.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "core/base/result.h"

namespace warifu {

// Below this nothing is written any more.
inline constexpr std::uint64_t kFreeSpaceFloorBytes = std::uint64_t{256} << 20;
// Below this the database is not even opened.
inline constexpr std::uint64_t kOpeningFloorBytes = std::uint64_t{32} << 20;
// What deleting DIR/ballast gives back.
inline constexpr std::size_t kBallastBytes = std::size_t{64} << 20;

// "DIR/ballast".
std::string BallastPath(const std::string& dir);

// Errors: kRefused, with numbers and what to do; kIo.
Status CheckRoomToOpen(rocksdb::FileSystem& files, const std::string& dir);
Status CheckRoomToWrite(rocksdb::FileSystem& files, const std::string& dir);

// Writes the ballast where there is none and the floor stays free beneath it; else does nothing.
// Errors: kIo.
Status KeepBallast(rocksdb::FileSystem& files, const std::string& dir);

}  // namespace warifu

#endif  // WARIFU_STORAGE_SPACE_H_
