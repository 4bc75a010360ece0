#include "server/call_gate.h"

#include <utility>

#include "core/base/check.h"

namespace warifu {

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
  const bool has_port = transport_peer.starts_with("ipv4:") || transport_peer.starts_with("ipv6:");
  const std::size_t colon = transport_peer.rfind(':');
  return has_port && colon > 5 ? transport_peer.substr(0, colon) : transport_peer;
}

}  // namespace warifu
