// Options: how the database is told to store, and why.
//
// Not here: opening it (storage/database.h), what it holds (storage/layout.h).
// Source: docs/operating.md, "The database's options".
// Threads: pure functions.
#ifndef WARIFU_STORAGE_OPTIONS_H_
#define WARIFU_STORAGE_OPTIONS_H_

#include <rocksdb/db.h>
#include <rocksdb/options.h>

#include <cstddef>
#include <vector>

#include "storage/layout.h"

namespace warifu {

// Read blocks of all column families together.
inline constexpr std::size_t kBlockCacheBytes = std::size_t{64} << 20;
// What a column family gathers in memory before it writes a file.
inline constexpr std::size_t kEntriesBufferBytes = std::size_t{32} << 20;
inline constexpr std::size_t kOtherBufferBytes = std::size_t{8} << 20;
// Logs older than this much are not needed at the next start.
inline constexpr std::size_t kMaxWalBytes = std::size_t{128} << 20;
// Files held open; more are opened when they are read.
inline constexpr int kMaxOpenFiles = 512;
// What the database says about itself in DIR/LOG*.
inline constexpr std::size_t kMaxInfoLogBytes = std::size_t{1} << 20;
inline constexpr std::size_t kKeptInfoLogs = 5;

// `env` must outlive the database.
rocksdb::DBOptions MakeDatabaseOptions(rocksdb::Env* env);

// One for each of kColumns, in that order, behind the family that every database has.
std::vector<rocksdb::ColumnFamilyDescriptor> MakeColumnDescriptors();

}  // namespace warifu

#endif  // WARIFU_STORAGE_OPTIONS_H_
