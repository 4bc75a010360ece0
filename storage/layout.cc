#include "storage/layout.h"

#include "core/base/check.h"
#include "core/base/encoding.h"

namespace warifu {
namespace {

constexpr std::size_t kIndexBytes = 8;
constexpr std::size_t kNodeKeyBytes = 1 + kIndexBytes;
constexpr std::size_t kFormatBytes = 4;
constexpr std::size_t kHeadFixedBytes = 8 + 8 + 4;
constexpr std::size_t kStandingRowBytes = Hash::kSize + 1 + kIndexBytes;

}  // namespace

std::string_view ColumnName(Column column) {
  switch (column) {
    case Column::kMeta:
      return "meta";
    case Column::kEntries:
      return "entries";
    case Column::kStandings:
      return "standings";
    case Column::kLogHashes:
      return "log_hashes";
    case Column::kStandingHashes:
      return "standing_hashes";
    case Column::kTables:
      return "tables";
    case Column::kSearch:
      return "search";
  }
  CheckFailed(__FILE__, __LINE__, "column is one of Column");
}

std::string IndexKey(LeafIndex index) {
  std::string key;
  AppendBigEndian64(index.value(), key);
  return key;
}

std::string NodeKey(NodeId id) {
  WARIFU_CHECK(id.level <= kMaxNodeLevel);
  std::string key(1, static_cast<char>(id.level));
  AppendBigEndian64(id.index, key);
  return key;
}

std::string TableRowKey(Table table, std::string_view key) {
  std::string row(1, static_cast<char>(table));
  row.append(key);
  return row;
}

std::optional<LeafIndex> ParseIndexKey(std::string_view key) {
  if (key.size() != kIndexBytes) return std::nullopt;
  return LeafIndex(ReadBigEndian64(key));
}

std::optional<NodeId> ParseNodeKey(std::string_view key) {
  if (key.size() != kNodeKeyBytes) return std::nullopt;
  const unsigned level = static_cast<std::uint8_t>(key[0]);
  if (level > kMaxNodeLevel) return std::nullopt;
  return NodeId{level, ReadBigEndian64(key.substr(1))};
}

std::string EncodeFormat(std::uint32_t version) {
  std::string value;
  AppendBigEndian32(version, value);
  return value;
}

std::optional<std::uint32_t> DecodeFormat(std::string_view value) {
  if (value.size() != kFormatBytes) return std::nullopt;
  return ReadBigEndian32(value);
}

std::string EncodeHead(const Head& head) {
  std::string value;
  AppendBigEndian64(head.size.value(), value);
  AppendBigEndian64(head.admitted_at_ms, value);
  AppendBigEndian32(head.rules_version, value);
  return value + head.checkpoint;
}

std::optional<Head> DecodeHead(std::string_view value) {
  if (value.size() <= kHeadFixedBytes) return std::nullopt;  // no commit is without a checkpoint
  Head head;
  head.size = TreeSize(ReadBigEndian64(value));
  head.admitted_at_ms = ReadBigEndian64(value.substr(8));
  head.rules_version = ReadBigEndian32(value.substr(16));
  head.checkpoint = std::string(value.substr(kHeadFixedBytes));
  if (head.size.value() == 0 || head.size.value() > kMaxTreeSize) return std::nullopt;
  return head;
}

std::string EncodeStandingRow(const StandingRow& row) {
  std::string value = row.leaf_hash.ToString();
  value.push_back(static_cast<char>(row.standing.state));
  AppendBigEndian64(row.standing.changed_by.value(), value);
  return value;
}

std::optional<StandingRow> DecodeStandingRow(std::string_view value) {
  if (value.size() != kStandingRowBytes) return std::nullopt;
  const auto state = StateFromNumber(static_cast<std::uint8_t>(value[Hash::kSize]));
  if (!state.has_value()) return std::nullopt;
  StandingRow row;
  row.leaf_hash = *Hash::From(value.substr(0, Hash::kSize));
  row.standing = {*state, LeafIndex(ReadBigEndian64(value.substr(Hash::kSize + 1)))};
  return row;
}

}  // namespace warifu
