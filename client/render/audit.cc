#include "client/render/audit.h"

#include <nlohmann/json.hpp>

#include "client/render/error.h"
#include "client/render/fee_table.h"
#include "client/render/findings.h"
#include "client/render/print.h"
#include "core/base/encoding.h"
#include "core/base/time.h"
#include "core/statement/finding_words.h"
#include "core/text/escape.h"
#include "core/text/number_format.h"

namespace warifu {
namespace {

std::string_view ContinuityName(AuditContinuity continuity) {
  switch (continuity) {
    case AuditContinuity::kFirstTime:
      return "FIRST_TIME";
    case AuditContinuity::kContinues:
      return "CONTINUES";
    case AuditContinuity::kContradicts:
      return "CONTRADICTS";
    case AuditContinuity::kNotReached:
      return "NOT_REACHED";
  }
  return "";
}

MessageId ContinuityMessage(AuditContinuity continuity) {
  switch (continuity) {
    case AuditContinuity::kFirstTime:
      return MessageId::kAuditFirstTime;
    case AuditContinuity::kContinues:
      return MessageId::kAuditContinues;
    case AuditContinuity::kContradicts:
      return MessageId::kAuditContradicts;
    case AuditContinuity::kNotReached:
      return MessageId::kAuditNotReached;
  }
  return MessageId::kAuditFirstTime;
}

nlohmann::json JsonOf(const Deviation& deviation) {
  nlohmann::json object = {{"index", deviation.index.value()}};
  if (deviation.finding) {
    object["code"] = FindingCodeWord(deviation.finding->code());
    object["finding"] = FindingJson(*deviation.finding);
  } else {
    object["code"] = FrameDeviationName(deviation.frame);
  }
  return object;
}

std::string InWords(const std::string& language, const Deviation& deviation) {
  if (deviation.finding) return FindingInWords(language, *deviation.finding);
  return std::string(FrameDeviationName(deviation.frame));
}

void PrintCounts(Context& context, const AuditReport& report) {
  const std::string& language = context.languages.front();
  for (const auto& [kind, count] : report.replay.counts().statements) {
    Print(context, MessageId::kAuditCount,
          {{"kind", StatementKindName(kind)}, {"count", FormatCount(count, language)}});
  }
}

void PrintDeviations(Context& context, const AuditReport& report) {
  const std::string& language = context.languages.front();
  for (const Deviation& deviation : report.replay.deviations()) {
    Print(context, MessageId::kAuditDeviation,
          {{"index", std::to_string(deviation.index.value())},
           {"what", InWords(language, deviation)}});
  }
}

// The report in one language.
void PrintAudit(Context& context, const AuditReport& report) {
  PrintCounts(context, report);
  PrintDeviations(context, report);
  PrintFees(context, report.replay.survey());
  PrintAuditConclusion(context, report);
}

}  // namespace

nlohmann::json AuditJson(const AuditReport& report) {
  nlohmann::json deviations = nlohmann::json::array();
  for (const Deviation& deviation : report.replay.deviations()) {
    deviations.push_back(JsonOf(deviation));
  }
  nlohmann::json statements = nlohmann::json::object();
  for (const auto& [kind, count] : report.replay.counts().statements) {
    statements[std::string(StatementKindName(kind))] = count;
  }
  nlohmann::json object = {{"origin", report.trust.origin()},
                           {"size", report.replay.size().value()},
                           {"root", EncodeHex(report.replay.Root().view())},
                           {"last_admitted_at_ms", report.replay.counts().last_admitted_at_ms},
                           {"statements", statements},
                           {"seals", report.replay.counts().seals},
                           {"in_order", report.in_order()},
                           {"deviation_count", report.replay.deviation_count()},
                           {"deviations", deviations},
                           {"fees", FeesJson(report.replay.survey())}};
  if (report.continuity) object["continuity"] = ContinuityName(*report.continuity);
  if (report.quorum) object["quorum"] = *report.quorum;
  if (!report.evidence_path.empty()) {
    object["evidence_file"] = EscapeForTerminal(report.evidence_path);
  }
  if (report.evidence_not_kept) {
    object["not_saved"] = EscapeForTerminal(report.evidence_not_kept->English());
  }
  return object;
}

void PrintAuditConclusion(Context& context, const AuditReport& report) {
  const std::string& language = context.languages.front();
  if (report.continuity) Print(context, ContinuityMessage(*report.continuity));
  if (!report.evidence_path.empty()) {
    Print(context, MessageId::kEvidenceWritten,
          {{"path", EscapeForTerminal(report.evidence_path)}});
  }
  if (report.evidence_not_kept) PrintError(context, *report.evidence_not_kept);
  if (report.quorum == false) Print(context, MessageId::kAuditNoQuorum);
  const int zone_minutes = report.continuity ? context.zone_minutes : 0;
  const std::string as_of = FormatDateTime(
      report.replay.counts().last_admitted_at_ms / kMsPerSecond, zone_minutes, language);
  const std::string size = FormatCount(report.replay.size().value(), language);
  if (report.in_order()) {
    return Print(context, MessageId::kAuditInOrder,
                 {{"origin", report.trust.origin()}, {"size", size}, {"time", as_of}});
  }
  Print(context, MessageId::kAuditNotInOrder,
        {{"origin", report.trust.origin()},
         {"size", size},
         {"count", FormatCount(report.replay.deviation_count(), language)}});
}

void RenderAudit(Context& context, const AuditReport& report) {
  if (context.global.json) return PrintJson(context, {{"audit", AuditJson(report)}});
  InEachLanguage(context, [&] { PrintAudit(context, report); });
}

AuditReport AuditReport::Whole(const TrustFile& trust, const SignedCheckpoint& head,
                               const AuditedLog& log) {
  const std::uint64_t seal_time_ms = log.replay().counts().last_admitted_at_ms;
  return {trust,
          head,
          log.replay(),
          log.continuity(),
          trust.policy().Check(head.note, seal_time_ms).ok(),
          {}};
}

AuditReport AuditReport::OfSize(const TrustFile& trust, const SignedCheckpoint& head,
                                const AuditedLog& log) {
  return {trust, head, log.replay(), std::nullopt, std::nullopt, {}};
}

void RenderHashes(Context& context, const TrustFile& trust, const TreeHead& head) {
  if (context.global.json) {
    return PrintJson(context, {{"hashes",
                                {{"origin", trust.origin()},
                                 {"size", head.size.value()},
                                 {"root", EncodeHex(head.root.view())}}}});
  }
  Print(context, MessageId::kAuditHashes,
        {{"origin", trust.origin()},
         {"size", FormatCount(head.size.value(), context.languages.front())}});
}

}  // namespace warifu
