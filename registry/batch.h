// BuildBatch: from a view and the statements that wait to everything that one commit writes.
//
// Not here: signing and writing it (registry/committer.h), who calls (registry/sequencer.h,
// registry/fsck.h).
// Source: docs/format.md, "Batches".
// Threads: a pure function of its arguments.
#ifndef WARIFU_REGISTRY_BATCH_H_
#define WARIFU_REGISTRY_BATCH_H_

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/merkle/proof.h"
#include "core/statement/examined.h"
#include "registry/store.h"

namespace warifu {

// Where a statement stands.
struct Placed {
  LeafIndex index;
  bool known_before = false;  // in the view, or earlier in the same batch
};

// Errors: kIo when a look-up failed, so that nothing can be said of this statement now.
using Ruling = std::variant<Placed, Findings, Error>;

// A Change admitted in this batch, and a leaf of another entry that it set.
struct Touch {
  LeafIndex change;
  LeafIndex leaf;

  friend bool operator==(const Touch&, const Touch&) = default;
};

struct BatchPlan {
  std::uint64_t admitted_at_ms = 0;
  bool seal_anyway = false;  // a seal even if nothing is admitted
};

struct BuiltBatch {
  std::vector<Ruling> rulings;  // one for each statement, in order
  bool writes = false;          // false: nothing admitted and no seal asked for
  CommitBatch commit;           // but for the checkpoint; empty unless `writes`
  TreeHead head;                // what the checkpoint is to say
  std::vector<Touch> touches;   // by rising change
};

// Decides `statements` one after the other over what `view` and those before them say, and closes
// with a seal. A statement examined under an older rules version is examined anew first.
// Errors: kIo, kDamaged when the view could not be read: then nothing may be written or believed.
Result<BuiltBatch> BuildBatch(const StoreView& view,
                              std::span<const ExaminedStatement* const> statements,
                              const BatchPlan& plan);

}  // namespace warifu

#endif  // WARIFU_REGISTRY_BATCH_H_
