// What every call passes, and how the server begins and ends.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <sstream>
#include <thread>

#include "server/limits.h"
#include "tests/server/raw_call.h"
#include "tests/server/served.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

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

// What a submission sends.
std::string SubmitRequestOf(const std::string& signed_statement) {
  v1::SubmitRequest request;
  request.set_signed_statement(signed_statement);
  return request.SerializeAsString();
}

// --- Calls.

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

// The caller's own deadline: what was taken is admitted all the same, and told to who asks again.
TEST(Transport, ACallThatOutlivesItsDeadlineLosesNothing) {
  Served served(Served::AnyPort(), Sequencing::kLater);
  const std::string request = SubmitRequestOf(served.test().NewKey());
  EXPECT_EQ(CallRaw(served.NewChannel(), kSubmit, request, 50).status.error_code(),
            grpc::StatusCode::DEADLINE_EXCEEDED);
  served.test().registry().Start();
  const std::uint64_t before = served.test().newest_size().value();
  v1::SubmitResponse response;
  ASSERT_TRUE(response.ParseFromString(CallRaw(served.NewChannel(), kSubmit, request).bytes));
  EXPECT_FALSE(response.receipt().empty());
  EXPECT_LE(served.test().newest_size().value(), before + 2);
}

// The server's own, for who sets none.
TEST(Transport, NoMoreIsDoneForACallThatTakesTooLong) {
  Served served(Served::AnyPort(), Sequencing::kLater);
  const auto channel = served.NewChannel();
  const std::string request = SubmitRequestOf(served.test().NewKey());
  auto answer = std::async(std::launch::async, [&] { return CallRaw(channel, kSubmit, request); });
  while (served.test().registry().GetHealth().queued == 0) std::this_thread::yield();
  served.test().clock().Advance(kMaxCallMs + 1);
  served.test().registry().Start();
  const grpc::Status status = answer.get().status;
  EXPECT_EQ(status.error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  EXPECT_THAT(status.error_message(), HasSubstr("ask again"));
  EXPECT_TRUE(CallRaw(channel, kSubmit, request).status.ok());
}

// A clock that is set is no time that passed.
TEST(Transport, AClockThatIsSetAheadEndsNoCall) {
  Served served(Served::AnyPort(), Sequencing::kLater);
  const auto channel = served.NewChannel();
  const std::string request = SubmitRequestOf(served.test().NewKey());
  auto answer = std::async(std::launch::async, [&] { return CallRaw(channel, kSubmit, request); });
  while (served.test().registry().GetHealth().queued == 0) std::this_thread::yield();
  ManualClock& clock = served.test().clock();
  clock.Set(clock.NowMs() + kMaxCallMs + 1);
  served.test().registry().Start();
  const grpc::Status status = answer.get().status;
  EXPECT_TRUE(status.ok()) << status.error_message();
}

TEST(Transport, ADrainedRegistryTakesNothing) {
  Served served;
  served.test().registry().Drain();
  const std::string request = SubmitRequestOf(served.test().NewKey());
  const RawAnswer answer = CallRaw(served.NewChannel(), kSubmit, request);
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
        const std::string request = SubmitRequestOf(keys[static_cast<std::size_t>(i)]);
        const RawAnswer answer = CallRaw(channel, kSubmit, request);
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
  Metrics metrics;
  GrpcServerOptions options;
  options.listen = served.server().address();
  const auto second =
      GrpcServer::Start(served.test().registry(), log, served.test().clock(), metrics, options);
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().code, ErrorCode::kIo);
  EXPECT_THAT(second.error().message(), HasSubstr(options.listen.ToString()));
}

// Who is refused was not admitted: nothing is in the log whose submitter heard nothing.
TEST(Transport, StoppingAnswersWhatWasAccepted) {
  Served served;
  const auto channel = served.NewChannel();
  std::vector<std::string> keys;
  std::vector<std::future<RawAnswer>> answers;
  for (int i = 0; i < 30; ++i) {
    keys.push_back(served.test().NewKey());
    answers.push_back(
        std::async(std::launch::async, [channel, request = SubmitRequestOf(keys.back())] {
          return CallRaw(channel, kSubmit, request);
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
