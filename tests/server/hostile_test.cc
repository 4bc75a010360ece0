// What a stranger may send to each RPC: no method lacks a case here, because the methods are asked
// of the services themselves.
#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "server/limits.h"
#include "tests/server/raw_call.h"
#include "tests/server/served.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

// "/warifu.v1.LogService/GetTile" and all others.
std::vector<std::string> AllMethods() {
  std::vector<std::string> methods;
  for (const auto* request :
       {v1::SubmitRequest::descriptor(), v1::GetOfferProofRequest::descriptor(),
        v1::ListOrganizationsRequest::descriptor(), v1::GetTileRequest::descriptor()}) {
    const google::protobuf::ServiceDescriptor& service = *request->file()->service(0);
    for (int i = 0; i < service.method_count(); ++i) {
      methods.push_back("/" + service.full_name() + "/" + service.method(i)->name());
    }
  }
  return methods;
}

// A stream cannot tell a message that does not parse from its end: it ends, without an answer.
bool IsStream(const std::string& method) { return method.ends_with("/SubmitMany"); }

// A request in an unknown field, which every method would leave unread.
std::string Padding(std::size_t bytes) {
  std::string request = "\xfa\x7f";  // field 2047, bytes
  for (std::size_t rest = bytes; true; rest >>= 7) {
    request.push_back(static_cast<char>(rest < 0x80 ? rest : (rest & 0x7f) | 0x80));
    if (rest < 0x80) break;
  }
  return request + std::string(bytes, 'x');
}

class HostileTest : public ::testing::Test {
 protected:
  void ExpectUnharmed() {
    EXPECT_TRUE(CallRaw(served_.NewChannel(), kGetCheckpoint, "").status.ok());
    EXPECT_EQ(served_.test().newest_size(), size_);
  }

  Served served_;
  const TreeSize size_ = served_.test().newest_size();
  const std::shared_ptr<grpc::Channel> channel_ = served_.NewChannel();
};

TEST_F(HostileTest, GarbageInsteadOfARequest) {
  for (const std::string& method : AllMethods()) {
    if (IsStream(method)) continue;
    for (const std::string& garbage :
         {std::string("\xff\xff\xff"), std::string(100, '\x0a'), std::string(1, '\0')}) {
      EXPECT_FALSE(CallRaw(channel_, method, garbage).status.ok()) << method;
    }
  }
  ExpectUnharmed();
}

TEST_F(HostileTest, ARequestCutShort) {
  const std::string whole = Padding(100);
  for (const std::string& method : AllMethods()) {
    if (IsStream(method)) continue;
    for (const std::size_t left : {1u, 2u, 3u, 50u, 102u}) {
      EXPECT_FALSE(CallRaw(channel_, method, whole.substr(0, left)).status.ok())
          << method << " " << left;
    }
  }
  ExpectUnharmed();
}

TEST_F(HostileTest, ARequestAboveItsLimitGetsASentence) {
  for (const std::string& method : AllMethods()) {
    const RawAnswer answer = CallRaw(channel_, method, Padding(kMaxRequestBytes));
    EXPECT_EQ(answer.status.error_code(), grpc::StatusCode::INVALID_ARGUMENT) << method;
    EXPECT_THAT(answer.status.error_message(),
                AllOf(HasSubstr("request"), HasSubstr(std::to_string(kMaxRequestBytes))));
  }
  ExpectUnharmed();
}

TEST_F(HostileTest, ARequestThatTheTransportWillNotRead) {
  for (const std::string& method : AllMethods()) {
    EXPECT_EQ(CallRaw(channel_, method, Padding(kMaxReceivedBytes)).status.error_code(),
              grpc::StatusCode::RESOURCE_EXHAUSTED)
        << method;
  }
  ExpectUnharmed();
}

TEST_F(HostileTest, UnknownFieldsAreLeftUnread) {
  EXPECT_TRUE(CallRaw(channel_, kGetCheckpoint, Padding(100)).status.ok());
}

TEST_F(HostileTest, MethodsThatThereAreNot) {
  for (const char* method : {"/warifu.v1.LogService/Nothing", "/warifu.v2.LogService/GetTile", "/",
                             "/warifu.v1.LogService/"}) {
    EXPECT_EQ(CallRaw(channel_, method, "").status.error_code(), grpc::StatusCode::UNIMPLEMENTED)
        << method;
  }
}

TEST(Hostile, MoreCallsThanAllowedGetARetryHint) {
  GrpcServerOptions options = Served::AnyPort();
  options.reads = {0, 0};
  options.writes = {0, 0};
  options.streams = {0, 0};
  Served served(options);
  const auto channel = served.NewChannel();
  for (const std::string& method : AllMethods()) {
    const RawAnswer answer = CallRaw(channel, method, "");
    EXPECT_EQ(answer.status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED) << method;
    EXPECT_EQ(answer.retry_after, std::to_string(kBusyRetryMs)) << method;
  }
}

}  // namespace
}  // namespace warifu
