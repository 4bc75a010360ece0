#include "storage/rocks_folders.h"

#include <utility>

#include "storage/file_system.h"
#include "storage/rocks_store.h"
#include "storage/space.h"

namespace warifu {
namespace {

using rocksdb::IOOptions;

class HeldLock final : public FolderLock {
 public:
  HeldLock(std::shared_ptr<rocksdb::FileSystem> files, rocksdb::FileLock* lock)
      : files_(std::move(files)), lock_(lock) {}
  ~HeldLock() override { files_->UnlockFile(lock_, IOOptions(), nullptr).PermitUncheckedError(); }
  HeldLock(const HeldLock&) = delete;
  HeldLock& operator=(const HeldLock&) = delete;

 private:
  const std::shared_ptr<rocksdb::FileSystem> files_;
  rocksdb::FileLock* const lock_;
};

}  // namespace

RocksFolders::RocksFolders(std::shared_ptr<rocksdb::FileSystem> file_system)
    : file_system_(std::move(file_system)), files_(file_system_) {}

Result<std::unique_ptr<Store>> RocksFolders::OpenIn(const std::string& dir, OpenMode mode) {
  WARIFU_ASSIGN_OR_RETURN(std::unique_ptr<RocksStore> store,
                          RocksStore::Open(file_system_, dir, mode));
  return std::unique_ptr<Store>(std::move(store));
}

Result<std::unique_ptr<Store>> RocksFolders::Open(const std::string& dir) {
  return OpenIn(dir, OpenMode::kExisting);
}

Result<std::unique_ptr<Store>> RocksFolders::Make(const std::string& dir) {
  return OpenIn(dir, OpenMode::kMakeIfAbsent);
}

Result<std::unique_ptr<Store>> RocksFolders::OpenToRead(const std::string& dir) {
  return OpenIn(dir, OpenMode::kReadOnly);
}

Status RocksFolders::Remove(const std::string& dir) {
  return RocksStore::Remove(file_system_, dir);
}

Status RocksFolders::KeepBallast(const std::string& dir) {
  return warifu::KeepBallast(*file_system_, dir);
}

Result<std::uint64_t> RocksFolders::TakeDerived(Store& stored, const Store& made) {
  return static_cast<RocksStore&>(stored).TakeDerivedFrom(static_cast<const RocksStore&>(made));
}

Status RocksFolders::Copy(Store& store, const std::string& to) {
  const Status copied = static_cast<RocksStore&>(store).CopyTo(to);
  // What is left of one that failed is of no use to anybody; the first error is what counts.
  if (!copied.ok()) static_cast<void>(Remove(to));
  return copied;
}

Result<std::unique_ptr<FolderLock>> RocksFolders::Lock(const std::string& dir) {
  rocksdb::FileLock* lock = nullptr;
  const rocksdb::IOStatus locked =
      file_system_->LockFile(dir + "/LOCK", IOOptions(), &lock, nullptr);
  if (locked.ok()) return std::unique_ptr<FolderLock>(new HeldLock(file_system_, lock));
  if (!locked.IsBusy()) return ToError(locked, dir);
  return Refused("data directory {dir}: another process has it open: stop that one first", dir);
}

Result<std::string> RocksFolders::PutInPlace(const std::string& made, const std::string& dir) {
  WARIFU_ASSIGN_OR_RETURN(const bool is_taken, Exists(dir));
  std::string before;
  if (is_taken) {
    WARIFU_ASSIGN_OR_RETURN(before, NameOfBefore(dir));
    WARIFU_RETURN_IF_ERROR(Rename(dir, before));
  }
  WARIFU_RETURN_IF_ERROR(Rename(made, dir));
  return before;
}

Result<std::string> RocksFolders::NameOfBefore(const std::string& dir) {
  for (int i = 1; i <= kMaxKeptFolders; ++i) {
    std::string name = dir + ".before-" + std::to_string(i);
    WARIFU_ASSIGN_OR_RETURN(const bool is_taken, Exists(name));
    if (!is_taken) return name;
  }
  return Refused("{dir}: {most} directories of before are kept beside it: delete some", dir,
                 kMaxKeptFolders);
}

Status RocksFolders::Rename(const std::string& from, const std::string& to) {
  WARIFU_RETURN_IF_ERROR(
      ToStatus(file_system_->RenameFile(from, to, IOOptions(), nullptr), from + " to " + to));
  return files_.SyncFolderOf(to);
}

}  // namespace warifu
