// The chain of signatures over a statement: each covers the payload and every signature before it,
// so the order of signing is proven.
//
//   signature 0  over  PAE("application/vnd.warifu.statement.v1", payload)
//   signature k  over  PAE("application/vnd.warifu.countersignature.v1",
//                          SHA-256(payload) || signature 0 || ... || signature k-1)
//
// Not here: who must sign (core/statement/required_signers.h), whose a key is (core/admission).
// Source: docs/format.md, "Signatures"; core/crypto/pae.h.
// Threads: pure functions.
#ifndef WARIFU_CORE_STATEMENT_SIGNATURES_H_
#define WARIFU_CORE_STATEMENT_SIGNATURES_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/types.h"
#include "core/crypto/ed25519.h"

namespace warifu {

inline constexpr std::string_view kStatementType = "application/vnd.warifu.statement.v1";
inline constexpr std::string_view kCountersignatureType =
    "application/vnd.warifu.countersignature.v1";

// A signature with the key that made it.
struct KeyedSignature {
  PublicKey key;
  Signature signature;

  friend bool operator==(const KeyedSignature&, const KeyedSignature&) = default;
};

// The bytes that the next signer signs, after the signatures `before`.
std::string MessageToSign(std::string_view payload, std::span<const KeyedSignature> before);

// The signature that follows `before`.
KeyedSignature SignNext(std::string_view payload, std::span<const KeyedSignature> before,
                        const SigningKey& key);

// The places of the signatures that are not true under the key beside them; empty: all are.
std::vector<std::size_t> FalseSignatures(std::string_view payload,
                                         std::span<const KeyedSignature> signatures);

}  // namespace warifu

#endif  // WARIFU_CORE_STATEMENT_SIGNATURES_H_
