#include "server/call_gate.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <string_view>
#include <utility>

#include "core/base/check.h"
#include "core/base/encoding.h"

namespace warifu {
namespace {

constexpr std::string_view kIpv4 = "ipv4:";
constexpr std::string_view kIpv6 = "ipv6:";
constexpr std::string_view kOpens = "%5B";
constexpr std::string_view kCloses = "%5D";
constexpr std::size_t kNetworkBytes = 8;  // of an address: the rest is the caller's own to choose

// "ipv6:%5B2001:db8::1%5D" to "ipv6:20010db800000000/64"; what is no such address stays as it is.
std::string NetworkOf(const std::string& host) {
  const std::size_t begin = host.find(kOpens);
  const std::size_t end = host.find(kCloses);
  if (begin == std::string::npos || end == std::string::npos || end < begin) return host;
  const std::size_t first = begin + kOpens.size();
  in6_addr address{};
  if (::inet_pton(AF_INET6, host.substr(first, end - first).c_str(), &address) != 1) return host;
  const std::string_view bytes(reinterpret_cast<const char*>(address.s6_addr), kNetworkBytes);
  return std::string(kIpv6) + EncodeHex(bytes) + "/64";
}

}  // namespace

CallGate::Ticket::Ticket(CallGate* gate, std::string peer) : gate_(gate), peer_(std::move(peer)) {}

CallGate::Ticket::Ticket(Ticket&& other) noexcept
    : gate_(std::exchange(other.gate_, nullptr)), peer_(std::move(other.peer_)) {}

CallGate::Ticket::~Ticket() {
  if (gate_ != nullptr) gate_->Leave(peer_);
}

CallGate::CallGate(CallLimits limits) : limits_(limits) {}

std::optional<CallGate::Ticket> CallGate::Enter(const std::string& peer) {
  const std::lock_guard lock(mutex_);
  const auto found = of_peer_.find(peer);
  const std::size_t of_peer = found == of_peer_.end() ? 0 : found->second;
  if (in_flight_ >= limits_.in_all || of_peer >= limits_.per_peer) {
    ++refused_;
    return std::nullopt;
  }
  ++in_flight_;
  ++of_peer_[peer];
  return Ticket(this, peer);
}

void CallGate::Leave(const std::string& peer) {
  const std::lock_guard lock(mutex_);
  const auto found = of_peer_.find(peer);
  WARIFU_CHECK(found != of_peer_.end() && in_flight_ > 0);
  --in_flight_;
  if (--found->second == 0) of_peer_.erase(found);
}

std::size_t CallGate::in_flight() const {
  const std::lock_guard lock(mutex_);
  return in_flight_;
}

std::uint64_t CallGate::refused() const {
  const std::lock_guard lock(mutex_);
  return refused_;
}

std::string PeerOf(const std::string& transport_peer) {
  const bool is_ipv6 = transport_peer.starts_with(kIpv6);
  const std::size_t colon = transport_peer.rfind(':');
  const bool has_port = is_ipv6 || transport_peer.starts_with(kIpv4);
  const std::string host =
      has_port && colon >= kIpv4.size() ? transport_peer.substr(0, colon) : transport_peer;
  return is_ipv6 ? NetworkOf(host) : host;
}

}  // namespace warifu
