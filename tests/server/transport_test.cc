// What every call passes, and how the server begins and ends.
#include <gmock/gmock.h>
#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/byte_buffer.h>
#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <thread>

#include "server/limits.h"
#include "server/status.h"
#include "tests/server/served.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// A call of any method with raw bytes: what a stranger's program may send.
struct RawAnswer {
  grpc::Status status;
  std::string bytes;
  std::string retry_after;
};

RawAnswer CallRaw(const std::shared_ptr<grpc::Channel>& channel, const std::string& method,
                  const std::string& request, int deadline_ms = 20000) {
  grpc::GenericStub caller(channel);
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(deadline_ms));
  const grpc::Slice slice(request);
  const grpc::ByteBuffer sent(&slice, 1);
  grpc::ByteBuffer received;
  std::promise<grpc::Status> done;
  caller.UnaryCall(&context, method, grpc::StubOptions(), &sent, &received,
                   [&done](grpc::Status status) { done.set_value(std::move(status)); });
  RawAnswer answer;
  answer.status = done.get_future().get();
  std::vector<grpc::Slice> slices;
  if (received.Valid() && received.Dump(&slices).ok()) {
    for (const grpc::Slice& part : slices) {
      answer.bytes.append(reinterpret_cast<const char*>(part.begin()), part.size());
    }
  }
  const auto retry = context.GetServerTrailingMetadata().find(kRetryAfterKey);
  if (retry != context.GetServerTrailingMetadata().end()) {
    answer.retry_after = std::string(retry->second.data(), retry->second.size());
  }
  return answer;
}

constexpr char kGetCheckpoint[] = "/warifu.v1.LogService/GetCheckpoint";
constexpr char kSubmit[] = "/warifu.v1.SubmissionService/Submit";
constexpr char kHealthCheck[] = "/grpc.health.v1.Health/Check";
constexpr char kServing[] = "\x08\x01";
constexpr char kNotServing[] = "\x08\x02";

// grpc.health.v1.HealthCheckRequest { string service = 1 }.
std::string HealthRequest(const std::string& service) {
  if (service.empty()) return "";
  return std::string("\x0a") + static_cast<char>(service.size()) + service;
}

std::string HealthOf(Served& served, const std::string& service) {
  const RawAnswer answer = CallRaw(served.NewChannel(), kHealthCheck, HealthRequest(service));
  EXPECT_TRUE(answer.status.ok()) << answer.status.error_message();
  return answer.bytes;
}

// --- Calls.

TEST(Transport, GarbageInsteadOfARequestHarmsNobody) {
  Served served;
  for (const std::string& garbage : {std::string("\xff\xff\xff"), std::string(100, '\x0a')}) {
    EXPECT_FALSE(CallRaw(served.NewChannel(), kSubmit, garbage).status.ok());
    EXPECT_FALSE(
        CallRaw(served.NewChannel(), "/warifu.v1.LogService/GetTile", garbage).status.ok());
  }
  EXPECT_TRUE(CallRaw(served.NewChannel(), kGetCheckpoint, "").status.ok());
}

TEST(Transport, UnknownMethodsAreRefused) {
  Served served;
  EXPECT_EQ(CallRaw(served.NewChannel(), "/warifu.v1.LogService/Nothing", "").status.error_code(),
            grpc::StatusCode::UNIMPLEMENTED);
}

TEST(Transport, UnknownFieldsAreLeftUnread) {
  Served served;
  EXPECT_TRUE(CallRaw(served.NewChannel(), kGetCheckpoint, "\xf8\x07\x01").status.ok());
}

