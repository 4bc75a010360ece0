// The connection to a registry, over a server on this machine that answers what a test tells it.
#include "client/transport.h"

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include "core/crypto/sha256.h"
#include "warifu/v1/log_service.grpc.pb.h"
#include "warifu/v1/offer_service.grpc.pb.h"
#include "warifu/v1/submission_service.grpc.pb.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const Code kCode = Code::Of(Sha256("an offer"));

// Answers every call with `status`, or with what stands beside it.
struct Scripted : v1::LogService::Service,
                  v1::OfferService::Service,
                  v1::SubmissionService::Service {
  grpc::Status GetCheckpoint(grpc::ServerContext*, const v1::GetCheckpointRequest*,
                             v1::GetCheckpointResponse* response) override {
    response->set_checkpoint(checkpoint);
    return status;
  }
  grpc::Status GetEntries(grpc::ServerContext*, const v1::GetEntriesRequest*,
                          v1::GetEntriesResponse* response) override {
    *response = entries;
    return status;
  }
  grpc::Status GetInclusion(grpc::ServerContext*, const v1::GetInclusionRequest*,
                            v1::GetInclusionResponse* response) override {
    for (const std::string& hash : hashes) response->add_hashes(hash);
    return status;
  }
  grpc::Status GetOfferProof(grpc::ServerContext*, const v1::GetOfferProofRequest* request,
                             v1::GetOfferProofResponse* response) override {
    asked_code = request->code();
    response->set_proof("a proof");
    response->add_news()->set_signed_statement("some news");
    return status;
  }
  grpc::Status Submit(grpc::ServerContext*, const v1::SubmitRequest*,
                      v1::SubmitResponse* response) override {
    *response = submitted;
    return status;
  }

  // Answers so many, each with its number, and ends with `status`.
  grpc::Status SubmitMany(
      grpc::ServerContext*,
      grpc::ServerReaderWriter<v1::SubmitManyResponse, v1::SubmitManyRequest>* stream) override {
    v1::SubmitManyRequest request;
    for (int i = 0; i < answers && stream->Read(&request); ++i) {
      asked_in_stream.push_back(request.signed_statement());
      v1::SubmitManyResponse response;
      response.set_receipt(std::to_string(i));
      response.set_known_before(i == 1);
      stream->Write(response);
    }
    return status;
  }

  int answers = 1000;
  std::vector<std::string> asked_in_stream;
  grpc::Status status;
  std::string checkpoint = "a note";
  v1::GetEntriesResponse entries;
  std::vector<std::string> hashes;
  v1::SubmitResponse submitted;
  std::string asked_code;
};

// The server, and a client's connection to it.
struct Line {
  Line() {
    grpc::ServerBuilder builder;
    int port = 0;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(static_cast<v1::LogService::Service*>(&script));
    builder.RegisterService(static_cast<v1::OfferService::Service*>(&script));
    builder.RegisterService(static_cast<v1::SubmissionService::Service*>(&script));
    server = builder.BuildAndStart();
    address = "127.0.0.1:" + std::to_string(port);
    TransportOptions options;
    options.address = address;
    connection = ConnectToRegistry(options).value();
  }

  Scripted script;
  std::unique_ptr<grpc::Server> server;
  std::string address;
  std::unique_ptr<RegistryConnection> connection;
};

TEST(Transport, TakesAddressesOfHostAndPortOnly) {
  for (const char* address : {"", "registry.example", ":443", "registry.example:", "h:port",
                              "https://jobs.example", "h:44x"}) {
    TransportOptions options;
    options.address = address;
    const auto connection = ConnectToRegistry(options);
    ASSERT_FALSE(connection.ok()) << address;
    EXPECT_EQ(connection.error().code, ErrorCode::kBadInput);
    EXPECT_THAT(connection.error().message(), HasSubstr("HOST:PORT"));
  }
}

TEST(Transport, PassesAnswersOn) {
  Line line;
  EXPECT_EQ(line.connection->GetCheckpoint().value(), "a note");
  const OfferProofAnswer answer = line.connection->GetOfferProof(kCode, 0).value();
  EXPECT_EQ(answer.untrusted_proof, "a proof");
  EXPECT_THAT(answer.untrusted_news, ElementsAre("some news"));
  EXPECT_EQ(line.script.asked_code, kCode.view());
}

TEST(Transport, TellsReceiptsFromRefusals) {
  Line line;
  line.script.submitted.set_receipt("a receipt");
  EXPECT_EQ(std::get<std::string>(line.connection->Submit("x").value()), "a receipt");
  line.script.submitted.mutable_refused()->add_findings()->set_code(v1::FINDING_CODE_CODE_TAKEN);
  const SubmitOutcome refused = line.connection->Submit("x").value();
  ASSERT_TRUE(std::holds_alternative<Findings>(refused));
  EXPECT_EQ(std::get<Findings>(refused).front().code(), v1::FINDING_CODE_CODE_TAKEN);
}

// Numbered from 0.
std::vector<std::string> Statements(std::size_t count) {
  std::vector<std::string> statements;
  for (std::size_t i = 0; i < count; ++i) statements.push_back("s" + std::to_string(i));
  return statements;
}

