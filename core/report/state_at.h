// StateAt: a registry as it was when an entry was about to be appended, as far as rulesets, records
// and lineages go: of each the one before that entry, and "in force" means at it.
//
// So an offer is measured by what bound it at its admission. Places and other sums are those of
// now. Threads: one at a time, as the state behind it, which must outlive this.
#ifndef WARIFU_CORE_REPORT_STATE_AT_H_
#define WARIFU_CORE_REPORT_STATE_AT_H_

#include <string>
#include <string_view>

#include "core/rules/state.h"

namespace warifu {

class StateAt final : public RegistryState {
 public:
  StateAt(const RegistryState& now, LeafIndex at) : now_(now), at_(at) {}

  LeafIndex next() const override { return at_; }
  std::uint32_t rules_version() const override { return now_.rules_version(); }
  Lookup<EntryPtr> EntryAt(LeafIndex index) const override { return now_.EntryAt(index); }
  Lookup<Standing> StandingAt(LeafIndex index) const override { return now_.StandingAt(index); }
  Lookup<std::string> Read(Table table, std::string_view key) const override;

 private:
  const RegistryState& now_;
  LeafIndex at_;
};

}  // namespace warifu

#endif  // WARIFU_CORE_REPORT_STATE_AT_H_
