// Every bound on statements and entries that does not stand beside a field in proto/warifu/v1.
#ifndef WARIFU_CORE_STATEMENT_LIMITS_H_
#define WARIFU_CORE_STATEMENT_LIMITS_H_

#include <cstddef>
#include <cstdint>

#include "core/statement/examined.h"

namespace warifu {

// An entry as stored; its length must fit the 16-bit prefix of an entry tile (c2sp.org/tlog-tiles).
inline constexpr std::size_t kMaxEntryBytes = 60'000;

// A serialized SignedStatement: a payload, its signatures and a little framing.
inline constexpr std::size_t kMaxSignedStatementBytes = 58'000;

// Messages within messages; the deepest legal one has six levels.
inline constexpr int kMaxMessageDepth = 12;

// Parties of one offer, and organizations that one offer names in all.
inline constexpr std::size_t kMaxParties = 8;
inline constexpr std::size_t kMaxNamedOrganizations = 16;

// The rules versions that this program knows how to judge. What stands below the lowest was made by
// a pre-release and is judged by nobody.
inline constexpr std::uint32_t kLowestRulesVersion = 1;
inline constexpr std::uint32_t kHighestRulesVersion = 1;

// How far ahead of admission a statement may be dated.
inline constexpr std::uint64_t kMaxIssuedAheadS = 300;

// The largest payload of one kind, in bytes.
constexpr std::size_t MaxPayloadBytes(StatementKind kind) {
  switch (kind) {
    case StatementKind::kGenesis:
      return 16'000;
    case StatementKind::kKeyBinding:
      return 256;
    case StatementKind::kRuleset:
      return 50'000;
    case StatementKind::kOrganization:
      return 8'000;
    case StatementKind::kAppointment:
      return 6'000;
    case StatementKind::kOffer:
      return 50'000;
    case StatementKind::kAllocation:
      return 256;
    case StatementKind::kChange:
      return 512;
  }
  return 0;
}

}  // namespace warifu

#endif  // WARIFU_CORE_STATEMENT_LIMITS_H_
