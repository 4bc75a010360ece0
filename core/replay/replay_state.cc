#include "core/replay/replay_state.h"

#include <utility>

#include "core/base/check.h"
#include "core/merkle/tree_hash.h"

namespace warifu {

Lookup<EntryPtr> ReplayState::EntryAt(LeafIndex index) const {
  if (index >= next()) return Lookup<EntryPtr>::Absent();
  const auto held = places_.find(index.value());
  if (held != places_.end()) {
    held_.splice(held_.begin(), held_, held->second);
    return Lookup<EntryPtr>::Found(held_.front().entry);
  }
  Result<EntryPtr> entry = ReadAgain(index);
  if (entry.ok()) return Lookup<EntryPtr>::Found(*std::move(entry));
  Fail(entry.error());
  return Lookup<EntryPtr>::NotCarried();
}

Result<EntryPtr> ReplayState::ReadAgain(LeafIndex index) const {
  if (!tree_.At(index).has_statement) {
    return EntryPtr(std::make_shared<const Entry>(
        Entry{.index = index, .admitted_at_ms = 0, .leaf_hash = {}, .content = SealContent{}}));
  }
  WARIFU_ASSIGN_OR_RETURN(const std::string bytes, past_->ReadEntry(index));
  WARIFU_ASSIGN_OR_RETURN(const Hash leaf_hash, tree_.EntryHash(index));
  if (LeafHash(bytes) != leaf_hash) {
    return Inconsistent("entry {index} is shown otherwise now than before", index.value());
  }
  WARIFU_ASSIGN_OR_RETURN(Entry entry, ReadOwnEntry(index, bytes));
  auto shared = std::make_shared<const Entry>(std::move(entry));
  Hold(shared, bytes.size());
  return EntryPtr(shared);
}

void ReplayState::Fail(const Error& error) const {
  if (health_.ok()) health_ = error;
}

Lookup<Standing> ReplayState::StandingAt(LeafIndex index) const {
  if (index >= next()) return Lookup<Standing>::Absent();
  return Lookup<Standing>::Found(tree_.At(index).standing);
}

Lookup<std::string> ReplayState::Read(Table table, std::string_view key) const {
  return tables_.Read(table, key, *this);
}

void ReplayState::Append(EntryPtr entry, std::string_view entry_bytes, const Changes& changes) {
  const LeafIndex index = entry->index;
  WARIFU_CHECK(index == next());
  if (index.value() >= kMaxReplayedEntries) return Fail(Refused("no audit is of so large a log"));
  const bool has_statement = entry->statement() != nullptr;
  const Status kept = past_->Keep(index, entry_bytes, entry->leaf_hash);
  if (!kept.ok()) return Fail(kept.error());
  tree_.Append(entry->leaf_hash,
               {{has_statement ? changes.birth : State::kNone, index}, has_statement});
  if (!has_statement) return;
  Hold(std::move(entry), entry_bytes.size());
  for (const LeafChange& leaf : changes.leaves) {
    WARIFU_CHECK(leaf.index < index);
    const Status changed = tree_.Change(leaf.index, {leaf.state, index});
    if (!changed.ok()) return Fail(changed.error());
  }
  for (const TablePut& put : changes.puts) tables_.Put(put, index, *this);
  rules_version_ = changes.rules_version;
}

void ReplayState::Hold(EntryPtr entry, std::size_t bytes) const {
  const std::uint64_t index = entry->index.value();
  held_.push_front({std::move(entry), bytes});
  places_[index] = held_.begin();
  held_bytes_ += bytes;
  while (held_bytes_ > kMaxHeldEntryBytes && held_.size() > 1) {
    held_bytes_ -= held_.back().bytes;
    places_.erase(held_.back().entry->index.value());
    held_.pop_back();
  }
}

std::string ReplayState::ToBytes() const {
  std::string bytes;
  AppendBigEndian64(rules_version_, bytes);
  bytes += tree_.ToBytes();
  bytes += tables_.ToBytes();
  return bytes;
}

Result<ReplayState> ReplayState::Take(ByteReader& in, TreeSize size, PastLog& past) {
  ReplayState state(past);
  state.rules_version_ = in.TakeNumber32();
  const std::string_view tree = in.Take(StandingTree::BytesOf(size));
  if (!in.ok()) return Damaged("it is cut short");
  WARIFU_ASSIGN_OR_RETURN(state.tree_, StandingTree::FromBytes(tree, size, past));
  WARIFU_ASSIGN_OR_RETURN(state.tables_, ReplayTables::Take(in, size));
  return state;
}

ReplayMemory ReplayState::memory() const {
  return {tree_.note_bytes(), tree_.node_bytes(), tables_.hint_bytes(), tables_.place_bytes(),
          held_bytes_};
}

}  // namespace warifu
