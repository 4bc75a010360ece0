// warifu sign FILE... --key KEY: the first or next signature.
//
// All files are linted, shown and confirmed before the first is signed; what is not in order is set
// apart and not signed. Then each is signed and written in turn, and the first that fails ends it.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>
#include <vector>

#include "client/commands/commands.h"
#include "client/home.h"
#include "client/keys/keyring.h"
#include "client/keys/passphrase.h"
#include "client/linting.h"
#include "client/loading.h"
#include "client/render/error.h"
#include "client/render/findings.h"
#include "client/render/print.h"
#include "client/render/statement.h"
#include "client/signing.h"
#include "client/statement_file.h"
#include "client/submitting.h"
#include "core/base/exit.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

// One file that may be signed, and where it goes.
struct ToSign {
  std::string path;    // as given
  std::string output;  // written there
  Prepared prepared;

  const UnfinishedStatement& statement() const { return *prepared.statement; }
};

// One file that is not signed: by its findings, or by an error of its own.
struct SetApart {
  std::string path;
  Findings findings;
  std::optional<Error> error;

  int exit_code() const { return error ? ExitCodeOf(error->code) : kExitRefusedByRule; }
};

Status CheckArgs(const SignArgs& args) {
  if (!args.output.empty() && args.files.size() != 1) {
    return BadInput("--output is for one file; {count} were given", args.files.size());
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
  return Interrupted(Verbatim(Say(ErrorLanguage(context), MessageId::kNothingChanged)));
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
      return BadInput(
          "two of these files would be signed into {output}: sign them one by one, each with its "
          "own --output",
          output);
    }
    if (output == path || !FileExists(output)) continue;
    return Refused(
        "{output} exists already and may carry signatures: countersign it, remove it, or write "
        "elsewhere with --output",
        output);
  }
  return Ok();
}

// An error that is about this file alone.
bool IsOfTheFile(ErrorCode code) {
  return code == ErrorCode::kBadInput || code == ErrorCode::kRefused ||
         code == ErrorCode::kDamaged || code == ErrorCode::kNewerProgram;
}

nlohmann::json JsonOf(const ToSign& done) {
  const UnfinishedStatement& statement = done.statement();
  const NextSigner& next = done.prepared.next;
  nlohmann::json object =
      StatementJson(statement.statement(), statement.name(), SignersOf(statement));
  object["file"] = done.output;
  object["complete"] = next.certain ? nlohmann::json(next.complete()) : nullptr;
  if (next.who) object["next"] = SignerInWords("en", *next.who);
  if (done.prepared.since) object["since"] = OfferSinceJson(*done.prepared.since);
  return object;
}

nlohmann::json JsonOf(const SetApart& apart) {
  nlohmann::json object = {{"file", apart.path}};
  if (apart.error) {
    object["error"] = ErrorJson(*apart.error);
  } else {
    object["findings"] = FindingsJson(apart.findings);
  }
  return object;
}

// All files of one command, one after the other.
class SigningRun {
 public:
  // Borrows both.
  SigningRun(Context& context, const SignArgs& args, SigningDesk desk)
      : context_(context), args_(args), desk_(std::move(desk)) {}

  // Lints, shows and confirms every file for a signature of `key`, and sets apart what may not be
  // signed. Errors: those that are about more than one file, or about the only one.
  Status Prepare(const PublicKey& key);
  std::size_t count() const { return to_sign_.size(); }
  void ShowApart() const;
  // Of many: each in a line, those that differ from the last one first.
  void ShowList() const;
  // Signs and writes one after the other, until one fails.
  Status SignAll(const SigningKey& key);
  // Who is next, and which files to send there.
  void ShowNext() const;
  // Hands in what is complete.
  Status SubmitComplete();

  // What became of all; `failure`: what ended it.
  CommandResult Finish(const Status& failure) const;

 private:
  Status PrepareOne(const std::string& path, const PublicKey& key);
  Status SignOne(ToSign& one, const SigningKey& key);
  void PrintNext(const NextSigner& next, const std::string& files) const;
  bool json() const { return context_.global.json; }

  Context& context_;
  const SignArgs& args_;
  SigningDesk desk_;
  std::vector<ToSign> to_sign_;
  std::vector<SetApart> apart_;
  std::size_t signed_ = 0;  // of to_sign_, from the first on
  nlohmann::json submitted_;
  int submit_exit_code_ = kExitOk;
};

