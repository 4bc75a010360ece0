// Bad news as an answer carries it: signed Changes that are not published yet, with what a client
// needs to judge their signatures.
//
// Not here: which Changes touched which leaves (registry/news.h).
// Bad news does not wait for witnesses. Source: docs/format.md, "Publishing", "News".
// Threads: pure functions over the view given.
#ifndef WARIFU_REGISTRY_UNPUBLISHED_H_
#define WARIFU_REGISTRY_UNPUBLISHED_H_

#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/rules/state.h"
#include "registry/store.h"

namespace warifu {

// A Change, or the binding of a key that signed one, admitted and not yet published.
struct UnpublishedItem {
  LeafIndex index;
  std::string signed_statement;
};

// `leaves` and all that superseded one of them since: a Change of the newest record is news to
// whoever holds an older one. Sorted, each once.
// Errors: kIo when the state could not be read.
Result<std::vector<LeafIndex>> WithSuccessors(const RegistryState& newest,
                                              std::span<const LeafIndex> leaves);

// The Changes, and the bindings of their signers' keys but those that `leaves` has, by rising
// index. Errors: kUnavailable above kMaxNewsItems; those of the view.
Result<std::vector<UnpublishedItem>> CollectNews(const StoreView& newest,
                                                 std::span<const LeafIndex> changes,
                                                 std::span<const LeafIndex> leaves);

}  // namespace warifu

#endif  // WARIFU_REGISTRY_UNPUBLISHED_H_
