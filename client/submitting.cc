#include "client/submitting.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "client/home.h"
#include "client/render/error.h"
#include "client/render/findings.h"
#include "client/render/print.h"
#include "client/render/statement.h"
#include "client/statement_file.h"
#include "core/base/exit.h"
#include "core/proof/assemble.h"
#include "core/proof/verify.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

// One file, and what came of it.
struct Handed {
  std::string path;
  std::optional<UnfinishedStatement> statement;  // nothing: it could not be read
  std::optional<Promise> promise;                // it stands in the log
  bool known_before = false;
  bool refused = false;
  bool would_be_admitted = false;
  std::optional<Error> error;
  int exit_code = kExitOk;
  nlohmann::json json;
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
  return Inconsistent("the registry's proof of the offer does not verify: {cause}",
                      SentenceOf(judgment.causes.front()));
}

// The offer proof of an offer, the receipt of anything else.
Status WriteProof(const Context& context, const BelievedRegistry& registry,
                  const UnfinishedStatement& statement, const std::string& path) {
  if (statement.kind() == StatementKind::kOffer) {
    WARIFU_ASSIGN_OR_RETURN(const OfferProofAnswer answer,
                            registry.connection->GetOfferProof(statement.code(), 0));
    if (answer.untrusted_proof.empty()) {
      return Unavailable(
          "the offer is admitted but not yet published; save its proof later with: warifu verify "
          "{code} --save {path}",
          statement.code().ToString(), path);
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

// The receipt in an answer, of this statement.
Result<VerifiedReceipt> ReceiptOf(const BelievedRegistry& registry,
                                  const UnfinishedStatement& statement, const std::string& bytes) {
  WARIFU_ASSIGN_OR_RETURN(VerifiedReceipt receipt,
                          TakeReceipt(registry, Result<std::string>(bytes)));
  if (receipt.subject.entry->statement()->name() == statement.name()) return receipt;
  return Inconsistent("the registry answered with the receipt of another statement");
}

// The checkpoint that a receipt carries, as the log signed it.
std::string NoteOf(const std::string& receipt) {
  v1::Receipt message;
  return message.ParseFromString(receipt) ? message.checkpoint() : std::string();
}

// All files of one command, in order.
class Handover {
 public:
  // Borrows all.
  Handover(Context& context, const BelievedRegistry& registry, const SubmitArgs& args)
      : context_(context), registry_(registry), args_(args) {}

  void ReadAll();
  void DryRunAll();
  // Errors: why the rest was not answered.
  void HandInAll();
  void AwaitAll();
  void Summarize() const;
  Result<SubmitReport> Report() const;

 private:
  Status HandInFrom(const std::vector<std::string>& statements, std::size_t& answered);
  Status Take(Handed& one, SubmitAnswer answer);
  void Refuse(Handed& one, const Findings& findings);
  void Accept(Handed& one, const VerifiedReceipt& receipt);
  void Fail(Handed& one, const Error& error);
  std::size_t Count(bool (*counts)(const Handed&)) const;
  bool alone() const { return files_.size() == 1; }
  bool json() const { return context_.global.json; }

  Context& context_;
  const BelievedRegistry& registry_;
  const SubmitArgs& args_;
  std::vector<Handed> files_;
  std::vector<Handed*> to_submit_;
};

// Of a single file the command's own end says it.
void Handover::Fail(Handed& one, const Error& error) {
  one.error = error;
  one.json["error"] = ErrorJson(error);
  one.exit_code = ExitCodeOf(error.code);
  if (!json() && !(alone() && !one.promise)) {
    const bool named = error.message().starts_with(one.path);
    PrintError(context_, named ? error.sentence : error.At(one.path).sentence);
  }
}

void Handover::ReadAll() {
  files_.reserve(args_.files.size());
  for (const std::string& path : args_.files) {
    Handed& one = files_.emplace_back();
    one.path = path;
    one.json = {{"file", path}};
  }
  for (Handed& one : files_) {
    Result<UnfinishedStatement> statement = ReadStatementFile(one.path);
    if (!statement.ok()) {
      Fail(one, statement.error());
      continue;
    }
    one.statement = std::move(*statement);
    to_submit_.push_back(&one);
  }
}

void Handover::Refuse(Handed& one, const Findings& findings) {
  one.refused = true;
  one.exit_code = kExitRefusedByRule;
  one.json["refused"] = FindingsJson(findings);
  if (json()) return;
  Print(context_, MessageId::kSubmitRefused, {{"file", one.path}});
  PrintFindings(context_, findings);
}

void Handover::Accept(Handed& one, const VerifiedReceipt& receipt) {
  one.json["receipt"] = ReceiptJson(receipt);
  one.json["known_before"] = one.known_before;
  if (json()) return;
  Print(context_, one.known_before ? MessageId::kSubmitKnown : MessageId::kSubmitAccepted,
        {{"file", one.path},
         {"index", std::to_string(receipt.subject.index().value())},
         {"code", one.statement->code().ToString()}});
}

void Handover::DryRunAll() {
  for (Handed* one : to_submit_) {
    std::vector<PublicKey> signers;
    for (const KeyedSignature& by : one->statement->signatures()) signers.push_back(by.key);
    const Result<Foreseen> foreseen =
        registry_.connection->DryRun(one->statement->payload(), signers);
    if (!foreseen.ok()) {
      Fail(*one, foreseen.error());
    } else if (!foreseen->findings.empty()) {
      Refuse(*one, foreseen->findings);
    } else {
      one->would_be_admitted = true;
      one->json["would_be_admitted"] = true;
      if (!json()) Print(context_, MessageId::kSubmitWouldBeAdmitted, {{"file", one->path}});
    }
  }
}

// What a registry answers to one statement is that one's matter: the next may fare better.
Status Handover::Take(Handed& one, SubmitAnswer answer) {
  if (const auto* findings = std::get_if<Findings>(&answer.outcome)) {
    Refuse(one, *findings);
    return Ok();
  }
  const auto& bytes = std::get<std::string>(answer.outcome);
  const Result<VerifiedReceipt> receipt = ReceiptOf(registry_, *one.statement, bytes);
  if (!receipt.ok()) {
    Fail(one, receipt.error());
    return Ok();
  }
  one.known_before = answer.known_before;
  one.promise = Promise{receipt->subject.index(), NoteOf(bytes)};
  Accept(one, *receipt);
  return Ok();
}

Status Handover::HandInFrom(const std::vector<std::string>& statements, std::size_t& answered) {
  const std::span<const std::string> rest(statements.data() + answered,
                                          statements.size() - answered);
  return registry_.connection->SubmitMany(
      rest, [&](SubmitAnswer answer) { return Take(*to_submit_[answered++], std::move(answer)); });
}

void Handover::HandInAll() {
  std::vector<std::string> statements;
  for (const Handed* one : to_submit_) statements.push_back(one->statement->ToSignedStatement());
  std::size_t answered = 0;
  int tries = 0;
  while (answered < statements.size()) {
    const std::size_t before = answered;
    const Status status = HandInFrom(statements, answered);
    if (status.ok()) return;
    tries = answered > before ? 1 : tries + 1;
    const ErrorCode code = status.error().code;
    const bool may_mend = code == ErrorCode::kUnavailable || code == ErrorCode::kOutcomeUnknown;
    if (!may_mend || tries >= kSubmitTries) {
      for (std::size_t i = answered; i < to_submit_.size(); ++i) {
        Fail(*to_submit_[i], status.error());
      }
      return;
    }
    PrintAside(context_, MessageId::kSubmitAgain,
               {{"count", std::to_string(answered)}, {"total", std::to_string(statements.size())}});
    context_.wait(kSubmitRetryMs << (tries - 1));
  }
}

// What comes after the receipts: being published, and the proof in a file.
void Handover::AwaitAll() {
  std::vector<Promise> promises;
  for (const Handed& one : files_) {
    if (one.promise) promises.push_back(*one.promise);
  }
  if (promises.empty()) return;
  if (!args_.no_wait) {
    const Publication publication = AwaitPublication(context_, registry_, promises);
    if (!publication.status.ok()) {
      const Error& error = publication.status.error();
      if (!json()) PrintError(context_, error.sentence);
      for (Handed& one : files_) {
        if (!one.promise) continue;
        one.json["error"] = ErrorJson(error);
        one.exit_code = publication.exit_code();
      }
      return;
    }
    if (!json()) {
      PrintAside(context_, MessageId::kSubmitPublished,
                 {{"count", std::to_string(promises.size())}});
    }
  }
  if (args_.proof.empty()) return;
  const Status written = WriteProof(context_, registry_, *files_.front().statement, args_.proof);
  if (!written.ok()) return Fail(files_.front(), written.error());
  PrintAside(context_, MessageId::kSubmitProofWritten, {{"file", args_.proof}});
}

std::size_t Handover::Count(bool (*counts)(const Handed&)) const {
  return static_cast<std::size_t>(std::count_if(files_.begin(), files_.end(), counts));
}

void Handover::Summarize() const {
  if (alone() || json()) return;
  const std::string total = std::to_string(files_.size());
  const std::string refused = std::to_string(Count([](const Handed& one) { return one.refused; }));
  const std::string failed = std::to_string(
      Count([](const Handed& one) { return one.error.has_value() && !one.promise; }));
  if (args_.dry_run) {
    const std::size_t clean = Count([](const Handed& one) { return one.would_be_admitted; });
    return Print(context_, MessageId::kSubmitDrySummary,
                 {{"total", total},
                  {"count", std::to_string(clean)},
                  {"refused", refused},
                  {"failed", failed}});
  }
  const std::size_t known =
      Count([](const Handed& one) { return one.promise.has_value() && one.known_before; });
  const std::size_t taken =
      Count([](const Handed& one) { return one.promise.has_value() && !one.known_before; });
  Print(context_, MessageId::kSubmitSummary,
        {{"total", total},
         {"count", std::to_string(taken)},
         {"known", std::to_string(known)},
         {"refused", refused},
         {"failed", failed}});
}

Result<SubmitReport> Handover::Report() const {
  if (alone() && files_.front().error && !files_.front().promise) return *files_.front().error;
  SubmitReport report;
  for (const Handed& one : files_) {
    report.exit_code = std::max(report.exit_code, one.exit_code);
    report.files.push_back(one.json);
  }
  return report;
}

}  // namespace

Result<Submitted> Submit(const BelievedRegistry& registry, const UnfinishedStatement& statement) {
  WARIFU_ASSIGN_OR_RETURN(SubmitOutcome outcome,
                          registry.connection->Submit(statement.ToSignedStatement()));
  if (auto* findings = std::get_if<Findings>(&outcome)) return Submitted(std::move(*findings));
  WARIFU_ASSIGN_OR_RETURN(VerifiedReceipt receipt,
                          ReceiptOf(registry, statement, std::get<std::string>(outcome)));
  return Submitted(std::move(receipt));
}

Result<SubmitReport> SubmitFiles(Context& context, const BelievedRegistry& registry,
                                 const SubmitArgs& args) {
  Handover handover(context, registry, args);
  handover.ReadAll();
  if (args.dry_run) {
    handover.DryRunAll();
  } else {
    handover.HandInAll();
    handover.AwaitAll();
  }
  handover.Summarize();
  return handover.Report();
}

}  // namespace warifu
