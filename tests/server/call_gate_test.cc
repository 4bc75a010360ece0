#include "server/call_gate.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace warifu {
namespace {

TEST(CallGate, LetsInUpToItsLimitAndNotOneMore) {
  CallGate gate({2, 2});
  auto first = gate.Enter("a");
  auto second = gate.Enter("a");
  ASSERT_TRUE(first.has_value() && second.has_value());
  EXPECT_FALSE(gate.Enter("b").has_value());
  EXPECT_EQ(gate.in_flight(), 2u);
  second.reset();
  EXPECT_TRUE(gate.Enter("b").has_value());
}

TEST(CallGate, OnePeerCannotTakeAll) {
  CallGate gate({3, 2});
  const auto first = gate.Enter("a");
  const auto second = gate.Enter("a");
  EXPECT_FALSE(gate.Enter("a").has_value());
  EXPECT_TRUE(gate.Enter("b").has_value());
}

TEST(CallGate, AMovedTicketIsGivenBackOnce) {
  CallGate gate({1, 1});
  {
    auto ticket = gate.Enter("a");
    const CallGate::Ticket moved = *std::move(ticket);
    ticket.reset();
    EXPECT_EQ(gate.in_flight(), 1u);
  }
  EXPECT_EQ(gate.in_flight(), 0u);
  EXPECT_TRUE(gate.Enter("a").has_value());
}

TEST(CallGate, CountsRightWithSeveralThreads) {
  CallGate gate({4, 2});
  std::atomic<int> inside = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, peer = std::to_string(t % 2)] {
      for (int i = 0; i < 2000; ++i) {
        const auto ticket = gate.Enter(peer);
        if (!ticket.has_value()) continue;
        EXPECT_LE(++inside, 4);
        --inside;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(gate.in_flight(), 0u);
}

TEST(CallGate, APeerIsItsAddressWithoutThePort) {
  EXPECT_EQ(PeerOf("ipv4:192.0.2.7:50000"), "ipv4:192.0.2.7");
  EXPECT_EQ(PeerOf("ipv6:%5B2001:db8::1%5D:50000"), "ipv6:20010db800000000/64");
  EXPECT_EQ(PeerOf("ipv6:%5B2001:db8::ffff:1%5D:1"), PeerOf("ipv6:%5B2001:db8::1%5D:50000"));
  EXPECT_NE(PeerOf("ipv6:%5B2001:db8:0:1::1%5D:1"), PeerOf("ipv6:%5B2001:db8::1%5D:1"));
  EXPECT_EQ(PeerOf("ipv6:%5Bno%5D:1"), "ipv6:%5Bno%5D");
  EXPECT_EQ(PeerOf("unix:/run/warifud"), "unix:/run/warifud");
  EXPECT_EQ(PeerOf(""), "");
  EXPECT_EQ(PeerOf("ipv4:"), "ipv4:");
}

}  // namespace
}  // namespace warifu
