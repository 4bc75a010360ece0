#include "storage/stored_state.h"

#include <optional>
#include <utility>
#include <vector>

namespace warifu {

Lookup<EntryPtr> StoredState::EntryAt(LeafIndex index) const {
  if (index >= next()) return Lookup<EntryPtr>::Absent();
  Result<EntryPtr> entry = reader_.Entry(index);
  if (!entry.ok()) return Lookup<EntryPtr>::NotCarried();
  return Lookup<EntryPtr>::Found(*std::move(entry));
}

Lookup<Standing> StoredState::StandingAt(LeafIndex index) const {
  if (index >= next()) return Lookup<Standing>::Absent();
  const Result<std::vector<StandingRow>> rows = reader_.Standings({&index, 1});
  if (!rows.ok()) return Lookup<Standing>::NotCarried();
  return Lookup<Standing>::Found(rows->front().standing);
}

Lookup<std::string> StoredState::Read(Table table, std::string_view key) const {
  Result<std::optional<std::string>> value = reader_.TableValue(table, key);
  if (!value.ok()) return Lookup<std::string>::NotCarried();
  if (!value->has_value()) return Lookup<std::string>::Absent();
  return Lookup<std::string>::Found(**std::move(value));
}

}  // namespace warifu
