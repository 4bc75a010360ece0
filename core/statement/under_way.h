// A statement under way: its payload is in order and the signatures so far are true, but not all
// who must sign have signed. It travels as a `.statement` file from signer to signer.
//
// Only the type differs from core/statement/examined.h: what is under way may be shown, signed and
// sent, never admitted.
// Source: docs/format.md, "Files".
// Threads: a value; one thread at a time.
#ifndef WARIFU_CORE_STATEMENT_UNDER_WAY_H_
#define WARIFU_CORE_STATEMENT_UNDER_WAY_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/crypto/ed25519.h"
#include "core/statement/examined.h"
#include "core/statement/signatures.h"

namespace warifu {

class UnfinishedStatement {
 public:
  const v1::Statement& statement() const { return *statement_; }
  StatementKind kind() const { return kind_; }
  const std::string& payload() const { return payload_; }
  const Hash& name() const { return name_; }  // SHA-256 of the payload
  Code code() const { return Code::Of(name_); }
  const std::vector<KeyedSignature>& signatures() const { return signatures_; }  // may be empty

  // The next signature of the chain. Whose turn it is, the caller knows.
  // Errors: kRefused when there are as many signatures as a statement may have, or this key signed
  // before.
  Status AddSignature(const SigningKey& key);

  // The serialized SignedStatement, for submission.
  // Requires: one signature at least.
  std::string ToSignedStatement() const;

  // The bytes of the `.statement` file.
  // Requires: one signature at least.
  std::string ToFile() const;

 private:
  friend class StatementMaker;  // examine.cc
  UnfinishedStatement() = default;

  std::shared_ptr<const v1::Statement> statement_;
  StatementKind kind_ = StatementKind::kGenesis;
  std::string payload_;
  Hash name_;
  std::vector<KeyedSignature> signatures_;
};

// A statement under way, or why there is none.
using UnfinishedResult = std::variant<UnfinishedStatement, Findings>;

// Judges a payload that nobody signed yet, as Examine does. `registry`: the one for which it must
// be made; nothing: whichever it names. A genesis names none and is taken in both cases.
UnfinishedResult StartStatement(const std::optional<Hash>& registry, std::uint32_t rules_version,
                                std::string_view payload);

// Judges a serialized SignedStatement with the signatures so far, as Examine does.
UnfinishedResult ReadUnderWay(const std::optional<Hash>& registry, std::uint32_t rules_version,
                              std::string_view signed_statement);

}  // namespace warifu

#endif  // WARIFU_CORE_STATEMENT_UNDER_WAY_H_
