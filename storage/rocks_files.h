// RocksFiles: registry/files.h over the file system that the database uses too.
//
// That its files are their owner's alone is the file system's doing (storage/file_system.h).
// Threads: safe for different paths.
#ifndef WARIFU_STORAGE_ROCKS_FILES_H_
#define WARIFU_STORAGE_ROCKS_FILES_H_

#include <rocksdb/file_system.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "registry/files.h"

namespace warifu {

class RocksFiles final : public Files {
 public:
  explicit RocksFiles(std::shared_ptr<rocksdb::FileSystem> files);

  Result<std::optional<std::string>> Read(const std::string& path, std::size_t max_bytes) override;
  Status ReplaceSynced(const std::string& path, std::string_view bytes) override;
  Status CreateSynced(const std::string& path, std::string_view bytes) override;
  Result<bool> Exists(const std::string& path) override;

  // That names in the folder of `path` last.
  // Errors: kIo.
  Status SyncFolderOf(const std::string& path);

 private:
  // PATH.new, written and synced.
  Status WriteNew(const std::string& path, std::string_view bytes);

  const std::shared_ptr<rocksdb::FileSystem> files_;
};

}  // namespace warifu

#endif  // WARIFU_STORAGE_ROCKS_FILES_H_
