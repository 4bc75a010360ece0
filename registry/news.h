// UnpublishedChanges: which leaves were touched by Changes that are admitted and not yet published.
//
// Bad news does not wait for witnesses: whoever answers by code adds these to a published proof.
// Threads: one at a time; registry/publishing.h holds it under its lock.
#ifndef WARIFU_REGISTRY_NEWS_H_
#define WARIFU_REGISTRY_NEWS_H_

#include <cstddef>
#include <deque>
#include <span>
#include <vector>

#include "core/base/types.h"
#include "registry/batch.h"
#include "registry/limits.h"

namespace warifu {

class UnpublishedChanges {
 public:
  // Complete for published sizes from `size` on.
  explicit UnpublishedChanges(TreeSize size, std::size_t max_touches = kMaxUnpublishedTouches);

  // Appends what one batch touched; forgets the oldest beyond the limit.
  // Requires: changes above all that were added before.
  void Add(std::span<const Touch> touches);

  // `published` is published: what is below it is news no more.
  void ForgetBelow(TreeSize published);

  // Whether every Change after `published` is still here.
  bool IsCompleteSince(TreeSize published) const { return published >= complete_from_; }

  // The Changes at or after `published` that touched one of `leaves`, ascending, each once.
  // Requires: IsCompleteSince(published).
  std::vector<LeafIndex> Touching(std::span<const LeafIndex> leaves, TreeSize published) const;

 private:
  const std::size_t max_touches_;
  std::deque<Touch> touches_;
  TreeSize complete_from_;
};

}  // namespace warifu

#endif  // WARIFU_REGISTRY_NEWS_H_
