#include "tests/server/plain_caller.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

namespace warifu {

PlainCaller::PlainCaller(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to), 0);
}

PlainCaller::~PlainCaller() { ::close(socket_); }

void PlainCaller::Send(const std::string& bytes) const {
  static_cast<void>(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL));
}

std::string PlainCaller::ReadAll() const {
  std::string all;
  char part[4096];
  for (ssize_t count = 0; (count = ::recv(socket_, part, sizeof part, 0)) > 0;) {
    all.append(part, static_cast<std::size_t>(count));
  }
  return all;
}

}  // namespace warifu
