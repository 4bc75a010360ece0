// warifu lint FILE...: every finding of a draft or statement, and what the worker will see.
#include <nlohmann/json.hpp>

#include "client/commands/commands.h"
#include "client/linting.h"
#include "client/render/findings.h"
#include "client/render/preview.h"
#include "client/render/print.h"
#include "client/render/reckoning.h"
#include "client/render/statement.h"
#include "core/base/exit.h"

namespace warifu {
namespace {

// Null where the registry was not asked.
const std::vector<CeilingMeasure>* CeilingsOf(const LintResult& lint) {
  return lint.judged_by_registry ? &lint.ceilings : nullptr;
}

nlohmann::json JsonOf(const std::string& path, const LintResult& lint) {
  nlohmann::json object = {{"file", path},
                           {"judged_by_registry", lint.judged_by_registry},
                           {"signatures_missing", lint.signatures_missing},
                           {"findings", FindingsJson(lint.findings)}};
  if (lint.statement) {
    object["statement"] = StatementJson(lint.statement->statement(), lint.statement->name(),
                                        SignersOf(*lint.statement));
    const v1::Statement& statement = lint.statement->statement();
    if (statement.has_offer()) {
      object["reckoned"] = ReckoningJson(statement.offer(), CeilingsOf(lint));
    }
  }
  return object;
}

MessageId HeadOf(const LintResult& lint) {
  if (!lint.findings.empty()) return MessageId::kLintFindings;
  if (!lint.judged_by_registry) return MessageId::kLintFormOnly;
  return lint.signatures_missing ? MessageId::kLintCleanUnsigned : MessageId::kLintClean;
}

void PrintLint(Context& context, const std::string& path, const LintResult& lint) {
  Print(context, HeadOf(lint), {{"file", path}});
  PrintFindings(context, lint.findings);
  if (lint.statement && lint.statement->statement().has_offer()) {
    PrintReckoning(context, lint.statement->statement().offer(), CeilingsOf(lint));
    PrintOfferPreview(context, *lint.statement, lint.preview ? &*lint.preview : nullptr);
  }
}

}  // namespace

CommandDeclaration Declare(LintArgs& args) {
  return {
      .name = "lint",
      .what = "What is wrong with a draft or statement, and what the worker will see",
      .takes =
          {Word("files", "FILE", &args.files, "Drafts (.json) or statements (.statement)").Needed(),
           Flag("--offline", &args.offline, "Judge the form only; do not ask the registry")},
      .exit_codes =
          "0 nothing; 17 findings; 2 a file that cannot be read as a draft or statement; 3 the "
          "registry gave no answer."};
}

CommandResult RunCommand(Context& context, const LintArgs& args) {
  std::optional<BelievedRegistry> registry;
  if (!args.offline) {
    WARIFU_ASSIGN_OR_RETURN(registry, OpenRegistryForLint(context, args.files));
  }
  nlohmann::json list = nlohmann::json::array();
  bool clean = true;
  for (const std::string& path : args.files) {
    WARIFU_ASSIGN_OR_RETURN(const LintResult lint,
                            Lint(context, path, registry ? &*registry : nullptr));
    clean = clean && lint.findings.empty();
    if (context.global.json) {
      list.push_back(JsonOf(path, lint));
    } else {
      PrintLint(context, path, lint);
    }
  }
  if (context.global.json) PrintJson(context, {{"lint", list}});
  return clean ? kExitOk : kExitRefusedByRule;
}

}  // namespace warifu
