// Exit codes of warifu and warifud; frozen. The verdicts' own codes are core/proof/verdict.h's.
//
// Source: docs/json.md, "When a command fails". Threads: pure functions.
#ifndef WARIFU_CORE_BASE_EXIT_H_
#define WARIFU_CORE_BASE_EXIT_H_

#include "core/base/result.h"

namespace warifu {

inline constexpr int kExitOk = 0;
inline constexpr int kExitInternal = 1;
// A mistake in what was typed, a mistyped code, a question without a terminal, a start refused.
inline constexpr int kExitUsage = 2;
// No answer, damaged, unreadable, not now: nothing is known to be good or bad.
inline constexpr int kExitCouldNotCheck = 3;
inline constexpr int kExitRefusedByRule = 17;  // lint, sign, submit: a rule is broken
inline constexpr int kExitDeviation = 20;      // audit, fsck: the log deviates
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

#endif  // WARIFU_CORE_BASE_EXIT_H_
