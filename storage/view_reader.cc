#include "storage/view_reader.h"

#include <utility>

#include "core/base/check.h"
#include "core/statement/entry.h"

namespace warifu {
namespace {

Error MissingRow(Column column, const std::string& row) {
  return Damaged("database, column {column}: {row} is missing or cannot be read: run warifud fsck",
                 ColumnName(column), row);
}

}  // namespace

ViewReader::ViewReader(std::shared_ptr<Database> database, Head head,
                       std::shared_ptr<EntryCache> cache)
    : head_(std::move(head)), cache_(std::move(cache)), rows_(std::move(database)) {}

Result<EntryPtr> ViewReader::Entry(LeafIndex index) const {
  WARIFU_CHECK(index < NextIndex(head_.size));
  EntryPtr entry = cache_->Find(index);
  if (entry != nullptr) return entry;
  Result<EntryPtr> read = ReadEntry(index);
  if (!read.ok()) return Note(read.error());
  return read;
}

Result<EntryPtr> ViewReader::ReadEntry(LeafIndex index) const {
  WARIFU_ASSIGN_OR_RETURN(const std::optional<std::string> bytes,
                          rows_.Get(Column::kEntries, IndexKey(index)));
  const std::string name = "entry " + std::to_string(index.value());
  if (!bytes.has_value()) return MissingRow(Column::kEntries, name);
  Result<warifu::Entry> parsed = ReadOwnEntry(index, *bytes);
  if (!parsed.ok()) return Damaged("database, {name}: {why}", name, parsed.error().sentence);
  auto entry = std::make_shared<const warifu::Entry>(*std::move(parsed));
  cache_->Keep(entry, bytes->size());
  return EntryPtr(std::move(entry));
}

Result<std::vector<StandingRow>> ViewReader::Standings(std::span<const LeafIndex> indexes) const {
  std::vector<std::string> keys;
  for (const LeafIndex index : indexes) {
    WARIFU_CHECK(index < NextIndex(head_.size));
    keys.push_back(IndexKey(index));
  }
  auto values = rows_.Get(Column::kStandings, keys);
  if (!values.ok()) return Note(values.error());
  std::vector<StandingRow> rows;
  for (const std::optional<std::string>& value : *values) {
    const auto row = value.has_value() ? DecodeStandingRow(*value) : std::nullopt;
    if (!row.has_value()) {
      const std::string index = std::to_string(indexes[rows.size()].value());
      return Note(MissingRow(Column::kStandings, "row " + index));
    }
    rows.push_back(*row);
  }
  return rows;
}

Result<std::vector<Hash>> ViewReader::Nodes(Column column, std::span<const NodeId> ids) const {
  std::vector<std::string> keys;
  for (const NodeId id : ids) keys.push_back(NodeKey(id));
  auto values = rows_.Get(column, keys);
  if (!values.ok()) return Note(values.error());
  std::vector<Hash> hashes;
  for (const std::optional<std::string>& value : *values) {
    const auto hash = value.has_value() ? Hash::From(*value) : std::nullopt;
    if (!hash.has_value()) {
      const NodeId id = ids[hashes.size()];
      return Note(
          MissingRow(column, "node " + std::to_string(id.level) + "/" + std::to_string(id.index)));
    }
    hashes.push_back(*hash);
  }
  return hashes;
}

Result<std::optional<std::string>> ViewReader::TableValue(Table table, std::string_view key) const {
  auto value = rows_.Get(Column::kTables, TableRowKey(table, key));
  if (!value.ok()) return Note(value.error());
  return value;
}

Status ViewReader::health() const {
  const std::lock_guard lock(mutex_);
  return first_error_.has_value() ? Status(*first_error_) : Ok();
}

Error ViewReader::Note(Error error) const {
  const std::lock_guard lock(mutex_);
  if (!first_error_.has_value()) first_error_ = error;
  return error;
}

}  // namespace warifu
