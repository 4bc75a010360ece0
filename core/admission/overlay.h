// OverlayState: a registry's state with what was admitted since, held in memory until it is
// committed.
//
// The sequencer lays one over the store's snapshot for the batch under way; the auditor's replay
// and the tests' memory registry are an overlay over nothing.
// Threads: one at a time.
#ifndef WARIFU_CORE_ADMISSION_OVERLAY_H_
#define WARIFU_CORE_ADMISSION_OVERLAY_H_

#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/admission/admit.h"
#include "core/rules/state.h"

namespace warifu {

class OverlayState : public RegistryState {
 public:
  // `base` must outlive the overlay; null: an empty registry.
  explicit OverlayState(const RegistryState* base);

  LeafIndex next() const override { return next_; }
  std::uint32_t rules_version() const override { return rules_version_; }
  Lookup<EntryPtr> EntryAt(LeafIndex index) const override;
  Lookup<Standing> StandingAt(LeafIndex index) const override;
  Lookup<std::string> Read(Table table, std::string_view key) const override;

  // Appends an admitted statement with its changes, or a seal, whose changes are not looked at.
  // Requires: entry->index == next().
  void Append(EntryPtr entry, const Changes& changes);

  // What differs from the base, for the commit: leaves by index, table writes by key.
  const std::map<LeafIndex, Standing>& leaves() const { return leaves_; }
  const std::map<std::pair<Table, std::string>, std::string>& puts() const { return puts_; }
  const std::vector<EntryPtr>& entries() const { return entries_; }

 private:
  const RegistryState* base_;
  LeafIndex first_;  // the base's next()
  LeafIndex next_;
  std::uint32_t rules_version_ = 0;
  std::vector<EntryPtr> entries_;  // from first_ on
  std::map<LeafIndex, Standing> leaves_;
  std::map<std::pair<Table, std::string>, std::string> puts_;
};

}  // namespace warifu

#endif  // WARIFU_CORE_ADMISSION_OVERLAY_H_
