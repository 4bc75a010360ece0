// The parts of the server that know no network.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <sstream>
#include <thread>
#include <vector>

#include "server/call_gate.h"
#include "server/limits.h"
#include "server/listen_address.h"
#include "server/log.h"
#include "server/requests.h"
#include "server/status.h"
#include "server/workers.h"
#include "tests/support/manual_clock.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;

// --- CallGate.

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
  EXPECT_EQ(PeerOf("ipv6:%5B2001:db8::1%5D:50000"), "ipv6:%5B2001:db8::1%5D");
  EXPECT_EQ(PeerOf("unix:/run/warifud"), "unix:/run/warifud");
  EXPECT_EQ(PeerOf(""), "");
  EXPECT_EQ(PeerOf("ipv4:"), "ipv4:");
}

// --- Workers.

TEST(Workers, DoAllThatWasPostedBeforeStop) {
  std::atomic<int> done = 0;
  Workers workers(2);
  for (int i = 0; i < 500; ++i) workers.Post([&done] { ++done; });
  workers.Stop();
  EXPECT_EQ(done, 500);
  workers.Stop();
}

TEST(Workers, OneKeepsTheOrder) {
  std::vector<int> order;
  Workers workers(1);
  for (int i = 0; i < 100; ++i) workers.Post([&order, i] { order.push_back(i); });
  workers.Stop();
  ASSERT_EQ(order.size(), 100u);
  EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
}

// --- Log.

class LogTest : public ::testing::Test {
 protected:
  std::size_t Lines() const {
    const std::string text = out_.str();
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  }

  std::ostringstream out_;
  ManualClock clock_{1795132800000};
  Log log_{out_, clock_};
};

TEST_F(LogTest, ALineSaysWhenHowBadWhatAndMore) {
  log_.Info("started", {{"address", "127.0.0.1:7443"}, {"why", "two words"}});
  EXPECT_EQ(out_.str(),
            "2026-11-20T00:00:00Z info started address=127.0.0.1:7443 why=\"two words\"\n");
}

TEST_F(LogTest, NoValueBreaksTheLine) {
  log_.Warning("call", {{"why", "a\nb\r\x1b[2J\xff \"quoted\" \\ \xe2\x80\xae"}});
  EXPECT_EQ(Lines(), 1u);
  EXPECT_EQ(out_.str().find('\x1b'), std::string::npos);
  EXPECT_THAT(out_.str(), HasSubstr("\\\"quoted\\\""));
  EXPECT_EQ(out_.str().find("\xe2\x80\xae"), std::string::npos);
}

TEST_F(LogTest, LongValuesAreCut) {
  const std::string line = LoggedValue(std::string(kMaxLoggedValueBytes + 1, 'x'));
  EXPECT_EQ(line.size(), kMaxLoggedValueBytes + 5);  // quotes and dots
  EXPECT_EQ(LoggedValue(std::string(kMaxLoggedValueBytes, 'x')).size(), kMaxLoggedValueBytes);
}

TEST_F(LogTest, AnEmptyValueIsSeen) { EXPECT_EQ(LoggedValue(""), "\"\""); }

TEST_F(LogTest, CallersCannotFloodIt) {
  for (std::size_t i = 0; i < 10 * kMaxCallLinesPerSecond; ++i) log_.Call({{"status", "X"}});
  EXPECT_EQ(Lines(), kMaxCallLinesPerSecond);
  clock_.Advance(1000);
  log_.Call({{"status", "X"}});
  EXPECT_EQ(Lines(), kMaxCallLinesPerSecond + 2);
  EXPECT_THAT(out_.str(), HasSubstr("left_out=" + std::to_string(9 * kMaxCallLinesPerSecond)));
  log_.Info("stopped", {});  // what is not of callers is never left out
  EXPECT_EQ(Lines(), kMaxCallLinesPerSecond + 3);
}

// --- ListenAddress.

