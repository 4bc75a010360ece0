// Waiting until what was handed in is published: covered by a checkpoint that the trust file
// accepts as a whole, its witnesses included, and that belongs to the history seen so far.
//
// Source: docs/format.md, "Publishing"; what was seen: client/verify/history.h.
#ifndef WARIFU_CLIENT_PUBLICATION_H_
#define WARIFU_CLIENT_PUBLICATION_H_

#include <span>
#include <string>

#include "client/context.h"
#include "client/registry_facts.h"
#include "core/base/result.h"
#include "core/base/types.h"

namespace warifu {

// How long a submitter waits for publication, and how often it looks.
inline constexpr int kPublishedPollMs = 200;
inline constexpr int kPublishedPolls = 300;

// What a receipt promised: the entry, and the checkpoint that the log signed with it.
struct Promise {
  LeafIndex index;
  std::string note;  // empty: no receipt is at hand
};

struct Publication {
  Status status;              // Ok: all are published
  std::string evidence_path;  // where the log contradicted itself: written here

  // 0, 3 or 20.
  int exit_code() const;
};

// Looks until the published checkpoint covers all `promises`, is young, has the witnesses that the
// trust file demands, continues what this computer remembers and agrees with each promise; then it
// is remembered. What may still come is waited for, and named when it does not; what cannot mend
// itself ends it at once.
Publication AwaitPublication(Context& context, const BelievedRegistry& registry,
                             std::span<const Promise> promises);

// The same for one entry, without its receipt.
Status WaitUntilPublished(Context& context, const BelievedRegistry& registry, LeafIndex index);

}  // namespace warifu

#endif  // WARIFU_CLIENT_PUBLICATION_H_
