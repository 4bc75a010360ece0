// warifu audit SERVER|DIR: replays a log and compares it with what the log signed; as a witness,
// cosigns it.
#include "client/render/audit.h"

#include <algorithm>

#include "client/audit/audited_log.h"
#include "client/audit/concluding.h"
#include "client/audit/cosigning.h"
#include "client/commands/commands.h"
#include "client/evidence_file.h"
#include "client/open_log.h"
#include "client/registry_server.h"
#include "client/render/print.h"
#include "client/render/progress.h"
#include "client/trust_folder.h"
#include "core/base/exit.h"
#include "core/merkle/tree.h"
#include "core/merkle/tree_hash.h"
#include "core/proof/limits.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr std::uint64_t kEntriesPerCall = 1024;

// The size that was asked for, or all.
Result<TreeSize> SizeOf(const AuditArgs& args, const SignedCheckpoint& head) {
  const TreeSize size(args.size.value_or(head.checkpoint.size.value()));
  if (size.value() > 0 && size <= head.checkpoint.size) return size;
  return BadInput("--size: the log has {size} entries; give a size from 1 up to that",
                  head.checkpoint.size.value());
}

// A state that reaches further than what is asked for, or is of another history, helps nobody.
Status CheckState(LogView& log, const AuditedLog& audited, const SignedCheckpoint& head,
                  TreeSize size, const std::string& since) {
  const Checkpoint state = {head.checkpoint.origin, audited.replay().size(),
                            audited.replay().Root()};
  if (state.size.value() == 0) return Ok();
  if (state.size > size) {
    return Refused(
        "--since {since}: it is of {state_size} entries, more than the {index_or_size} to be "
        "audited",
        since, state.size.value(), size.value());
  }
  const Status continues = ProveContinues(log, state, head.checkpoint);
  if (continues.ok()) return Ok();
  return Error{continues.error().code,
               Said("--since {since}: {why}", since, continues.error().sentence)};
}

// Recomputes the root of the log's first entries, and proves that the log begins so.
CommandResult HashOnly(Context& context, const TrustFile& trust, LogView& log,
                       const SignedCheckpoint& head, TreeSize size) {
  Progress progress(context, size.value());
  Frontier tree;
  std::vector<Node> completed;
  while (tree.size() < size) {
    const std::uint64_t left = size.value() - tree.size().value();
    WARIFU_ASSIGN_OR_RETURN(
        const std::vector<std::string> entries,
        log.GetEntries(NextIndex(tree.size()), std::min(kEntriesPerCall, left)));
    for (const std::string& entry : entries) {
      completed.clear();
      tree.Append(LeafHash(entry), completed);
    }
    progress.Show(tree.size().value());
  }
  WARIFU_RETURN_IF_ERROR(
      ProveContinues(log, {head.checkpoint.origin, size, tree.Root()}, head.checkpoint));
  RenderHashes(context, trust, {size, tree.Root()});
  return kExitOk;
}

// Of a log that ends with a seal, no beginning that does not is wrong: it was asked for in the
// middle of a batch.
Status CheckEndsWithSeal(const AuditedLog& audited, TreeSize size, const SignedCheckpoint& head) {
  if (size == head.checkpoint.size || audited.replay().ends_with_seal()) return Ok();
  return BadInput(
      "--size: entry {index_or_size} is no seal, and only up to a seal can a log be judged: give "
      "the index of one, plus 1 (warifu log entries shows them)",
      size.value() - 1);
}

CommandResult Audit(Context& context, const TrustFile& trust, LogView& log, const AuditArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const SignedCheckpoint head, FetchCheckpoint(log, trust));
  WARIFU_ASSIGN_OR_RETURN(const TreeSize size, SizeOf(args, head));
  if (args.hashes_only) return HashOnly(context, trust, log, head, size);
  WARIFU_ASSIGN_OR_RETURN(AuditedLog audited, AuditedLog::Open(context, trust, log, args.since));
  WARIFU_RETURN_IF_ERROR(CheckState(log, audited, head, size, args.since));
  if (!args.since.empty()) {
    PrintAside(context, MessageId::kAuditBegan,
               {{"index", std::to_string(audited.replay().size().value())},
                {"file", EscapeForTerminal(args.since)}});
  }
  WARIFU_RETURN_IF_ERROR(audited.FeedTo(context, size));
  WARIFU_RETURN_IF_ERROR(CheckEndsWithSeal(audited, size, head));
  WARIFU_RETURN_IF_ERROR(audited.Finish(head));
  const AuditReport report = args.size ? AuditReport::OfSize(trust, head, audited)
                                       : ReportOnWhole(context, trust, head, audited);
  if (report.in_order() && !args.save.empty()) WARIFU_RETURN_IF_ERROR(audited.Save(args.save));
  RenderAudit(context, report);
  // The report of a size is the same for everybody; that this log has two roots only we can prove.
  if (args.size && audited.continuity() == AuditContinuity::kContradicts) {
    WARIFU_ASSIGN_OR_RETURN(const std::string path, KeepEvidence(context, audited.evidence()));
    PrintAside(context, MessageId::kEvidenceWritten, {{"path", EscapeForTerminal(path)}});
    return kExitDeviation;
  }
  return Conclude(context, trust, head, report);
}

}  // namespace

CommandDeclaration Declare(AuditArgs& args) {
  return {
      .name = "audit",
      .what = "Replay a registry's whole log and check everything",
      .takes =
          {Word("where", "HOST:PORT|DIR", &args.where,
                "A server, or a folder that log export made; else the trust file's first server"),
           Option("--size", "NUMBER", &args.size,
                  "Audit only the first entries, this many; the last is a seal. The report is the "
                  "same for everybody")
               .Within(1, kMaxLogSize),
           Option("--since", "FILE", &args.since,
                  "Go on from a state (.state) that an audit of yours left"),
           Option("--save", "FILE", &args.save,
                  "When all is in order, leave a state here for --since"),
           Option("--cosign", "KEY", &args.cosign,
                  "Be a witness: cosign what was found in order, and hand it in")
               .Excludes({"--size"}),
           Flag("--first-time", &args.first_time, "This witness never cosigned this log before")
               .Needs({"--cosign"}),
           Flag("--follow", &args.follow, "Stay, and cosign each new checkpoint")
               .Needs({"--cosign"}),
           Flag("--hashes-only", &args.hashes_only, "Recompute the root only; judge nothing")
               .Excludes({"--cosign", "--since", "--save"})},
      .notes = "Needs a trust file (warifu trust add).",
      .examples = {"warifu audit registry.example:443 --save registry.state",
                   "warifu audit --since registry.state --save registry.state",
                   "warifu audit export/ --size 20000 --json",
                   "warifu audit --cosign witness --follow"},
      .exit_codes =
          "0 in order; 20 deviations; 3 could not be done; 2 a mistake in what was typed; 130 "
          "--follow was ended."};
}

CommandResult RunCommand(Context& context, const AuditArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const TrustFile trust, OnlyTrust(context));
  WARIFU_ASSIGN_OR_RETURN(const auto log, OpenLog(context, trust, args.where));
  if (args.cosign.empty()) return Audit(context, trust, *log, args);
  auto* registry = dynamic_cast<RegistryConnection*>(log.get());
  if (registry == nullptr) {
    return BadInput(
        "--cosign: a witness needs the registry itself, as HOST:PORT: nobody takes a "
        "cosignature in a folder");
  }
  return Cosign(context, trust, *registry, args);
}

}  // namespace warifu
