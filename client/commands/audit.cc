// warifu audit SERVER: replays the whole log and compares it with what the log signed.
#include "client/render/audit.h"

#include <algorithm>

#include "client/commands/commands.h"
#include "client/exit.h"
#include "client/memory.h"
#include "client/registry_server.h"
#include "client/trust_folder.h"
#include "core/merkle/proof.h"
#include "core/replay/replay.h"

namespace warifu {
namespace {

constexpr std::uint64_t kEntriesPerCall = 1024;

// The replay, and what this computer remembers of the log.
struct AuditedLog {
  Replay replay;
  std::optional<RememberedCheckpoint> remembered;
  std::optional<Hash> root_at_remembered;  // as replayed at that size
};

// Feeds [0, size) to the replay.
Status FeedEntries(Context& context, RegistryConnection& connection, TreeSize size,
                   AuditedLog& log) {
  AuditProgress progress(context, size);
  while (log.replay.size() < size) {
    const std::uint64_t left = size.value() - log.replay.size().value();
    WARIFU_ASSIGN_OR_RETURN(
        const std::vector<std::string> entries,
        connection.GetEntries(NextIndex(log.replay.size()), std::min(kEntriesPerCall, left)));
    for (const std::string& entry : entries) {
      log.replay.AddBytes(entry);
      if (log.remembered && log.replay.size() == log.remembered->checkpoint.size) {
        log.root_at_remembered = log.replay.Root();
      }
    }
    progress.Show(log.replay.size());
  }
  return Ok();
}

// The root that the log had at `size`, proven to be a prefix of the signed checkpoint.
Status ProvePrefix(RegistryConnection& connection, const Replay& replay, const Checkpoint& head) {
  if (replay.size() == head.size) return Ok();
  WARIFU_ASSIGN_OR_RETURN(const std::vector<Hash> proof,
                          connection.GetConsistency(replay.size(), head.size));
  const Status status =
      VerifyConsistency({replay.size(), replay.Root()}, {head.size, head.root}, proof);
  if (status.ok()) return Ok();
  return Inconsistent("the entries shown are not the beginning of the log that was signed: " +
                      status.error().message);
}

// What keeps a log without deviation from being called in order.
Status CheckJudged(const Replay& replay) {
  const std::optional<LeafIndex> from = replay.newer_program_from();
  if (!from) return Ok();
  return Error{
      ErrorCode::kNewerProgram,
      "from entry " + std::to_string(from->value()) +
          " on the log was made under rules that this program does not know, so nothing of "
          "that was judged: get a newer program, and audit again"};
}

// How the log stands to the checkpoint that this computer verified before.
AuditContinuity Continuity(const AuditedLog& log) {
  if (!log.remembered) return AuditContinuity::kFirstTime;
  if (!log.root_at_remembered) return AuditContinuity::kNotReached;
  return *log.root_at_remembered == log.remembered->checkpoint.root ? AuditContinuity::kContinues
                                                                    : AuditContinuity::kContradicts;
}

}  // namespace

CommandResult RunCommand(Context& context, const AuditArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const TrustFile trust, OnlyTrust(context));
  if (!args.server.empty()) context.global.server = args.server;
  WARIFU_ASSIGN_OR_RETURN(const auto connection, ConnectTo(context, trust));
  WARIFU_ASSIGN_OR_RETURN(const SignedCheckpoint head, FetchCheckpoint(*connection, trust));
  const TreeSize size(args.size.value_or(head.checkpoint.size.value()));
  if (size > head.checkpoint.size || size.value() == 0) {
    return BadInput("--size: the log has " + std::to_string(head.checkpoint.size.value()) +
                    " entries; give a size from 1 up to that");
  }
  WARIFU_ASSIGN_OR_RETURN(auto remembered, Recall(context, trust));
  AuditedLog log{Replay(trust.genesis_hash()), std::move(remembered), std::nullopt};
  WARIFU_RETURN_IF_ERROR(FeedEntries(context, *connection, size, log));
  Replay& replay = log.replay;
  const bool whole = size == head.checkpoint.size;
  if (!whole) WARIFU_RETURN_IF_ERROR(ProvePrefix(*connection, replay, head.checkpoint));
  replay.Finish(whole ? head.checkpoint : Checkpoint{head.checkpoint.origin, size, replay.Root()});
  AuditReport report{trust, head, replay, Continuity(log), false};
  const std::uint64_t seal_time_ms = replay.counts().last_admitted_at_ms;
  report.quorum = trust.policy().Check(head.note, seal_time_ms).ok();
  if (report.in_order()) WARIFU_RETURN_IF_ERROR(CheckJudged(replay));
  RenderAudit(context, report);
  if (!report.in_order()) return kExitDeviation;
  if (whole && report.continuity == AuditContinuity::kNotReached) return kExitCouldNotCheck;
  if (whole && report.quorum) {
    WARIFU_RETURN_IF_ERROR(Remember(context, trust, head.note, seal_time_ms));
  }
  return kExitOk;
}

}  // namespace warifu
