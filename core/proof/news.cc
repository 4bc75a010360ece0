#include "core/proof/news.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <variant>

#include "core/admission/overlay.h"
#include "core/base/time.h"
#include "core/proof/limits.h"
#include "core/proof/trial.h"
#include "core/rules/change_facts.h"
#include "core/rules/counts.h"
#include "core/rules/judgment.h"
#include "core/rules/row.h"
#include "core/statement/examine.h"

namespace warifu {
namespace {

constexpr RowSelection kRowsOfNews = {.needs = kProofNeeds, .groups = "SKL"};

// News is held against the seal; it may be later.
std::uint64_t TimeOf(const ExaminedStatement& change, const Trial& trial) {
  return std::max(trial.seal.time_ms, change.statement().issued_at() * kMsPerSecond);
}

bool IsOld(v1::FindingCode code) {
  return code == v1::FINDING_CODE_ISSUED_TOO_LONG_AGO ||
         code == v1::FINDING_CODE_ISSUED_BEFORE_SUBJECT;
}

NewsOutcome CompareWithLastChange(const RegistryState& now, const Subject& subject,
                                  const v1::Statement& change) {
  const Lookup<Subject> last = now.SubjectAt(subject.standing.changed_by);
  if (!last.found()) return NewsOutcome::kCannotJudge;
  // Places given or taken back say nothing of what its parties think of an offer, so an earlier
  // withdrawal is no older than that.
  if (MovesPlaces(subject, last->statement())) return NewsOutcome::kBelieved;
  return change.issued_at() > last->statement().issued_at() ? NewsOutcome::kBelieved
                                                            : NewsOutcome::kOldNews;
}

// A Change whose form is in order, over a subject in the proof.
NewsOutcome JudgeChange(const RegistryState& now, const Subject& subject,
                        const ExaminedStatement& change, const Trial& trial, Findings& findings) {
  Judgment judgment(now, change, TimeOf(change, trial));
  JudgeRows(judgment, kRowsOfNews);
  bool old = false;
  for (const v1::Finding& finding : judgment.PlainFindings()) {
    // A decision that is not named makes bad news no better.
    if (finding.code() == v1::FINDING_CODE_DECISION_WRONG) continue;
    old = old || IsOld(finding.code());
    findings.push_back(finding);
  }
  if (judgment.incomplete()) return NewsOutcome::kCannotJudge;
  if (!findings.empty()) return old ? NewsOutcome::kOldNews : NewsOutcome::kNotEntitled;
  return CompareWithLastChange(now, subject, change.statement());
}

void Believe(ExaminedStatement change, const Subject& subject, const Trial& trial,
             OverlayState& now) {
  Changes changes;
  changes.rules_version = now.rules_version();
  const auto to = static_cast<std::uint32_t>(change.statement().change().to());
  changes.leaves.push_back({subject.index(), *StateFromNumber(to)});
  const std::uint64_t time_ms = TimeOf(change, trial);
  now.Append(std::make_shared<const Entry>(Entry{.index = now.next(),
                                                 .admitted_at_ms = time_ms,
                                                 .rules_version = now.rules_version(),
                                                 .leaf_hash = Hash(),
                                                 .content = std::move(change)}),
             changes);
}

NewsVerdict JudgeItem(const NewsItem& item, const Trial& trial, OverlayState& now) {
  NewsVerdict verdict;
  ExamineResult examined =
      Examine(trial.trust.genesis_hash(), now.rules_version(), item.signed_statement);
  if (auto* findings = std::get_if<Findings>(&examined)) {
    verdict.findings = std::move(*findings);
    return verdict;
  }
  auto& statement = std::get<ExaminedStatement>(examined);
  verdict.code = statement.code();
  if (statement.kind() == StatementKind::kKeyBinding) verdict.outcome = NewsOutcome::kBinding;
  if (statement.kind() != StatementKind::kChange) return verdict;
  const v1::Change& change = statement.statement().change();
  const Lookup<Subject> subject = SubjectOf(now, change);
  if (change.to() == v1::STATE_IN_FORCE || !subject.found()) {
    // A server sends what touched this offer: bad news of something that its proof does not hold is
    // of what took the place of something that it does.
    const bool passed_over = change.to() == v1::STATE_IN_FORCE || !item.from_answer;
    verdict.outcome = passed_over ? NewsOutcome::kNoBadNews : NewsOutcome::kCannotJudge;
    return verdict;
  }
  verdict.outcome = JudgeChange(now, *subject, statement, trial, verdict.findings);
  if (verdict.outcome != NewsOutcome::kBelieved) return verdict;
  verdict.change = statement;
  Believe(std::move(statement), *subject, trial, now);
  return verdict;
}

// An honest server sends nothing that cannot be believed.
bool MakesAnswerUnsure(const NewsItem& item, NewsOutcome outcome) {
  return item.from_answer && outcome != NewsOutcome::kBelieved &&
         outcome != NewsOutcome::kNoBadNews && outcome != NewsOutcome::kBinding;
}

}  // namespace

void JudgeNews(OverlayState& now, Trial& trial) {
  const std::vector<NewsItem>& news = trial.options.news;
  const auto sent = static_cast<std::size_t>(std::count_if(
      news.begin(), news.end(), [](const NewsItem& item) { return item.from_answer; }));
  const bool too_many = sent > kMaxNews || news.size() - sent > kMaxNews;
  if (too_many) {
    trial.Add(VerdictCause::kNewsNotJudged,
              Said("more than {most} statements beside the proof", kMaxNews));
  }
  for (const NewsItem& item : news) {
    // However much a server sends, what the reader holds in hand is judged.
    if (too_many && (item.from_answer || news.size() - sent > kMaxNews)) continue;
    trial.judgment.news.push_back(JudgeItem(item, trial, now));
    const NewsVerdict& verdict = trial.judgment.news.back();
    if (MakesAnswerUnsure(item, verdict.outcome)) {
      trial.Add(VerdictCause::kNewsNotJudged, Said("the registry sent news that cannot be judged"));
    }
  }
}

}  // namespace warifu
