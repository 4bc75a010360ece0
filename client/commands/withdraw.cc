// warifu withdraw CODE: drafts, shows, confirms, signs and submits one Change.
#include <nlohmann/json.hpp>

#include "client/commands/commands.h"
#include "client/exit.h"
#include "client/keys/keyring.h"
#include "client/keys/passphrase.h"
#include "client/reason.h"
#include "client/registry_facts.h"
#include "client/render/error.h"
#include "client/render/findings.h"
#include "client/render/print.h"
#include "client/render/statement.h"
#include "client/submitting.h"
#include "client/withdrawing.h"
#include "core/statement/encode.h"
#include "core/statement/limits.h"
#include "core/statement/required_signers.h"

namespace warifu {
namespace {

v1::Statement ChangeOf(const Context& context, const BelievedRegistry& registry,
                       const Hash& subject, v1::Reason reason) {
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
        typed, context.terminal.Ask(Question(context, MessageId::kWithdrawAsk, {{"code", code}}),
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

// The Change that takes `subject` back, signed with nothing yet; or why its form is wrong.
Result<UnfinishedResult> Draft(const Context& context, const WithdrawArgs& args,
                               const BelievedRegistry& registry, const VerifiedReceipt& subject) {
  WARIFU_ASSIGN_OR_RETURN(const v1::Reason reason, ParseReason(args.reason));
  v1::Statement change =
      ChangeOf(context, registry, subject.subject.entry->statement()->name(), reason);
  WARIFU_RETURN_IF_ERROR(AddDecision(args, change, AuthorityFor(subject.subject.statement())));
  return StartStatement(registry.trust.genesis_hash(), kHighestRulesVersion,
                        EncodeStatement(change));
}

// What can be known to be wrong before anybody is asked.
Status CheckArgs(const Context& context, const WithdrawArgs& args) {
  const Result<v1::Reason> reason = ParseReason(args.reason);
  if (!reason.ok()) return reason.error();
  WARIFU_RETURN_IF_ERROR(
      MustBeAnswered(context.terminal, !args.confirm.empty(), "--confirm " + args.code));
  const Result<KeyFile> key = FindKey(context, args.key);
  if (!key.ok()) return key.error();
  return MustHavePassphrase(context);
}

}  // namespace

CommandDeclaration Declare(WithdrawArgs& args) {
  return {
      .name = "withdraw",
      .what = "Take an offer, appointment or place back, at once",
      .takes = {Word("code", "CODE", &args.code, "The statement's code").Needed(),
                Option("--key", "KEY", &args.key, "Name of a key, or a key file").Needed(),
                Option("--reason", "REASON", &args.reason, "Why").Needed(),
                Option("--decision", "NUMBER", &args.decision,
                       "An authority's decision: its number"),
                Option("--decided-on", "DATE", &args.decided_on, "Its day, YYYY-MM-DD"),
                Option("--confirm", "CODE", &args.confirm, "The code again, instead of typing it")},
      .notes = "Reasons: " + ReasonWords() +
               ".\nAn authority adds --decision and --decided-on.\n"
               "Shows what falls with it and asks for the code.",
      .examples = {"warifu withdraw 7K3Q-9D2M-4XVB-PZ1T-Q --key company --reason job-gone"},
      .exit_codes =
          "0 withdrawn; 17 refused by a rule; 3 the registry gave no answer; 2 a mistake in what "
          "was typed; 130 not confirmed."};
}

CommandResult RunCommand(Context& context, const WithdrawArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const Code code, ParseCode(args.code));
  WARIFU_RETURN_IF_ERROR(CheckArgs(context, args));
  WARIFU_ASSIGN_OR_RETURN(const BelievedRegistry registry, OpenRegistry(context));
  WARIFU_ASSIGN_OR_RETURN(const VerifiedReceipt subject, FetchStatement(registry, code));
  WARIFU_ASSIGN_OR_RETURN(const Fallout fallout, FindFallout(context, registry, subject));
  if (!context.global.json) {
    PrintReceiptInWords(context, subject);
    PrintFallout(context, subject.subject.statement(), fallout);
  }
  WARIFU_RETURN_IF_ERROR(Confirm(context, args, code.ToString()));
  WARIFU_ASSIGN_OR_RETURN(UnfinishedResult started, Draft(context, args, registry, subject));
  if (const auto* findings = std::get_if<Findings>(&started)) return Refuse(context, *findings);
  auto statement = std::get<UnfinishedStatement>(std::move(started));
  WARIFU_ASSIGN_OR_RETURN(const SigningKey key, OpenKey(context, args.key));
  WARIFU_RETURN_IF_ERROR(statement.AddSignature(key));
  WARIFU_ASSIGN_OR_RETURN(const Submitted submitted, Submit(registry, statement));
  if (const auto* findings = std::get_if<Findings>(&submitted)) return Refuse(context, *findings);
  const auto& receipt = std::get<VerifiedReceipt>(submitted);
  const Status published = WaitUntilPublished(context, registry, receipt.subject.index());
  if (context.global.json) {
    nlohmann::json object = {{"withdrawn", code.ToString()},
                             {"falls", FalloutJson(subject.subject.statement(), fallout)},
                             {"receipt", ReceiptJson(receipt)}};
    if (!published.ok()) object["error"] = ErrorJson(published.error());
    PrintJson(context, object);
    return published.ok() ? kExitOk : ExitCodeOf(published.error().code);
  }
  if (!published.ok()) return published.error();
  Print(context, MessageId::kWithdrawDone, {{"code", code.ToString()}});
  return kExitOk;
}

}  // namespace warifu
