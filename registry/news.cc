#include "registry/news.h"

#include <algorithm>

namespace warifu {

UnpublishedChanges::UnpublishedChanges(TreeSize size, std::size_t max_touches)
    : max_touches_(max_touches), complete_from_(size) {}

void UnpublishedChanges::Add(std::span<const Touch> touches) {
  touches_.insert(touches_.end(), touches.begin(), touches.end());
  while (touches_.size() > max_touches_) {
    complete_from_ = SizeThrough(touches_.front().change);
    touches_.pop_front();
  }
}

void UnpublishedChanges::ForgetBelow(TreeSize published) {
  while (!touches_.empty() && touches_.front().change < NextIndex(published)) touches_.pop_front();
  complete_from_ = std::max(complete_from_, published);
}

std::vector<LeafIndex> UnpublishedChanges::Touching(std::span<const LeafIndex> leaves,
                                                    TreeSize published) const {
  std::vector<LeafIndex> sorted(leaves.begin(), leaves.end());
  std::sort(sorted.begin(), sorted.end());
  std::vector<LeafIndex> changes;
  for (const Touch& touch : touches_) {
    if (touch.change < NextIndex(published)) continue;
    if (!changes.empty() && changes.back() == touch.change) continue;
    if (std::binary_search(sorted.begin(), sorted.end(), touch.leaf)) {
      changes.push_back(touch.change);
    }
  }
  return changes;
}

}  // namespace warifu
