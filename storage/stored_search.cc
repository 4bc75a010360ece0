#include "storage/stored_search.h"

#include <utility>

namespace warifu {

Result<std::optional<std::string>> StoredSearch::Get(std::string_view key) const {
  return rows_.Get(Column::kSearch, key);
}

Result<std::vector<SearchRow>> StoredSearch::Scan(std::string_view from, std::string_view behind,
                                                  std::size_t count) const {
  WARIFU_ASSIGN_OR_RETURN(Snapshot::Rows rows,
                          rows_.ScanRange(Column::kSearch, from, behind, count));
  std::vector<SearchRow> found;
  found.reserve(rows.size());
  for (auto& [key, value] : rows) found.push_back({std::move(key), std::move(value)});
  return found;
}

}  // namespace warifu
