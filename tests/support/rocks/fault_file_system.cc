#include "tests/support/rocks/fault_file_system.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/base/check.h"
#include "storage/file_system.h"

namespace warifu {
namespace {

namespace fs = std::filesystem;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
using rocksdb::Slice;

std::string FolderOf(const std::string& path) { return fs::path(path).parent_path().string(); }

std::optional<std::string> BytesOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace

class FaultFile final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  FaultFile(FaultFileSystem* system, std::string path,
            std::unique_ptr<rocksdb::FSWritableFile>&& file)
      : FSWritableFileOwnerWrapper(std::move(file)), system_(system), path_(std::move(path)) {}

  IOStatus Append(const Slice& data, const IOOptions& options, IODebugContext* debug) override {
    const FaultFileSystem::Fate fate = system_->On(DiskCall::kWrite);
    if (fate == FaultFileSystem::Fate::kFails) return system_->Planned();
    const IOStatus status = FSWritableFileOwnerWrapper::Append(data, options, debug);
    if (status.ok()) system_->Wrote(path_, data.size());
    return fate == FaultFileSystem::Fate::kFailsDone ? system_->Planned() : status;
  }
  IOStatus Append(const Slice& data, const IOOptions& options,
                  const rocksdb::DataVerificationInfo& /*info*/, IODebugContext* debug) override {
    return Append(data, options, debug);
  }
  IOStatus Sync(const IOOptions& /*options*/, IODebugContext* /*debug*/) override {
    const FaultFileSystem::Fate fate = system_->On(DiskCall::kSync);
    if (fate == FaultFileSystem::Fate::kFails) return system_->Planned();
    system_->Synced(path_);
    return fate == FaultFileSystem::Fate::kFailsDone ? system_->Planned() : IOStatus::OK();
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* debug) override {
    return Sync(options, debug);
  }

 private:
  FaultFileSystem* const system_;
  const std::string path_;
};

class FaultFolder final : public rocksdb::FSDirectoryWrapper {
 public:
  FaultFolder(FaultFileSystem* system, std::string path,
              std::unique_ptr<rocksdb::FSDirectory>&& folder)
      : FSDirectoryWrapper(std::move(folder)), system_(system), path_(std::move(path)) {}

  IOStatus Fsync(const IOOptions& options, IODebugContext* debug) override {
    return FsyncWithDirOptions(options, debug, rocksdb::DirFsyncOptions());
  }
  IOStatus FsyncWithDirOptions(const IOOptions& /*options*/, IODebugContext* /*debug*/,
                               const rocksdb::DirFsyncOptions& /*folder_options*/) override {
    const FaultFileSystem::Fate fate = system_->On(DiskCall::kSync);
    if (fate == FaultFileSystem::Fate::kFails) return system_->Planned();
    system_->SyncedFolder(path_);
    return fate == FaultFileSystem::Fate::kFailsDone ? system_->Planned() : IOStatus::OK();
  }

 private:
  FaultFileSystem* const system_;
  const std::string path_;
};

// Reads of either kind of file.
class FaultReader {
 public:
  template <typename Inner>
  static IOStatus Read(FaultFileSystem& system, const Inner& inner) {
    const FaultFileSystem::Fate fate = system.On(DiskCall::kRead);
    return fate == FaultFileSystem::Fate::kWorks ? inner() : system.Planned();
  }
};

class FaultSequentialFile final : public rocksdb::FSSequentialFileOwnerWrapper {
 public:
  FaultSequentialFile(FaultFileSystem* system, std::unique_ptr<rocksdb::FSSequentialFile>&& file)
      : FSSequentialFileOwnerWrapper(std::move(file)), system_(system) {}

  IOStatus Read(std::size_t bytes, const IOOptions& options, Slice* result, char* scratch,
                IODebugContext* debug) override {
    return FaultReader::Read(*system_, [&] {
      return FSSequentialFileOwnerWrapper::Read(bytes, options, result, scratch, debug);
    });
  }

 private:
  FaultFileSystem* const system_;
};

class FaultRandomAccessFile final : public rocksdb::FSRandomAccessFileOwnerWrapper {
 public:
  FaultRandomAccessFile(FaultFileSystem* system,
                        std::unique_ptr<rocksdb::FSRandomAccessFile>&& file)
      : FSRandomAccessFileOwnerWrapper(std::move(file)), system_(system) {}

