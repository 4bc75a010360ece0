// The file system that everything durable goes through: the machine's own, with files and folders
// that only their owner may read.
//
// Tests put their own in its place (tests/support/rocks/fault_file_system.h).
// Threads: safe.
#ifndef WARIFU_STORAGE_FILE_SYSTEM_H_
#define WARIFU_STORAGE_FILE_SYSTEM_H_

#include <rocksdb/file_system.h>

#include <memory>
#include <string>

#include "core/base/result.h"

namespace warifu {

// A file that cannot be locked because somebody else has locked it gives Busy.
std::shared_ptr<rocksdb::FileSystem> MakeOwnerOnlyFileSystem();

// The error that `status` is; `what` names the file or folder and begins the sentence.
// Requires: !status.ok().
Error ToError(const rocksdb::Status& status, const std::string& what);
// Ok or ToError.
Status ToStatus(const rocksdb::Status& status, const std::string& what);

}  // namespace warifu

#endif  // WARIFU_STORAGE_FILE_SYSTEM_H_
