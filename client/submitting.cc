#include "client/submitting.h"

#include "client/exit.h"
#include "client/home.h"
#include "client/registry_server.h"
#include "client/render/error.h"
#include "client/render/findings.h"
#include "client/render/print.h"
#include "client/render/statement.h"
#include "client/statement_file.h"
#include "core/proof/assemble.h"
#include "core/proof/verify.h"

namespace warifu {
namespace {

SubmitReport ReportRefused(Context& context, const std::string& path, const Findings& findings) {
  if (!context.global.json) {
    Print(context, MessageId::kSubmitRefused, {{"file", path}});
    PrintFindings(context, findings);
  }
  return {kExitRefusedByRule, {{"file", path}, {"refused", FindingsJson(findings)}}};
}

SubmitReport ReportAccepted(Context& context, const std::string& path,
                            const VerifiedReceipt& receipt) {
  if (!context.global.json) {
    Print(context, MessageId::kSubmitAccepted,
          {{"file", path},
           {"index", std::to_string(receipt.subject.index().value())},
           {"code", receipt.subject.entry->statement()->code().ToString()}});
  }
  return {kExitOk, {{"file", path}, {"receipt", ReceiptJson(receipt)}}};
}

Result<SubmitReport> DryRunFile(Context& context, const BelievedRegistry& registry,
                                const std::string& path) {
  WARIFU_ASSIGN_OR_RETURN(const UnfinishedStatement statement, ReadStatementFile(path));
  WARIFU_ASSIGN_OR_RETURN(const Findings findings,
                          registry.connection->DryRun(statement.ToSignedStatement()));
  if (!findings.empty()) return ReportRefused(context, path, findings);
  if (!context.global.json) Print(context, MessageId::kSubmitWouldBeAdmitted, {{"file", path}});
  return SubmitReport{kExitOk, {{"file", path}, {"would_be_admitted", true}}};
}

struct AcceptedStatement {
  const UnfinishedStatement& statement;
  LeafIndex index;
};

// A proof that does not verify is no proof to hand to anybody.
Status ExpectProof(const Context& context, const BelievedRegistry& registry, const Code& code,
                   std::string_view untrusted_proof) {
  VerifyOptions options;
  options.now_s = context.now_s();
  options.source = ProofSource::kAnswer;
  options.expected = code;
  const OfferJudgment judgment = VerifyOfferProof(untrusted_proof, registry.trust, options);
  if (judgment.offer) return Ok();
  const std::string why = judgment.causes.empty() ? "" : ": " + judgment.causes.front().detail;
  return Inconsistent("the registry's proof of the offer does not verify" + why);
}

// The offer proof of an offer, the receipt of anything else.
Status WriteProof(const Context& context, const BelievedRegistry& registry,
                  const UnfinishedStatement& statement, const std::string& path) {
  if (statement.kind() == StatementKind::kOffer) {
    WARIFU_ASSIGN_OR_RETURN(const OfferProofAnswer answer,
                            registry.connection->GetOfferProof(statement.code(), 0));
    if (answer.untrusted_proof.empty()) {
      return Unavailable(
          "the offer is admitted but not yet published; save its proof later with: "
          "warifu verify " +
          statement.code().ToString() + " --save " + path);
    }
    WARIFU_RETURN_IF_ERROR(
        ExpectProof(context, registry, statement.code(), answer.untrusted_proof));
    return WriteFile(path, ProofFile(answer.untrusted_proof), Overwrite::kYes, Secrecy::kPublic);
  }
  const Result<std::string> bytes = registry.connection->GetStatement(statement.code());
  const Result<VerifiedReceipt> receipt = TakeReceipt(registry, bytes);
  if (!receipt.ok()) return receipt.error();
  return WriteFile(path, ReceiptFile(*bytes), Overwrite::kYes, Secrecy::kPublic);
}

// What comes after the receipt: being published, and the proof in a file.
Status FollowUp(Context& context, const BelievedRegistry& registry,
                const AcceptedStatement& accepted, const SubmitArgs& args) {
  if (!args.no_wait) {
    WARIFU_RETURN_IF_ERROR(WaitUntilPublished(context, registry, accepted.index));
  }
  if (args.proof.empty()) return Ok();
  WARIFU_RETURN_IF_ERROR(WriteProof(context, registry, accepted.statement, args.proof));
  PrintAside(context, MessageId::kSubmitProofWritten, {{"file", args.proof}});
  return Ok();
}

}  // namespace

Result<Submitted> Submit(const BelievedRegistry& registry, const UnfinishedStatement& statement) {
  WARIFU_ASSIGN_OR_RETURN(SubmitOutcome outcome,
                          registry.connection->Submit(statement.ToSignedStatement()));
  if (auto* findings = std::get_if<Findings>(&outcome)) return Submitted(std::move(*findings));
  WARIFU_ASSIGN_OR_RETURN(
      VerifiedReceipt receipt,
      TakeReceipt(registry, Result<std::string>(std::get<std::string>(std::move(outcome)))));
  if (receipt.subject.entry->statement()->name() != statement.name()) {
    return Inconsistent("the registry answered with the receipt of another statement");
  }
  return Submitted(std::move(receipt));
}

Status WaitUntilPublished(Context& context, const BelievedRegistry& registry, LeafIndex index) {
  for (int i = 0; i < kPublishedPolls; ++i) {
    const Result<SignedCheckpoint> head = FetchCheckpoint(*registry.connection, registry.trust);
    if (head.ok() && head->checkpoint.size.value() > index.value()) return Ok();
    if (!head.ok() && head.error().code == ErrorCode::kInconsistent) return head.error();
    context.wait(kPublishedPollMs);
  }
  return Unavailable(
      "it stands in the log but is not published yet (witnesses may be missing); ask "
      "again later with: warifu submit, which is safe to repeat");
}

void AddFailure(Context& context, const Error& error, SubmitReport& report) {
  const std::string path = report.json["file"].get<std::string>();
  if (!context.global.json) context.err << "error: " << path << ": " << error.message << "\n";
  report.json["error"] = ErrorJson(error);
  report.exit_code = ExitCodeOf(error.code);
}

Result<SubmitReport> SubmitFile(Context& context, const BelievedRegistry& registry,
                                const std::string& path, const SubmitArgs& args) {
  if (args.dry_run) return DryRunFile(context, registry, path);
  WARIFU_ASSIGN_OR_RETURN(const UnfinishedStatement statement, ReadStatementFile(path));
  WARIFU_ASSIGN_OR_RETURN(const Submitted submitted, Submit(registry, statement));
  if (const auto* findings = std::get_if<Findings>(&submitted)) {
    return ReportRefused(context, path, *findings);
  }
  const auto& receipt = std::get<VerifiedReceipt>(submitted);
  SubmitReport report = ReportAccepted(context, path, receipt);
  const Status followed = FollowUp(context, registry, {statement, receipt.subject.index()}, args);
  if (!followed.ok()) AddFailure(context, followed.error(), report);
  return report;
}

Result<SubmitReport> SubmitOne(Context& context, const BelievedRegistry* registry,
                               const std::string& path) {
  if (registry != nullptr) return SubmitFile(context, *registry, path, SubmitArgs{});
  WARIFU_ASSIGN_OR_RETURN(const BelievedRegistry opened, OpenRegistry(context));
  return SubmitFile(context, opened, path, SubmitArgs{});
}

}  // namespace warifu
