// Exit codes of warifu; frozen. The verdicts' own codes are core/proof/verdict.h's.
#ifndef WARIFU_CLIENT_EXIT_H_
#define WARIFU_CLIENT_EXIT_H_

#include "core/base/result.h"

namespace warifu {

inline constexpr int kExitOk = 0;
inline constexpr int kExitInternal = 1;
inline constexpr int kExitUsage = 2;  // also a mistyped code, a question without a terminal
inline constexpr int kExitCouldNotCheck = 3;
inline constexpr int kExitRefusedByRule = 17;  // lint, sign, submit: a rule is broken
inline constexpr int kExitDeviation = 20;      // audit: the log deviates
inline constexpr int kExitInterrupted = 130;

// The exit code of a call that failed, for commands without a verdict.
constexpr int ExitCodeOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::kBadInput:
    case ErrorCode::kNotFound:
    case ErrorCode::kRefused:
      return kExitUsage;
    case ErrorCode::kDamaged:
    case ErrorCode::kInconsistent:
    case ErrorCode::kNewerProgram:
    case ErrorCode::kUnavailable:
    case ErrorCode::kOutcomeUnknown:
    case ErrorCode::kIo:
      return kExitCouldNotCheck;
    case ErrorCode::kInterrupted:
      return kExitInterrupted;
    case ErrorCode::kInternal:
      return kExitInternal;
  }
  return kExitInternal;
}

}  // namespace warifu

#endif  // WARIFU_CLIENT_EXIT_H_
