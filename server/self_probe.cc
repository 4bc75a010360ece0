#include "server/self_probe.h"

#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <chrono>
#include <memory>
#include <string_view>

#include "server/limits.h"

namespace warifu {
namespace {

// RFC 9113: what a client begins with, and its SETTINGS frame, empty.
constexpr std::string_view kPreface("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0", 33);

// A new connection, whose calls each end after `wait_ms`; below 0: none.
class Connection {
 public:
  Connection(const ListenAddress& address, int wait_ms) {
    const auto resolved = ResolveAddress(address);
    if (resolved == nullptr) return;
    file_ = ::socket(resolved->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (file_ < 0) return;
    const timeval wait = {wait_ms / 1000, (wait_ms % 1000) * 1000};
    ::setsockopt(file_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    ::setsockopt(file_, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
    is_open_ = ::connect(file_, resolved->ai_addr, resolved->ai_addrlen) == 0;
  }
  ~Connection() {
    if (file_ >= 0) ::close(file_);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  bool is_open() const { return is_open_; }
  int file() const { return file_; }

 private:
  int file_ = -1;
  bool is_open_ = false;
};

bool IsAnsweredPlainly(int file) {
  char first = 0;
  return ::send(file, kPreface.data(), kPreface.size(), MSG_NOSIGNAL) ==
             static_cast<ssize_t>(kPreface.size()) &&
         ::recv(file, &first, 1, 0) == 1;
}

// Whose certificate it is, is not asked: it is ourselves.
bool IsAnsweredByTls(int file) {
  const std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context(SSL_CTX_new(TLS_client_method()),
                                                             SSL_CTX_free);
  if (context == nullptr) return false;
  const std::unique_ptr<SSL, void (*)(SSL*)> tls(SSL_new(context.get()), SSL_free);
  constexpr unsigned char kHttp2[] = {2, 'h', '2'};
  return tls != nullptr && SSL_set_alpn_protos(tls.get(), kHttp2, sizeof kHttp2) == 0 &&
         SSL_set_fd(tls.get(), file) == 1 && SSL_connect(tls.get()) == 1;
}

// Where a server that listens at `address` can be called from its own machine.
ListenAddress Callable(ListenAddress address) {
  if (address.host == "0.0.0.0") address.host = "127.0.0.1";
  if (address.host == "::") address.host = "::1";
  return address;
}

}  // namespace

bool IsHeard(const ListenAddress& address, bool is_tls, int wait_ms) {
  const Connection connection(address, wait_ms);
  if (!connection.is_open()) return false;
  return is_tls ? IsAnsweredByTls(connection.file()) : IsAnsweredPlainly(connection.file());
}

SelfProbe::SelfProbe(const ListenAddress& address, bool is_tls, const Clock& clock)
    : address_(Callable(address)), is_tls_(is_tls), clock_(clock), heard_at_ms_(clock.SteadyMs()) {
  thread_ = std::thread([this] { Run(); });
}

SelfProbe::~SelfProbe() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  ending_.notify_all();
  thread_.join();
}

void SelfProbe::Run() {
  std::unique_lock lock(mutex_);
  while (!ends_) {
    lock.unlock();
    if (IsHeard(address_, is_tls_, kProbeWaitMs)) heard_at_ms_ = clock_.SteadyMs();
    lock.lock();
    ending_.wait_for(lock, std::chrono::milliseconds(kProbeEveryMs), [this] { return ends_; });
  }
}

}  // namespace warifu
