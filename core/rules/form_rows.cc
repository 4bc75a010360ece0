// Group S, as far as it needs the registry: time, repetition, the genesis's place. What needs the
// bytes alone is judged by Examine.
#include <array>

#include "core/base/encoding.h"
#include "core/base/time.h"
#include "core/rules/rows.h"
#include "core/statement/limits.h"
#include "core/text/instant.h"

namespace warifu {
namespace {

constexpr std::string_view kIssuedAt = "issued_at";

std::uint64_t MaxAgeSeconds(const Judgment& judgment) {
  const bool is_genesis = judgment.statement().has_genesis();
  return (is_genesis ? judgment.statement().genesis() : judgment.state().genesis())
      .max_statement_age_s();
}

// `a_s` seconds after `b_ms`, as milliseconds; 0 if it is not after.
std::uint64_t MsAfter(std::uint64_t a_s, std::uint64_t b_ms) {
  if (a_s > kLargestSecond) return UINT64_MAX;
  return a_s * kMsPerSecond > b_ms ? a_s * kMsPerSecond - b_ms : 0;
}

void JudgeNotAhead(Judgment& judgment, Report& report) {
  const std::uint64_t issued_at = judgment.statement().issued_at();
  if (MsAfter(issued_at, judgment.admitted_at_ms()) <= kMaxIssuedAheadS * kMsPerSecond) return;
  report.Add(std::string(kIssuedAt), FormatInstant(issued_at),
             Said("at most {seconds} s after {instant}", kMaxIssuedAheadS,
                  FormatInstant(judgment.admitted_at_ms() / kMsPerSecond)));
}

void JudgeNotOld(Judgment& judgment, Report& report) {
  const std::uint64_t issued_at = judgment.statement().issued_at();
  const std::uint64_t admitted_at_ms = judgment.admitted_at_ms();
  if (issued_at > kLargestSecond || issued_at * kMsPerSecond >= admitted_at_ms) return;
  const std::uint64_t max_age_s = MaxAgeSeconds(judgment);
  const std::uint64_t age_ms = admitted_at_ms - issued_at * kMsPerSecond;
  if (max_age_s > kLargestSecond || age_ms <= max_age_s * kMsPerSecond) return;
  report.Add(std::string(kIssuedAt), FormatInstant(issued_at),
             Said("at most {seconds} s before {instant}", max_age_s,
                  FormatInstant(admitted_at_ms / kMsPerSecond)));
}

void JudgePayloadNew(Judgment& judgment, Report& report) {
  const Hash& name = judgment.examined().name();
  if (!judgment.state().OfName(name).found()) return;
  report.Add("", EncodeHex(name.view()),
             Said("a payload that is not in the log; change issued_at"));
}

void JudgeCodeFree(Judgment& judgment, Report& report) {
  const ExaminedStatement& statement = judgment.examined();
  if (judgment.state().OfName(statement.name()).found()) return;  // the same statement: said above
  const auto taken = judgment.state().Read(Table::kCode, CodeTableKey(statement.code()));
  if (!taken.found()) return;
  report.Add("", statement.code().ToString(), Said("a code that is free; change issued_at"));
}

void JudgeGenesisPlace(Judgment& judgment, Report& report) {
  const bool is_genesis = judgment.statement().has_genesis();
  const bool is_first = judgment.index() == LeafIndex(0);
  if (is_genesis == is_first) return;
  report.Add("", std::string(StatementKindName(judgment.examined().kind())),
             is_first ? Said("a genesis") : Said("anything but a genesis"));
}

constexpr std::array kRows = {
    Row{v1::FINDING_CODE_GENESIS_MISPLACED, 'S', Needs::kNothing, kEveryKind, JudgeGenesisPlace,
        "A genesis stands at index 0 and nowhere else."},
    Row{v1::FINDING_CODE_ISSUED_IN_FUTURE, 'S', Needs::kNothing, kEveryKind, JudgeNotAhead,
        "A statement is issued at most 300 seconds after its admission."},
    Row{v1::FINDING_CODE_ISSUED_TOO_LONG_AGO, 'S', Needs::kNothing, kEveryKind, JudgeNotOld,
        "A statement is issued no longer before its admission than the genesis allows."},
    Row{v1::FINDING_CODE_PAYLOAD_KNOWN, 'S', Needs::kHistory, kEveryKind, JudgePayloadNew,
        "No payload is in the log twice."},
    Row{v1::FINDING_CODE_CODE_TAKEN, 'S', Needs::kHistory, kEveryKind, JudgeCodeFree,
        "No two statements have one code."},
};

}  // namespace

std::span<const Row> FormRows() { return kRows; }

}  // namespace warifu
