// warifu draft KIND: a template, or a draft made from something that exists.
#include <nlohmann/json.hpp>

#include "client/commands/commands.h"
#include "client/draft/json_tree.h"
#include "client/draft/writer.h"
#include "client/exit.h"
#include "client/home.h"
#include "client/loading.h"
#include "client/render/print.h"
#include "client/trust_folder.h"
#include "core/base/encoding.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

Result<StatementKind> KindOfArgs(const DraftArgs& args) {
  const std::optional<StatementKind> kind = StatementKindFromName(args.kind);
  if (kind) return *kind;
  return BadInput("kind " + EscapeForTerminal(args.kind) +
                  ": one of genesis, ruleset, organization, key, appointment, offer, allocation, "
                  "change");
}

bool LooksLikeKey(const std::string& text) {
  const std::optional<std::string> bytes = DecodeHex(text);
  return bytes && bytes->size() == PublicKey::kSize;
}

// A statement that exists, as the start of the next: without the time and the registry, which sign
// fills in. An offer or appointment from the registry names what it replaces.
Result<v1::Statement> StartFrom(const Context& context, const std::string& from) {
  v1::Statement statement;
  if (FileExists(from)) {
    WARIFU_ASSIGN_OR_RETURN(const UnfinishedStatement file, LoadOrFail(context, from, nullptr));
    statement = file.statement();
  } else {
    WARIFU_ASSIGN_OR_RETURN(const BelievedRegistry registry, OpenRegistry(context));
    const bool is_code = LooksLikeCode(from);
    const Result<Code> code = is_code ? ParseCode(from) : Result<Code>(Code{});
    if (!code.ok()) return code.error();
    WARIFU_ASSIGN_OR_RETURN(const VerifiedReceipt receipt, is_code ? FetchStatement(registry, *code)
                                                                   : FetchRecord(registry, from));
    statement = receipt.subject.statement();
    const std::string name = receipt.subject.entry->statement()->name().ToString();
    v1::Lineage* lineage = nullptr;
    if (statement.has_offer()) lineage = statement.mutable_offer()->mutable_lineage();
    if (statement.has_appointment()) lineage = statement.mutable_appointment()->mutable_lineage();
    if (lineage != nullptr) {
      if (lineage->first().empty()) lineage->set_first(name);
      lineage->set_supersedes(name);
    }
  }
  statement.clear_registry();
  statement.clear_issued_at();
  return statement;
}

// Binds a key whose file is elsewhere.
std::string BindingDraft(const std::string& public_key, const std::string& language) {
  return "{\n  \"key_binding\": {\n    \"public_key\": \"" + public_key + "\",\n    // " +
         Say(language, MessageId::kDraftBindingOwner) + "\n    \"organization\": \"\"\n  }\n}\n";
}

Result<std::string> DraftFor(const Context& context, const DraftArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const StatementKind kind, KindOfArgs(args));
  if (args.from.empty()) return DraftTemplate(kind, context.languages.front());
  if (kind == StatementKind::kKeyBinding && LooksLikeKey(args.from)) {
    return BindingDraft(args.from, context.languages.front());
  }
  WARIFU_ASSIGN_OR_RETURN(const v1::Statement statement, StartFrom(context, args.from));
  const auto found = static_cast<StatementKind>(statement.body_case());
  if (found == kind) {
    return WriteDraft(statement, DraftComments::kYes, context.languages.front());
  }
  return BadInput("--from " + EscapeForTerminal(args.from) + " is a " +
                  std::string(StatementKindName(found)) + ", not a " + args.kind);
}

}  // namespace

CommandDeclaration Declare(DraftArgs& args) {
  return {.name = "draft",
          .what = "Print a draft to fill in, as JSON with comments",
          .takes = {Word("kind", "KIND", &args.kind,
                         "One of genesis, ruleset, organization, key, appointment, offer, "
                         "allocation or change")
                        .Needed()
                        .OneOf({"genesis", "ruleset", "organization", "key", "appointment", "offer",
                                "allocation", "change"}),
                    Option("--from", "FILE|CODE|ID", &args.from,
                           "Start from a file (.json, .statement), a code, or an organization's "
                           "id")},
          .examples = {"warifu draft offer > offer.json",
                       "warifu draft offer --from 7K3Q-9D2M-4XVB-PZ1T-Q > next.json"}};
}

CommandResult RunCommand(Context& context, const DraftArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const std::string draft, DraftFor(context, args));
  if (context.global.json) {
    PrintJson(context, {{"draft", draft}});
  } else {
    context.out << draft;
  }
  return kExitOk;
}

}  // namespace warifu
