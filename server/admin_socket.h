// The admin socket: where a running server is asked for a backup. A file of its user's alone,
// beside the data directory.
//
//     request   "backup PATH" NUL
//     answer    "ok ENTRIES"  or  "error CODE SENTENCE"
//
// Only processes of the server's user and of root are answered.
// Threads: Start and the destructor are the owner's; `back_up` runs on the socket's thread.
#ifndef WARIFU_SERVER_ADMIN_SOCKET_H_
#define WARIFU_SERVER_ADMIN_SOCKET_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/base/types.h"
#include "server/socket_listener.h"

namespace warifu {

// `admin`, or where it is by default: "DATA.admin".
std::string AdminSocketPath(const std::string& admin, const std::string& data);

class AdminSocket {
 public:
  using BackUp = std::function<Result<TreeSize>(const std::string& to)>;

  // What stands at `path` so far must be a socket that nobody listens at any more: it is replaced.
  // Requires: the caller has the data directory open.
  // Errors: kBadInput (too long a path), kRefused (something else is there), kIo.
  static Result<std::unique_ptr<AdminSocket>> Start(const std::string& path, BackUp back_up);
  ~AdminSocket();  // waits for a backup under way
  AdminSocket(const AdminSocket&) = delete;
  AdminSocket& operator=(const AdminSocket&) = delete;

 private:
  explicit AdminSocket(std::string path) : path_(std::move(path)) {}

  const std::string path_;
  std::unique_ptr<SocketListener> listener_;
};

// Asks the server that listens at `path`; how many entries its backup holds. Nothing: nobody
// listens there. Waits for as long as it takes.
// Errors: what the server answered; kRefused (not the server's user), kIo.
Result<std::optional<TreeSize>> AskForBackup(const std::string& path, const std::string& to);

}  // namespace warifu

#endif  // WARIFU_SERVER_ADMIN_SOCKET_H_
