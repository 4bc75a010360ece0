#include "storage/rocks_files.h"

#include <utility>

#include "storage/file_system.h"

namespace warifu {
namespace {

using rocksdb::IOOptions;
using rocksdb::IOStatus;

std::string NewPath(const std::string& path) { return path + ".new"; }

std::string FolderOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

IOStatus WriteSynced(rocksdb::FileSystem& files, const std::string& path, std::string_view bytes) {
  std::unique_ptr<rocksdb::FSWritableFile> file;
  IOStatus status = files.NewWritableFile(path, rocksdb::FileOptions(), &file, nullptr);
  if (!status.ok()) return status;
  status = file->Append(rocksdb::Slice(bytes.data(), bytes.size()), IOOptions(), nullptr);
  if (status.ok()) status = file->Fsync(IOOptions(), nullptr);
  const IOStatus closed = file->Close(IOOptions(), nullptr);
  return status.ok() ? closed : status;
}

// All of the file; it may have grown or shrunk since its size was asked for.
IOStatus ReadAll(rocksdb::FileSystem& files, const std::string& path, std::size_t max_bytes,
                 std::string& bytes) {
  std::unique_ptr<rocksdb::FSSequentialFile> file;
  IOStatus status = files.NewSequentialFile(path, rocksdb::FileOptions(), &file, nullptr);
  std::string scratch(max_bytes, '\0');
  while (status.ok() && bytes.size() < max_bytes) {
    rocksdb::Slice chunk;
    status = file->Read(max_bytes - bytes.size(), IOOptions(), &chunk, scratch.data(), nullptr);
    if (!status.ok() || chunk.empty()) break;
    bytes.append(chunk.data(), chunk.size());
  }
  return status;
}

}  // namespace

RocksFiles::RocksFiles(std::shared_ptr<rocksdb::FileSystem> files) : files_(std::move(files)) {}

Result<bool> RocksFiles::Exists(const std::string& path) {
  const IOStatus status = files_->FileExists(path, IOOptions(), nullptr);
  if (status.ok()) return true;
  if (status.IsNotFound()) return false;
  return ToError(status, path);
}

Result<std::optional<std::string>> RocksFiles::Read(const std::string& path,
                                                    std::size_t max_bytes) {
  WARIFU_ASSIGN_OR_RETURN(const bool exists, Exists(path));
  if (!exists) return std::optional<std::string>();
  std::uint64_t size = 0;
  WARIFU_RETURN_IF_ERROR(ToStatus(files_->GetFileSize(path, IOOptions(), &size, nullptr), path));
  std::string bytes;
  if (size <= max_bytes) {
    // One byte more than is allowed, to see a file whose size says nothing (a pipe).
    WARIFU_RETURN_IF_ERROR(ToStatus(ReadAll(*files_, path, max_bytes + 1, bytes), path));
  }
  if (size > max_bytes || bytes.size() > max_bytes) {
    return BadInput("{path}: larger than the {max_bytes} bytes that such a file may have", path,
                    max_bytes);
  }
  return std::optional<std::string>(std::move(bytes));
}

Status RocksFiles::WriteNew(const std::string& path, std::string_view bytes) {
  return ToStatus(WriteSynced(*files_, NewPath(path), bytes), NewPath(path));
}

Status RocksFiles::SyncFolderOf(const std::string& path) {
  std::unique_ptr<rocksdb::FSDirectory> folder;
  const std::string name = FolderOf(path);
  WARIFU_RETURN_IF_ERROR(ToStatus(files_->NewDirectory(name, IOOptions(), &folder, nullptr), name));
  return ToStatus(folder->Fsync(IOOptions(), nullptr), name);
}

Status RocksFiles::ReplaceSynced(const std::string& path, std::string_view bytes) {
  WARIFU_RETURN_IF_ERROR(WriteNew(path, bytes));
  WARIFU_RETURN_IF_ERROR(
      ToStatus(files_->RenameFile(NewPath(path), path, IOOptions(), nullptr), path));
  return SyncFolderOf(path);
}

// Whole or not at all, and never over another: a second name for a file is only given where there
// is none.
Status RocksFiles::CreateSynced(const std::string& path, std::string_view bytes) {
  WARIFU_ASSIGN_OR_RETURN(const bool exists, Exists(path));
  if (exists) return Refused("{path}: exists already: move it away, or name another file", path);
  WARIFU_RETURN_IF_ERROR(WriteNew(path, bytes));
  const IOStatus linked = files_->LinkFile(NewPath(path), path, IOOptions(), nullptr);
  const IOStatus deleted = files_->DeleteFile(NewPath(path), IOOptions(), nullptr);
  WARIFU_RETURN_IF_ERROR(ToStatus(linked, path));
  WARIFU_RETURN_IF_ERROR(ToStatus(deleted, NewPath(path)));
  return SyncFolderOf(path);
}

}  // namespace warifu
