// The statements that docs/format.md shows byte by byte.
#ifndef WARIFU_TESTS_CORE_STATEMENT_DOC_STATEMENTS_H_
#define WARIFU_TESTS_CORE_STATEMENT_DOC_STATEMENTS_H_

#include <cstdint>
#include <string_view>

#include "core/base/types.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

inline constexpr std::string_view kExampleOrigin = "registry.example";
inline constexpr std::uint64_t kExampleIssuedAtS = 1795132800;  // 2026-11-20T00:00:00Z

// Signed by "root 1" and "root 2".
v1::Statement ExampleGenesis();
// SHA-256 of its payload: the registry of the others.
Hash ExampleRegistry();

// Binds "authority" to EX.
v1::Statement ExampleKey();
v1::Statement ExampleChange();
v1::Statement ExampleAllocation();
// The least that an offer can be: one party, no fees.
v1::Statement ExampleOffer();

}  // namespace warifu

#endif  // WARIFU_TESTS_CORE_STATEMENT_DOC_STATEMENTS_H_
