// Entries: what the log stores, as bytes and as what they say.
//
// Source: docs/format.md, "Entries". The tree over them is core/merkle; how they stand is
// core/standing.
// Threads: immutable values and pure functions.
#ifndef WARIFU_CORE_STATEMENT_ENTRY_H_
#define WARIFU_CORE_STATEMENT_ENTRY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/statement/examine.h"

namespace warifu {

// A seal's content: the root of the standing tree over all entries before it.
struct SealContent {
  Hash standing_root;
};

// What stands at one index. Immutable once made; the store and the auditor share it by pointer.
struct Entry {
  LeafIndex index;
  std::uint64_t admitted_at_ms = 0;
  std::uint32_t rules_version = 0;
  Hash leaf_hash;  // RFC 6962 leaf hash of the entry's bytes
  std::variant<ExaminedStatement, SealContent> content;

  const ExaminedStatement* statement() const { return std::get_if<ExaminedStatement>(&content); }
  const SealContent* seal() const { return std::get_if<SealContent>(&content); }
};

// The canonical bytes of an entry.
// Requires: `signed_statement` is canonical (as Examine accepted it).
std::string EncodeStatementEntry(std::uint64_t admitted_at_ms, std::uint32_t rules_version,
                                 std::string_view signed_statement);
std::string EncodeSealEntry(std::uint64_t admitted_at_ms, std::uint32_t rules_version,
                            const Hash& standing_root);

// An entry's frame with its content still unjudged bytes.
struct UntrustedEntry {
  std::uint64_t admitted_at_ms = 0;
  std::uint32_t rules_version = 0;
  std::variant<std::string, SealContent> content;  // a serialized SignedStatement, or a seal
};

// Strict: canonical, complete, at most kMaxEntryBytes.
// Errors: kDamaged, naming what is wrong.
Result<UntrustedEntry> ParseEntry(std::string_view entry);

// The Entry of bytes that this program wrote itself (see ReadExaminedBefore).
Result<Entry> ReadOwnEntry(LeafIndex index, std::string_view entry);

}  // namespace warifu

#endif  // WARIFU_CORE_STATEMENT_ENTRY_H_
