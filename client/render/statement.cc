#include "client/render/statement.h"

#include <nlohmann/json.hpp>

#include "client/draft/writer.h"
#include "client/render/in_words.h"
#include "client/render/print.h"
#include "core/base/encoding.h"
#include "core/base/time.h"
#include "core/text/escape.h"
#include "core/text/instant.h"
#include "core/text/number_format.h"

namespace warifu {
std::string StateInWords(const std::string& language, State state) {
  switch (state) {
    case State::kNone:
      return Say(language, MessageId::kStateNone);
    case State::kInForce:
      return Say(language, MessageId::kStateInForce);
    case State::kSuspended:
      return Say(language, MessageId::kStateSuspended);
    case State::kRevoked:
      return Say(language, MessageId::kStateRevoked);
    case State::kWithdrawn:
      return Say(language, MessageId::kStateWithdrawn);
    case State::kSuperseded:
      return Say(language, MessageId::kStateSuperseded);
    case State::kFull:
      return Say(language, MessageId::kStateFull);
  }
  return {};
}

std::string KindInWords(const std::string& language, StatementKind kind) {
  switch (kind) {
    case StatementKind::kGenesis:
      return Say(language, MessageId::kKindGenesis);
    case StatementKind::kKeyBinding:
      return Say(language, MessageId::kKindKey);
    case StatementKind::kRuleset:
      return Say(language, MessageId::kKindRuleset);
    case StatementKind::kOrganization:
      return Say(language, MessageId::kKindOrganization);
    case StatementKind::kAppointment:
      return Say(language, MessageId::kKindAppointment);
    case StatementKind::kOffer:
      return Say(language, MessageId::kKindOffer);
    case StatementKind::kAllocation:
      return Say(language, MessageId::kKindAllocation);
    case StatementKind::kChange:
      return Say(language, MessageId::kKindChange);
  }
  return {};
}

std::string SignerInWords(const std::string& language, const RequiredSigner& signer) {
  std::string owner = EscapeForTerminal(signer.owner);
  switch (signer.kind) {
    case SignerKind::kKey:
      return Say(language, MessageId::kSignerKey,
                 {{"key", signer.key ? EncodeHex(signer.key->view()) : owner}});
    case SignerKind::kRoot:
      return Say(language, MessageId::kSignerRoot, {{"owner", owner}});
    case SignerKind::kAuthority:
    case SignerKind::kOrganization:
      return owner;
    case SignerKind::kAuthorityOrOrganization:
      return Say(language, MessageId::kSignerAuthorityOr, {{"owner", owner}});
    case SignerKind::kLastParty:
      return Say(language, MessageId::kSignerLastParty);
    case SignerKind::kByTransition:
      return Say(language, MessageId::kSignerByTransition);
  }
  return owner;
}

std::vector<PublicKey> SignersOf(const UnfinishedStatement& statement) {
  std::vector<PublicKey> signers;
  for (const KeyedSignature& signature : statement.signatures()) signers.push_back(signature.key);
  return signers;
}

nlohmann::json StatementJson(const v1::Statement& statement, const Hash& name,
                             const std::vector<PublicKey>& signers) {
  nlohmann::json signed_by = nlohmann::json::array();
  for (const PublicKey& key : signers) signed_by.push_back(EncodeHex(key.view()));
  const auto kind = static_cast<StatementKind>(statement.body_case());
  return {{"kind", StatementKindName(kind)},
          {"code", CodeOf(name)},
          {"name", EncodeHex(name.view())},
          {"signed_by", signed_by},
          {"statement", nlohmann::json::parse(WriteDraft(statement, DraftComments::kNo))}};
}

namespace {

// In one language.
void PrintHead(Context& context, const v1::Statement& statement, const Hash& name,
               const std::vector<PublicKey>& signers) {
  const std::string& language = context.languages.front();
  const auto kind = static_cast<StatementKind>(statement.body_case());
  Print(context, MessageId::kStatementHead,
        {{"kind", KindInWords(language, kind)}, {"code", CodeOf(name)}});
  Print(context, MessageId::kStatementIssued,
        {{"time", FormatDateTime(statement.issued_at(), context.zone_minutes, language)}});
  Print(context, MessageId::kStatementName, {{"name", EncodeHex(name.view())}});
  for (const PublicKey& key : signers) {
    Print(context, MessageId::kStatementSignedBy, {{"key", EncodeHex(key.view())}});
  }
}

// In one language.
void PrintWords(Context& context, const v1::Statement& statement) {
  Print(context, MessageId::kSaysHead);
  context.out << StatementInWords(statement, context.languages.front(), context.zone_minutes);
}

// How a statement in the log stands, in one language.
void PrintStanding(Context& context, const VerifiedReceipt& receipt) {
  const std::string& language = context.languages.front();
  Print(context, MessageId::kReceiptIndex,
        {{"index", std::to_string(receipt.subject.index().value())},
         {"time", FormatDateTime(receipt.subject.entry->admitted_at_ms / kMsPerSecond,
                                 context.zone_minutes, language)}});
  Print(context, MessageId::kReceiptState,
        {{"state", StateInWords(language, receipt.subject.standing.state)},
         {"time",
          FormatDateTime(receipt.seal_time_ms / kMsPerSecond, context.zone_minutes, language)}});
}

void PrintFull(Context& context, const v1::Statement& statement) {
  Print(context, MessageId::kSaysFull);
  context.out << WriteDraft(statement, DraftComments::kNo);
}

}  // namespace

void PrintStatement(Context& context, const v1::Statement& statement, const Hash& name,
                    const std::vector<PublicKey>& signers) {
  InEachLanguage(context, [&] {
    PrintHead(context, statement, name, signers);
    PrintWords(context, statement);
  });
  PrintFull(context, statement);
}

void PrintStatementHead(Context& context, const v1::Statement& statement, const Hash& name,
                        const std::vector<PublicKey>& signers) {
  InEachLanguage(context, [&] { PrintHead(context, statement, name, signers); });
}

void PrintStatementText(Context& context, const v1::Statement& statement) {
  InEachLanguage(context, [&] { PrintWords(context, statement); });
  PrintFull(context, statement);
}

void PrintReceiptInWords(Context& context, const VerifiedReceipt& receipt) {
  const ExaminedStatement& statement = *receipt.subject.entry->statement();
  InEachLanguage(context, [&] {
    PrintHead(context, statement.statement(), statement.name(), statement.signers());
    PrintWords(context, statement.statement());
    PrintStanding(context, receipt);
  });
}

void PrintReceipt(Context& context, const VerifiedReceipt& receipt) {
  const ExaminedStatement& statement = *receipt.subject.entry->statement();
  PrintStatement(context, statement.statement(), statement.name(), statement.signers());
  InEachLanguage(context, [&] { PrintStanding(context, receipt); });
}

nlohmann::json ReceiptJson(const VerifiedReceipt& receipt) {
  const ExaminedStatement& statement = *receipt.subject.entry->statement();
  nlohmann::json object =
      StatementJson(statement.statement(), statement.name(), statement.signers());
  object["index"] = receipt.subject.index().value();
  object["admitted_at_ms"] = receipt.subject.entry->admitted_at_ms;
  object["rules_version"] = receipt.subject.entry->rules_version;
  object["state"] = StateName(receipt.subject.standing.state);
  object["changed_by"] = receipt.subject.standing.changed_by.value();
  object["as_of_ms"] = receipt.seal_time_ms;
  object["size"] = receipt.checkpoint.size.value();
  object["quorum"] = receipt.quorum;
  return object;
}

}  // namespace warifu