  IOStatus Read(std::uint64_t offset, std::size_t bytes, const IOOptions& options, Slice* result,
                char* scratch, IODebugContext* debug) const override {
    return FaultReader::Read(*system_, [&] {
      return FSRandomAccessFileOwnerWrapper::Read(offset, bytes, options, result, scratch, debug);
    });
  }

  IOStatus MultiRead(rocksdb::FSReadRequest* requests, std::size_t count, const IOOptions& options,
                     IODebugContext* debug) override {
    return FaultReader::Read(*system_, [&] {
      return FSRandomAccessFileOwnerWrapper::MultiRead(requests, count, options, debug);
    });
  }

 private:
  FaultFileSystem* const system_;
};

FaultFileSystem::FaultFileSystem() : FileSystemWrapper(MakeOwnerOnlyFileSystem()) {}

void FaultFileSystem::Fail(DiskCall call, std::uint64_t nth, DiskFault fault, DiskError error) {
  const std::lock_guard lock(mutex_);
  trap_ = {call, nth, fault, error};
}

bool FaultFileSystem::has_failed() const {
  const std::lock_guard lock(mutex_);
  return trap_.sprung;
}

void FaultFileSystem::Mend() {
  const std::lock_guard lock(mutex_);
  trap_ = {};
}

void FaultFileSystem::SetFreeBytes(std::optional<std::uint64_t> bytes) {
  const std::lock_guard lock(mutex_);
  free_bytes_ = bytes;
}

std::uint64_t FaultFileSystem::writes() const {
  const std::lock_guard lock(mutex_);
  return writes_;
}

std::uint64_t FaultFileSystem::syncs() const {
  const std::lock_guard lock(mutex_);
  return syncs_;
}

FaultFileSystem::Fate FaultFileSystem::On(DiskCall call) {
  const std::lock_guard lock(mutex_);
  if (call == DiskCall::kWrite) ++writes_;
  if (call == DiskCall::kSync) ++syncs_;
  const bool is_read = call == DiskCall::kRead;
  if (trap_.sprung && trap_.call != DiskCall::kRead && !is_read) return Fate::kFails;
  if (trap_.call != call || trap_.left == 0 || --trap_.left > 0) return Fate::kWorks;
  trap_.sprung = true;
  return trap_.fault == DiskFault::kFailed ? Fate::kFails : Fate::kFailsDone;
}

IOStatus FaultFileSystem::Planned() const {
  const std::lock_guard lock(mutex_);
  const char* why = "a fault that the test planned";
  return trap_.error == DiskError::kNoSpace ? IOStatus::NoSpace(why) : IOStatus::IOError(why);
}

void FaultFileSystem::Wrote(const std::string& path, std::uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  sizes_[path].written += bytes;
}

void FaultFileSystem::Synced(const std::string& path) {
  const std::lock_guard lock(mutex_);
  sizes_[path].synced = sizes_[path].written;
}

void FaultFileSystem::SyncedFolder(const std::string& folder) {
  const std::lock_guard lock(mutex_);
  std::erase_if(unsynced_names_,
                [&](const UnsyncedName& name) { return FolderOf(name.path) == folder; });
}

IOStatus FaultFileSystem::NewSequentialFile(const std::string& path,
                                            const rocksdb::FileOptions& options,
                                            std::unique_ptr<rocksdb::FSSequentialFile>* file,
                                            IODebugContext* debug) {
  std::unique_ptr<rocksdb::FSSequentialFile> inner;
  const IOStatus status = FileSystemWrapper::NewSequentialFile(path, options, &inner, debug);
  if (status.ok()) *file = std::make_unique<FaultSequentialFile>(this, std::move(inner));
  return status;
}

IOStatus FaultFileSystem::NewRandomAccessFile(const std::string& path,
                                              const rocksdb::FileOptions& options,
                                              std::unique_ptr<rocksdb::FSRandomAccessFile>* file,
                                              IODebugContext* debug) {
  std::unique_ptr<rocksdb::FSRandomAccessFile> inner;
  const IOStatus status = FileSystemWrapper::NewRandomAccessFile(path, options, &inner, debug);
  if (status.ok()) *file = std::make_unique<FaultRandomAccessFile>(this, std::move(inner));
  return status;
}

IOStatus FaultFileSystem::NewWritableFile(const std::string& path,
                                          const rocksdb::FileOptions& options,
                                          std::unique_ptr<rocksdb::FSWritableFile>* file,
                                          IODebugContext* debug) {
  std::optional<std::string> replaced = BytesOf(path);
  std::unique_ptr<rocksdb::FSWritableFile> inner;
  const IOStatus status = FileSystemWrapper::NewWritableFile(path, options, &inner, debug);
  if (!status.ok()) return status;
  *file = std::make_unique<FaultFile>(this, path, std::move(inner));
  const std::lock_guard lock(mutex_);
  sizes_[path] = {};
  unsynced_names_.push_back({path, "", std::move(replaced)});
  return status;
}

IOStatus FaultFileSystem::NewDirectory(const std::string& path, const IOOptions& options,
                                       std::unique_ptr<rocksdb::FSDirectory>* folder,
                                       IODebugContext* debug) {
  std::unique_ptr<rocksdb::FSDirectory> inner;
  const IOStatus status = FileSystemWrapper::NewDirectory(path, options, &inner, debug);
  if (status.ok()) *folder = std::make_unique<FaultFolder>(this, path, std::move(inner));
  return status;
}

IOStatus FaultFileSystem::RenameFile(const std::string& from, const std::string& to,
                                     const IOOptions& options, IODebugContext* debug) {
  const Fate fate = On(DiskCall::kRename);
  if (fate == Fate::kFails) return Planned();
  std::optional<std::string> replaced = BytesOf(to);
  const IOStatus status = FileSystemWrapper::RenameFile(from, to, options, debug);
  if (!status.ok()) return status;
  {
    const std::lock_guard lock(mutex_);
    sizes_[to] = sizes_[from];
    sizes_.erase(from);
    unsynced_names_.push_back({to, from, std::move(replaced)});
  }
  return fate == Fate::kFailsDone ? Planned() : status;
}

IOStatus FaultFileSystem::LinkFile(const std::string& from, const std::string& to,
                                   const IOOptions& options, IODebugContext* debug) {
  const IOStatus status = FileSystemWrapper::LinkFile(from, to, options, debug);
  if (!status.ok()) return status;
  const std::lock_guard lock(mutex_);
  sizes_[to] = sizes_[from];
  unsynced_names_.push_back({to, "", std::nullopt});
  return status;
}

IOStatus FaultFileSystem::GetFreeSpace(const std::string& path, const IOOptions& options,
                                       std::uint64_t* bytes, IODebugContext* debug) {
  {
    const std::lock_guard lock(mutex_);
    if (free_bytes_.has_value()) {
      *bytes = *free_bytes_;
      return IOStatus::OK();
    }
  }
  return FileSystemWrapper::GetFreeSpace(path, options, bytes, debug);
}

void FaultFileSystem::LoseUnsynced(Loss loss) {
  const std::lock_guard lock(mutex_);
  CutFiles(loss);
  if (loss != Loss::kReordered) UndoNames();
  unsynced_names_.clear();
  sizes_.clear();
}

void FaultFileSystem::CutFiles(Loss loss) {
  for (const auto& [path, sizes] : sizes_) {
    if (!fs::exists(path)) continue;
    const std::uint64_t half = (sizes.written - sizes.synced) / 2;
    switch (loss) {
      case Loss::kAll:
        fs::resize_file(path, sizes.synced);
        break;
      case Loss::kTorn:
        fs::resize_file(path, sizes.synced + half);
        break;
      case Loss::kReordered: {
        std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(static_cast<std::streamoff>(sizes.synced));
        file << std::string(half, '\0');
        break;
      }
    }
  }
}

// Backwards, so that each undoing finds what it left.
void FaultFileSystem::UndoNames() {
  for (auto name = unsynced_names_.rbegin(); name != unsynced_names_.rend(); ++name) {
    if (!fs::exists(name->path)) continue;  // deleted since
    if (name->from.empty()) {
      fs::remove(name->path);
    } else {
      fs::rename(name->path, name->from);
    }
    if (name->replaced.has_value()) {
      std::ofstream(name->path, std::ios::binary) << *name->replaced;
    }
  }
}

}  // namespace warifu
