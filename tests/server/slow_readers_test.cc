// Callers that ask for much and take nothing: nobody else waits for them.
#include <gmock/gmock.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "server/limits.h"
#include "tests/server/raw_call.h"
#include "tests/server/served.h"
#include "warifu/v1/log_service.pb.h"

namespace warifu {
namespace {

constexpr char kGetEntries[] = "/warifu.v1.LogService/GetEntries";
constexpr int kConnections = 4;
constexpr int kCallsEach = 100;  // in all more than the transport has threads

// A connection that takes no more of an answer than a few bytes unless it is asked for.
std::shared_ptr<grpc::Channel> NarrowChannel(const std::string& address, int number) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, 1);
  arguments.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
  arguments.SetInt("warifu.connection", number);  // so that each is one of its own
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

// A call for many entries of which nothing is ever read.
class SlowReader {
 public:
  explicit SlowReader(grpc::GenericStub& caller) {
    stream_ = caller.PrepareCall(&context_, kGetEntries, &queue_);
    stream_->StartCall(this);
    Await();
    v1::GetEntriesRequest request;
    request.set_count(kMaxEntriesPerAnswer);
    const grpc::Slice slice(request.SerializeAsString());
    stream_->WriteLast(grpc::ByteBuffer(&slice, 1), grpc::WriteOptions(), this);
    Await();
  }
  ~SlowReader() {
    context_.TryCancel();
    queue_.Shutdown();
    void* tag = nullptr;
    bool ok = false;
    while (queue_.Next(&tag, &ok)) continue;
  }
  SlowReader(const SlowReader&) = delete;
  SlowReader& operator=(const SlowReader&) = delete;

  // Until the server began to answer.
  void AwaitAnswer() {
    stream_->ReadInitialMetadata(this);
    Await();
  }

 private:
  void Await() {
    void* tag = nullptr;
    bool ok = false;
    queue_.Next(&tag, &ok);
  }

  grpc::ClientContext context_;
  grpc::CompletionQueue queue_;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> stream_;
};

std::string EntriesRequest() {
  v1::GetEntriesRequest request;
  request.set_count(kMaxEntriesPerAnswer);
  return request.SerializeAsString();
}

class SlowReadersTest : public ::testing::Test {
 protected:
  SlowReadersTest() {
    served_.Publish();
    const std::string address = served_.server().address().ToString();
    for (int i = 0; i < kConnections; ++i) {
      callers_.push_back(std::make_unique<grpc::GenericStub>(NarrowChannel(address, i)));
    }
  }

  Served served_;
  std::vector<std::unique_ptr<grpc::GenericStub>> callers_;
};

// More of them than the transport has threads: once they are answered none is busy with them.
TEST_F(SlowReadersTest, KeepNobodyElseWaiting) {
  const auto channel = served_.NewChannel();
  ASSERT_GT(CallRaw(channel, kGetEntries, EntriesRequest()).bytes.size(), kSmallAnswerBytes);
  std::vector<std::unique_ptr<SlowReader>> readers;
  for (int i = 0; i < kConnections * kCallsEach; ++i) {
    readers.push_back(std::make_unique<SlowReader>(*callers_[i % callers_.size()]));
  }
  for (const auto& reader : readers) reader->AwaitAnswer();  // or its refusal
  // All are of one peer: until the last of their calls has ended, it may be told to come again.
  for (int i = 0; i < 1000 && served_.server().standings().reads.in_flight() > 0; ++i) {
    CallRaw(channel, kGetCheckpoint, "");
  }
  for (int i = 0; i < 20; ++i) {
    const RawAnswer answer = CallRaw(channel, kGetCheckpoint, "");
    ASSERT_TRUE(answer.status.ok()) << i << " " << answer.status.error_message();
  }
  EXPECT_LE(served_.server().standings().unread.in_flight(), kMaxUnreadPerPeer);
}

TEST_F(SlowReadersTest, GetNoMoreThanTheyTake) {
  std::vector<std::unique_ptr<SlowReader>> readers;
  for (std::size_t i = 0; i < kMaxUnreadPerPeer; ++i) {
    readers.push_back(std::make_unique<SlowReader>(*callers_.front()));
    readers.back()->AwaitAnswer();
  }
  const auto channel = served_.NewChannel();
  const RawAnswer refused = CallRaw(channel, kGetEntries, EntriesRequest());
  EXPECT_EQ(refused.status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(refused.retry_after, std::to_string(kBusyRetryMs));
  EXPECT_TRUE(CallRaw(channel, kGetCheckpoint, "").status.ok());
}

TEST_F(SlowReadersTest, AreGivenUpAfterAMinute) {
  SlowReader reader(*callers_.front());
  reader.AwaitAnswer();
  const std::uint64_t now_ms = served_.test().clock().SteadyMs();
  served_.server().GiveUpUnread(now_ms + kMaxUnreadMs - 1);
  EXPECT_EQ(served_.server().standings().unread.in_flight(), 1u);
  served_.server().GiveUpUnread(now_ms + kMaxUnreadMs);
  // The transport ends it on a thread of its own: other calls go on meanwhile.
  const auto channel = served_.NewChannel();
  for (int i = 0; i < 1000 && served_.server().standings().unread.in_flight() > 0; ++i) {
    ASSERT_TRUE(CallRaw(channel, kGetCheckpoint, "").status.ok());
  }
  EXPECT_EQ(served_.server().standings().unread.in_flight(), 0u);
}

}  // namespace
}  // namespace warifu
