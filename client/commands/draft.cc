// warifu draft KIND: a template, a draft made from something that exists, or one for each row of a
// table.
#include <nlohmann/json.hpp>

#include "client/commands/commands.h"
#include "client/draft/writer.h"
#include "client/draft_notes.h"
#include "client/drafting.h"
#include "client/home.h"
#include "client/render/print.h"
#include "core/base/encoding.h"
#include "core/base/exit.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr char kKinds[] =
    "genesis, ruleset, organization, key, appointment, offer, allocation, change";
constexpr char kTableEnding[] = ".csv";

Result<StatementKind> KindOfArgs(const DraftArgs& args) {
  const std::optional<StatementKind> kind = StatementKindFromName(args.kind);
  if (kind) return *kind;
  return BadInput("kind {kind}: one of {kinds}", EscapeForTerminal(args.kind), kKinds);
}

bool LooksLikeKey(const std::string& text) {
  const std::optional<std::string> bytes = DecodeHex(text);
  return bytes && bytes->size() == PublicKey::kSize;
}

// Binds a key whose file is elsewhere.
std::string BindingDraft(const std::string& public_key, const std::string& language) {
  return "{\n  \"key_binding\": {\n    \"public_key\": \"" + public_key + "\",\n    // " +
         Say(language, MessageId::kDraftBindingOwner) + "\n    \"organization\": \"\"\n  }\n}\n";
}

// What the registry knows, or where it would stand. A draft needs no registry.
DraftNotes NotesFor(Context& context, const DraftArgs& args, StatementKind kind) {
  if (!HasNotes(kind)) return {};
  if (args.offline) return NotesOffline(context, kind);
  Result<DraftNotes> notes = AskForNotes(context, kind);
  if (notes.ok()) return std::move(*notes);
  PrintAside(context, MessageId::kDraftNotHad, {{"why", notes.error().sentence}});
  return NotesOffline(context, kind);
}

Result<std::string> DraftFor(Context& context, const DraftArgs& args, StatementKind kind) {
  const std::string& language = context.languages.front();
  if (args.from.empty()) return DraftTemplate(kind, language, NotesFor(context, args, kind));
  if (kind == StatementKind::kKeyBinding && LooksLikeKey(args.from)) {
    return BindingDraft(args.from, language);
  }
  WARIFU_ASSIGN_OR_RETURN(const v1::Statement statement, StartFrom(context, args.from, kind));
  return WriteDraft(statement, DraftComments::kYes, language);
}

// One draft for each row, or none.
CommandResult DraftTable(Context& context, const DraftArgs& args, StatementKind kind) {
  WARIFU_ASSIGN_OR_RETURN(const std::vector<RowDraft> drafts,
                          DraftRows(context, args.from, kind, args.output));
  nlohmann::json files = nlohmann::json::array();
  for (const RowDraft& draft : drafts) {
    const std::string text =
        WriteDraft(draft.statement, DraftComments::kYes, context.languages.front());
    WARIFU_RETURN_IF_ERROR(WriteFile(draft.path, text, Overwrite::kNo, Secrecy::kPublic));
    files.push_back(draft.path);
    if (!context.global.json) Print(context, MessageId::kDraftWritten, {{"file", draft.path}});
  }
  if (context.global.json) PrintJson(context, {{"files", files}});
  return kExitOk;
}

}  // namespace

CommandDeclaration Declare(DraftArgs& args) {
  return {
      .name = "draft",
      .what = "Print a draft to fill in, as JSON with comments",
      .takes =
          {Word("kind", "KIND", &args.kind, std::string("One of ") + kKinds).Needed().OneOf(kKinds),
           Option("--from", "FILE|CODE|ID|TABLE.csv", &args.from,
                  "Start from a file (.json, .statement), a code, an organization's id, or "
                  "make one draft for each row of a table"),
           Option("--output", "DIR", &args.output,
                  "Folder for the drafts of a table; else this one"),
           Flag("--offline", &args.offline, "Do not ask the registry for what it knows")},
      .notes =
          "An empty draft is filled in with what the registry knows, as comments: the codes that "
          "its rules allow, the organizations, the appointments with the places left.\n"
          "A table's first row names the columns, by the paths that lint writes: net_pay, "
          "job.places, parties[1].organization, job.title.vi. A list of single values stands in "
          "one cell: NO_DEPOSIT; NO_GUARANTEE. An empty cell sets nothing. Two columns are no "
          "fields: \"from\", the file, code or id that the row starts from, and \"file\", the "
          "draft's name without .json (else the table's name and the row's number). Nothing is "
          "written unless every row is right.",
      .examples = {"warifu draft offer > offer.json",
                   "warifu draft offer --from 7K3Q-9D2M-4XVB-PZ1T-Q > next.json",
                   "warifu draft offer --from offers.csv --output drafts/"},
      .exit_codes =
          "0 done; 2 a mistake in what was typed, in the file or in the table; 3 an answer that "
          "cannot be had or believed."};
}

CommandResult RunCommand(Context& context, const DraftArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const StatementKind kind, KindOfArgs(args));
  if (args.from.ends_with(kTableEnding)) return DraftTable(context, args, kind);
  if (!args.output.empty()) return BadInput("--output: only a table (.csv) makes files");
  WARIFU_ASSIGN_OR_RETURN(const std::string draft, DraftFor(context, args, kind));
  if (context.global.json) {
    PrintJson(context, {{"draft", draft}});
  } else {
    context.out << draft;
  }
  return kExitOk;
}

}  // namespace warifu
