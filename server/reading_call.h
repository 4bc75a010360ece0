// A call that reads: answered by a worker, and held until its caller has taken the answer.
//
//     return Read(guard_, {"GetTile", *context, *request}, *response,
//                 [=, this]() -> Status { ... });
//
// No thread waits for a caller. An answer that was made and not yet taken holds memory, so those
// above kSmallAnswerBytes are bounded, in all and of one peer, and any that is not taken within
// kMaxUnreadMs is given up.
// Threads: safe.
#ifndef WARIFU_SERVER_READING_CALL_H_
#define WARIFU_SERVER_READING_CALL_H_

#include <google/protobuf/message_lite.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <cstdint>
#include <functional>
#include <list>
#include <mutex>

#include "core/base/result.h"
#include "server/call_gate.h"
#include "server/guarded_call.h"
#include "server/workers.h"

namespace warifu {

// Answers that were made, until their callers took them.
class UnreadAnswers {
 public:
  struct Answer {
    grpc::ServerContextBase* context;
    std::uint64_t since_ms;
  };
  using Place = std::list<Answer>::iterator;

  explicit UnreadAnswers(CallLimits limits) : gate_(limits) {}

  CallGate& gate() { return gate_; }  // of the large ones
  const CallGate& gate() const { return gate_; }
  // Times are the clock's steady ones: a clock that is set gives up nobody.
  Place Add(grpc::ServerContextBase& context, std::uint64_t now_ms);
  void Remove(Place place);

  // Cancels those that wait for longer than kMaxUnreadMs.
  void GiveUpOld(std::uint64_t now_ms);

 private:
  CallGate gate_;
  std::mutex mutex_;
  std::list<Answer> answers_;  // the oldest first
};

// What calls that read pass and use. All must outlive the calls.
struct ReadGuard {
  CallGuard calls;
  UnreadAnswers& unread;
  Workers& workers;
};

// Runs `work` on a worker and answers with what it says; what it filled in is sent when it is ok.
// What `work` refers to of the call lives as long as that.
grpc::ServerUnaryReactor* Read(ReadGuard& guard, const IncomingCall& call,
                               const google::protobuf::MessageLite& response,
                               std::function<Status()> work);

}  // namespace warifu

#endif  // WARIFU_SERVER_READING_CALL_H_
