// Submissions: what waits for the sequencer, and what a submitter is told.
//
// Threads: values.
#ifndef WARIFU_REGISTRY_SUBMISSION_H_
#define WARIFU_REGISTRY_SUBMISSION_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <variant>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/statement/examined.h"
#include "registry/store.h"

namespace warifu {

// The statement stands in the log. `view` is the store behind the guard, so a receipt made over it
// (Registry::MakeReceipt) is provable and durable.
struct Admission {
  LeafIndex index;
  bool known_before = false;  // the same payload was admitted earlier
  std::shared_ptr<const StoreView> view;
};

// What became of an accepted submission: it stands, or it breaks rules, or the call failed.
// Errors: kOutcomeUnknown ("outcome unknown, ask again"), kUnavailable (nothing written; try
// later). What the disk said is the operator's, who reads it in the health, and not here.
using SubmitOutcome = std::variant<Admission, Findings, Error>;

// kUnavailable: the store could not be read.
inline Error CannotJudge() {
  return Unavailable(
      "the registry could not read what it needs to judge this, and wrote nothing: ask again "
      "later");
}

// Called exactly once, on the sequencer's thread, without locks held: hand over, do not compute.
using SubmitCallback = std::function<void(SubmitOutcome)>;

struct Submission {
  ExaminedStatement statement;
  SubmitCallback done;
};

// Why a submission was not even taken; its callback is never called.
struct NotTaken {
  Error error;                       // kUnavailable
  std::uint64_t retry_after_ms = 0;  // above 0: overload; else shutting down or not writing
};

}  // namespace warifu

#endif  // WARIFU_REGISTRY_SUBMISSION_H_
