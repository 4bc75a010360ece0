#include "client/audit/cosigning.h"

#include <utility>
#include <vector>

#include "client/audit/audited_log.h"
#include "client/audit/concluding.h"
#include "client/audit/witness.h"
#include "client/evidence_file.h"
#include "client/registry_server.h"
#include "client/render/audit.h"
#include "client/render/cosigning.h"
#include "client/verify/history.h"
#include "core/base/exit.h"

namespace warifu {
namespace {

// One witness at one log.
struct Round {
  Context& context;
  const TrustFile& trust;
  RegistryConnection& registry;
  AuditedLog& log;
  LogWitness& witness;
  const AuditArgs& args;
};

// What a registry shows as its newest.
struct Shown {
  SignedCheckpoint head;
  bool waits = false;  // for its quorum
};

Result<Shown> NewestShown(RegistryConnection& registry, const TrustFile& trust) {
  WARIFU_ASSIGN_OR_RETURN(CandidateAnswer candidate, registry.GetCandidate());
  std::string& note = candidate.untrusted_note;
  if (note.empty()) {
    WARIFU_ASSIGN_OR_RETURN(SignedCheckpoint published, FetchCheckpoint(registry, trust));
    return Shown{std::move(published), false};
  }
  const Result<Checkpoint> checkpoint = VerifyCheckpoint(note, trust.policy().log_key());
  if (checkpoint.ok()) return Shown{{std::move(note), *checkpoint}, true};
  return Inconsistent(
      "the server's candidate is not one of {origin} as this computer trusts it: {why}",
      trust.origin(), checkpoint.error().sentence);
}

// Every checkpoint that the registry shows. Without the published one only where the registry says
// that there is none: no answer is not that.
Result<std::vector<std::string>> AllShown(RegistryConnection& registry) {
  std::vector<std::string> notes;
  WARIFU_ASSIGN_OR_RETURN(CandidateAnswer candidate, registry.GetCandidate());
  notes.push_back(std::move(candidate.untrusted_note));
  if (candidate.none_published) return notes;
  WARIFU_ASSIGN_OR_RETURN(std::string published, registry.GetCheckpoint());
  notes.push_back(std::move(published));
  return notes;
}

// Holds `head` against what was cosigned last. The exit code: 20 where the two together prove that
// the log has two histories. What is only not proven is left to MaySign.
CommandResult HoldAgainstLast(const Round& round, const SignedCheckpoint& head) {
  const LogWitness& witness = round.witness;
  if (!witness.last()) return kExitOk;
  const RememberedCheckpoint last{witness.last_note(), *witness.last(), 0};
  WARIFU_ASSIGN_OR_RETURN(const HistoryJudgment history,
                          JudgeHistory(round.registry, round.trust, {&last, 1}, head.note));
  if (history.evidence.empty()) return kExitOk;
  WARIFU_ASSIGN_OR_RETURN(const std::string path, KeepEvidence(round.context, history.evidence));
  RenderFork(round.context, head, path);
  return kExitDeviation;
}

// Replays up to `head` and judges everything that a signature says.
// The exit code, kExitOk where it may be cosigned; or what kept it from being judged.
CommandResult Judge(const Round& round, const SignedCheckpoint& head) {
  WARIFU_ASSIGN_OR_RETURN(const int history, HoldAgainstLast(round, head));
  if (history != kExitOk) return history;
  AuditedLog& log = round.log;
  if (head.checkpoint.size < log.replay().size()) {
    return Refused(
        "the registry shows {size} entries, fewer than were replayed already: old news, not "
        "cosigned",
        head.checkpoint.size.value());
  }
  WARIFU_RETURN_IF_ERROR(log.FeedTo(round.context, head.checkpoint.size));
  WARIFU_RETURN_IF_ERROR(log.Finish(head));
  if (log.replay().deviation_count() > 0 || log.continuity() == AuditContinuity::kContradicts) {
    RenderAudit(round.context, ReportOnWhole(round.context, round.trust, head, log));
    return kExitDeviation;
  }
  if (log.continuity() == AuditContinuity::kNotReached) {
    return Refused("the log as shown ends before what this computer verified before: not cosigned");
  }
  return kExitOk;
}

CommandResult CosignOne(const Round& round, const SignedCheckpoint& head) {
  WARIFU_ASSIGN_OR_RETURN(const int code, Judge(round, head));
  if (code != kExitOk) return code;
  WARIFU_RETURN_IF_ERROR(round.witness.MaySign(round.registry, head.checkpoint,
                                               round.log.replay().counts().last_admitted_at_ms,
                                               round.context.now_s()));
  if (!round.args.save.empty()) WARIFU_RETURN_IF_ERROR(round.log.Save(round.args.save));
  WARIFU_ASSIGN_OR_RETURN(const std::string cosigned,
                          round.witness.Sign(head.note, head.checkpoint, round.context.now_s()));
  WARIFU_ASSIGN_OR_RETURN(const bool published, round.registry.AddCosignature(cosigned));
  RenderCosigned(round.context, round.witness.vkey(), head, published);
  return kExitOk;
}

// Whether a new look may mend it. A contradiction never mends.
bool MayPass(const Error& error) {
  return error.code == ErrorCode::kUnavailable || error.code == ErrorCode::kRefused ||
         error.code == ErrorCode::kNotFound || error.code == ErrorCode::kOutcomeUnknown;
}

// Judges the newest, and cosigns it if it waits for that.
CommandResult Look(const Round& round, std::string& done) {
  WARIFU_ASSIGN_OR_RETURN(const Shown newest, NewestShown(round.registry, round.trust));
  const std::string text = FormatCheckpointBody(newest.head.checkpoint);
  if (text == done) return kExitOk;
  WARIFU_ASSIGN_OR_RETURN(const int code,
                          newest.waits ? CosignOne(round, newest.head) : Judge(round, newest.head));
  if (code == kExitOk) done = text;
  return code;
}

// Stays until something happens that waiting does not mend.
CommandResult Follow(const Round& round) {
  std::string done;    // the text of the note cosigned or judged last
  std::string waited;  // what was said last
  for (;; round.context.wait(kFollowWaitMs)) {
    CommandResult result = Look(round, done);
    if (result.ok() && *result != kExitOk) return result;
    if (result.ok()) continue;
    if (!MayPass(result.error()) || !round.log.replay().health().ok()) return result;
    if (result.error().message() != waited) RenderWaiting(round.context, result.error());
    waited = result.error().message();
  }
}

}  // namespace

CommandResult Cosign(Context& context, const TrustFile& trust, RegistryConnection& registry,
                     const AuditArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(LogWitness witness, LogWitness::Open(context, trust, args.cosign));
  std::vector<std::string> shown;
  if (args.first_time) {
    WARIFU_ASSIGN_OR_RETURN(shown, AllShown(registry));
  }
  WARIFU_RETURN_IF_ERROR(witness.MayBegin(args.first_time, shown));
  WARIFU_ASSIGN_OR_RETURN(AuditedLog log, AuditedLog::Open(context, trust, registry, args.since));
  const Round round{context, trust, registry, log, witness, args};
  if (args.follow) return Follow(round);
  WARIFU_ASSIGN_OR_RETURN(const Shown newest, NewestShown(registry, trust));
  return CosignOne(round, newest.head);
}

}  // namespace warifu