Status SigningRun::PrepareOne(const std::string& path, const PublicKey& key) {
  WARIFU_ASSIGN_OR_RETURN(Prepared prepared, desk_.Prepare(path, key));
  if (!prepared.findings.empty()) {
    apart_.push_back({path, std::move(prepared.findings), std::nullopt});
    return Ok();
  }
  desk_.Show(path, prepared);
  WARIFU_RETURN_IF_ERROR(desk_.ConfirmSpecial(*prepared.statement, args_));
  to_sign_.push_back({path, OutputOf(args_, path), std::move(prepared)});
  return Ok();
}

Status SigningRun::Prepare(const PublicKey& key) {
  for (const std::string& path : args_.files) {
    const Status prepared = PrepareOne(path, key);
    if (prepared.ok()) continue;
    const bool sets_apart = args_.files.size() > 1 && IsOfTheFile(prepared.error().code);
    if (!sets_apart) return prepared;
    apart_.push_back({path, {}, prepared.error()});
  }
  return Ok();
}

void SigningRun::ShowApart() const {
  if (apart_.empty() || json()) return;
  if (args_.files.size() > 1) Print(context_, MessageId::kSignApart);
  for (const SetApart& apart : apart_) {
    if (!apart.error) {
      desk_.ShowFindings(apart.path, apart.findings);
    } else {
      Print(context_, MessageId::kSignApartRefused,
            {{"file", apart.path}, {"why", apart.error->sentence}});
    }
  }
}

void SigningRun::ShowList() const {
  if (to_sign_.size() < 2) return;
  for (const bool different : {true, false}) {
    for (const ToSign& one : to_sign_) {
      const std::optional<OfferSince>& since = one.prepared.since;
      const bool differs = since && CompareSince(*since) == SinceLast::kDifferent;
      if (differs == different) desk_.ShowInList(one.path, one.prepared);
    }
  }
}

Status SigningRun::SignAll(const SigningKey& key) {
  for (; signed_ < to_sign_.size(); ++signed_) {
    WARIFU_RETURN_IF_ERROR(SignOne(to_sign_[signed_], key));
  }
  return Ok();
}

Status SigningRun::SignOne(ToSign& one, const SigningKey& key) {
  UnfinishedStatement& statement = *one.prepared.statement;
  WARIFU_RETURN_IF_ERROR(statement.AddSignature(key));
  WARIFU_RETURN_IF_ERROR(
      WriteFile(one.output, statement.ToFile(), Overwrite::kYes, Secrecy::kPublic));
  if (!json()) {
    Print(context_, MessageId::kSignWritten,
          {{"file", one.output}, {"code", statement.code().ToString()}});
  }
  if (!one.prepared.since) return Ok();
  const Result<PayeeAccounts>& accounts = one.prepared.since->accounts;
  return NoteSignedOffer(context_, statement, key.public_key(),
                         accounts.ok() ? std::optional<PayeeAccounts>(*accounts) : std::nullopt);
}

void SigningRun::PrintNext(const NextSigner& next, const std::string& files) const {
  if (next.who) {
    Print(context_, MessageId::kSignNext,
          {{"who", SignerInWords(context_.languages.front(), *next.who)}, {"file", files}});
  } else {
    const MessageId complete =
        next.genesis ? MessageId::kSignCompleteGenesis : MessageId::kSignComplete;
    Print(context_, next.complete() ? complete : MessageId::kSignPerhapsComplete,
          {{"file", files}});
  }
}

void SigningRun::ShowNext() const {
  if (json()) return;
  std::vector<std::pair<NextSigner, std::string>> to_send;
  for (std::size_t i = 0; i < signed_; ++i) {
    const NextSigner& next = to_sign_[i].prepared.next;
    if (args_.submit && next.complete()) continue;  // handed in at once
    const auto same = std::find_if(to_send.begin(), to_send.end(),
                                   [&](const auto& other) { return other.first == next; });
    if (same == to_send.end()) {
      to_send.emplace_back(next, to_sign_[i].output);
    } else {
      same->second += " " + to_sign_[i].output;
    }
  }
  for (const auto& [next, files] : to_send) {
    const NextSigner& who = next;
    const std::string& which = files;
    InEachLanguage(context_, [this, &who, &which] { PrintNext(who, which); });
  }
}

