// The three look-alike keys of an organization's name.
//
// Each is the SHA-256 of a form of the name: two names that a reader might take for each other
// share one. The authority's program computes them, they are signed in the record, and at admission
// only their bytes are compared: no registry computes one.
// Not here: the forms (core/text/look_alike.h), the rule (core/rules/record_rows.cc).
// Source: docs/format.md, "Look-alike keys". Threads: pure functions.
#ifndef WARIFU_CORE_STATEMENT_NAME_KEYS_H_
#define WARIFU_CORE_STATEMENT_NAME_KEYS_H_

#include <cstdint>
#include <string_view>

#include "core/base/types.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

// The numbers are bytes of stored keys: never change one.
enum class NameKeyKind : std::uint8_t {
  kExact = 1,     // NFC, case-folded
  kSkeleton = 2,  // what it looks like
  kPlain = 3,     // without accents and legal forms
};
inline constexpr NameKeyKind kNameKeyKinds[] = {NameKeyKind::kExact, NameKeyKind::kSkeleton,
                                                NameKeyKind::kPlain};

struct NameKeys {
  Hash exact;
  Hash skeleton;
  Hash plain;
};

// Requires: valid UTF-8.
NameKeys NameKeysOf(std::string_view name);

// Fills in the keys of `name`, those that stand there, too.
void SetNameKeys(v1::OrganizationName& name);

// The key that stands in a record. Requires: 32 bytes, as Examine let through.
Hash NameKeyIn(const v1::OrganizationName& name, NameKeyKind kind);

// "exact_key": the field in which it stands.
std::string_view NameKeyField(NameKeyKind kind);

}  // namespace warifu

#endif  // WARIFU_CORE_STATEMENT_NAME_KEYS_H_
