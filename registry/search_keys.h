// The search index as keys and values, with their writers and readers.
//
//     index      summary    index(8)                                     -> a serialized
//     v1::Summary
//                every      newest(8)                                    -> nothing, as all below
//                country    country(2) newest(8)
//                isco       isco08(4) newest(8)
//                national   code 0 newest(8)
//                division   subdivision 0 newest(8)
//                pay        currency(3) highest(8) newest(8)
//                total      currency(3) minor_units(8) newest(8)
//                party      id 0 newest(8)
//                state      state(1) latest(8) newest(8)
//                record     id
//                statement  id 0 kind(1) newest(8)
//
// Each key begins with its IndexKind. Numbers are big-endian; newest, latest and highest are
// counted down from 2^64 - 1, so that the order of keys is from the newest entry, the latest change
// and the highest pay on. Offers have every kind from `every` to `state`; records of organizations
// the last two; appointments, bindings and Changes of records the last.
//
// No row is ever written twice or erased: what a row says holds for ever, and how an entry stands
// now is read from its standing. So a walk along keys neither meets an entry twice nor passes over
// one, whatever is appended meanwhile, and it never wades through erased rows. A row `state` says
// that the offer came into that state by the entry `latest`: it holds while that is its standing.
// In force has no such rows: `every` serves.
//
// Not here: which rows an entry has (registry/search_rows.h), walking them
// (registry/search_walk.h). Threads: pure functions.
#ifndef WARIFU_REGISTRY_SEARCH_KEYS_H_
#define WARIFU_REGISTRY_SEARCH_KEYS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/types.h"
#include "core/standing/standing.h"
#include "warifu/v1/search.pb.h"

namespace warifu {

// The numbers are the first byte of a stored key: never change one.
enum class IndexKind : std::uint8_t {
  kSummary = 1,
  kEvery = 2,
  kCountry = 3,
  kIsco = 4,
  kNational = 5,
  kDivision = 6,
  kPay = 7,
  kTotal = 8,
  kParty = 9,
  kState = 10,
  kRecord = 11,
  kStatement = 12,
};

// What every key of a walk begins with. Requires: values of their forms (proto/warifu/v1).
std::string EveryPrefix();
std::string CountryPrefix(std::string_view country);
std::string IscoPrefix(std::string_view digits);  // up to four
std::string NationalPrefix(std::string_view code);
std::string DivisionPrefix(std::string_view subdivision);
std::string PayPrefix(std::string_view currency);
std::string TotalPrefix(std::string_view currency);
std::string PartyPrefix(std::string_view organization);
std::string StatePrefix(State state);
std::string RecordPrefix();
std::string StatementPrefix(std::string_view organization, v1::OrganizationStatementKind kind);

std::string SummaryKey(LeafIndex index);
std::string RecordKey(std::string_view organization);

// What follows a prefix. `Newest` stands at the end of every key but those of summaries and
// records.
std::string Newest(LeafIndex index);
std::string Highest(std::int64_t minor_units);  // after PayPrefix; requires: not negative
std::string Rising(std::int64_t minor_units);   // after TotalPrefix; requires: not negative
std::string Latest(LeafIndex changed_by);       // after StatePrefix

// The entry at the end of a key. Nothing: too short.
std::optional<LeafIndex> EntryOfKey(std::string_view key);
// The entry by which a row `state` says that its offer came into the state. Nothing: no such row.
std::optional<LeafIndex> ChangeOfStateKey(std::string_view key);
// The id that a row `record` is of. Nothing: no such row.
std::optional<std::string_view> OrganizationOfRecordKey(std::string_view key);

// The first key behind all that begin with `prefix`.
// Requires: a prefix that a function above made.
std::string KeyBehind(std::string prefix);

}  // namespace warifu

#endif  // WARIFU_REGISTRY_SEARCH_KEYS_H_
