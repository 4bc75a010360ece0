// SubmissionStream: one caller's many submissions, answered in the order sent.
//
// It reads ahead of its answers by kMaxStreamAhead statements and then no more until one is
// answered, so that a caller who sends fast or reads slowly waits on the transport and not in our
// memory. Receipts are made one at a time, by a worker, when their turn has come.
// It ends when the caller has sent all and has all answers; after kMaxCallMs; or when the registry
// takes no more or does not know what became of a statement, with a status that says so behind the
// answers before it.
// Source: proto/warifu/v1/submission_service.proto.
// Threads: the transport's, the sequencer's and the workers'; a mutex orders them.
#ifndef WARIFU_SERVER_SUBMISSION_STREAM_H_
#define WARIFU_SERVER_SUBMISSION_STREAM_H_

#include <grpcpp/alarm.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>

#include "registry/registry.h"
#include "server/guarded_call.h"
#include "server/metrics.h"
#include "server/workers.h"
#include "warifu/v1/submission_service.pb.h"

namespace warifu {

using SubmissionReactor = grpc::ServerBidiReactor<v1::SubmitManyRequest, v1::SubmitManyResponse>;

// All must outlive the streams.
struct StreamParts {
  Registry& registry;
  Workers& workers;
  Metrics& metrics;
};

class SubmissionStream final : public SubmissionReactor {
 public:
  // Begins to read. Lives as long as the call and what it handed over.
  static SubmissionReactor* Begin(const StreamParts& parts, GuardedCall call,
                                  grpc::CallbackServerContext& context);

 private:
  // What is to be done now, none of it under the lock.
  struct Steps {
    bool read = false;
    bool answer = false;
    std::optional<grpc::Status> finish;
  };

  SubmissionStream(const StreamParts& parts, GuardedCall call,
                   grpc::CallbackServerContext& context);

  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

  void OnTimeUp();
  // Hands the statement that was read to the registry.
  void HandOver();
  void Take(std::size_t number, SubmitOutcome outcome);
  // Makes and writes the first answer. A worker's work.
  void Answer();

  void Go();
  Steps Decide();             // requires mutex_
  grpc::Status FailedCall();  // requires mutex_ and failure_

  const StreamParts parts_;
  grpc::CallbackServerContext& context_;
  std::shared_ptr<SubmissionStream> self_;  // until the call is done
  grpc::Alarm alarm_;
  v1::SubmitManyRequest request_;    // of the read under way
  v1::SubmitManyResponse response_;  // of the write under way

  std::mutex mutex_;
  GuardedCall call_;
  std::deque<std::optional<SubmitOutcome>> outcomes_;  // read, not answered; nothing: not decided
  std::size_t answered_ = 0;
  bool reading_ = false;
  bool writing_ = false;     // an answer is being made or written
  bool closed_ = false;      // nothing more is read
  bool given_up_ = false;    // what is not answered stays so
  bool cancelling_ = false;  // the call's context is in use: not yet to be finished
  bool finished_ = false;
  std::optional<NotTaken> failure_;  // ends the stream behind the answers before it
};

}  // namespace warifu

#endif  // WARIFU_SERVER_SUBMISSION_STREAM_H_
