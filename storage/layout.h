// Layout: which keys and values a data directory holds, as a grammar, with their writers and
// readers.
//
//     meta             "format"            -> version(4)
//                      "head"              -> size(8) admitted_at_ms(8) rules_version(4) checkpoint
//     entries          index(8)            -> the entry's bytes
//     standings        index(8)            -> leaf_hash(32) state(1) changed_by(8)
//     log_hashes       level(1) index(8)   -> hash(32)      level >= 1, complete nodes only
//     standing_hashes  level(1) index(8)   -> hash(32)      level >= 1, complete nodes only
//     tables           table(1) key        -> value         as core/rules/table.h makes them
//     search           key                 -> value         as registry/search_keys.h makes them
//
// Integers are big-endian, so that the order of keys is the order of appending. Level 0 of both
// trees is stored once, in standings: the log's leaf hash stands there as it is, the standing
// tree's is the hash of the leaf that the row spells out. Rows of entries, log_hashes and search
// are never overwritten or deleted; those of the others are, and a snapshot keeps them for who
// still reads.
// Source: docs/operating.md.
// Threads: pure functions.
#ifndef WARIFU_STORAGE_LAYOUT_H_
#define WARIFU_STORAGE_LAYOUT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/types.h"
#include "core/merkle/node.h"
#include "core/rules/table.h"
#include "core/standing/standing.h"

namespace warifu {

// Raised whenever an older program could no longer read what this one writes.
inline constexpr std::uint32_t kStorageFormat = 2;

// The column families, in the order in which the database is opened with them.
enum class Column : std::uint8_t {
  kMeta,
  kEntries,
  kStandings,
  kLogHashes,
  kStandingHashes,
  kTables,
  kSearch,
};
inline constexpr std::array kColumns = {
    Column::kMeta,           Column::kEntries, Column::kStandings, Column::kLogHashes,
    Column::kStandingHashes, Column::kTables,  Column::kSearch};

std::string_view ColumnName(Column column);

inline constexpr std::string_view kFormatKey = "format";
inline constexpr std::string_view kHeadKey = "head";

// What the last commit left: the head row.
struct Head {
  TreeSize size;
  std::uint64_t admitted_at_ms = 0;  // of the last entry
  std::uint32_t rules_version = 0;   // for the next entry
  std::string checkpoint;            // signed note of `size`; empty when that is 0
};

// One row of standings.
struct StandingRow {
  Hash leaf_hash;  // of the entry in the log tree
  Standing standing;
};

std::string IndexKey(LeafIndex index);
std::string NodeKey(NodeId id);
std::string TableRowKey(Table table, std::string_view key);

// Nothing for bytes that no writer above makes.
std::optional<LeafIndex> ParseIndexKey(std::string_view key);
std::optional<NodeId> ParseNodeKey(std::string_view key);

std::string EncodeFormat(std::uint32_t version);
std::optional<std::uint32_t> DecodeFormat(std::string_view value);
std::string EncodeHead(const Head& head);
std::optional<Head> DecodeHead(std::string_view value);
std::string EncodeStandingRow(const StandingRow& row);
std::optional<StandingRow> DecodeStandingRow(std::string_view value);

}  // namespace warifu

#endif  // WARIFU_STORAGE_LAYOUT_H_
