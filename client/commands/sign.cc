// warifu sign FILE... --key KEY: the first or next signature.
#include <nlohmann/json.hpp>
#include <set>

#include "client/commands/commands.h"
#include "client/exit.h"
#include "client/home.h"
#include "client/keys/keyring.h"
#include "client/linting.h"
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
  std::optional<Turn> next;  // nothing: complete
};

Status AskOnce(Context& context, const SignArgs& args, std::size_t count) {
  if (args.yes) return Ok();
  const std::string& language = context.languages.front();
  WARIFU_ASSIGN_OR_RETURN(
      const std::string answer,
      context.terminal.Ask(
          Say(language, MessageId::kSignAsk, {{"count", std::to_string(count)}}) + " ", "--yes"));
  if (answer == Say(language, MessageId::kYes)) return Ok();
  return Error{ErrorCode::kInterrupted, Say(language, MessageId::kNothingChanged)};
}

void PrintNext(Context& context, const Signed& done) {
  const std::string& language = context.languages.front();
  Print(context, MessageId::kSignWritten,
        {{"file", done.path}, {"code", done.statement.code().ToString()}});
  if (done.next) {
    Print(context, MessageId::kSignNext,
          {{"who", SignerInWords(language, done.next->signer)}, {"file", done.path}});
  } else {
    Print(context, MessageId::kSignComplete, {{"file", done.path}});
  }
}

nlohmann::json JsonOf(const Signed& done) {
  nlohmann::json object =
      StatementJson(done.statement.statement(), done.statement.name(), SignersOf(done.statement));
  object["file"] = done.path;
  object["complete"] = !done.next.has_value();
  if (done.next) object["next"] = SignerInWords("en", done.next->signer);
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

// Lints, shows and confirms every file; the exit code when one may not be signed.
Result<std::optional<int>> Prepare(Context& context, const SignArgs& args, SigningDesk& desk,
                                   std::vector<UnfinishedStatement>& statements) {
  WARIFU_ASSIGN_OR_RETURN(const KeyFile key, FindKey(context, args.key));
  for (const std::string& path : args.files) {
    WARIFU_ASSIGN_OR_RETURN(LintResult lint, desk.Prepare(path, key.info.public_key));
    if (!lint.findings.empty()) {
      desk.ShowFindings(path, lint.findings);
      return std::optional<int>(kExitRefusedByRule);
    }
    desk.Show(*lint.statement);
    WARIFU_RETURN_IF_ERROR(desk.ConfirmSpecial(*lint.statement, args));
    statements.push_back(std::move(*lint.statement));
  }
  return std::optional<int>();
}

Status Write(Context& context, const SigningDesk& desk, Signed& done) {
  WARIFU_RETURN_IF_ERROR(
      WriteFile(done.path, done.statement.ToFile(), Overwrite::kYes, Secrecy::kPublic));
  done.next = desk.NextOf(done.statement);
  if (!context.global.json) PrintNext(context, done);
  return Ok();
}

}  // namespace

CommandResult RunCommand(Context& context, const SignArgs& args) {
  if (!args.output.empty() && args.files.size() != 1) {
    return BadInput("--output is for one file; " + std::to_string(args.files.size()) +
                    " were given");
  }
  WARIFU_RETURN_IF_ERROR(RefuseToReplace(args));
  WARIFU_ASSIGN_OR_RETURN(SigningDesk desk, SigningDesk::Open(context, args));
  std::vector<UnfinishedStatement> statements;
  WARIFU_ASSIGN_OR_RETURN(const std::optional<int> ended, Prepare(context, args, desk, statements));
  if (ended) return *ended;
  WARIFU_RETURN_IF_ERROR(AskOnce(context, args, statements.size()));
  WARIFU_ASSIGN_OR_RETURN(const SigningKey key, OpenKey(context, args.key));
  nlohmann::json list = nlohmann::json::array();
  int exit_code = kExitOk;
  for (std::size_t i = 0; i < statements.size() && exit_code == kExitOk; ++i) {
    Signed done{OutputOf(args, args.files[i]), std::move(statements[i]), std::nullopt};
    WARIFU_ASSIGN_OR_RETURN(const Findings wrong, desk.Sign(done.statement, key));
    if (!wrong.empty()) {
      desk.ShowFindings(args.files[i], wrong);
      return kExitRefusedByRule;
    }
    WARIFU_RETURN_IF_ERROR(Write(context, desk, done));
    list.push_back(JsonOf(done));
    if (!args.submit || done.next) continue;
    WARIFU_ASSIGN_OR_RETURN(const SubmitReport report,
                            SubmitOne(context, desk.registry(), done.path));
    list.back()["submitted"] = report.json;
    exit_code = report.exit_code;
  }
  if (context.global.json) PrintJson(context, {{"signed", list}});
  return exit_code;
}

}  // namespace warifu
