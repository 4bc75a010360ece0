// Submissions in a stream: order, bounds, and what becomes of the rest when one ends.
#include <gmock/gmock.h>
#include <grpcpp/client_context.h>
#include <gtest/gtest.h>

#include <thread>

#include "server/limits.h"
#include "server/status.h"
#include "tests/server/served.h"
#include "warifu/v1/proof.pb.h"
#include "warifu/v1/submission_service.grpc.pb.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;

// One stream of one caller.
struct Caller {
  explicit Caller(const Served& served)
      : service(v1::SubmissionService::NewStub(served.NewChannel())),
        stream(service->SubmitMany(&context)) {}

  bool Send(const std::string& signed_statement) {
    v1::SubmitManyRequest request;
    request.set_signed_statement(signed_statement);
    return stream->Write(request);
  }
  v1::SubmitManyResponse Answer() {
    v1::SubmitManyResponse response;
    EXPECT_TRUE(stream->Read(&response));
    return response;
  }
  // The index in the next answer's receipt.
  std::uint64_t Index() {
    v1::Receipt receipt;
    EXPECT_TRUE(receipt.ParseFromString(Answer().receipt()));
    return receipt.index();
  }
  // Sends nothing more; how the stream ended.
  grpc::Status End() {
    stream->WritesDone();
    v1::SubmitManyResponse more;
    EXPECT_FALSE(stream->Read(&more));
    return stream->Finish();
  }

  grpc::ClientContext context;
  std::unique_ptr<v1::SubmissionService::Stub> service;
  std::unique_ptr<grpc::ClientReaderWriter<v1::SubmitManyRequest, v1::SubmitManyResponse>> stream;
};

TEST(SubmissionStream, AnswersEachInTheOrderSent) {
  Served served;
  Caller caller(served);
  constexpr int kCount = 30;
  for (int i = 0; i < kCount; ++i) ASSERT_TRUE(caller.Send(served.test().NewKey()));
  std::uint64_t last = 0;
  for (int i = 0; i < kCount; ++i) {
    const std::uint64_t index = caller.Index();
    EXPECT_GT(index, last) << i;
    last = index;
  }
  EXPECT_EQ(StatusName(caller.End()), "OK");
}

TEST(SubmissionStream, EndsWellWithoutAStatement) {
  Served served;
  EXPECT_EQ(StatusName(Caller(served).End()), "OK");
}

TEST(SubmissionStream, GoesOnAfterARefusal) {
  Served served;
  Caller caller(served);
  ASSERT_TRUE(caller.Send("garbage"));
  ASSERT_TRUE(caller.Send(served.test().NewKey()));
  ASSERT_TRUE(caller.Send(std::string(kMaxRequestBytes - 100, 'x')));
  ASSERT_TRUE(caller.Send(served.test().NewKey()));
  EXPECT_GT(caller.Answer().refused().findings_size(), 0);
  const std::uint64_t first = caller.Index();
  EXPECT_GT(caller.Answer().refused().findings_size(), 0);
  EXPECT_GT(caller.Index(), first);
  EXPECT_EQ(StatusName(caller.End()), "OK");
}

TEST(SubmissionStream, TakesAStatementThatRestsOnTheOneBefore) {
  Served served;
  Caller caller(served);
  const std::string key = served.test().NewKey();
  ASSERT_TRUE(caller.Send(key));
  ASSERT_TRUE(caller.Send(served.test().RevokeKey(key)));
  const std::uint64_t bound = caller.Index();
  EXPECT_GT(caller.Index(), bound);
}

TEST(SubmissionStream, TellsWhatStoodInTheLogBefore) {
  Served served;
  const std::string key = served.test().NewKey();
  Caller first(served);
  ASSERT_TRUE(first.Send(key));
  const v1::SubmitManyResponse fresh = first.Answer();
  EXPECT_FALSE(fresh.known_before());
  Caller again(served);
  ASSERT_TRUE(again.Send(key));
  const v1::SubmitManyResponse known = again.Answer();
  EXPECT_TRUE(known.known_before());
  v1::Receipt a;
  v1::Receipt b;
  ASSERT_TRUE(a.ParseFromString(fresh.receipt()) && b.ParseFromString(known.receipt()));
  EXPECT_EQ(a.index(), b.index());
}

