// RocksFolders: registry/data_folders.h over RocksDB.
//
// A backup is the library's own checkpoint: tables, which never change, are linked where the file
// system can do that and copied where it cannot; then every block of it is read through once.
// Source: docs/operating.md, "Backups".
// Threads: as registry/data_folders.h.
#ifndef WARIFU_STORAGE_ROCKS_FOLDERS_H_
#define WARIFU_STORAGE_ROCKS_FOLDERS_H_

#include <rocksdb/file_system.h>

#include <memory>
#include <string>

#include "registry/data_folders.h"
#include "storage/database.h"
#include "storage/rocks_files.h"

namespace warifu {

// Directories of before that are kept beside one.
inline constexpr int kMaxKeptFolders = 100;

class RocksFolders : public DataFolders {
 public:
  // Everything durable goes through `file_system`.
  explicit RocksFolders(std::shared_ptr<rocksdb::FileSystem> file_system);

  Files& files() override { return files_; }
  Result<std::unique_ptr<Store>> Open(const std::string& dir) override;
  Result<std::unique_ptr<Store>> Make(const std::string& dir) override;
  Result<std::unique_ptr<Store>> OpenToRead(const std::string& dir) override;
  Status Remove(const std::string& dir) override;
  Status KeepBallast(const std::string& dir) override;
  Result<std::uint64_t> TakeDerived(Store& stored, const Store& made) override;
  Status Copy(Store& store, const std::string& to) override;
  Result<std::unique_ptr<FolderLock>> Lock(const std::string& dir) override;
  Result<std::string> PutInPlace(const std::string& made, const std::string& dir) override;

 private:
  Result<std::unique_ptr<Store>> OpenIn(const std::string& dir, OpenMode mode);
  Result<bool> Exists(const std::string& path) { return files_.Exists(path); }
  // "DIR.before-N" that is free.
  Result<std::string> NameOfBefore(const std::string& dir);
  Status Rename(const std::string& from, const std::string& to);

  const std::shared_ptr<rocksdb::FileSystem> file_system_;
  RocksFiles files_;
};

}  // namespace warifu

#endif  // WARIFU_STORAGE_ROCKS_FOLDERS_H_
