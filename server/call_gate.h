// CallGate: how many calls may be under way, in all and of one peer.
//
// Not here: how long one may take, how large it may be (server/guarded_call.h).
// Threads: safe.
#ifndef WARIFU_SERVER_CALL_GATE_H_
#define WARIFU_SERVER_CALL_GATE_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace warifu {

struct CallLimits {
  std::size_t in_all;
  std::size_t per_peer;
};

class CallGate {
 public:
  // A call's place, given back when it goes. Must not outlive the gate.
  class Ticket {
   public:
    Ticket(Ticket&& other) noexcept;
    Ticket& operator=(Ticket&&) = delete;
    ~Ticket();

   private:
    friend class CallGate;
    Ticket(CallGate* gate, std::string peer);

    CallGate* gate_;  // null: moved from
    std::string peer_;
  };

  explicit CallGate(CallLimits limits);

  // Nothing: too many are under way.
  std::optional<Ticket> Enter(const std::string& peer);

  std::size_t in_flight() const;
  std::uint64_t refused() const;  // since the start

 private:
  void Leave(const std::string& peer);

  const CallLimits limits_;
  mutable std::mutex mutex_;
  std::size_t in_flight_ = 0;
  std::uint64_t refused_ = 0;
  std::map<std::string, std::size_t> of_peer_;  // those above 0, so never more than in_flight_
};

// Who calls, from the transport's name for it: "ipv4:192.0.2.7:50000" without the port; of IPv6 the
// network alone ("/64"), since whoever has one has all of its addresses.
std::string PeerOf(const std::string& transport_peer);

}  // namespace warifu

#endif  // WARIFU_SERVER_CALL_GATE_H_
