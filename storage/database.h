// Database: one opened data directory, as columns of keys and values.
//
// Opens with a sentence for each way in which that can fail, reads under a snapshot and counts each
// key that it reads. It knows no entries and no trees.
// Not here: what keys and values mean (storage/layout.h), the registry's view (storage/view.h).
// Threads: safe; Write from one.
#ifndef WARIFU_STORAGE_DATABASE_H_
#define WARIFU_STORAGE_DATABASE_H_

#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/file_system.h>
#include <rocksdb/write_batch.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "storage/layout.h"

namespace warifu {

enum class OpenMode {
  kExisting,      // refuses where there is none
  kMakeIfAbsent,  // for init: makes the folder and an empty database where there is none
  kReadOnly,      // as kExisting, but writes nothing, and others may have it open
};

class Database {
 public:
  // Errors: kRefused (no database in `dir`, or another process has it open, or not ours),
  // kDamaged, kNewerProgram, kIo; each a sentence that names `dir`.
  static Result<std::shared_ptr<Database>> Open(std::shared_ptr<rocksdb::FileSystem> files,
                                                const std::string& dir, OpenMode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  const std::string& dir() const { return dir_; }
  rocksdb::FileSystem& files() const { return *files_; }

  void Put(Column column, std::string_view key, std::string_view value,
           rocksdb::WriteBatch& batch) const;
  void Erase(Column column, std::string_view key, rocksdb::WriteBatch& batch) const;
  // All of it or nothing, synced.
  rocksdb::Status Write(rocksdb::WriteBatch& batch);
  // What memory and the log hold goes to synced files.
  Status Flush();
  // Makes a second database of what this one holds now, and reads all of it through.
  // Errors: kIo, kDamaged; then what is at `to` is not whole.
  // Requires: there is nothing at `to`.
  Status CopyTo(const std::string& to);

  // Keys read since it was opened, found or not.
  std::uint64_t keys_read() const { return keys_read_; }

 private:
  friend class Snapshot;
  explicit Database(std::string dir) : dir_(std::move(dir)) {}

  Status OpenColumns(OpenMode mode);
  Status CheckFormat(OpenMode mode);
  rocksdb::ColumnFamilyHandle* handle(Column column) const;

  const std::string dir_;
  std::shared_ptr<rocksdb::FileSystem> files_;
  std::unique_ptr<rocksdb::Env> env_;
  std::unique_ptr<rocksdb::DB> db_;
  std::vector<rocksdb::ColumnFamilyHandle*> handles_;  // of db_: the unused one, then kColumns
  mutable std::atomic<std::uint64_t> keys_read_ = 0;
};

// The database as it was when this was made. Keeps the database open.
class Snapshot {
 public:
  using Rows = std::vector<std::pair<std::string, std::string>>;

  explicit Snapshot(std::shared_ptr<Database> database);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

  // Nothing: no such key.
  // Errors: kIo, kDamaged.
  Result<std::optional<std::string>> Get(Column column, std::string_view key) const;
  Result<std::vector<std::optional<std::string>>> Get(Column column,
                                                      std::span<const std::string> keys) const;

  // At most `count` rows by rising key, from the first that is not below `from`, ending before
  // `max_bytes` of values are exceeded (but one row at least).
  Result<Rows> Scan(Column column, std::string_view from, std::size_t count,
                    std::size_t max_bytes = SIZE_MAX) const;
  // At most `count` rows of [from, behind) by rising key; an empty `behind`: to the end. No key
  // beyond the last row given is read, but the one that shows the end.
  // Requires: count > 0.
  Result<Rows> ScanRange(Column column, std::string_view from, std::string_view behind,
                         std::size_t count) const;

 private:
  rocksdb::ReadOptions Options() const;
  Error ReadError(const rocksdb::Status& status, Column column) const;

  const std::shared_ptr<Database> database_;
  const rocksdb::Snapshot* const snapshot_;
};

}  // namespace warifu

#endif  // WARIFU_STORAGE_DATABASE_H_
