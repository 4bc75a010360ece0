#include "core/report/state_at.h"

namespace warifu {

// Ends: each step leads to an earlier entry.
Lookup<std::string> StateAt::Read(Table table, std::string_view key) const {
  Lookup<std::string> value = now_.Read(table, key);
  const bool is_superseded =
      table == Table::kOrganization || table == Table::kRuleset || table == Table::kLineage;
  if (!is_superseded || !value.found()) return value;
  LeafIndex index = *DecodeIndex(*value);
  while (index >= at_) {
    const Lookup<LeafIndex> earlier = now_.SupersededBy(index);
    if (earlier.not_carried()) return Lookup<std::string>::NotCarried();
    if (earlier.absent()) return Lookup<std::string>::Absent();
    index = *earlier;
  }
  return Lookup<std::string>::Found(EncodeIndex(index));
}

}  // namespace warifu
