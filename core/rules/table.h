// The tables of the registry: what the log's entries add up to, as keys and values.
//
// Each is a pure function of the log, so a store can rebuild them and an auditor makes them anew.
// Entries and their standing are not here: they are found by index. Keys and values are bytes made
// only by the functions below, big-endian, so that a store keeps them as they are.
// Threads: pure functions.
#ifndef WARIFU_CORE_RULES_TABLE_H_
#define WARIFU_CORE_RULES_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/types.h"
#include "core/statement/name_keys.h"
#include "core/text/code.h"

namespace warifu {

// The numbers are the first byte of a stored key: never change one.
enum class Table : std::uint8_t {
  kName = 1,          // a statement's name -> its index
  kCode = 2,          // a statement's code -> its index
  kOrganization = 3,  // organization id -> index of its newest record
  kKey = 4,           // public key -> index of its binding
  kLineage = 5,       // name of a lineage's first statement -> index of its newest
  kRuleset = 6,       // authority | corridor -> index of the newest ruleset
  kLegalNumber = 7,   // scheme | value -> id of the organization that has it
  kNameKey = 8,       // look-alike kind | key -> ids that ever had such a name, the first first
  kPlace = 9,         // offer lineage | place -> index of the allocation that holds it
  kPlacesGiven = 10,  // offer lineage -> bit map of the places given
  kPlacesUsed = 11,   // appointment lineage -> sum of the places that its offers use
  kKeyChanges = 12,   // public key -> indexes of its last change 1 > 3 and the 3 > 3 after it
  kLineageOf = 13,    // name of a later statement of a lineage -> name of the lineage's first
  kPrevious = 14,     // index of a record, ruleset or lineage member -> of the one it superseded
};

// How many Changes kKeyChanges keeps of one key, so that looking at all of them stays cheap.
inline constexpr std::size_t kMaxKeyChanges = 16;

// One write; an empty value erases.
struct TablePut {
  Table table;
  std::string key;
  std::string value;
};

std::string NameTableKey(const Hash& name);
std::string CodeTableKey(const Code& code);
std::string OrganizationTableKey(std::string_view id);
std::string KeyTableKey(const PublicKey& key);
std::string LineageTableKey(const Hash& first);
std::string RulesetTableKey(std::string_view authority, std::string_view origin_country,
                            std::string_view destination_country);
std::string LegalNumberTableKey(std::string_view scheme, std::string_view value);
std::string NameKeyTableKey(NameKeyKind kind, const Hash& key);
std::string PlaceTableKey(const Hash& lineage_first, std::uint32_t place);
std::string PreviousTableKey(LeafIndex index);

// Values: each number has 8 bytes, ids have a bar between them. Nothing is decoded from bytes that
// Encode does not make.
std::string EncodeIndex(LeafIndex index);
std::optional<LeafIndex> DecodeIndex(std::string_view value);
std::string EncodeIndexes(const std::vector<LeafIndex>& indexes);
std::optional<std::vector<LeafIndex>> DecodeIndexes(std::string_view value);
std::string EncodeIds(const std::vector<std::string>& ids);
std::optional<std::vector<std::string>> DecodeIds(std::string_view value);
std::string EncodeCount(std::uint64_t count);
std::optional<std::uint64_t> DecodeCount(std::string_view value);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_TABLE_H_
