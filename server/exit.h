// Exit codes of warifud; frozen.
//
// Threads: pure functions.
#ifndef WARIFU_SERVER_EXIT_H_
#define WARIFU_SERVER_EXIT_H_

#include "core/base/result.h"

namespace warifu {

inline constexpr int kExitOk = 0;
inline constexpr int kExitInternal = 1;
inline constexpr int kExitUsage = 2;   // a mistake in what was typed, or a start that is refused
inline constexpr int kExitFailed = 3;  // damaged, unreadable, not now
inline constexpr int kExitDeviation = 20;  // fsck: what is stored is not what the entries make
inline constexpr int kExitInterrupted = 130;

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
      return kExitFailed;
    case ErrorCode::kInterrupted:
      return kExitInterrupted;
    case ErrorCode::kInternal:
      return kExitInternal;
  }
  return kExitInternal;
}

}  // namespace warifu

#endif  // WARIFU_SERVER_EXIT_H_
