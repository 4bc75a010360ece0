#include "core/base/result.h"

namespace warifu {

std::string_view ErrorCodeName(ErrorCode code) {
  switch (code) {
    case ErrorCode::kBadInput:
      return "BAD_INPUT";
    case ErrorCode::kDamaged:
      return "DAMAGED";
    case ErrorCode::kNotFound:
      return "NOT_FOUND";
    case ErrorCode::kRefused:
      return "REFUSED";
    case ErrorCode::kInconsistent:
      return "INCONSISTENT";
    case ErrorCode::kNewerProgram:
      return "NEWER_PROGRAM";
    case ErrorCode::kUnavailable:
      return "UNAVAILABLE";
    case ErrorCode::kOutcomeUnknown:
      return "OUTCOME_UNKNOWN";
    case ErrorCode::kIo:
      return "IO";
    case ErrorCode::kInterrupted:
      return "INTERRUPTED";
    case ErrorCode::kInternal:
      return "INTERNAL";
  }
  CheckFailed(__FILE__, __LINE__, "code is one of ErrorCode");
}

}  // namespace warifu