TEST(Transport, MoreReadsThanAllowedGetARetryHint) {
  GrpcServerOptions options = Served::AnyPort();
  options.reads = {0, 0};
  Served served(options);
  const RawAnswer answer = CallRaw(served.NewChannel(), kGetCheckpoint, "");
  EXPECT_EQ(answer.status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(answer.retry_after, std::to_string(kBusyRetryMs));
  served.server().Stop(0);
  EXPECT_THAT(served.log(),
              AllOf(HasSubstr("method=GetCheckpoint"), HasSubstr("RESOURCE_EXHAUSTED")));
}

TEST(Transport, ReadsGoOnWhileWritesAreTooMany) {
  GrpcServerOptions options = Served::AnyPort();
  options.writes = {0, 0};
  Served served(options);
  const RawAnswer refused = CallRaw(served.NewChannel(), kSubmit, "");
  EXPECT_EQ(refused.status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(refused.retry_after, std::to_string(kBusyRetryMs));
  EXPECT_TRUE(CallRaw(served.NewChannel(), kGetCheckpoint, "").status.ok());
}

TEST(Transport, APlaceIsGivenBackAfterEachCall) {
  GrpcServerOptions options = Served::AnyPort();
  options.reads = {1, 1};
  options.writes = {1, 1};
  Served served(options);
  const auto channel = served.NewChannel();
  for (int i = 0; i < 20; ++i) {
    EXPECT_TRUE(CallRaw(channel, kGetCheckpoint, "").status.ok()) << i;
    EXPECT_TRUE(CallRaw(channel, kSubmit, "").status.ok()) << i;
    EXPECT_TRUE(CallRaw(channel, "/warifu.v1.SubmissionService/DryRun", "").status.ok()) << i;
  }
}

TEST(Transport, ADrainedRegistryTakesNothing) {
  Served served;
  served.test().registry().Drain();
  v1::SubmitRequest request;
  request.set_signed_statement(served.test().NewKey());
  const RawAnswer answer = CallRaw(served.NewChannel(), kSubmit, request.SerializeAsString());
  EXPECT_EQ(answer.status.error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST(Transport, ManyCallsAtOnceAreAllAnswered) {
  Served served;
  std::vector<std::thread> callers;
  std::atomic<int> admitted = 0;
  std::vector<std::string> keys;
  for (int i = 0; i < 40; ++i) keys.push_back(served.test().NewKey());
  for (int t = 0; t < 8; ++t) {
    callers.emplace_back([&, t] {
      const auto channel = served.NewChannel();
      for (int i = t; i < 40; i += 8) {
        v1::SubmitRequest request;
        request.set_signed_statement(keys[static_cast<std::size_t>(i)]);
        const RawAnswer answer = CallRaw(channel, kSubmit, request.SerializeAsString());
        v1::SubmitResponse response;
        if (answer.status.ok() && response.ParseFromString(answer.bytes) &&
            !response.receipt().empty()) {
          ++admitted;
        }
        EXPECT_TRUE(CallRaw(channel, kGetCheckpoint, "").status.ok());
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(admitted, 40);
}

TEST(Transport, FailuresAreLoggedInOneLineWithoutWhatTheyCarried) {
  Served served;
  v1::GetStatementRequest request;
  request.set_organization("two\nlines \x1b[31m");
  CallRaw(served.NewChannel(), "/warifu.v1.LogService/GetStatement", request.SerializeAsString());
  served.server().Stop(0);
  EXPECT_THAT(served.log(), AllOf(HasSubstr("method=GetStatement"), HasSubstr("status=NOT_FOUND"),
                                  Not(HasSubstr("two\n")), Not(HasSubstr("\x1b"))));
}

// --- Health.

TEST(Transport, HealthTellsReadingAndWritingApart) {
  Served served;
  served.server().SetHealth(served.test().registry().GetHealth());
  EXPECT_EQ(HealthOf(served, ""), kServing);
  EXPECT_EQ(HealthOf(served, "warifu.v1.SubmissionService"), kServing);
  Health sick = served.test().registry().GetHealth();
  sick.writing = IoError("a write failed");
  served.server().SetHealth(sick);
  EXPECT_EQ(HealthOf(served, ""), kServing);
  EXPECT_EQ(HealthOf(served, "warifu.v1.SubmissionService"), kNotServing);
  sick.reading = IoError("a read failed");
  served.server().SetHealth(sick);
  EXPECT_EQ(HealthOf(served, ""), kNotServing);
}

TEST(Transport, HealthOfNobodyIsNotFound) {
  Served served;
  EXPECT_EQ(CallRaw(served.NewChannel(), kHealthCheck, HealthRequest("nobody")).status.error_code(),
            grpc::StatusCode::NOT_FOUND);
}

// --- Reflection.

TEST(Transport, ReflectionIsOnlyThereWhenAskedFor) {
  constexpr char kReflection[] = "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo";
  for (const bool wanted : {false, true, false}) {
    GrpcServerOptions options = Served::AnyPort();
    options.reflection = wanted;
    Served served(options);
    const RawAnswer answer = CallRaw(served.NewChannel(), kReflection, "\x3a\x01*");
    EXPECT_EQ(answer.status.error_code() != grpc::StatusCode::UNIMPLEMENTED, wanted);
  }
}

// --- Beginning and ending.

TEST(Transport, TwoServersDoNotShareAnAddress) {
  Served served;
  std::ostringstream out;
  Log log(out, served.test().clock());
  GrpcServerOptions options;
  options.listen = served.server().address();
  const auto second =
      GrpcServer::Start(served.test().registry(), log, served.test().clock(), options);
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().code, ErrorCode::kIo);
  EXPECT_THAT(second.error().message, HasSubstr(options.listen.ToString()));
}

// Who is refused was not admitted: nothing is in the log whose submitter heard nothing.
TEST(Transport, StoppingAnswersWhatWasAccepted) {
  Served served;
  const auto channel = served.NewChannel();
  std::vector<std::string> keys;
  std::vector<std::future<RawAnswer>> answers;
  for (int i = 0; i < 30; ++i) {
    keys.push_back(served.test().NewKey());
    v1::SubmitRequest request;
    request.set_signed_statement(keys.back());
    answers.push_back(
        std::async(std::launch::async, [channel, bytes = request.SerializeAsString()] {
          return CallRaw(channel, kSubmit, bytes);
        }));
  }
  answers.front().wait();
  served.server().Stop(kDrainMs);
  const auto view = served.test().store().Latest();
  int admitted = 0;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const bool answered = answers[i].get().status.ok();
    const Hash name = MustExamine(served.test().world().registry(), keys[i]).name();
    EXPECT_EQ(view->state().OfName(name).found(), answered) << i;
    if (answered) ++admitted;
  }
  EXPECT_GT(admitted, 0);
}

TEST(Transport, AStoppedServerTakesNothing) {
  Served served;
  const auto channel = served.NewChannel();
  EXPECT_TRUE(CallRaw(channel, kGetCheckpoint, "").status.ok());
  served.server().Stop(kDrainMs);
  served.server().Stop(kDrainMs);  // any number of times
  EXPECT_EQ(CallRaw(channel, kGetCheckpoint, "", 2000).status.error_code(),
            grpc::StatusCode::UNAVAILABLE);
}

}  // namespace
}  // namespace warifu
