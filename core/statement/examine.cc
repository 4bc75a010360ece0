#include "core/statement/examine.h"

#include <algorithm>
#include <utility>

#include "core/base/encoding.h"
#include "core/crypto/sha256.h"
#include "core/statement/canonical.h"
#include "core/statement/contradictions.h"
#include "core/statement/encode.h"
#include "core/statement/finding_report.h"
#include "core/statement/limits.h"
#include "core/statement/proposed.h"
#include "core/statement/schema.h"
#include "core/statement/under_way.h"

namespace warifu {
namespace {

// Which registry a statement must be made for, and whether it may be a genesis.
struct Expected {
  std::optional<Hash> registry;  // nothing: any
  bool genesis_allowed = false;
  bool others_allowed = false;
};

// A payload in order, with what was read on the way.
struct JudgedPayload {
  std::shared_ptr<const v1::Statement> statement;
  Findings findings;  // when empty, `statement` is set
};

void Add(Findings& findings, v1::FindingCode code, std::string field, const FindingValue& found,
         const FindingValue& wanted) {
  findings.push_back(MakeFinding(code, std::move(field), found, wanted));
}

void JudgeSize(std::size_t size, std::size_t max, std::string field, Findings& findings) {
  if (size <= max) return;
  Add(findings, v1::FINDING_CODE_TOO_LARGE, std::move(field), Said("{bytes} bytes", size),
      Said("at most {bytes} bytes", max));
}

StatementKind KindOf(const v1::Statement& statement) {
  return static_cast<StatementKind>(statement.body_case());
}

void JudgeRegistry(const Expected& expected, const v1::Statement& statement, Findings& findings) {
  const bool is_genesis = statement.body_case() == v1::Statement::kGenesis;
  if (!(is_genesis ? expected.genesis_allowed : expected.others_allowed)) {
    Add(findings, v1::FINDING_CODE_GENESIS_MISPLACED, "",
        std::string(StatementKindName(KindOf(statement))),
        is_genesis ? Said("another statement") : Said("a genesis"));
    return;
  }
  const std::string& found = statement.registry();
  const bool is_known = !is_genesis && expected.registry;
  const bool good = is_genesis ? found.empty()
                    : is_known ? found == expected.registry->view()
                               : !found.empty();
  if (good) return;
  Add(findings, v1::FINDING_CODE_WRONG_REGISTRY, "registry", EncodeHex(found),
      is_known ? EncodeHex(expected.registry->view()) : std::string());
}

void JudgeRulesVersion(std::uint32_t rules_version, Findings& findings) {
  if (rules_version <= kHighestRulesVersion) return;
  Add(findings, v1::FINDING_CODE_RULES_VERSION_WRONG, "", std::to_string(rules_version),
      Said("at most {most}", kHighestRulesVersion));
}

void Append(Findings more, Findings& findings) {
  for (v1::Finding& finding : more) {
    if (findings.size() >= kMaxFindings) return;
    findings.push_back(std::move(finding));
  }
}

JudgedPayload JudgePayload(const Expected& expected, std::uint32_t rules_version,
                           std::string_view payload) {
  JudgedPayload judged;
  JudgeRulesVersion(rules_version, judged.findings);
  Append(CheckCanonical(SchemaOf<v1::Statement>(), payload), judged.findings);
  if (HasNotCanonical(judged.findings) || judged.findings.size() >= kMaxFindings) return judged;
  auto statement = std::make_shared<v1::Statement>();
  WARIFU_CHECK(statement->ParseFromArray(payload.data(), static_cast<int>(payload.size())));
  if (statement->body_case() == v1::Statement::BODY_NOT_SET) return judged;
  JudgeSize(payload.size(), MaxPayloadBytes(KindOf(*statement)), "payload", judged.findings);
  JudgeRegistry(expected, *statement, judged.findings);
  Append(FindContradictions(*statement), judged.findings);
  judged.statement = std::move(statement);
  return judged;
}

std::vector<KeyedSignature> SignaturesOf(const v1::SignedStatement& message) {
  std::vector<KeyedSignature> signatures;
  for (const v1::StatementSignature& entry : message.signatures()) {
    const auto key = PublicKey::From(entry.public_key());
    const auto signature = Signature::From(entry.signature());
    if (key && signature) signatures.push_back({*key, *signature});
  }
  return signatures;
}

void JudgeSignatures(std::string_view payload, const std::vector<KeyedSignature>& signatures,
                     Findings& findings) {
  for (const std::size_t place : FalseSignatures(payload, signatures)) {
    Add(findings, v1::FINDING_CODE_SIGNATURE_INVALID,
        "signatures[" + std::to_string(place) + "].signature",
        EncodeHex(signatures[place].key.view()), {});
  }
}

// A signed statement taken apart; `findings` tell whether it was in order.
struct Judged {
  JudgedPayload payload;
  std::string payload_bytes;
  std::vector<KeyedSignature> signatures;
  Findings findings;
};

Judged JudgeSigned(const Expected& expected, std::uint32_t rules_version,
                   std::string_view signed_statement) {
  Judged judged;
  JudgeSize(signed_statement.size(), kMaxSignedStatementBytes, "", judged.findings);
  if (!judged.findings.empty()) return judged;
  judged.findings = CheckCanonical(SchemaOf<v1::SignedStatement>(), signed_statement);
  if (HasNotCanonical(judged.findings)) return judged;
  v1::SignedStatement message;
  if (!message.ParseFromArray(signed_statement.data(), static_cast<int>(signed_statement.size()))) {
    return judged;  // only after kMaxFindings, which ended the check
  }
  judged.signatures = SignaturesOf(message);
  judged.payload_bytes = std::move(*message.mutable_payload());
  if (!judged.payload_bytes.empty()) {
    judged.payload = JudgePayload(expected, rules_version, judged.payload_bytes);
  }
  Append(std::move(judged.payload.findings), judged.findings);
  if (judged.findings.empty()) {
    JudgeSignatures(judged.payload_bytes, judged.signatures, judged.findings);
  }
  return judged;
}

void JudgeCount(std::size_t signers, Findings& findings) {
  const std::size_t most =
      SchemaOf<v1::SignedStatement>().Find(v1::SignedStatement::kSignaturesFieldNumber)->max_items;
  if (signers <= most) return;
  Add(findings, v1::FINDING_CODE_FIELD_OUT_OF_LIMITS, "signatures", Said("{count} items", signers),
      Said("at most {count} items", most));
}

// Findings after which every field still is what its form says, so that rules may read the message.
bool LeavesFieldsReadable(const v1::Finding& finding) {
  switch (finding.code()) {
    case v1::FINDING_CODE_SIGNATURE_INVALID:
    case v1::FINDING_CODE_WRONG_REGISTRY:
    case v1::FINDING_CODE_GENESIS_MISPLACED:
    case v1::FINDING_CODE_TEXT_UNCLEAN:
    case v1::FINDING_CODE_FIELDS_CONTRADICT:
    case v1::FINDING_CODE_KEY_UNUSABLE:
    case v1::FINDING_CODE_ROOT_THRESHOLD_WRONG:
      return true;
    default:
      return false;
  }
}

// After kMaxFindings the check ended, and what follows was not looked at.
bool IsReadable(const Findings& findings) {
  return findings.size() < kMaxFindings &&
         std::all_of(findings.begin(), findings.end(), LeavesFieldsReadable);
}

// Of an entry: a genesis where no registry is known yet, else anything but that.
Expected ExpectedFor(const std::optional<Hash>& registry) {
  return {registry, !registry.has_value(), registry.has_value()};
}

}  // namespace

// The only maker of examined and unfinished statements.
class StatementMaker {
 public:
  static ExaminedStatement Examined(Judged judged, std::uint32_t rules_version) {
    ExaminedStatement result;
    Fill(judged, result);
    for (const KeyedSignature& signature : judged.signatures) {
      result.signers_.push_back(signature.key);
      result.signatures_.push_back(signature.signature);
    }
    result.rules_version_ = rules_version;
    return result;
  }

