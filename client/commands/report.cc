// warifu report SERVER|DIR: for the authority: what rules let through, and somebody should look at.
#include "core/report/report.h"

#include <optional>

#include "client/audit/audited_log.h"
#include "client/audit/concluding.h"
#include "client/commands/commands.h"
#include "client/open_log.h"
#include "client/registry_server.h"
#include "client/render/audit.h"
#include "client/render/report.h"
#include "client/trust_folder.h"
#include "core/base/exit.h"
#include "core/base/time.h"
#include "core/text/instant.h"

namespace warifu {
namespace {

// The report's time; nothing: that of the log's last entry, so that all who ask read the same.
Result<std::optional<std::uint64_t>> TimeOf(const ReportArgs& args) {
  if (args.at.empty()) return std::optional<std::uint64_t>();
  const Result<std::uint64_t> at_s = ParseInstant(args.at);
  if (!at_s.ok()) return at_s.error().At("--at");
  return std::optional(*at_s * kMsPerSecond);
}

// Of a log that is not in order, or only old news, nothing is listed.
CommandResult ReportOn(Context& context, const TrustFile& trust, LogView& log,
                       std::optional<std::uint64_t> at_ms) {
  WARIFU_ASSIGN_OR_RETURN(const SignedCheckpoint head, FetchCheckpoint(log, trust));
  WARIFU_ASSIGN_OR_RETURN(AuditedLog audited, AuditedLog::Open(context, trust, log, ""));
  WARIFU_RETURN_IF_ERROR(audited.FeedTo(context, head.checkpoint.size));
  WARIFU_RETURN_IF_ERROR(audited.Finish(head));
  const AuditReport audit = ReportOnWhole(context, trust, head, audited);
  WARIFU_ASSIGN_OR_RETURN(const int code, Conclude(context, trust, head, audit));
  if (code != kExitOk) {
    RenderAudit(context, audit);
    return code;
  }
  const Replay& replay = audited.replay();
  const std::uint64_t time_ms = at_ms.value_or(replay.counts().last_admitted_at_ms);
  const auto sections = MakeReport(ReportInput::Of(replay.state(), time_ms));
  if (!replay.health().ok()) return replay.health().error();
  RenderReport(context, audit, time_ms, sections);
  return kExitOk;
}

}  // namespace

CommandDeclaration Declare(ReportArgs& args) {
  return {
      .name = "report",
      .what = "For the authority: replay a registry's log, and list what to look at",
      .takes = {Word("where", "HOST:PORT|DIR", &args.where,
                     "A server, or a folder that log export made; else the trust file's first "
                     "server"),
                Option("--at", "TIME", &args.at,
                       "Hold dates against this time, as 2027-03-31T12:00:00+07:00; else against "
                       "that of the log's last entry")},
      .notes = "Needs a trust file (warifu trust add). What each list means: docs/report.md.",
      .examples = {"warifu report registry.example:443", "warifu report export/ --json",
                   "warifu report --at 2027-03-31T12:00:00+07:00"},
      .exit_codes =
          "0 the log is in order, whatever the lists hold; 20 deviations; 3 could not be done; 2 a "
          "mistake in what was typed."};
}

CommandResult RunCommand(Context& context, const ReportArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const std::optional<std::uint64_t> at_ms, TimeOf(args));
  WARIFU_ASSIGN_OR_RETURN(const TrustFile trust, OnlyTrust(context));
  WARIFU_ASSIGN_OR_RETURN(const auto log, OpenLog(context, trust, args.where));
  return ReportOn(context, trust, *log, at_ms);
}

}  // namespace warifu
