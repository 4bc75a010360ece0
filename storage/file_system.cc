#include "storage/file_system.h"

#include <sys/stat.h>
#include <unistd.h>

#include "core/base/check.h"

namespace warifu {
namespace {

constexpr mode_t kOwnersFile = 0600;
constexpr mode_t kOwnersFolder = 0700;

class OwnerOnlyFileSystem final : public rocksdb::FileSystemWrapper {
 public:
  OwnerOnlyFileSystem() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}

  const char* Name() const override { return "OwnerOnlyFileSystem"; }

  rocksdb::IOStatus NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* file,
                                    rocksdb::IODebugContext* debug) override {
    const rocksdb::IOStatus made = FileSystemWrapper::NewWritableFile(path, options, file, debug);
    return made.ok() ? Close(path, kOwnersFile) : made;  // while it is empty
  }

  // The database makes its folder by this, whether it is there or not; one that is there keeps its
  // mode.
  rocksdb::IOStatus CreateDirIfMissing(const std::string& path, const rocksdb::IOOptions& options,
                                       rocksdb::IODebugContext* debug) override {
    if (FileExists(path, options, debug).ok()) return rocksdb::IOStatus::OK();
    const rocksdb::IOStatus made = FileSystemWrapper::CreateDirIfMissing(path, options, debug);
    return made.ok() ? Close(path, kOwnersFolder) : made;
  }

  // A backup's folder is made by this.
  rocksdb::IOStatus CreateDir(const std::string& path, const rocksdb::IOOptions& options,
                              rocksdb::IODebugContext* debug) override {
    const rocksdb::IOStatus made = FileSystemWrapper::CreateDir(path, options, debug);
    return made.ok() ? Close(path, kOwnersFolder) : made;
  }

  // The library gives one code to every failure of this. Where the file can be opened and not be
  // locked, somebody holds it: Busy, so that nobody has to read that out of a message.
  rocksdb::IOStatus LockFile(const std::string& path, const rocksdb::IOOptions& options,
                             rocksdb::FileLock** lock, rocksdb::IODebugContext* debug) override {
    const rocksdb::IOStatus locked = FileSystemWrapper::LockFile(path, options, lock, debug);
    const bool may_open = ::access(path.c_str(), R_OK | W_OK) == 0;
    return locked.IsIOError() && may_open ? rocksdb::IOStatus::Busy(locked.ToString()) : locked;
  }

 private:
  static rocksdb::IOStatus Close(const std::string& path, mode_t mode) {
    if (::chmod(path.c_str(), mode) == 0) return rocksdb::IOStatus::OK();
    return rocksdb::IOStatus::IOError("chmod", path);
  }
};

}  // namespace

std::shared_ptr<rocksdb::FileSystem> MakeOwnerOnlyFileSystem() {
  return std::make_shared<OwnerOnlyFileSystem>();
}

Error ToError(const rocksdb::Status& status, const std::string& what) {
  WARIFU_CHECK(!status.ok());
  Sentence sentence = Said("{what}: {why}", what, status.ToString());
  return status.IsCorruption() ? Damaged(std::move(sentence)) : IoError(std::move(sentence));
}

Status ToStatus(const rocksdb::Status& status, const std::string& what) {
  return status.ok() ? Ok() : Status(ToError(status, what));
}

}  // namespace warifu
