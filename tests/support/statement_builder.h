// Statements for tests: keys that are the same in every run, canonical payloads, chains of
// signatures.
//
// Nothing here judges: a test may sign what Examine refuses.
// Threads: pure functions.
#ifndef WARIFU_TESTS_SUPPORT_STATEMENT_BUILDER_H_
#define WARIFU_TESTS_SUPPORT_STATEMENT_BUILDER_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/crypto/ed25519.h"
#include "core/statement/encode.h"
#include "core/statement/examined.h"

namespace warifu {

// The key whose seed is SHA-256("warifu test key " + name).
SigningKey TestKey(std::string_view name);
PublicKey TestPublicKey(std::string_view name);

// The serialized SignedStatement of `payload`, signed by the test keys of these names, in order.
std::string SignPayload(std::string_view payload, const std::vector<std::string>& key_names);
std::string SignStatement(const v1::Statement& statement,
                          const std::vector<std::string>& key_names);

// Examine, whose result must be an ExaminedStatement: stops the test program with the findings
// otherwise.
ExaminedStatement MustExamine(const std::optional<Hash>& registry,
                              std::string_view signed_statement);

// "NOT_CANONICAL offer.job: found ..., wanted ...", one line each: for messages of tests.
std::string DescribeFindings(const Findings& findings);

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_STATEMENT_BUILDER_H_
