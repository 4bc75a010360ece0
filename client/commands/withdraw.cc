// warifu withdraw CODE: drafts, shows, confirms, signs and submits one Change.
#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <vector>

#include "client/commands/commands.h"
#include "client/draft/field_form.h"
#include "client/exit.h"
#include "client/keys/keyring.h"
#include "client/linting.h"
#include "client/registry_facts.h"
#include "client/render/findings.h"
#include "client/render/print.h"
#include "client/render/statement.h"
#include "client/submitting.h"
#include "core/statement/encode.h"
#include "core/statement/limits.h"
#include "core/text/escape.h"
#include "core/text/nearest.h"

namespace warifu {
namespace {

// "job-gone" for REASON_JOB_GONE.
std::string ReasonWord(const google::protobuf::EnumValueDescriptor& value) {
  std::string word = ShortEnumName(value);
  std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) {
    return c == '_' ? '-' : static_cast<char>(std::tolower(c));
  });
  return word;
}

Result<v1::Reason> ParseReason(const std::string& text) {
  const auto& type = *v1::Reason_descriptor();
  std::vector<std::string> words;
  for (int i = 1; i < type.value_count(); ++i) {
    words.push_back(ReasonWord(*type.value(i)));
    if (words.back() == text) return static_cast<v1::Reason>(type.value(i)->number());
  }
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  const std::vector<std::string_view> views(words.begin(), words.end());
  return BadInput("--reason " + EscapeForTerminal(text) + ": there is no such reason" +
                  DidYouMean(text, views) + "; one of: " + all);
}

v1::Statement ChangeOf(const Context& context, const Registry& registry, const Hash& subject,
                       v1::Reason reason) {
  v1::Statement statement;
  statement.set_registry(registry.trust.genesis_hash().ToString());
  statement.set_issued_at(context.now_s());
  v1::Change& change = *statement.mutable_change();
  change.set_statement(subject.ToString());
  change.set_to(v1::STATE_WITHDRAWN);
  change.set_reason(reason);
  return statement;
}

Status AddDecision(const WithdrawArgs& args, v1::Statement& statement,
                   const std::string& authority) {
  if (args.decision.empty() && args.decided_on.empty()) return Ok();
  if (args.decision.empty() || args.decided_on.empty()) {
    return BadInput("--decision and --decided-on belong together");
  }
  v1::Decision& decision = *statement.mutable_change()->mutable_decision();
  decision.set_authority(authority);
  decision.set_number(args.decision);
  decision.set_date(args.decided_on);
  return Ok();
}

// Who withdraws in an authority's name says which by its key; the registry judges it. The
// corridor's authority is that of the offer's or appointment's first organization.
std::string AuthorityFor(const v1::Statement& subject) {
  if (subject.has_offer()) {
    return std::string(AuthorityOf(subject.offer().parties(0).organization()));
  }
  return subject.has_appointment() ? subject.appointment().authority() : std::string();
}

Status Confirm(Context& context, const WithdrawArgs& args, const std::string& code) {
  std::string typed = args.confirm;
  if (typed.empty()) {
    WARIFU_ASSIGN_OR_RETURN(
        typed, context.terminal.Ask(
                   Say(context.languages.front(), MessageId::kWithdrawAsk, {{"code", code}}) + " ",
                   "--confirm " + code));
  }
  const Result<Code> parsed = ParseCode(typed);
  if (parsed.ok() && parsed->ToString() == code) return Ok();
  return BadInput("--confirm: this is not the code " + code + "; nothing was withdrawn");
}

int Refuse(Context& context, const Findings& findings) {
  if (context.global.json) {
    PrintJson(context, {{"refused", FindingsJson(findings)}});
  } else {
    PrintFindings(context, findings);
  }
  return kExitRefusedByRule;
}

}  // namespace

CommandResult RunCommand(Context& context, const WithdrawArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const Code code, ParseCode(args.code));
  WARIFU_ASSIGN_OR_RETURN(const v1::Reason reason, ParseReason(args.reason));
  WARIFU_ASSIGN_OR_RETURN(const Registry registry, OpenRegistry(context));
  WARIFU_ASSIGN_OR_RETURN(const VerifiedReceipt subject, FetchStatement(registry, code));
  if (!context.global.json) PrintReceipt(context, subject);
  WARIFU_RETURN_IF_ERROR(Confirm(context, args, code.ToString()));
  v1::Statement change =
      ChangeOf(context, registry, subject.subject.entry->statement()->name(), reason);
  WARIFU_RETURN_IF_ERROR(AddDecision(args, change, AuthorityFor(subject.subject.statement())));
  UnfinishedResult started =
      StartStatement(registry.trust.genesis_hash(), kHighestRulesVersion, EncodeStatement(change));
  if (const auto* findings = std::get_if<Findings>(&started)) return Refuse(context, *findings);
  auto statement = std::get<UnfinishedStatement>(std::move(started));
  WARIFU_ASSIGN_OR_RETURN(const SigningKey key, OpenKey(context, args.key));
  WARIFU_RETURN_IF_ERROR(statement.AddSignature(key));
  WARIFU_ASSIGN_OR_RETURN(const Submitted submitted, Submit(registry, statement));
  if (const auto* findings = std::get_if<Findings>(&submitted)) return Refuse(context, *findings);
  const auto& receipt = std::get<VerifiedReceipt>(submitted);
  WARIFU_RETURN_IF_ERROR(WaitUntilPublished(context, registry, receipt.subject.index()));
  if (context.global.json) {
    PrintJson(context, {{"withdrawn", code.ToString()}, {"receipt", ReceiptJson(receipt)}});
  } else {
    Print(context, MessageId::kWithdrawDone, {{"code", code.ToString()}});
  }
  return kExitOk;
}

}  // namespace warifu
