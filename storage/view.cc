#include "storage/view.h"

#include <algorithm>
#include <optional>

#include "core/base/check.h"
#include "core/base/encoding.h"

namespace warifu {
namespace {

Error DamagedRow(Column column, std::string_view key) {
  return Damaged("database, column {column}: the row of key {key} cannot be read",
                 ColumnName(column), EncodeHex(key));
}

}  // namespace

View::View(std::shared_ptr<Database> database, Head head, std::shared_ptr<EntryCache> cache)
    : reader_(std::move(database), std::move(head), std::move(cache)),
      log_tree_(WhichTree::kLog, reader_),
      standing_tree_(WhichTree::kStanding, reader_),
      state_(reader_),
      search_(reader_.rows()) {
  // The state remembers the genesis; from here on several threads may ask. Whoever needs it and
  // does not find it says so.
  if (size().value() > 0) static_cast<void>(state_.Genesis());
}

Result<std::vector<std::string>> View::ReadEntries(LeafIndex first, std::uint64_t count,
                                                   std::size_t max_bytes) const {
  WARIFU_CHECK(count > 0);
  if (first >= NextIndex(size())) {
    return BadInput("first: the log has {size} entries, and the first is 0", size().value());
  }
  const std::uint64_t there = std::min(count, size().value() - first.value());
  Result<Snapshot::Rows> rows =
      reader_.rows().Scan(Column::kEntries, IndexKey(first), there, max_bytes);
  if (!rows.ok()) return reader_.Note(rows.error());
  if (rows->empty()) {
    return reader_.Note(Damaged("database: entry {index} is missing", first.value()));
  }
  std::vector<std::string> entries;
  for (auto& [key, bytes] : *rows) {
    const LeafIndex index(first.value() + entries.size());
    if (ParseIndexKey(key) != index) {
      return reader_.Note(Damaged("database: entry {index} is missing", index.value()));
    }
    entries.push_back(std::move(bytes));
  }
  return entries;
}

Result<View::IndexedRows> View::ScanRows(LeafIndex from, std::size_t count) const {
  WARIFU_CHECK(count > 0);
  WARIFU_ASSIGN_OR_RETURN(const Snapshot::Rows rows,
                          reader_.rows().Scan(Column::kStandings, IndexKey(from), count));
  IndexedRows found;
  for (const auto& [key, value] : rows) {
    const std::optional<LeafIndex> index = ParseIndexKey(key);
    const std::optional<StandingRow> row = DecodeStandingRow(value);
    if (!index.has_value() || !row.has_value()) return DamagedRow(Column::kStandings, key);
    found.emplace_back(*index, *row);
  }
  return found;
}

// Level 0 has no rows of its own; a page never mixes it with the levels above.
Result<std::vector<Node>> View::ScanNodes(WhichTree which, NodeId from, std::size_t count) const {
  std::vector<Node> nodes;
  if (from.level == 0) {
    WARIFU_ASSIGN_OR_RETURN(const IndexedRows rows, ScanRows(LeafIndex(from.index), count));
    for (const auto& [index, row] : rows) {
      // The last seal is no leaf of the standing tree yet.
      if (which == WhichTree::kStanding && SizeThrough(index) == size()) continue;
      nodes.push_back({{0, index.value()}, LeafOf(which, index, row)});
    }
    if (!nodes.empty()) return nodes;
    from = {1, 0};
  }
  const Column column = NodeColumn(which);
  WARIFU_ASSIGN_OR_RETURN(const Snapshot::Rows rows,
                          reader_.rows().Scan(column, NodeKey(from), count));
  for (const auto& [key, value] : rows) {
    const std::optional<NodeId> id = ParseNodeKey(key);
    const std::optional<Hash> hash = Hash::From(value);
    if (!id.has_value() || !hash.has_value()) return DamagedRow(column, key);
    nodes.push_back({*id, *hash});
  }
  return nodes;
}

Result<std::vector<Node>> View::ScanLogNodes(NodeId from, std::size_t count) const {
  return ScanNodes(WhichTree::kLog, from, count);
}

Result<std::vector<Node>> View::ScanStandingNodes(NodeId from, std::size_t count) const {
  return ScanNodes(WhichTree::kStanding, from, count);
}

Result<std::vector<std::pair<LeafIndex, Standing>>> View::ScanStandings(LeafIndex from,
                                                                        std::size_t count) const {
  WARIFU_ASSIGN_OR_RETURN(const IndexedRows rows, ScanRows(from, count));
  std::vector<std::pair<LeafIndex, Standing>> standings;
  for (const auto& [index, row] : rows) standings.emplace_back(index, row.standing);
  return standings;
}

Result<std::vector<TablePut>> View::ScanTable(Table table, std::string_view from_key,
                                              std::size_t count) const {
  WARIFU_CHECK(count > 0);
  WARIFU_ASSIGN_OR_RETURN(
      Snapshot::Rows rows,
      reader_.rows().Scan(Column::kTables, TableRowKey(table, from_key), count));
  std::vector<TablePut> found;
  for (auto& [key, value] : rows) {
    if (key.empty()) return DamagedRow(Column::kTables, key);
    if (static_cast<std::uint8_t>(key[0]) != static_cast<std::uint8_t>(table)) break;
    found.push_back({table, key.substr(1), std::move(value)});
  }
  return found;
}

}  // namespace warifu
