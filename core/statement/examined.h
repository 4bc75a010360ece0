// ExaminedStatement: a signed statement whose bytes were judged on their own and found in order:
// canonical form, limits, clean text, every signature true under the key beside it.
//
// Whose keys these are, and whether the statement may be appended, depends on the registry and is
// decided by core/admission. Nothing but this folder makes an ExaminedStatement (its doors are in
// core/statement/examine.h), so whoever holds one may read the message.
// Threads: immutable; share freely.
#ifndef WARIFU_CORE_STATEMENT_EXAMINED_H_
#define WARIFU_CORE_STATEMENT_EXAMINED_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/text/code.h"
#include "warifu/v1/finding.pb.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

using Findings = std::vector<v1::Finding>;

// The kinds of statement; the numbers are those of Statement.body.
enum class StatementKind {
  kGenesis = 3,
  kKeyBinding = 4,
  kRuleset = 5,
  kOrganization = 6,
  kAppointment = 7,
  kOffer = 8,
  kAllocation = 9,
  kChange = 10,
};

// The kind's word on the command line and in drafts: "genesis", "key", "ruleset", "organization",
// "appointment", "offer", "allocation", "change".
std::string_view StatementKindName(StatementKind kind);
std::optional<StatementKind> StatementKindFromName(std::string_view name);

class ExaminedStatement {
 public:
  const v1::Statement& statement() const { return *statement_; }
  StatementKind kind() const { return kind_; }
  const std::string& payload() const { return payload_; }
  const Hash& name() const { return name_; }  // SHA-256 of the payload
  Code code() const { return Code::Of(name_); }
  const std::vector<PublicKey>& signers() const { return signers_; }  // in the order of signing
  const std::vector<Signature>& signatures() const { return signatures_; }
  std::uint32_t rules_version() const { return rules_version_; }  // under which it was examined

 private:
  friend class StatementMaker;  // examine.cc
  ExaminedStatement() = default;

  std::shared_ptr<const v1::Statement> statement_;
  StatementKind kind_ = StatementKind::kGenesis;
  std::string payload_;
  Hash name_;
  std::vector<PublicKey> signers_;
  std::vector<Signature> signatures_;
  std::uint32_t rules_version_ = 0;
};

}  // namespace warifu

#endif  // WARIFU_CORE_STATEMENT_EXAMINED_H_
