#include "tests/support/memory_search.h"

#include <functional>
#include <set>

#include "core/base/check.h"

namespace warifu {
namespace {

// The record that a Change is about; null: it is about something else.
const v1::Organization* ChangedRecord(const MemoryRegistry& log, const v1::Change& change) {
  const Lookup<Subject> subject = change.has_organization()
                                      ? log.state().NewestRecord(change.organization())
                                      : log.state().OfName(HashField(change.statement()));
  if (!subject.found() || !subject->statement().has_organization()) return nullptr;
  return &subject->statement().organization();
}

}  // namespace

void MemorySearch::Add(const std::vector<SearchRow>& rows) {
  for (const SearchRow& row : rows) WARIFU_CHECK(rows_.emplace(row.key, row.value).second);
}

Result<std::optional<std::string>> MemorySearch::Get(std::string_view key) const {
  const auto found = rows_.find(key);
  if (found == rows_.end()) return std::optional<std::string>();
  return std::optional<std::string>(found->second);
}

Result<std::vector<SearchRow>> MemorySearch::Scan(std::string_view from, std::string_view behind,
                                                  std::size_t count) const {
  std::vector<SearchRow> page;
  for (auto row = rows_.lower_bound(from); row != rows_.end() && page.size() < count; ++row) {
    if (!behind.empty() && row->first >= behind) break;
    page.push_back({row->first, row->second});
  }
  return page;
}

MemorySearch SearchIndexOf(const MemoryRegistry& log) {
  std::vector<SearchRow> rows;
  std::set<std::string> organizations;
  for (std::uint64_t i = 0; i < log.size().value(); ++i) {
    const Lookup<EntryPtr> entry = log.state().EntryAt(LeafIndex(i));
    if (!entry.found() || (*entry)->statement() == nullptr) continue;
    const v1::Statement& statement = (*entry)->statement()->statement();
    const IndexedStatement indexed{LeafIndex(i), (*entry)->admitted_at_ms,
                                   (*entry)->statement()->name(), statement};
    AddRowsOf(indexed, rows);
    if (statement.has_offer())
      AddStateRow(LeafIndex(i), *log.state().StandingAt(LeafIndex(i)), rows);
    if (statement.has_organization() &&
        organizations.insert(statement.organization().id()).second) {
      AddFirstRecordRow(statement.organization().id(), rows);
    }
    if (!statement.has_change()) continue;
    const v1::Organization* record = ChangedRecord(log, statement.change());
    if (record != nullptr) AddRecordChangeRows(indexed, *record, rows);
  }
  MemorySearch search;
  search.Add(rows);
  return search;
}

}  // namespace warifu
