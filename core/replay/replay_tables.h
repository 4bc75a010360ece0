// ReplayTables: the registry's tables (core/rules/table.h) in a few bytes for each entry.
//
//     8 bytes   of each statement: 34 bits of its name's hash, 38 of its index; and one more such
//               row where another table names it (a record, a binding, the newest of a lineage);
//               of each look-alike key of an organization's names, once for each id
//     16 bytes  of each place given: the lineage's code, the place, the allocation's index
//     16 bytes  of each appointment used, and of each statement that superseded another
//
// A row of 8 bytes is a hint: the body that it names is read again and compared. A code is exact,
// since no log admits a second statement with the same.
// Threads: one at a time.
#ifndef WARIFU_CORE_REPLAY_REPLAY_TABLES_H_
#define WARIFU_CORE_REPLAY_REPLAY_TABLES_H_

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/types.h"
#include "core/replay/bucket_table.h"
#include "core/replay/byte_reader.h"
#include "core/rules/state.h"
#include "core/rules/table.h"

namespace warifu {

// Indexes have 38 bits in rows.
inline constexpr std::uint64_t kMaxReplayedEntries = std::uint64_t{1} << 38;

class ReplayTables {
 public:
  // `entries` gives the bodies that hints are compared with; it must outlive this. `index`: of the
  // entry that writes.
  Lookup<std::string> Read(Table table, std::string_view key, const RegistryState& entries) const;
  void Put(const TablePut& put, LeafIndex index, const RegistryState& entries);

  // --- For a state file.
  std::string ToBytes() const;
  // What ToBytes wrote. Errors: kDamaged. `size`: every index of a row lies below it.
  static Result<ReplayTables> Take(ByteReader& in, TreeSize size);

  // Memory held.
  std::size_t hint_bytes() const;
  std::size_t place_bytes() const { return places_.bytes(); }
  std::uint64_t hint_count() const;
  std::uint64_t place_count() const { return places_.size(); }

 private:
  static constexpr unsigned kIndexBits = 38;
  static constexpr std::size_t kHintTables = 256;  // by the first 8 bits of the hash

  struct Hint {
    std::uint64_t bits = 0;  // 26 bits of the hash behind the first 8, then the index
    std::uint64_t hash() const { return bits; }
    friend auto operator<=>(const Hint&, const Hint&) = default;
  };
  // Two numbers; the first 80 bits are a code.
  struct CodeRow {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    std::uint64_t hash() const { return high; }
    friend auto operator<=>(const CodeRow&, const CodeRow&) = default;
  };

  static Hint HintOf(std::uint64_t hash, LeafIndex index);
  static CodeRow RowOf(std::string_view name, std::uint64_t rest);

  Lookup<LeafIndex> Find(Table table, std::string_view key, const RegistryState& entries) const;
  Lookup<LeafIndex> FindAlone(std::string_view first, const RegistryState& entries) const;
  Lookup<std::string> ReadHolders(std::string_view key, const RegistryState& entries) const;
  Lookup<std::string> ReadPlaces(std::string_view lineage) const;
  Lookup<std::string> ReadPlace(std::string_view key) const;
  Lookup<std::string> ReadUsed(std::string_view appointment) const;
  Lookup<std::string> ReadPrevious(std::string_view key) const;
  void PutHint(const TablePut& put, LeafIndex index, const RegistryState& entries);
  void PutPlace(const TablePut& put);
  void PutUsed(const TablePut& put);
  Status ReadRows(ByteReader& in, TreeSize size);

  std::array<BucketTable<Hint>, kHintTables> hints_;
  BucketTable<CodeRow> places_;                                    // place (10 bits), index
  BucketTable<CodeRow> used_;                                      // sum (48 bits)
  std::vector<std::pair<std::uint64_t, std::uint64_t>> previous_;  // by rising first
  std::map<std::pair<Table, std::string>, std::string> few_;       // of stolen keys
};

}  // namespace warifu

#endif  // WARIFU_CORE_REPLAY_REPLAY_TABLES_H_
