// FileLock: one program at a time, by flock(2) on a file that is there for nothing else. The file
// is never removed, so that two never hold two of one name; the system lets go when a program ends.
//
// Threads: one at a time; keeps out other processes and other handles of this one.
#ifndef WARIFU_CLIENT_FILE_LOCK_H_
#define WARIFU_CLIENT_FILE_LOCK_H_

#include <optional>
#include <string>

#include "client/context.h"
#include "core/base/result.h"

namespace warifu {

// How often a lock that somebody holds is tried, and how long between: 5 seconds in all.
inline constexpr int kLockTries = 100;
inline constexpr int kLockWaitMs = 50;

class FileLock {
 public:
  // Makes the file and the folders above it where they are missing.
  // Nothing: somebody else holds it. Errors: kIo.
  static Result<std::optional<FileLock>> Try(const std::string& path);
  // Waits for who holds it, for a moment. Errors: kUnavailable (still held), kIo.
  static Result<FileLock> Take(const Context& context, const std::string& path);

  ~FileLock();
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&&) = delete;

 private:
  explicit FileLock(int fd) : fd_(fd) {}

  int fd_;  // -1: moved from
};

}  // namespace warifu

#endif  // WARIFU_CLIENT_FILE_LOCK_H_
