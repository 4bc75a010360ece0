// A server that nobody can reach any more ends by itself; one that can be reached says so.
#include "server/self_probe.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>

#include "server/supervisor.h"
#include "server/system_clock.h"
#include "tests/server/certificate.h"
#include "tests/server/served.h"

namespace warifu {
namespace {

constexpr int kWaitMs = 500;

// A socket that listens, and that nobody accepts from.
class DeafListener {
 public:
  DeafListener() : file_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    EXPECT_EQ(::bind(file_, reinterpret_cast<sockaddr*>(&at), size), 0);
    EXPECT_EQ(::listen(file_, 4), 0);
    ::getsockname(file_, reinterpret_cast<sockaddr*>(&at), &size);
    address_ = {"127.0.0.1", ntohs(at.sin_port)};
  }
  ~DeafListener() { ::close(file_); }
  DeafListener(const DeafListener&) = delete;
  DeafListener& operator=(const DeafListener&) = delete;

  const ListenAddress& address() const { return address_; }

 private:
  int file_;
  ListenAddress address_;
};

TEST(SelfProbe, HearsAServerThatAccepts) {
  Served served;
  EXPECT_TRUE(IsHeard(served.server().address(), false, kWaitMs));
}

TEST(SelfProbe, HearsAServerBehindTls) {
  const Certificate certificate = MakeCertificate();
  GrpcServerOptions options = Served::AnyPort();
  options.tls = TlsFiles{certificate.certificate_pem, certificate.key_pem, ""};
  Served served(options);
  EXPECT_TRUE(IsHeard(served.server().address(), true, kWaitMs));
}

TEST(SelfProbe, DoesNotHearWhoDoesNotAccept) {
  const DeafListener deaf;
  EXPECT_FALSE(IsHeard(deaf.address(), false, kWaitMs));
  EXPECT_FALSE(IsHeard(deaf.address(), true, kWaitMs));
  EXPECT_FALSE(IsHeard({"127.0.0.1", 1}, false, kWaitMs));
}

TEST(SelfProbe, CountsHowLongItHasNotBeenHeard) {
  const SystemClock clock;
  const DeafListener deaf;
  const SelfProbe unheard(deaf.address(), false, clock);
  Served served;
  const SelfProbe heard(served.server().address(), false, clock);
  EXPECT_FALSE(IsHeard(deaf.address(), false, 1500));  // takes as long
  EXPECT_GE(unheard.deaf_ms(), 1500U);
  EXPECT_LT(heard.deaf_ms(), unheard.deaf_ms());
}

TEST(Supervisor, HearsThatTheServerIsReadyAndAlive) {
  const std::string name = "@warifu-test-" + std::to_string(::getpid());
  const int file = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  sockaddr_un at{};
  at.sun_family = AF_UNIX;
  std::copy(name.begin(), name.end(), at.sun_path);
  at.sun_path[0] = '\0';
  ASSERT_EQ(::bind(file, reinterpret_cast<const sockaddr*>(&at),
                   static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size())),
            0);
  const Supervisor supervisor(name);
  supervisor.Ready();
  supervisor.Alive();
  for (const char* expected : {"READY=1", "WATCHDOG=1"}) {
    char bytes[64] = {};
    ASSERT_GT(::recv(file, bytes, sizeof bytes - 1, 0), 0);
    EXPECT_STREQ(bytes, expected);
  }
  ::close(file);
  Supervisor("").Ready();
  Supervisor("/nowhere/at/all").Alive();
}

}  // namespace
}  // namespace warifu