TEST(Transport, StreamsManyInOrder) {
  Line line;
  const std::vector<std::string> statements = Statements(3 * kStatementsAhead);
  std::vector<SubmitAnswer> answers;
  const Status status = line.connection->SubmitMany(statements, [&](SubmitAnswer answer) {
    answers.push_back(std::move(answer));
    return Ok();
  });
  ASSERT_TRUE(status.ok()) << status.error().message();
  EXPECT_EQ(line.script.asked_in_stream, statements);
  ASSERT_EQ(answers.size(), statements.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    EXPECT_EQ(std::get<std::string>(answers[i].outcome), std::to_string(i));
    EXPECT_EQ(answers[i].known_before, i == 1) << i;
  }
}

TEST(Transport, KeepsTheAnswersOfAStreamThatBreaks) {
  Line line;
  line.script.answers = 5;
  for (const grpc::Status& end :
       {grpc::Status(), grpc::Status(grpc::StatusCode::RESOURCE_EXHAUSTED, "busy"),
        grpc::Status(grpc::StatusCode::DEADLINE_EXCEEDED, "too late")}) {
    line.script.status = end;
    std::size_t answered = 0;
    const Status status = line.connection->SubmitMany(Statements(100), [&](const SubmitAnswer&) {
      ++answered;
      return Ok();
    });
    ASSERT_FALSE(status.ok());
    EXPECT_EQ(status.error().code, ErrorCode::kUnavailable);
    EXPECT_EQ(answered, 5u);
  }
}

TEST(Transport, EndsAStreamWhoseAnswersAreNotWanted) {
  Line line;
  const Status status = line.connection->SubmitMany(
      Statements(100), [](const SubmitAnswer&) -> Status { return Inconsistent("a lie"); });
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().message(), "a lie");
}

TEST(Transport, TurnsEachStatusIntoAnError) {
  const std::pair<grpc::StatusCode, ErrorCode> codes[] = {
      {grpc::StatusCode::INVALID_ARGUMENT, ErrorCode::kBadInput},
      {grpc::StatusCode::OUT_OF_RANGE, ErrorCode::kBadInput},
      {grpc::StatusCode::FAILED_PRECONDITION, ErrorCode::kInconsistent},
      {grpc::StatusCode::NOT_FOUND, ErrorCode::kNotFound},
      {grpc::StatusCode::PERMISSION_DENIED, ErrorCode::kRefused},
      {grpc::StatusCode::UNAUTHENTICATED, ErrorCode::kRefused},
      {grpc::StatusCode::ABORTED, ErrorCode::kOutcomeUnknown},
      {grpc::StatusCode::UNAVAILABLE, ErrorCode::kUnavailable},
      {grpc::StatusCode::RESOURCE_EXHAUSTED, ErrorCode::kUnavailable},
      {grpc::StatusCode::DEADLINE_EXCEEDED, ErrorCode::kUnavailable},
      {grpc::StatusCode::CANCELLED, ErrorCode::kUnavailable},
      {grpc::StatusCode::UNIMPLEMENTED, ErrorCode::kNewerProgram},
      {grpc::StatusCode::DATA_LOSS, ErrorCode::kDamaged},
      {grpc::StatusCode::INTERNAL, ErrorCode::kInconsistent},
      {grpc::StatusCode::UNKNOWN, ErrorCode::kInconsistent}};
  Line line;
  for (const auto& [status, code] : codes) {
    line.script.status = grpc::Status(status, "what the server says\x1b[2J");
    const Result<std::string> answer = line.connection->GetCheckpoint();
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().code, code) << status;
    EXPECT_THAT(answer.error().message(),
                AllOf(HasSubstr("what the server says"), Not(HasSubstr("\x1b"))));
  }
}

TEST(Transport, NamesTheAddressThatDoesNotAnswer) {
  Line line;
  line.server->Shutdown();
  const Result<std::string> answer = line.connection->GetCheckpoint();
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, ErrorCode::kUnavailable);
  EXPECT_THAT(
      answer.error().message(),
      AllOf(HasSubstr(line.address), HasSubstr("check the address"), Not(HasSubstr("UNKNOWN"))));
}

TEST(Transport, TakesNoAnswerAboveItsBound) {
  Line line;
  line.script.checkpoint.assign(kMaxAnswerBytes - 100, 'x');
  EXPECT_TRUE(line.connection->GetCheckpoint().ok());
  line.script.checkpoint.assign(kMaxAnswerBytes + 1, 'x');
  EXPECT_FALSE(line.connection->GetCheckpoint().ok());
}

TEST(Transport, TakesOneEntryAtLeastAndNoMoreThanAskedFor) {
  Line line;
  const auto get = [&](std::uint64_t count) {
    return line.connection->GetEntries(LeafIndex(0), count);
  };
  EXPECT_FALSE(get(3).ok());
  line.script.entries.add_entries("one");
  EXPECT_THAT(get(3).value(), ElementsAre("one"));
  line.script.entries.add_entries("two");
  EXPECT_THAT(get(2).value(), ElementsAre("one", "two"));
  EXPECT_FALSE(get(1).ok());
}

TEST(Transport, TakesHashesOfTheirSizeOnly) {
  Line line;
  const auto get = [&] { return line.connection->GetInclusion(LeafIndex(0), TreeSize(2)); };
  EXPECT_TRUE(get().value().empty());
  line.script.hashes = {std::string(32, 'h')};
  EXPECT_EQ(get().value().size(), 1U);
  for (const std::size_t size : {0U, 31U, 33U}) {
    line.script.hashes = {std::string(32, 'h'), std::string(size, 'h')};
    EXPECT_FALSE(get().ok()) << size;
  }
}

}  // namespace
}  // namespace warifu
