#include "client/changing/change_desk.h"

#include <utility>

#include "client/home.h"
#include "client/keys/keyring.h"
#include "client/keys/passphrase.h"
#include "client/linting.h"
#include "client/render/error.h"
#include "client/render/findings.h"
#include "client/render/print.h"
#include "client/render/statement.h"
#include "client/submitting.h"
#include "core/base/exit.h"
#include "core/statement/encode.h"
#include "core/statement/limits.h"
#include "core/text/civil_date.h"
#include "core/text/code.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

// Codes as people type them; all else as it stands, less the spaces around it.
bool IsTyped(const std::string& typed, const std::string& expected) {
  const Result<Code> code = ParseCode(expected);
  if (code.ok()) {
    const Result<Code> typed_code = ParseCode(typed);
    return typed_code.ok() && *typed_code == *code;
  }
  const std::size_t first = typed.find_first_not_of(' ');
  if (first == std::string::npos) return false;
  return typed.substr(first, typed.find_last_not_of(' ') - first + 1) == expected;
}

Status CheckOrder(const Context& context, const ChangeOrder& order, const std::string& expected) {
  if (order.decision.empty() != order.decided_on.empty()) {
    return BadInput("--decision and --decided-on belong together");
  }
  for (const std::string& name : order.keys) {
    const Result<KeyFile> key = FindKey(context, name);
    if (!key.ok()) return key.error();
  }
  WARIFU_RETURN_IF_ERROR(
      MustBeAnswered(context.terminal, !order.confirm.empty(), "--confirm " + expected));
  return MustHavePassphrase(context);
}

}  // namespace

Result<ChangeDesk> ChangeDesk::Open(Context& context, ReasonFor what, const ChangeOrder& order,
                                    const std::string& expected) {
  WARIFU_ASSIGN_OR_RETURN(const v1::Reason reason, ParseReason(what, order.reason));
  WARIFU_RETURN_IF_ERROR(CheckOrder(context, order, expected));
  WARIFU_ASSIGN_OR_RETURN(BelievedRegistry registry, OpenRegistry(context));
  return ChangeDesk(context, reason, order, std::move(registry));
}

// An authority's Change names its decision, nobody else's does.
Status ChangeDesk::AddDecision(v1::Change& change) const {
  WARIFU_ASSIGN_OR_RETURN(const KeyFile key, FindKey(context_, order_.keys.front()));
  WARIFU_ASSIGN_OR_RETURN(const KeyOwner owner, OwnerOf(registry_, key.info.public_key));
  if (owner.id.empty()) {
    return BadInput("--key {key}: this key is bound to nobody in {origin}",
                    EscapeForTerminal(order_.keys.front()), registry_.trust.origin());
  }
  if (!owner.is_authority && order_.decision.empty()) return Ok();
  if (!owner.is_authority) {
    return BadInput("--decision: {id} is no authority; leave out --decision and --decided-on",
                    owner.id);
  }
  if (order_.decision.empty()) {
    return BadInput(
        "--decision NUMBER and --decided-on DATE are needed: {id} is an authority, and names the "
        "decision behind what it does",
        owner.id);
  }
  // Its form is judged with the rest; a day that has not come, nobody else would question.
  const Result<CivilDate> decided_on = ParseCivilDate(order_.decided_on);
  if (decided_on.ok() &&
      FirstSecond(*decided_on) > static_cast<std::int64_t>(context_.now_s()) + kSecondsPerDay) {
    return BadInput("--decided-on: {date} has not come yet; write the day of the decision",
                    order_.decided_on);
  }
  v1::Decision& decision = *change.mutable_decision();
  decision.set_authority(owner.id);
  decision.set_number(order_.decision);
  decision.set_date(order_.decided_on);
  return Ok();
}

Result<UnfinishedResult> ChangeDesk::Draft(const PlannedChange& plan) const {
  v1::Statement statement;
  statement.set_registry(registry_.trust.genesis_hash().ToString());
  statement.set_issued_at(context_.now_s());
  v1::Change& change = *statement.mutable_change();
  change = plan.change;
  change.set_reason(reason_);
  WARIFU_RETURN_IF_ERROR(AddDecision(change));
  return StartStatement(registry_.trust.genesis_hash(), kHighestRulesVersion,
                        EncodeStatement(statement));
}

