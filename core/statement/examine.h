// Examine: the first half of admission, which needs nothing but the bytes.
//
// The second half, which needs the registry, is core/admission/admit.h.
// Source: docs/format.md, "Canonical bytes", "Signatures" and the limits beside each field in
// proto/warifu/v1.
// Threads: pure functions; call from any thread.
#ifndef WARIFU_CORE_STATEMENT_EXAMINE_H_
#define WARIFU_CORE_STATEMENT_EXAMINE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/types.h"
#include "core/statement/examined.h"

namespace warifu {

using ExamineResult = std::variant<ExaminedStatement, Findings>;

// Judges a serialized SignedStatement. `registry` is the SHA-256 of the genesis payload, or nothing
// when a genesis itself is expected. Every finding of form is given, not the first alone;
// signatures are judged only when the form is in order.
ExamineResult Examine(const std::optional<Hash>& registry, std::uint32_t rules_version,
                      std::string_view signed_statement);

// For who lists all that is wrong with a log: the findings, and the statement if even so every
// field of it is what its form says. Where there are findings it is to be judged further, and never
// to be believed.
struct FurtherExamined {
  Findings findings;
  std::optional<ExaminedStatement> statement;  // there when `findings` is empty
};
FurtherExamined ExamineFurther(const std::optional<Hash>& registry, std::uint32_t rules_version,
                               std::string_view signed_statement);

// Reads what this program examined before and kept where nobody else writes (its own store, or
// bytes whose hash it compared with an examined statement's): form and signatures are not judged
// again. Errors: kDamaged when the bytes do not even parse.
Result<ExaminedStatement> ReadExaminedBefore(std::uint32_t rules_version,
                                             std::string_view signed_statement);

}  // namespace warifu

#endif  // WARIFU_CORE_STATEMENT_EXAMINE_H_