Status SigningRun::SubmitComplete() {
  SubmitArgs submit;
  for (std::size_t i = 0; i < signed_; ++i) {
    if (to_sign_[i].prepared.next.complete()) submit.files.push_back(to_sign_[i].output);
  }
  if (!args_.submit || submit.files.empty()) return Ok();
  std::optional<BelievedRegistry> opened;  // a genesis was signed without one
  const BelievedRegistry* registry = desk_.registry();
  if (registry == nullptr) {
    WARIFU_ASSIGN_OR_RETURN(opened, OpenRegistry(context_));
    registry = &*opened;
  }
  WARIFU_ASSIGN_OR_RETURN(SubmitReport report, SubmitFiles(context_, *registry, submit));
  submit_exit_code_ = report.exit_code;
  submitted_ = std::move(report.files);
  return Ok();
}

CommandResult SigningRun::Finish(const Status& failure) const {
  const bool alone = signed_ == 0 && apart_.empty();
  if (!failure.ok() && (alone || !json())) return failure.error();
  int exit_code = failure.ok() ? submit_exit_code_ : ExitCodeOf(failure.error().code);
  for (const SetApart& apart : apart_) exit_code = std::max(exit_code, apart.exit_code());
  if (!json()) return exit_code;
  nlohmann::json object = {{"signed", nlohmann::json::array()}};
  std::size_t handed_in = 0;  // of submitted_
  for (std::size_t i = 0; i < signed_; ++i) {
    nlohmann::json one = JsonOf(to_sign_[i]);
    const bool complete = to_sign_[i].prepared.next.complete();
    if (complete && handed_in < submitted_.size()) one["submitted"] = submitted_[handed_in++];
    object["signed"].push_back(std::move(one));
  }
  for (const SetApart& apart : apart_) object["refused"].push_back(JsonOf(apart));
  if (!failure.ok()) object["error"] = ErrorJson(failure.error());
  PrintJson(context_, object);
  return exit_code;
}

// Everything after the question.
Status SignShown(Context& context, const SignArgs& args, SigningRun& run) {
  WARIFU_ASSIGN_OR_RETURN(const SigningKey key, OpenKey(context, args.key));
  const Status made = run.SignAll(key);
  run.ShowNext();
  if (!made.ok()) return made.error();
  return run.SubmitComplete();
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
          "Writes X.statement beside X.json (or over X.statement) and says who signs next and "
          "which files to send there.\n"
          "Many files are shown one after the other and asked for once. One with findings, or "
          "where it is another signer's turn, is set apart and not signed; the others are.\n"
          "An offer is shown as the worker will read it, and held against the last one between the "
          "same company and the same last party: payees, accounts and total first.\n"
          "The registry is asked without any signature: only --submit hands one in.\n"
          "Without the registry (--offline) it cannot tell how many root keys must sign, nor "
          "whether this signer may make this change.",
      .examples = {"warifu sign offer.json --key company",
                   "warifu sign offer-*.statement --key sending --submit"},
      .exit_codes =
          "0 signed; 17 a rule is broken, that file was not signed; 3 the registry gave no answer; "
          "2 a mistake in what was typed, or another signer's turn; 130 not confirmed."};
}

CommandResult RunCommand(Context& context, const SignArgs& args) {
  WARIFU_RETURN_IF_ERROR(CheckArgs(args));
  if (args.files.size() == 1) WARIFU_RETURN_IF_ERROR(CheckLoadable(args.files.front()));
  WARIFU_RETURN_IF_ERROR(MustBeAnswered(context.terminal, args.yes, "--yes"));
  WARIFU_ASSIGN_OR_RETURN(const KeyFile file, FindKey(context, args.key));
  WARIFU_RETURN_IF_ERROR(MustHavePassphrase(context));
  WARIFU_RETURN_IF_ERROR(RefuseToReplace(args));
  WARIFU_ASSIGN_OR_RETURN(SigningDesk desk, SigningDesk::Open(context, args));
  SigningRun run(context, args, std::move(desk));
  WARIFU_RETURN_IF_ERROR(run.Prepare(file.info.public_key));
  run.ShowApart();
  run.ShowList();
  if (run.count() == 0) return run.Finish(Ok());
  WARIFU_RETURN_IF_ERROR(AskOnce(context, args, run.count()));
  return run.Finish(SignShown(context, args, run));
}

}  // namespace warifu
