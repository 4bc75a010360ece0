#include "server/admin_socket.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <string_view>
#include <utility>

#include "server/limits.h"
#include "server/scratch.h"

namespace warifu {
namespace {

constexpr std::string_view kBackup = "backup ";
constexpr std::string_view kDone = "ok ";
constexpr std::string_view kFailed = "error ";
constexpr char kEnd = '\0';
constexpr int kWaitingAdministrators = 4;
constexpr mode_t kOwnersSocket = 0600;

Error Failed(const std::string& path) {
  return IoError("admin socket {path}: {why}", path, std::strerror(errno));
}

Result<sockaddr_un> AddressOf(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) {
    return BadInput(
        "admin socket {path}: a socket's path has at most {most} bytes: name a shorter one with "
        "--admin",
        path, sizeof address.sun_path - 1);
  }
  std::memcpy(address.sun_path, path.data(), path.size());
  return address;
}

// A socket that is closed again, unless somebody takes it.
class OwnSocket {
 public:
  OwnSocket() : file_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {}
  ~OwnSocket() {
    if (file_ >= 0) ::close(file_);
  }
  OwnSocket(const OwnSocket&) = delete;
  OwnSocket& operator=(const OwnSocket&) = delete;

  int get() const { return file_; }
  int Take() { return std::exchange(file_, -1); }

 private:
  int file_;
};

// Removes the socket of a server that was killed.
Status ClearPath(const std::string& path) {
  struct stat found {};
  if (::lstat(path.c_str(), &found) != 0) return Ok();
  if (!S_ISSOCK(found.st_mode)) {
    return Refused("admin socket {path}: something else is there: name another with --admin", path);
  }
  return ::unlink(path.c_str()) == 0 ? Ok() : Status(Failed(path));
}

bool IsAllowed(int caller) {
  ucred who{};
  socklen_t size = sizeof who;
  return ::getsockopt(caller, SOL_SOCKET, SO_PEERCRED, &who, &size) == 0 &&
         (who.uid == 0 || who.uid == ::geteuid());
}

std::string ErrorAnswer(const Error& error) {
  return std::string(kFailed) + std::string(ErrorCodeName(error.code)) + " " + error.message();
}

std::string AnswerTo(int caller, std::string_view request, const AdminSocket::BackUp& back_up) {
  if (!IsAllowed(caller)) {
    return ErrorAnswer(Refused("admin socket: only the server's own user and root are answered"));
  }
  request.remove_suffix(1);  // kEnd
  if (!request.starts_with(kBackup)) return ErrorAnswer(BadInput("no such request"));
  const Result<TreeSize> size = back_up(std::string(request.substr(kBackup.size())));
  if (!size.ok()) return ErrorAnswer(size.error());
  return std::string(kDone) + std::to_string(size->value());
}

bool SendAll(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

std::string ReceiveAll(int socket) {
  std::string bytes;
  char part[1024];
  while (bytes.size() < kMaxAdminAnswerBytes) {
    const ssize_t count = ::recv(socket, part, sizeof part, 0);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    bytes.append(part, static_cast<std::size_t>(count));
  }
  return bytes;
}

std::optional<ErrorCode> CodeNamed(std::string_view name) {
  for (int code = 0; code <= static_cast<int>(ErrorCode::kInternal); ++code) {
    if (ErrorCodeName(static_cast<ErrorCode>(code)) == name) return static_cast<ErrorCode>(code);
  }
  return std::nullopt;
}

std::optional<std::uint64_t> ReadNumber(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

Result<TreeSize> ReadAnswer(std::string_view answer) {
  if (answer.starts_with(kDone)) {
    const auto size = ReadNumber(answer.substr(kDone.size()));
    if (size) return TreeSize(*size);
  } else if (answer.starts_with(kFailed)) {
    answer.remove_prefix(kFailed.size());
    const std::size_t space = answer.find(' ');
    const auto code = CodeNamed(answer.substr(0, space));
    if (code && space != std::string_view::npos) {
      return Error{*code, Said("{what}", answer.substr(space + 1))};
    }
  }
  return IoError("the server ended before it had answered: look whether the backup is there");
}

}  // namespace

std::string AdminSocketPath(const std::string& admin, const std::string& data) {
  return admin.empty() ? Beside(data, ".admin") : admin;
}

Result<std::unique_ptr<AdminSocket>> AdminSocket::Start(const std::string& path, BackUp back_up) {
  WARIFU_ASSIGN_OR_RETURN(const sockaddr_un address, AddressOf(path));
  WARIFU_RETURN_IF_ERROR(ClearPath(path));
  OwnSocket socket;
  if (socket.get() < 0 ||
      ::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
      ::chmod(path.c_str(), kOwnersSocket) != 0 ||
      ::listen(socket.get(), kWaitingAdministrators) != 0) {
    return Failed(path);
  }
  std::unique_ptr<AdminSocket> admin(new AdminSocket(path));
  WARIFU_ASSIGN_OR_RETURN(
      admin->listener_,
      SocketListener::Start(
          socket.Take(), {std::string(1, kEnd), kMaxAdminRequestBytes,
                          [back_up = std::move(back_up)](int caller, const std::string& request) {
                            return AnswerTo(caller, request, back_up);
                          }}));
  return admin;
}

AdminSocket::~AdminSocket() {
  listener_.reset();
  ::unlink(path_.c_str());
}

Result<std::optional<TreeSize>> AskForBackup(const std::string& path, const std::string& to) {
  WARIFU_ASSIGN_OR_RETURN(const sockaddr_un address, AddressOf(path));
  const OwnSocket socket;
  if (socket.get() < 0) return Failed(path);
  if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    const bool nobody = errno == ENOENT || errno == ECONNREFUSED || errno == ENOTDIR;
    if (nobody) return std::optional<TreeSize>();
    return Failed(path);
  }
  if (!SendAll(socket.get(), std::string(kBackup) + to + kEnd)) return Failed(path);
  WARIFU_ASSIGN_OR_RETURN(const TreeSize size, ReadAnswer(ReceiveAll(socket.get())));
  return std::optional<TreeSize>(size);
}

}  // namespace warifu
