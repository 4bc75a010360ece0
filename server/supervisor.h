// Supervisor: who started the server and wants to hear how it is: systemd, by its notification
// protocol (a datagram to the socket in NOTIFY_SOCKET). Nobody asked: does nothing.
//
// Source: sd_notify(3).
// Threads: one.
#ifndef WARIFU_SERVER_SUPERVISOR_H_
#define WARIFU_SERVER_SUPERVISOR_H_

#include <string>
#include <string_view>

namespace warifu {

class Supervisor {
 public:
  // `socket`: a path, "@NAME" of an abstract one, or empty.
  explicit Supervisor(std::string socket) : socket_(std::move(socket)) {}

  void Ready() const { Tell("READY=1"); }
  void Alive() const { Tell("WATCHDOG=1"); }
  void Stopping() const { Tell("STOPPING=1"); }

 private:
  // What cannot be delivered is not: the supervisor then acts by itself.
  void Tell(std::string_view state) const;

  const std::string socket_;
};

}  // namespace warifu

#endif  // WARIFU_SERVER_SUPERVISOR_H_
