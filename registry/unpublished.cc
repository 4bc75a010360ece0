#include "registry/unpublished.h"

#include <algorithm>
#include <optional>
#include <set>
#include <variant>

#include "core/base/check.h"
#include "core/rules/table.h"
#include "core/statement/entry.h"
#include "core/statement/limits.h"
#include "registry/limits.h"

namespace warifu {
namespace {

Error Unreadable() { return IoError("the registry could not read its tables: ask again"); }

// The newest of what `subject` is one of; itself when nothing supersedes its kind.
Lookup<Subject> NewestOf(const RegistryState& state, const Subject& subject) {
  const v1::Statement& statement = subject.statement();
  if (statement.has_organization()) return state.NewestRecord(statement.organization().id());
  if (statement.has_offer() || statement.has_appointment()) {
    return state.NewestOfLineage(LineageFirst(*subject.entry->statement()));
  }
  return Lookup<Subject>::Found(subject);
}

// Adds what lies between `leaf` and the newest of its kind, that included.
Status AddSuccessors(const RegistryState& state, LeafIndex leaf, std::set<LeafIndex>& leaves) {
  const Lookup<Subject> subject = state.SubjectAt(leaf);
  if (subject.not_carried()) return Unreadable();
  if (subject.absent() || subject->standing.state != State::kSuperseded) return Ok();
  const Lookup<Subject> newest = NewestOf(state, *subject);
  if (!newest.found()) return Unreadable();
  LeafIndex index = newest->index();
  for (std::size_t steps = 0; index > leaf && steps < kMaxSuccessorSteps; ++steps) {
    leaves.insert(index);
    const Lookup<std::string> previous = state.Read(Table::kPrevious, PreviousTableKey(index));
    if (previous.not_carried()) return Unreadable();
    const std::optional<LeafIndex> before =
        previous.found() ? DecodeIndex(*previous) : std::nullopt;
    if (!before.has_value() || *before >= index) break;
    index = *before;
  }
  return Ok();
}

// The bindings of the keys that signed the entry at `change`; a root key has none.
Status AddBindings(const RegistryState& state, LeafIndex change, std::set<LeafIndex>& items) {
  const Lookup<EntryPtr> entry = state.EntryAt(change);
  if (!entry.found() || (*entry)->statement() == nullptr) return Unreadable();
  for (const PublicKey& key : (*entry)->statement()->signers()) {
    const Lookup<Subject> binding = state.BindingOf(key);
    if (binding.not_carried()) return Unreadable();
    if (binding.found()) items.insert(binding->index());
  }
  return Ok();
}

Result<UnpublishedItem> ReadItem(const StoreView& view, LeafIndex index) {
  WARIFU_ASSIGN_OR_RETURN(const std::vector<std::string> bytes,
                          view.ReadEntries(index, 1, kMaxEntryBytes));
  WARIFU_ASSIGN_OR_RETURN(UntrustedEntry entry, ParseEntry(bytes.front()));
  auto* statement = std::get_if<std::string>(&entry.content);
  if (statement == nullptr) return Damaged("entry: a seal where a statement should be");
  return UnpublishedItem{index, std::move(*statement)};
}

}  // namespace

Result<std::vector<LeafIndex>> WithSuccessors(const RegistryState& newest,
                                              std::span<const LeafIndex> leaves) {
  std::set<LeafIndex> all(leaves.begin(), leaves.end());
  for (const LeafIndex leaf : leaves) {
    WARIFU_RETURN_IF_ERROR(AddSuccessors(newest, leaf, all));
  }
  return std::vector<LeafIndex>(all.begin(), all.end());
}

Result<std::vector<UnpublishedItem>> CollectNews(const StoreView& newest,
                                                 std::span<const LeafIndex> changes,
                                                 std::span<const LeafIndex> leaves) {
  std::set<LeafIndex> bindings;
  for (const LeafIndex change : changes) {
    WARIFU_RETURN_IF_ERROR(AddBindings(newest.state(), change, bindings));
  }
  for (const LeafIndex leaf : leaves) bindings.erase(leaf);
  bindings.insert(changes.begin(), changes.end());
  if (bindings.size() > kMaxNewsItems) {
    return Unavailable(
        "more changes of this offer wait for publication than an answer can hold: ask again when "
        "a newer checkpoint is published");
  }
  std::vector<UnpublishedItem> items;
  for (const LeafIndex index : bindings) {
    WARIFU_ASSIGN_OR_RETURN(UnpublishedItem item, ReadItem(newest, index));
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace warifu
