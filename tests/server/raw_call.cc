#include "tests/server/raw_call.h"

#include <grpcpp/client_context.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/support/byte_buffer.h>

#include <chrono>
#include <future>
#include <utility>
#include <vector>

#include "server/status.h"

namespace warifu {

RawAnswer CallRaw(const std::shared_ptr<grpc::Channel>& channel, const std::string& method,
                  const std::string& request, int deadline_ms) {
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

}  // namespace warifu