  static UnfinishedStatement Unfinished(Judged judged) {
    UnfinishedStatement result;
    Fill(judged, result);
    result.signatures_ = std::move(judged.signatures);
    return result;
  }

  // Its signatures are blank.
  static ProposedStatement Proposed(Judged judged, std::uint32_t rules_version) {
    return ProposedStatement(Examined(std::move(judged), rules_version));
  }

 private:
  template <typename Made>
  static void Fill(Judged& judged, Made& made) {
    made.kind_ = KindOf(*judged.payload.statement);
    made.statement_ = std::move(judged.payload.statement);
    made.name_ = Sha256(judged.payload_bytes);
    made.payload_ = std::move(judged.payload_bytes);
  }
};

ExamineResult Examine(const std::optional<Hash>& registry, std::uint32_t rules_version,
                      std::string_view signed_statement) {
  Judged judged = JudgeSigned(ExpectedFor(registry), rules_version, signed_statement);
  if (!judged.findings.empty()) return std::move(judged.findings);
  return StatementMaker::Examined(std::move(judged), rules_version);
}

FurtherExamined ExamineFurther(const std::optional<Hash>& registry, std::uint32_t rules_version,
                               std::string_view signed_statement) {
  Judged judged = JudgeSigned(ExpectedFor(registry), rules_version, signed_statement);
  FurtherExamined result;
  result.findings = judged.findings;
  if (IsReadable(judged.findings)) {
    result.statement = StatementMaker::Examined(std::move(judged), rules_version);
  }
  return result;
}

Result<ExaminedStatement> ReadExaminedBefore(std::uint32_t rules_version,
                                             std::string_view signed_statement) {
  v1::SignedStatement message;
  auto statement = std::make_shared<v1::Statement>();
  if (!message.ParseFromArray(signed_statement.data(), static_cast<int>(signed_statement.size())) ||
      !statement->ParseFromString(message.payload()) ||
      statement->body_case() == v1::Statement::BODY_NOT_SET) {
    return Damaged("a stored statement cannot be read: the store is damaged");
  }
  Judged judged;
  judged.signatures = SignaturesOf(message);
  judged.payload_bytes = std::move(*message.mutable_payload());
  judged.payload.statement = std::move(statement);
  return StatementMaker::Examined(std::move(judged), rules_version);
}

UnfinishedResult StartStatement(const std::optional<Hash>& registry, std::uint32_t rules_version,
                                std::string_view payload) {
  Judged judged;
  judged.payload = JudgePayload({registry, true, true}, rules_version, payload);
  if (!judged.payload.findings.empty()) return std::move(judged.payload.findings);
  judged.payload_bytes = payload;
  return StatementMaker::Unfinished(std::move(judged));
}

ProposedResult ProposeStatement(const Hash& registry, std::uint32_t rules_version,
                                std::string_view payload, std::span<const PublicKey> signers) {
  Judged judged;
  judged.payload = JudgePayload(ExpectedFor(registry), rules_version, payload);
  judged.findings = std::move(judged.payload.findings);
  JudgeCount(signers.size(), judged.findings);
  if (!judged.findings.empty()) return std::move(judged.findings);
  judged.payload_bytes = payload;
  for (const PublicKey& key : signers) judged.signatures.push_back({key, Signature()});
  return StatementMaker::Proposed(std::move(judged), rules_version);
}

UnfinishedResult ReadUnderWay(const std::optional<Hash>& registry, std::uint32_t rules_version,
                              std::string_view signed_statement) {
  Judged judged = JudgeSigned({registry, true, true}, rules_version, signed_statement);
  if (!judged.findings.empty()) return std::move(judged.findings);
  return StatementMaker::Unfinished(std::move(judged));
}

}  // namespace warifu
