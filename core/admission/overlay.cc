#include "core/admission/overlay.h"

#include "core/base/check.h"

namespace warifu {

OverlayState::OverlayState(const RegistryState* base) : base_(base) {
  if (base_ == nullptr) return;
  first_ = base_->next();
  next_ = first_;
  rules_version_ = base_->rules_version();
}

Lookup<EntryPtr> OverlayState::EntryAt(LeafIndex index) const {
  if (index >= next_) return Lookup<EntryPtr>::Absent();
  if (index < first_) return base_->EntryAt(index);
  return Lookup<EntryPtr>::Found(entries_[index.value() - first_.value()]);
}

Lookup<Standing> OverlayState::StandingAt(LeafIndex index) const {
  const auto changed = leaves_.find(index);
  if (changed != leaves_.end()) return Lookup<Standing>::Found(changed->second);
  return index < first_ ? base_->StandingAt(index) : Lookup<Standing>::Absent();
}

Lookup<std::string> OverlayState::Read(Table table, std::string_view key) const {
  const auto put = puts_.find({table, std::string(key)});
  if (put == puts_.end()) {
    return base_ == nullptr ? Lookup<std::string>::Absent() : base_->Read(table, key);
  }
  if (put->second.empty()) return Lookup<std::string>::Absent();
  return Lookup<std::string>::Found(put->second);
}

void OverlayState::Append(EntryPtr entry, const Changes& changes) {
  WARIFU_CHECK(entry->index == next_);
  const bool is_seal = entry->seal() != nullptr;
  leaves_[next_] = {is_seal ? State::kNone : changes.birth, next_};
  if (!is_seal) {
    for (const LeafChange& leaf : changes.leaves) {
      WARIFU_CHECK(leaf.index < next_);
      leaves_[leaf.index] = {leaf.state, next_};
    }
    for (const TablePut& put : changes.puts) puts_[{put.table, put.key}] = put.value;
    rules_version_ = changes.rules_version;
  }
  entries_.push_back(std::move(entry));
  next_ = LeafIndex(next_.value() + 1);
}

}  // namespace warifu
