// warifu show CODE|FILE|INDEX: whatever it is, in words.
#include <nlohmann/json.hpp>

#include "client/commands/commands.h"
#include "client/draft/json_tree.h"
#include "client/home.h"
#include "client/keys/keyring.h"
#include "client/loading.h"
#include "client/registry_facts.h"
#include "client/registry_server.h"
#include "client/render/key.h"
#include "client/render/print.h"
#include "client/render/statement.h"
#include "client/render/trust.h"
#include "client/trust_folder.h"
#include "core/base/encoding.h"
#include "core/base/exit.h"
#include "core/proof/receipt.h"
#include "core/statement/entry.h"
#include "core/statement/file.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr std::size_t kMaxShownFileBytes = 4 << 20;

CommandResult ShowReceipt(Context& context, const VerifiedReceipt& receipt) {
  if (context.global.json) {
    PrintJson(context, {{"statement", ReceiptJson(receipt)}});
  } else {
    PrintReceipt(context, receipt);
  }
  return kExitOk;
}

CommandResult ShowStatement(Context& context, const UnfinishedStatement& statement) {
  if (context.global.json) {
    PrintJson(context, {{"statement", StatementJson(statement.statement(), statement.name(),
                                                    SignersOf(statement))}});
  } else {
    PrintStatement(context, statement.statement(), statement.name(), SignersOf(statement));
  }
  return kExitOk;
}

// A receipt in a file is judged by the trust file that fits; without one it is not shown.
CommandResult ShowReceiptFile(Context& context, const std::string& path, const std::string& bytes) {
  WARIFU_ASSIGN_OR_RETURN(const TrustFile trust, OnlyTrust(context));
  const ReceiptJudgment judgment = VerifyReceiptFile(bytes, trust);
  if (judgment.receipt) return ShowReceipt(context, *judgment.receipt);
  return Inconsistent("{path}: this receipt does not verify against {origin}: {cause}", path,
                      trust.origin(), SentenceOf(judgment.causes.front()));
}

// Judged as it lies there, without asking anybody.
VerifyArgs AsFound(const std::string& path) {
  VerifyArgs args;
  args.what = path;
  args.offline = true;
  return args;
}

CommandResult ShowFile(Context& context, const std::string& path) {
  WARIFU_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(path, kMaxShownFileBytes));
  if (BlankComments(bytes).find_first_not_of(" \t\r\n") == BlankComments(bytes).find('{')) {
    WARIFU_ASSIGN_OR_RETURN(const UnfinishedStatement draft, LoadOrFail(context, path, nullptr));
    return ShowStatement(context, draft);
  }
  const Result<FileKind> kind = IdentifyFile(bytes);
  if (!kind.ok()) return kind.error().At(path);
  switch (*kind) {
    case FileKind::kStatement: {
      WARIFU_ASSIGN_OR_RETURN(const UnfinishedStatement file, LoadOrFail(context, path, nullptr));
      return ShowStatement(context, file);
    }
    case FileKind::kReceipt:
      return ShowReceiptFile(context, path, bytes);
    case FileKind::kTrust: {
      WARIFU_ASSIGN_OR_RETURN(const TrustFile trust, ReadTrustFile(path));
      RenderTrust(context, trust);
      return kExitOk;
    }
    case FileKind::kKey:
      return RunCommand(context, KeyShowArgs{path});
    case FileKind::kProof:
    case FileKind::kEvidence:
      return RunCommand(context, AsFound(path));
    case FileKind::kPlace:
      return RunCommand(context, PlaceShowArgs{path});
    case FileKind::kState:
      break;
  }
  return BadInput("{path}: {kind} has nothing to show", path, FileKindWords(*kind));
}

}  // namespace

CommandDeclaration Declare(ShowArgs& args) {
  return {.name = "show",
          .what = "Any statement, proof, trust file, receipt or key file, in words",
          .takes = {Word("what", "CODE|FILE|INDEX", &args.what, "Code, file or index in the log")
                        .Needed()},
          .notes =
              "Offer proofs and evidence are judged as warifu verify --offline does, with its exit "
              "codes.",
          .examples = {"warifu show offer.statement"}};
}

// Why nothing of the entry can be shown, where the call for it gave `error`.
Error WhyNoEntry(const BelievedRegistry& registry, std::uint64_t index, const Error& error) {
  const Result<SignedCheckpoint> head = FetchCheckpoint(*registry.connection, registry.trust);
  if (!head.ok()) return error;
  const TreeSize size = head->checkpoint.size;
  if (index >= size.value()) {
    return NotFound("entry {index} is not there yet: the log has {size} entries", index,
                    size.value());
  }
  const Result<std::string> bytes =
      FetchEntry(*registry.connection, head->checkpoint, LeafIndex(index));
  if (!bytes.ok()) return bytes.error();
  const Result<UntrustedEntry> entry = ParseEntry(*bytes);
  if (!entry.ok() || !std::holds_alternative<SealContent>(entry->content)) return error;
  return NotFound(
      "entry {index} is a seal, which says nothing of its own; see it with: warifu log entries "
      "{index} 1",
      index);
}

CommandResult RunCommand(Context& context, const ShowArgs& args) {
  const bool is_code = LooksLikeCode(args.what);
  if (!is_code && FileExists(args.what)) return ShowFile(context, args.what);
  const std::optional<std::uint64_t> index = ParseDecimal(args.what);
  if (!index && !is_code) {
    return NotFound(
        "'{what}' is no file here, no code and no index in the log; of an organization: "
        "warifu organization show ID",
        EscapeForTerminal(args.what));
  }
  WARIFU_ASSIGN_OR_RETURN(const BelievedRegistry registry, OpenRegistry(context));
  if (index) {
    const Result<VerifiedReceipt> receipt = FetchStatementAt(registry, LeafIndex(*index));
    if (receipt.ok()) return ShowReceipt(context, *receipt);
    return WhyNoEntry(registry, *index, receipt.error());
  }
  WARIFU_ASSIGN_OR_RETURN(const Code code, ParseCode(args.what));
  WARIFU_ASSIGN_OR_RETURN(const VerifiedReceipt receipt, FetchStatement(registry, code));
  return ShowReceipt(context, receipt);
}

}  // namespace warifu
