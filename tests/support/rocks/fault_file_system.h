// A file system that fails when told to, and forgets what was never synced.
//
//     auto files = std::make_shared<FaultFileSystem>();
//     files->Fail(DiskCall::kWrite, 3, DiskFault::kFailed);  // the third write from now
//     ...                                            // the process under test gives up
//     files->LoseUnsynced();                         // the power is cut; open everything again
//
// What counts as lasting: bytes of a file up to its last sync; names of files made, linked or
// renamed before the last sync of their folder. Deletions last at once. That is counted here, so a
// sync goes no further: the power of the machine that runs the tests is not cut, and its disk is
// what makes tests slow. Threads: safe; LoseUnsynced while nobody has a file open.
#ifndef WARIFU_TESTS_SUPPORT_ROCKS_FAULT_FILE_SYSTEM_H_
#define WARIFU_TESTS_SUPPORT_ROCKS_FAULT_FILE_SYSTEM_H_

#include <rocksdb/file_system.h>

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace warifu {

enum class DiskCall {
  kRead,    // of a file's bytes
  kWrite,   // to a file
  kSync,    // of a file or folder
  kRename,  // of a file
};

enum class DiskFault {
  kFailed,              // an error, and nothing was done
  kFailedButPersisted,  // an error, and it was done
};

enum class DiskError {
  kIo,       // EIO
  kNoSpace,  // ENOSPC
};

// How much of what was never synced is lost.
enum class Loss {
  kAll,
  kTorn,       // half of each file's unsynced bytes last, as if the power went in the middle
  kReordered,  // the other half, behind zeros, and all names: what came later was on the disk
               // sooner
};

class FaultFileSystem final : public rocksdb::FileSystemWrapper {
 public:
  FaultFileSystem();

  const char* Name() const override { return "FaultFileSystem"; }

  // The `nth` call of its kind from now (1: the next) fails so. After a read all goes on; after any
  // other each later one but reads fails without being done, as on a disk that is gone.
  void Fail(DiskCall call, std::uint64_t nth, DiskFault fault, DiskError error = DiskError::kIo);
  // Whether it came to that.
  bool has_failed() const;
  // Everything works again.
  void Mend();
  // While on, there is this little free space.
  void SetFreeBytes(std::optional<std::uint64_t> bytes);

  // Since it was made.
  std::uint64_t writes() const;
  std::uint64_t syncs() const;

  void LoseUnsynced(Loss loss = Loss::kAll);

  rocksdb::IOStatus NewSequentialFile(const std::string& path, const rocksdb::FileOptions& options,
                                      std::unique_ptr<rocksdb::FSSequentialFile>* file,
                                      rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus NewRandomAccessFile(const std::string& path,
                                        const rocksdb::FileOptions& options,
                                        std::unique_ptr<rocksdb::FSRandomAccessFile>* file,
                                        rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* file,
                                    rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus NewDirectory(const std::string& path, const rocksdb::IOOptions& options,
                                 std::unique_ptr<rocksdb::FSDirectory>* folder,
                                 rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus RenameFile(const std::string& from, const std::string& to,
                               const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus LinkFile(const std::string& from, const std::string& to,
                             const rocksdb::IOOptions& options,
                             rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus GetFreeSpace(const std::string& path, const rocksdb::IOOptions& options,
                                 std::uint64_t* bytes, rocksdb::IODebugContext* debug) override;

 private:
  friend class FaultFile;
  friend class FaultFolder;
  friend class FaultReader;

  // A countdown to a failure.
  struct Trap {
    DiskCall call = DiskCall::kWrite;
    std::uint64_t left = 0;  // 0: none
    DiskFault fault = DiskFault::kFailed;
    DiskError error = DiskError::kIo;
    bool sprung = false;
  };
  // What an operation on the way to the disk is to do.
  enum class Fate { kWorks, kFails, kFailsDone };
  // A name that the last sync of its folder did not see.
  struct UnsyncedName {
    std::string path;
    std::string from;                     // renamed from there; empty: made
    std::optional<std::string> replaced;  // bytes of the file that stood there before
  };
  struct FileSizes {
    std::uint64_t written = 0;
    std::uint64_t synced = 0;
  };

  Fate On(DiskCall call);
  rocksdb::IOStatus Planned() const;
  void Wrote(const std::string& path, std::uint64_t bytes);
  void Synced(const std::string& path);
  void SyncedFolder(const std::string& folder);
  void UndoNames();
  void CutFiles(Loss loss);

  mutable std::mutex mutex_;
  Trap trap_;
  std::optional<std::uint64_t> free_bytes_;
  std::uint64_t writes_ = 0;
  std::uint64_t syncs_ = 0;
  std::vector<UnsyncedName> unsynced_names_;  // in order
  std::map<std::string, FileSizes> sizes_;    // of files made by this
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_ROCKS_FAULT_FILE_SYSTEM_H_
