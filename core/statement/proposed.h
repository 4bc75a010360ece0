// ProposedStatement: a statement as it would be once these keys have signed it. It is what a dry
// run judges.
//
// A dry run carries the payload and the keys, no signature: so nobody who is asked what would be
// wrong with a statement can append it.
// Not here: the judgment (core/admission/foresee.h).
// Source: docs/format.md, "Dry run".
// Threads: immutable; share freely.
#ifndef WARIFU_CORE_STATEMENT_PROPOSED_H_
#define WARIFU_CORE_STATEMENT_PROPOSED_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <variant>

#include "core/base/types.h"
#include "core/statement/examined.h"

namespace warifu {

class ProposedStatement {
 private:
  friend class StatementMaker;  // examine.cc
  friend class Foresight;       // core/admission/foresee.cc: the only one who looks inside
  explicit ProposedStatement(ExaminedStatement as_if_signed)
      : as_if_signed_(std::move(as_if_signed)) {}

  ExaminedStatement as_if_signed_;
};

using ProposedResult = std::variant<ProposedStatement, Findings>;

// Judges the payload as Examine does. `signers`: the keys that have signed or will sign, in order;
// there may be none yet, and at most as many as a statement may have signatures. Whether they did
// sign is not asked.
ProposedResult ProposeStatement(const Hash& registry, std::uint32_t rules_version,
                                std::string_view payload, std::span<const PublicKey> signers);

}  // namespace warifu

#endif  // WARIFU_CORE_STATEMENT_PROPOSED_H_
