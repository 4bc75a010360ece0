#include "core/replay/replay_tables.h"

#include <algorithm>
#include <set>

#include "core/base/check.h"
#include "core/base/encoding.h"
#include "core/crypto/sha256.h"
#include "core/statement/name_keys.h"

namespace warifu {
namespace {

constexpr std::size_t kHashBytes = 8;
constexpr unsigned kPlaceBits = 10;
constexpr unsigned kSumBits = 48;
constexpr unsigned kTagBits = 26;

std::uint64_t LowBits(std::uint64_t number, unsigned bits) {
  return number & ((std::uint64_t{1} << bits) - 1);
}

// A code is the beginning of a name, so both are found under the same hash.
std::uint64_t HashOf(Table table, std::string_view key) {
  if (table == Table::kName || table == Table::kCode) return ReadBigEndian64(key);
  std::string bytes(1, static_cast<char>(table));
  bytes += key;
  return ReadBigEndian64(Sha256(bytes).view().substr(0, kHashBytes));
}

// The key under which `statement` would stand in the table; empty: it stands in no such table.
std::string KeyIn(Table table, const ExaminedStatement& examined) {
  const v1::Statement& statement = examined.statement();
  if (table == Table::kName) return NameTableKey(examined.name());
  if (table == Table::kCode) return CodeTableKey(examined.code());
  if (table == Table::kLineage && (statement.has_offer() || statement.has_appointment())) {
    return LineageTableKey(LineageFirst(examined));
  }
  if (table == Table::kKey && statement.has_key_binding()) {
    return KeyTableKey(KeyField(statement.key_binding().public_key()));
  }
  if (table == Table::kRuleset && statement.has_ruleset()) {
    const v1::Ruleset& ruleset = statement.ruleset();
    return RulesetTableKey(ruleset.authority(), ruleset.corridor().origin_country(),
                           ruleset.corridor().destination_country());
  }
  if (!statement.has_organization()) return "";
  const v1::Organization& record = statement.organization();
  if (table == Table::kOrganization) return OrganizationTableKey(record.id());
  if (table != Table::kLegalNumber) return "";
  return LegalNumberTableKey(record.legal_number().scheme(), record.legal_number().value());
}

bool HasNameKey(const ExaminedStatement& examined, std::string_view key) {
  for (const v1::OrganizationName& name : examined.statement().organization().names()) {
    for (const NameKeyKind kind : kNameKeyKinds) {
      if (NameKeyTableKey(kind, NameKeyIn(name, kind)) == key) return true;
    }
  }
  return false;
}

bool IsHinted(Table table) {
  return table == Table::kName || table == Table::kCode || table == Table::kOrganization ||
         table == Table::kKey || table == Table::kLineage || table == Table::kRuleset ||
         table == Table::kLegalNumber || table == Table::kNameKey;
}

Lookup<std::string> IndexOr(const Lookup<LeafIndex>& found) {
  if (found.found()) return Lookup<std::string>::Found(EncodeIndex(*found));
  return found.absent() ? Lookup<std::string>::Absent() : Lookup<std::string>::NotCarried();
}

// What an entry says beyond where it stands.
Lookup<std::string> ValueIn(Table table, const Entry& entry) {
  const ExaminedStatement& examined = *entry.statement();
  if (table == Table::kLegalNumber) {
    return Lookup<std::string>::Found(examined.statement().organization().id());
  }
  const v1::Lineage* lineage = LineageOf(examined.statement());
  if (lineage == nullptr) return Lookup<std::string>::Absent();
  return Lookup<std::string>::Found(lineage->first());
}

}  // namespace

ReplayTables::Hint ReplayTables::HintOf(std::uint64_t hash, LeafIndex index) {
  return {LowBits(hash >> (64 - 8 - kTagBits), kTagBits) << kIndexBits | index.value()};
}

ReplayTables::CodeRow ReplayTables::RowOf(std::string_view name, std::uint64_t rest) {
  return {ReadBigEndian64(name),
          std::uint64_t{ReadBigEndian16(name.substr(kHashBytes, 2))} << kSumBits | rest};
}

Lookup<LeafIndex> ReplayTables::Find(Table table, std::string_view key,
                                     const RegistryState& entries) const {
  const std::uint64_t hash = HashOf(table, key);
  const std::uint64_t tag = HintOf(hash, LeafIndex(0)).bits >> kIndexBits;
  for (const Hint& hint : hints_[hash >> (64 - 8)].Near(HintOf(hash, LeafIndex(0)).bits)) {
    if (hint.bits >> kIndexBits != tag) continue;
    const LeafIndex index(LowBits(hint.bits, kIndexBits));
    const Lookup<EntryPtr> entry = entries.EntryAt(index);
    if (entry.not_carried()) return Lookup<LeafIndex>::NotCarried();
    if (!entry.found() || (*entry)->statement() == nullptr) continue;
    if (KeyIn(table, *(*entry)->statement()) == key) return Lookup<LeafIndex>::Found(index);
  }
  return Lookup<LeafIndex>::Absent();
}

// A lineage of one has no row of its own: its newest is its first.
Lookup<LeafIndex> ReplayTables::FindAlone(std::string_view first,
                                          const RegistryState& entries) const {
  const Lookup<LeafIndex> found = Find(Table::kName, first, entries);
  if (!found.found()) return found;
  const ExaminedStatement& statement = *(*entries.EntryAt(*found))->statement();
  return KeyIn(Table::kLineage, statement) == first ? found : Lookup<LeafIndex>::Absent();
}

Lookup<std::string> ReplayTables::Read(Table table, std::string_view key,
                                       const RegistryState& entries) const {
  switch (table) {
    case Table::kPlace:
      return ReadPlace(key);
    case Table::kPlacesGiven:
      return ReadPlaces(key);
    case Table::kPlacesUsed:
      return ReadUsed(key);
    case Table::kPrevious:
      return ReadPrevious(key);
    case Table::kNameKey:
      return ReadHolders(key, entries);
    case Table::kLegalNumber:
    case Table::kLineageOf: {
      const Table where = table == Table::kLineageOf ? Table::kName : table;
      const Lookup<LeafIndex> found = Find(where, key, entries);
      if (!found.found()) return IndexOr(found);
      return ValueIn(table, **entries.EntryAt(*found));
    }
    case Table::kLineage: {
      const Lookup<LeafIndex> newest = Find(table, key, entries);
      return IndexOr(newest.absent() ? FindAlone(key, entries) : newest);
    }
    default:
      break;
  }
  if (IsHinted(table)) return IndexOr(Find(table, key, entries));
  const auto found = few_.find({table, std::string(key)});
  if (found == few_.end()) return Lookup<std::string>::Absent();
  return Lookup<std::string>::Found(found->second);
}

// Every record that brought its id this key, in the order of the log.
Lookup<std::string> ReplayTables::ReadHolders(std::string_view key,
                                              const RegistryState& entries) const {
  const std::uint64_t hash = HashOf(Table::kNameKey, key);
  const std::uint64_t tag = HintOf(hash, LeafIndex(0)).bits >> kIndexBits;
  std::set<LeafIndex> records;
  for (const Hint& hint : hints_[hash >> (64 - 8)].Near(HintOf(hash, LeafIndex(0)).bits)) {
    if (hint.bits >> kIndexBits == tag) records.emplace(LowBits(hint.bits, kIndexBits));
  }
  std::vector<std::string> ids;
  for (const LeafIndex index : records) {
    const Lookup<EntryPtr> entry = entries.EntryAt(index);
    if (entry.not_carried()) return Lookup<std::string>::NotCarried();
    if (!entry.found() || (*entry)->statement() == nullptr) continue;
    if (!HasNameKey(*(*entry)->statement(), key)) continue;
    const std::string& id = (*entry)->statement()->statement().organization().id();
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }
  if (ids.empty()) return Lookup<std::string>::Absent();
  return Lookup<std::string>::Found(EncodeIds(ids));
}

Lookup<std::string> ReplayTables::ReadPlaces(std::string_view lineage) const {
  PlaceSet given;
  const CodeRow from = RowOf(lineage, 0);
  for (const CodeRow& row : places_.Near(from.hash())) {
    if (row.high != from.high || row.low >> kSumBits != from.low >> kSumBits) continue;
    given.Add(static_cast<std::uint32_t>(LowBits(row.low >> kIndexBits, kPlaceBits)) + 1);
  }
  if (given.ToBytes().empty()) return Lookup<std::string>::Absent();
  return Lookup<std::string>::Found(given.ToBytes());
}

Lookup<std::string> ReplayTables::ReadPlace(std::string_view key) const {
  const std::uint64_t place = ReadBigEndian32(key.substr(Hash::kSize)) - 1;
  const CodeRow from = RowOf(key, place << kIndexBits);
  for (const CodeRow& row : places_.Near(from.hash())) {
    if (row.high != from.high || row.low >> kIndexBits != from.low >> kIndexBits) continue;
    return Lookup<std::string>::Found(EncodeIndex(LeafIndex(LowBits(row.low, kIndexBits))));
  }
  return Lookup<std::string>::Absent();
}

Lookup<std::string> ReplayTables::ReadUsed(std::string_view appointment) const {
  const CodeRow from = RowOf(appointment, 0);
  for (const CodeRow& row : used_.Near(from.hash())) {
    if (row.high != from.high || row.low >> kSumBits != from.low >> kSumBits) continue;
    return Lookup<std::string>::Found(EncodeCount(LowBits(row.low, kSumBits)));
  }
  return Lookup<std::string>::Absent();
}

Lookup<std::string> ReplayTables::ReadPrevious(std::string_view key) const {
  const std::uint64_t index = ReadBigEndian64(key);
  const auto found = std::lower_bound(previous_.begin(), previous_.end(),
                                      std::pair<std::uint64_t, std::uint64_t>{index, 0});
  if (found == previous_.end() || found->first != index) return Lookup<std::string>::Absent();
  return Lookup<std::string>::Found(EncodeIndex(LeafIndex(found->second)));
}

void ReplayTables::Put(const TablePut& put, LeafIndex index, const RegistryState& entries) {
  switch (put.table) {
    case Table::kCode:         // found by the hint of the name
    case Table::kLineageOf:    // stands in the statement itself
    case Table::kPlacesGiven:  // the places one by one
      return;
    case Table::kPlace:
      return PutPlace(put);
    case Table::kPlacesUsed:
      return PutUsed(put);
    case Table::kPrevious:
      previous_.emplace_back(ReadBigEndian64(put.key), ReadBigEndian64(put.value));
      return;
    default:
      break;
  }
  if (IsHinted(put.table)) return PutHint(put, index, entries);
  few_[{put.table, put.key}] = put.value;
  if (put.value.empty()) few_.erase({put.table, put.key});
}

void ReplayTables::PutHint(const TablePut& put, LeafIndex index, const RegistryState& entries) {
  const std::uint64_t hash = HashOf(put.table, put.key);
  BucketTable<Hint>& table = hints_[hash >> (64 - 8)];
  if (put.table == Table::kLineage) {
    const Lookup<EntryPtr> entry = entries.EntryAt(index);
    if (entry.found() && NameTableKey((*entry)->statement()->name()) == put.key) return;
  }
  if (put.table != Table::kName && put.table != Table::kNameKey) {
    const Lookup<LeafIndex> before = Find(put.table, put.key, entries);
    if (before.found()) table.Erase(HintOf(hash, *before));
  }
  table.Insert(HintOf(hash, index));
}

void ReplayTables::PutPlace(const TablePut& put) {
  const std::uint64_t place = ReadBigEndian32(std::string_view(put.key).substr(Hash::kSize)) - 1;
  WARIFU_CHECK(place < kMaxPlaces);
  const Lookup<std::string> before = ReadPlace(put.key);
  const auto row = [&](std::string_view index) {
    return RowOf(put.key, place << kIndexBits | ReadBigEndian64(index));
  };
  if (before.found()) places_.Erase(row(*before));
  if (!put.value.empty()) places_.Insert(row(put.value));
}

void ReplayTables::PutUsed(const TablePut& put) {
  const Lookup<std::string> before = ReadUsed(put.key);
  if (before.found()) used_.Erase(RowOf(put.key, ReadBigEndian64(*before)));
  if (!put.value.empty()) used_.Insert(RowOf(put.key, ReadBigEndian64(put.value)));
}

std::string ReplayTables::ToBytes() const {
  std::string bytes;
  for (const auto& table : hints_) {
    AppendBigEndian64(table.size(), bytes);
    for (const Hint& hint : table.Sorted()) AppendBigEndian64(hint.bits, bytes);
  }
  for (const auto* table : {&places_, &used_}) {
    AppendBigEndian64(table->size(), bytes);
    for (const CodeRow& row : table->Sorted()) {
      AppendBigEndian64(row.high, bytes);
      AppendBigEndian64(row.low, bytes);
    }
  }
  AppendBigEndian64(previous_.size(), bytes);
  for (const auto& [index, before] : previous_) {
    AppendBigEndian64(index, bytes);
    AppendBigEndian64(before, bytes);
  }
  AppendBigEndian64(few_.size(), bytes);
  for (const auto& [key, value] : few_) {
    bytes += static_cast<char>(key.first);
    AppendSized(key.second, bytes);
    AppendSized(value, bytes);
  }
  return bytes;
}

Status ReplayTables::ReadRows(ByteReader& in, TreeSize size) {
  for (auto& table : hints_) {
    for (std::uint64_t left = in.TakeCount(sizeof(Hint)); left > 0; --left) {
      const Hint hint{in.TakeNumber()};
      if (LowBits(hint.bits, kIndexBits) >= size.value()) return Damaged("a row lies beyond it");
      table.Insert(hint);
    }
  }
  for (auto* table : {&places_, &used_}) {
    for (std::uint64_t left = in.TakeCount(sizeof(CodeRow)); left > 0; --left) {
      const std::uint64_t high = in.TakeNumber();
      table->Insert({high, in.TakeNumber()});
    }
  }
  return Ok();
}

Result<ReplayTables> ReplayTables::Take(ByteReader& in, TreeSize size) {
  ReplayTables tables;
  WARIFU_RETURN_IF_ERROR(tables.ReadRows(in, size));
  for (std::uint64_t left = in.TakeCount(2 * kHashBytes); left > 0; --left) {
    const std::uint64_t index = in.TakeNumber();
    tables.previous_.emplace_back(index, in.TakeNumber());
  }
  for (std::uint64_t left = in.TakeCount(1); left > 0; --left) {
    const auto table = static_cast<Table>(in.TakeByte());
    const std::string key(in.TakeSized());
    tables.few_[{table, key}] = in.TakeSized();
  }
  if (!in.ok()) return Damaged("its tables are cut short");
  return tables;
}

std::size_t ReplayTables::hint_bytes() const {
  std::size_t bytes = 0;
  for (const auto& table : hints_) bytes += table.bytes();
  return bytes;
}

std::uint64_t ReplayTables::hint_count() const {
  std::uint64_t count = 0;
  for (const auto& table : hints_) count += table.size();
  return count;
}

}  // namespace warifu
