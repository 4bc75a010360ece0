#include "client/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <utility>

#include "client/home.h"

namespace warifu {
namespace {

constexpr mode_t kOwnerOnly = 0600;

}  // namespace

Result<std::optional<FileLock>> FileLock::Try(const std::string& path) {
  WARIFU_RETURN_IF_ERROR(MakeFolder(std::filesystem::path(path).parent_path().string()));
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnly);
  if (fd < 0) return IoError("cannot open {path}", path);
  FileLock lock(fd);
  if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return std::optional<FileLock>(std::move(lock));
  return std::optional<FileLock>();
}

Result<FileLock> FileLock::Take(const Context& context, const std::string& path) {
  for (int tries = 1;; ++tries) {
    WARIFU_ASSIGN_OR_RETURN(std::optional<FileLock> lock, Try(path));
    if (lock) return *std::move(lock);
    if (tries == kLockTries) break;
    context.wait(kLockWaitMs);
  }
  return Unavailable(
      "another warifu works with {path} and does not end: let it end, or end it, and run this "
      "again",
      path);
}

FileLock::~FileLock() {
  if (fd_ >= 0) ::close(fd_);
}

FileLock::FileLock(FileLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

}  // namespace warifu