TEST(ListenAddress, ReadsHostAndPort) {
  for (const char* text : {"127.0.0.1:0", "[::1]:7443", "localhost:1", "0.0.0.0:65535",
                           "registry.example:443", "[2001:db8::7]:443"}) {
    const auto address = ParseListenAddress(text);
    ASSERT_TRUE(address.ok()) << text;
    EXPECT_EQ(address->ToString(), text);
  }
}

TEST(ListenAddress, RefusesWhatIsNone) {
  for (const std::string& text :
       {std::string(), std::string("127.0.0.1"), std::string(":443"), std::string("host:"),
        std::string("host:65536"), std::string("host:-1"), std::string("host:0x10"),
        std::string("host:443 "), std::string("::1:443"), std::string("[::1]"),
        std::string("[]:443"), std::string("a b:443"), std::string("unix:/run/x"),
        std::string("host/path:443"), std::string("host:04"), std::string(254, 'a') + ":1"}) {
    const auto address = ParseListenAddress(text);
    ASSERT_FALSE(address.ok()) << text;
    EXPECT_EQ(address.error().code, ErrorCode::kBadInput);
    EXPECT_THAT(address.error().message, HasSubstr("--listen"));
  }
}

TEST(ListenAddress, KnowsThisMachine) {
  for (const char* text : {"127.0.0.1:1", "127.1.2.3:1", "[::1]:1", "localhost:1"}) {
    EXPECT_TRUE(ParseListenAddress(text)->IsLoopback()) << text;
  }
  for (const char* text :
       {"0.0.0.0:1", "[::]:1", "192.0.2.1:1", "128.0.0.1:1", "localhost.example:1", "127.example:1",
        "127.0.0.1.example:1", "127.0.0:1"}) {
    EXPECT_FALSE(ParseListenAddress(text)->IsLoopback()) << text;
  }
}

// --- Status.

TEST(ServerStatus, EveryErrorHasItsCode) {
  const std::vector<std::pair<ErrorCode, std::string>> table = {
      {ErrorCode::kBadInput, "INVALID_ARGUMENT"},
      {ErrorCode::kDamaged, "DATA_LOSS"},
      {ErrorCode::kNotFound, "NOT_FOUND"},
      {ErrorCode::kRefused, "PERMISSION_DENIED"},
      {ErrorCode::kInconsistent, "FAILED_PRECONDITION"},
      {ErrorCode::kNewerProgram, "UNIMPLEMENTED"},
      {ErrorCode::kUnavailable, "UNAVAILABLE"},
      {ErrorCode::kOutcomeUnknown, "ABORTED"},
      {ErrorCode::kIo, "INTERNAL"},
      {ErrorCode::kInterrupted, "CANCELLED"},
      {ErrorCode::kInternal, "INTERNAL"}};
  for (const auto& [code, name] : table) {
    const grpc::Status status = ToGrpcStatus(Error{code, "why"});
    EXPECT_EQ(StatusName(status), name);
    EXPECT_EQ(status.error_message(), "why");
  }
  EXPECT_TRUE(ToGrpcStatus(Ok()).ok());
  EXPECT_EQ(StatusName(OverloadStatus("busy")), "RESOURCE_EXHAUSTED");
  EXPECT_EQ(StatusName(TooLateStatus()), "DEADLINE_EXCEEDED");
}

// --- Requests.

TEST(Requests, ReadTenBytesAsACode) {
  EXPECT_EQ(ReadCode("0123456789")->view(), "0123456789");
  for (std::size_t bytes = 0; bytes < 30; ++bytes) {
    EXPECT_EQ(ReadCode(std::string(bytes, 'x')).ok(), bytes == 10) << bytes;
  }
}

TEST(Requests, BoundNumbers) {
  EXPECT_TRUE(CheckAtMost("count", 5, 5).ok());
  const Status status = CheckAtMost("count", 6, 5);
  ASSERT_FALSE(status.ok());
  EXPECT_THAT(status.error().message, HasSubstr("count: 6"));
}

}  // namespace
}  // namespace warifu