Status ChangeDesk::Confirm(const PlannedChange& plan) const {
  std::string typed = order_.confirm;
  if (typed.empty()) {
    const std::string question =
        Question(context_, plan.ask, {{"what", plan.what}, {"expected", plan.expected}});
    WARIFU_ASSIGN_OR_RETURN(typed, context_.terminal.Ask(question, "--confirm " + plan.expected));
  }
  if (IsTyped(typed, plan.expected)) return Ok();
  return BadInput("--confirm: this is not {expected}; nothing was changed", plan.expected);
}

Status ChangeDesk::Sign(UnfinishedStatement& statement) const {
  for (const std::string& name : order_.keys) {
    WARIFU_ASSIGN_OR_RETURN(const SigningKey key, OpenKey(context_, name));
    WARIFU_RETURN_IF_ERROR(statement.AddSignature(key));
  }
  return Ok();
}

int ChangeDesk::Refuse(const Findings& findings) {
  if (context_.global.json) {
    PrintJson(context_, {{"refused", FindingsJson(findings)}});
  } else {
    PrintFindings(context_, findings);
  }
  return kExitRefusedByRule;
}

Result<int> ChangeDesk::WriteForOthers(const PlannedChange& plan,
                                       const UnfinishedStatement& statement) {
  const std::string path =
      order_.output.empty() ? statement.code().ToString() + ".statement" : order_.output;
  WARIFU_RETURN_IF_ERROR(WriteFile(path, statement.ToFile(), Overwrite::kNo, Secrecy::kPublic));
  if (context_.global.json) {
    nlohmann::json object = plan.answer;
    object["file"] = path;
    object["complete"] = false;
    PrintJson(context_, object);
  } else {
    Print(context_, MessageId::kChangeWrittenForOthers, {{"file", path}});
  }
  return kExitOk;
}

Result<int> ChangeDesk::Send(const PlannedChange& plan, const UnfinishedStatement& statement) {
  WARIFU_ASSIGN_OR_RETURN(const Submitted submitted, Submit(registry_, statement));
  if (const auto* findings = std::get_if<Findings>(&submitted)) return Refuse(*findings);
  const auto& receipt = std::get<VerifiedReceipt>(submitted);
  const Status published = WaitUntilPublished(context_, registry_, receipt.subject.index());
  // What stands in the log is done, though nobody may have cosigned it yet.
  const bool is_done = published.ok() || published.error().code == ErrorCode::kUnavailable;
  if (context_.global.json) {
    nlohmann::json object = plan.answer;
    object["receipt"] = ReceiptJson(receipt);
    object["published"] = published.ok();
    if (!is_done) object["error"] = ErrorJson(published.error());
    PrintJson(context_, object);
    return is_done ? kExitOk : ExitCodeOf(published.error().code);
  }
  if (!is_done) return published.error();
  Print(context_, plan.done, {{"what", plan.what}});
  Print(context_, MessageId::kChangeEntry,
        {{"index", std::to_string(receipt.subject.index().value())},
         {"code", statement.code().ToString()}});
  if (!published.ok()) PrintAside(context_, MessageId::kChangeNotPublished);
  return kExitOk;
}

Result<int> ChangeDesk::Make(const PlannedChange& plan, const std::function<void()>& show) {
  WARIFU_ASSIGN_OR_RETURN(UnfinishedResult started, Draft(plan));
  if (const auto* findings = std::get_if<Findings>(&started)) return Refuse(*findings);
  auto statement = std::get<UnfinishedStatement>(std::move(started));
  WARIFU_ASSIGN_OR_RETURN(const RegistryOpinion before,
                          AskRegistry(registry_, statement, std::nullopt));
  if (!before.findings.empty()) return Refuse(before.findings);
  if (!context_.global.json) show();
  WARIFU_RETURN_IF_ERROR(Confirm(plan));
  WARIFU_RETURN_IF_ERROR(Sign(statement));
  WARIFU_ASSIGN_OR_RETURN(const RegistryOpinion opinion,
                          AskRegistry(registry_, statement, std::nullopt));
  if (!opinion.findings.empty()) return Refuse(opinion.findings);
  if (opinion.signatures_missing) return WriteForOthers(plan, statement);
  return Send(plan, statement);
}

}  // namespace warifu
