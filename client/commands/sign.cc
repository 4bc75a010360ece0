// warifu sign FILE... --key KEY: the first or next signature.
//
// All files are linted, shown and confirmed before the first is signed; then each is signed and
// written in turn, and the first that fails ends it.
#include <nlohmann/json.hpp>
#include <set>

#include "client/commands/commands.h"
#include "client/exit.h"
#include "client/home.h"
#include "client/keys/keyring.h"
#include "client/keys/passphrase.h"
#include "client/linting.h"
#include "client/render/error.h"
#include "client/render/findings.h"
#include "client/render/print.h"
#include "client/render/statement.h"
#include "client/signing.h"
#include "client/statement_file.h"
#include "client/submitting.h"

namespace warifu {
namespace {

// What became of one file.
struct Signed {
  std::string path;
  UnfinishedStatement statement;
  NextSigner next;
};

Status CheckArgs(const SignArgs& args) {
  if (!args.output.empty() && args.files.size() != 1) {
    return BadInput("--output is for one file; " + std::to_string(args.files.size()) +
                    " were given");
  }
  if (args.submit && args.offline) {
    return BadInput(
        "--submit needs the registry: leave out --offline, or submit later with: warifu submit");
  }
  return Ok();
}

Status AskOnce(Context& context, const SignArgs& args, std::size_t count) {
  if (args.yes) return Ok();
  WARIFU_ASSIGN_OR_RETURN(
      const std::string answer,
      context.terminal.Ask(
          Question(context, MessageId::kSignAsk, {{"count", std::to_string(count)}}), "--yes"));
  if (IsYes(context, answer)) return Ok();
  return Error{ErrorCode::kInterrupted, Say(context.languages.front(), MessageId::kNothingChanged)};
}

void PrintNext(Context& context, const Signed& done) {
  Print(context, MessageId::kSignWritten,
        {{"file", done.path}, {"code", done.statement.code().ToString()}});
  if (done.next.who) {
    Print(context, MessageId::kSignNext,
          {{"who", SignerInWords(context.languages.front(), *done.next.who)}, {"file", done.path}});
  } else if (done.next.complete()) {
    Print(context, MessageId::kSignComplete, {{"file", done.path}});
  } else {
    Print(context, MessageId::kSignPerhapsComplete, {{"file", done.path}});
  }
}

nlohmann::json JsonOf(const Signed& done) {
  nlohmann::json object =
      StatementJson(done.statement.statement(), done.statement.name(), SignersOf(done.statement));
  object["file"] = done.path;
  object["complete"] = done.next.certain ? nlohmann::json(done.next.complete()) : nullptr;
  if (done.next.who) object["next"] = SignerInWords("en", *done.next.who);
  return object;
}

std::string OutputOf(const SignArgs& args, const std::string& path) {
  return args.output.empty() ? StatementPathFor(path) : args.output;
}

// A draft signed again is another statement: it does not replace one that others may have signed.
Status RefuseToReplace(const SignArgs& args) {
  std::set<std::string> outputs;
  for (const std::string& path : args.files) {
    const std::string output = OutputOf(args, path);
    if (!outputs.insert(output).second) {
      return BadInput("two of these files would be signed into " + output +
                      ": sign them one by one, each with its own --output");
    }
    if (output == path || !FileExists(output)) continue;
    return Refused(output +
                   " exists already and may carry signatures: countersign it, remove it, "
                   "or write elsewhere with --output");
  }
  return Ok();
}

// All files of one command, one after the other.
class SigningRun {
 public:
  // Borrows both.
  SigningRun(Context& context, const SignArgs& args, SigningDesk desk)
      : context_(context), args_(args), desk_(std::move(desk)) {}

  // Lints, shows and confirms every file for a signature of `key`. Where one may not be signed,
  // refused() names each such.
  Status Prepare(const PublicKey& key);
  bool refused() const { return !refused_.empty(); }
  std::size_t count() const { return statements_.size(); }
  // Signs and writes one after the other, until one fails.
  Status SignAll(const SigningKey& key);

  // What became of all; `failure`: what ended it.
  CommandResult Finish(const Status& failure) const;

 private:
  Status SignOne(Signed one, const std::string& from, const SigningKey& key);
  void Refuse(const std::string& path, const Findings& findings);

