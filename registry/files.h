// Files: the only way by which small durable files (the guard, the log key) reach the disk.
//
// The one real implementation goes through the same rocksdb::FileSystem as the database (storage/),
// so that a test that fails or tears writes fails these too. A second one, in memory, serves the
// tests.
// Threads: safe.
#ifndef WARIFU_REGISTRY_FILES_H_
#define WARIFU_REGISTRY_FILES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace warifu {

class Files {
 public:
  virtual ~Files() = default;

  // The whole file; nothing when there is none.
  // Errors: kIo; kBadInput above `max_bytes`.
  virtual Result<std::optional<std::string>> Read(const std::string& path,
                                                  std::size_t max_bytes) = 0;

  // Replaces the file as a whole: temporary file, sync, rename, sync of the directory. After an
  // error the file is the old or the new one, never a mixture.
  // Errors: kIo.
  virtual Status ReplaceSynced(const std::string& path, std::string_view bytes) = 0;

  // Creates a file that must not exist yet, readable by its owner only, synced.
  // Errors: kRefused when it exists; kIo.
  virtual Status CreateSynced(const std::string& path, std::string_view bytes) = 0;

  virtual Result<bool> Exists(const std::string& path) = 0;
};

}  // namespace warifu

#endif  // WARIFU_REGISTRY_FILES_H_
