#include "server/status.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace warifu {
namespace {

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
    const grpc::Status status = ToGrpcStatus(Error{code, Said("why")});
    EXPECT_EQ(StatusName(status), name);
    EXPECT_EQ(status.error_message(), "why");
  }
  EXPECT_TRUE(ToGrpcStatus(Ok()).ok());
  EXPECT_EQ(StatusName(OverloadStatus("busy")), "RESOURCE_EXHAUSTED");
  EXPECT_EQ(StatusName(TooLateStatus()), "DEADLINE_EXCEEDED");
}

}  // namespace
}  // namespace warifu