// Nothing is decided: the stream waits for answers and reads no more.
TEST(SubmissionStream, ReadsNoMoreThanItsBoundAheadOfItsAnswers) {
  Served served(Served::AnyPort(), Sequencing::kLater);
  Caller caller(served);
  const std::size_t count = 2 * kMaxStreamAhead;
  for (std::size_t i = 0; i < count; ++i) ASSERT_TRUE(caller.Send(served.test().NewKey()));
  while (served.test().registry().GetHealth().queued < kMaxStreamAhead) std::this_thread::yield();
  EXPECT_EQ(served.test().registry().GetHealth().queued, kMaxStreamAhead);
  served.test().registry().Start();
  std::uint64_t last = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t index = caller.Index();
    EXPECT_GT(index, last) << i;
    last = index;
  }
  EXPECT_EQ(StatusName(caller.End()), "OK");
}

TEST(SubmissionStream, MoreStreamsThanAllowedGetARetryHint) {
  GrpcServerOptions options = Served::AnyPort();
  options.streams = {1, 1};
  Served served(options);
  Caller first(served);
  ASSERT_TRUE(first.Send(served.test().NewKey()));
  first.Index();
  Caller second(served);
  const grpc::Status refused = second.End();
  EXPECT_EQ(StatusName(refused), "RESOURCE_EXHAUSTED");
  const auto& trailing = second.context.GetServerTrailingMetadata();
  EXPECT_EQ(trailing.count(kRetryAfterKey), 1u);
  EXPECT_EQ(StatusName(first.End()), "OK");
}

TEST(SubmissionStream, EndsWithASentenceWhenNothingIsTaken) {
  Served served;
  Caller caller(served);
  ASSERT_TRUE(caller.Send(served.test().NewKey()));
  caller.Index();
  served.test().registry().Drain();
  caller.Send(served.test().NewKey());
  const grpc::Status status = caller.End();
  EXPECT_EQ(StatusName(status), "UNAVAILABLE");
  EXPECT_THAT(status.error_message(), HasSubstr("shutting down"));
}

TEST(SubmissionStream, RefusesAMessageAboveItsLimit) {
  Served served;
  Caller caller(served);
  ASSERT_TRUE(caller.Send(std::string(kMaxRequestBytes, 'x')));
  const grpc::Status too_large = caller.End();
  EXPECT_EQ(StatusName(too_large), "INVALID_ARGUMENT");
  EXPECT_THAT(too_large.error_message(), HasSubstr(std::to_string(kMaxRequestBytes)));
}

TEST(SubmissionStream, OutlivesACallerWhoGoesAway) {
  Served served(Served::AnyPort(), Sequencing::kLater);
  {
    Caller gone(served);
    for (int i = 0; i < 5; ++i) ASSERT_TRUE(gone.Send(served.test().NewKey()));
    while (served.test().registry().GetHealth().queued < 5) std::this_thread::yield();
    gone.context.TryCancel();
    EXPECT_EQ(StatusName(gone.stream->Finish()), "CANCELLED");
  }
  served.test().registry().Start();
  Caller next(served);
  ASSERT_TRUE(next.Send(served.test().NewKey()));
  EXPECT_GT(next.Index(), 0u);  // what was accepted before is in the log
  EXPECT_EQ(StatusName(next.End()), "OK");
}

TEST(SubmissionStream, IsEndedWhenTheServerStops) {
  Served served;
  Caller caller(served);
  ASSERT_TRUE(caller.Send(served.test().NewKey()));
  caller.Index();
  served.server().Stop(0);
  v1::SubmitManyResponse more;
  EXPECT_FALSE(caller.stream->Read(&more));
  EXPECT_FALSE(caller.stream->Finish().ok());
}

}  // namespace
}  // namespace warifu
