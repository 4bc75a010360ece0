// A plain connection to 127.0.0.1: bytes out, and bytes in until the other side closes.
//
// Threads: one at a time.
#ifndef WARIFU_TESTS_SERVER_PLAIN_CALLER_H_
#define WARIFU_TESTS_SERVER_PLAIN_CALLER_H_

#include <cstdint>
#include <string>

namespace warifu {

class PlainCaller {
 public:
  explicit PlainCaller(std::uint16_t port);  // connects; a failure is the test's
  ~PlainCaller();
  PlainCaller(const PlainCaller&) = delete;
  PlainCaller& operator=(const PlainCaller&) = delete;

  void Send(const std::string& bytes) const;
  std::string ReadAll() const;

 private:
  int socket_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SERVER_PLAIN_CALLER_H_