  Context& context_;
  const SignArgs& args_;
  SigningDesk desk_;
  std::vector<UnfinishedStatement> statements_;       // as the files, once prepared
  nlohmann::json done_ = nlohmann::json::array();     // files signed
  nlohmann::json refused_ = nlohmann::json::array();  // files with findings
  int exit_code_ = kExitOk;
};

void SigningRun::Refuse(const std::string& path, const Findings& findings) {
  desk_.ShowFindings(path, findings);
  refused_.push_back({{"file", path}, {"findings", FindingsJson(findings)}});
  exit_code_ = kExitRefusedByRule;
}

Status SigningRun::Prepare(const PublicKey& key) {
  for (const std::string& path : args_.files) {
    WARIFU_ASSIGN_OR_RETURN(LintResult lint, desk_.Prepare(path, key));
    if (!lint.findings.empty()) {
      Refuse(path, lint.findings);
      continue;
    }
    desk_.Show(*lint.statement);
    if (!refused()) WARIFU_RETURN_IF_ERROR(desk_.ConfirmSpecial(*lint.statement, args_));
    statements_.push_back(std::move(*lint.statement));
  }
  return Ok();
}

Status SigningRun::SignAll(const SigningKey& key) {
  for (std::size_t i = 0; i < statements_.size() && exit_code_ == kExitOk; ++i) {
    const std::string& from = args_.files[i];
    Signed one{OutputOf(args_, from), std::move(statements_[i]), {}};
    WARIFU_RETURN_IF_ERROR(SignOne(std::move(one), from, key));
  }
  return Ok();
}

Status SigningRun::SignOne(Signed one, const std::string& from, const SigningKey& key) {
  WARIFU_ASSIGN_OR_RETURN(const SignOutcome outcome, desk_.Sign(one.statement, key));
  if (!outcome.findings.empty()) {
    Refuse(from, outcome.findings);
    return Ok();
  }
  one.next = outcome.next;
  WARIFU_RETURN_IF_ERROR(
      WriteFile(one.path, one.statement.ToFile(), Overwrite::kYes, Secrecy::kPublic));
  if (!context_.global.json) InEachLanguage(context_, [&] { PrintNext(context_, one); });
  done_.push_back(JsonOf(one));
  if (!args_.submit || !one.next.complete()) return Ok();
  WARIFU_ASSIGN_OR_RETURN(const SubmitReport report,
                          SubmitOne(context_, desk_.registry(), one.path));
  done_.back()["submitted"] = report.json;
  exit_code_ = report.exit_code;
  return Ok();
}

CommandResult SigningRun::Finish(const Status& failure) const {
  const bool alone = done_.empty() && refused_.empty();
  if (!failure.ok() && (alone || !context_.global.json)) return failure.error();
  if (!context_.global.json) return exit_code_;
  nlohmann::json object = {{"signed", done_}};
  if (refused()) object["refused"] = refused_;
  if (!failure.ok()) object["error"] = ErrorJson(failure.error());
  PrintJson(context_, object);
  return failure.ok() ? exit_code_ : ExitCodeOf(failure.error().code);
}

}  // namespace

CommandDeclaration Declare(SignArgs& args) {
  return {
      .name = "sign",
      .what = "Sign a draft, or countersign a statement",
      .takes =
          {Word("files", "FILE", &args.files, "Drafts (.json) or statements (.statement)").Needed(),
           Option("--key", "KEY", &args.key, "Name of a key, or a key file").Needed(),
           Option("--output", "FILE", &args.output, "Where to write the statement (one file only)"),
           Flag("--yes", &args.yes, "Do not ask"),
           Option("--confirm", "DIGITS", &args.confirm,
                  "For a key binding: the last 8 characters of the new key's fingerprint, as "
                  "read out by its owner"),
           Flag("--submit", &args.submit, "Submit it when it has all its signatures"),
           Flag("--offline", &args.offline, "Do not ask the registry")},
      .notes =
          "Writes X.statement beside X.json (or over X.statement) and says who signs next.\n"
          "Without the registry (--offline) it cannot tell how many root keys must sign, nor "
          "whether this signer may make this change.",
      .examples = {"warifu sign offer.json --key company"},
      .exit_codes =
          "0 signed; 17 a rule is broken, nothing was signed; 3 the registry gave no answer; 2 a "
          "mistake in what was typed, or another signer's turn; 130 not confirmed."};
}

CommandResult RunCommand(Context& context, const SignArgs& args) {
  WARIFU_RETURN_IF_ERROR(CheckArgs(args));
  WARIFU_RETURN_IF_ERROR(MustBeAnswered(context.terminal, args.yes, "--yes"));
  WARIFU_ASSIGN_OR_RETURN(const KeyFile file, FindKey(context, args.key));
  WARIFU_RETURN_IF_ERROR(MustHavePassphrase(context));
  WARIFU_RETURN_IF_ERROR(RefuseToReplace(args));
  WARIFU_ASSIGN_OR_RETURN(SigningDesk desk, SigningDesk::Open(context, args));
  SigningRun run(context, args, std::move(desk));
  WARIFU_RETURN_IF_ERROR(run.Prepare(file.info.public_key));
  if (run.refused()) return run.Finish(Ok());
  WARIFU_RETURN_IF_ERROR(AskOnce(context, args, run.count()));
  WARIFU_ASSIGN_OR_RETURN(const SigningKey key, OpenKey(context, args.key));
  return run.Finish(run.SignAll(key));
}

}  // namespace warifu
