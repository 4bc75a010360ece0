#include "server/metrics.h"

#include <cstdio>
#include <optional>
#include <utility>
#include <variant>

#include "core/note/checkpoint.h"
#include "core/statement/finding_words.h"
#include "registry/registry.h"

namespace warifu {
namespace {

// What may become of a submission; each is shown from the start, so that a rate is never missing.
constexpr char kAdmitted[] = "admitted";
constexpr char kKnown[] = "known";  // admitted before
constexpr char kRefused[] = "refused";
constexpr char kFailed[] = "failed";
constexpr char kNotTaken[] = "not_taken";

std::string Number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.9g", value);
  return text;
}

std::string Head(std::string_view name, std::string_view type, std::string_view help) {
  const std::string word(name);
  return "# HELP " + word + " " + std::string(help) + "\n# TYPE " + word + " " + std::string(type) +
         "\n";
}

std::string Line(std::string_view name, std::string_view labels, std::uint64_t value) {
  return std::string(name) + (labels.empty() ? "" : "{" + std::string(labels) + "}") + " " +
         std::to_string(value) + "\n";
}

std::string Gauge(std::string_view name, std::string_view help, std::uint64_t value) {
  return Head(name, "gauge", help) + Line(name, "", value);
}

std::string Counters(std::string_view name, std::string_view help, const std::string& label,
                     const std::map<std::string, std::uint64_t>& counts) {
  std::string text = Head(name, "counter", help);
  for (const auto& [word, count] : counts) text += Line(name, label + "=\"" + word + "\"", count);
  return text;
}

std::uint64_t CandidateSize(const Registry& registry) {
  const std::optional<std::string> note = registry.CandidateCheckpoint();
  if (!note) return 0;
  const Result<Checkpoint> checkpoint = ReadUntrustedCheckpoint(*note);
  return checkpoint.ok() ? checkpoint->size.value() : 0;
}

std::string RenderHealth(const Health& health) {
  const std::string_view name = "warifu_healthy";
  return Head(name, "gauge", "1: it works; 0: it does not, and the log says why.") +
         Line(name, "what=\"reading\"", health.reading.ok() ? 1 : 0) +
         Line(name, "what=\"writing\"", health.writing.ok() ? 1 : 0) +
         Line(name, "what=\"publishing\"", health.publishing.ok() ? 1 : 0);
}

std::string RenderSizes(const Registry& registry, const Health& health) {
  return Gauge("warifu_entries", "Entries of the log, behind the guard.", health.newest.value()) +
         Gauge("warifu_published_entries", "Size of the published checkpoint; 0: none.",
               health.published.value()) +
         Gauge("warifu_candidate_entries", "Size of the checkpoint that lacks its quorum; 0: none.",
               CandidateSize(registry)) +
         Gauge("warifu_newest_entry_ms", "Time of the newest entry, in ms since the epoch.",
               health.newest_at_ms) +
         Gauge("warifu_queued_submissions", "Statements that wait for the sequencer.",
               health.queued);
}

std::string RenderCalls(const Standings& now) {
  const std::string_view under_way = "warifu_calls_in_flight";
  const std::string_view refused = "warifu_calls_refused_total";
  return Head(under_way, "gauge", "Calls under way.") +
         Line(under_way, "kind=\"read\"", now.reads.in_flight()) +
         Line(under_way, "kind=\"write\"", now.writes.in_flight()) +
         Head(refused, "counter", "Calls refused because too many were under way.") +
         Line(refused, "kind=\"read\"", now.reads.refused()) +
         Line(refused, "kind=\"write\"", now.writes.refused()) +
         Line(refused, "kind=\"unread\"", now.unread.refused()) +
         Gauge("warifu_unread_answers", "Large answers that their callers have not taken yet.",
               now.unread.in_flight());
}

}  // namespace

Histogram::Histogram(std::vector<double> bounds)
    : bounds_(std::move(bounds)), counts_(bounds_.size() + 1) {}

void Histogram::Add(double value) {
  std::size_t bucket = 0;
  while (bucket < bounds_.size() && value > bounds_[bucket]) ++bucket;
  ++counts_[bucket];
  sum_ += value;
}

std::string Histogram::Render(std::string_view name, std::string_view help) const {
  const std::string word(name);
  std::string text = Head(name, "histogram", help);
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    count += counts_[i];
    const std::string bound = i < bounds_.size() ? Number(bounds_[i]) : "+Inf";
    text += Line(word + "_bucket", "le=\"" + bound + "\"", count);
  }
  return text + word + "_sum " + Number(sum_) + "\n" + Line(word + "_count", "", count);
}

Metrics::Metrics()
    : submissions_{{kAdmitted, 0}, {kKnown, 0}, {kRefused, 0}, {kFailed, 0}, {kNotTaken, 0}},
      batch_entries_({1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000}),
      commit_seconds_({0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5}) {}

void Metrics::CountSubmission(const SubmitOutcome& outcome) {
  const std::lock_guard lock(mutex_);
  if (const auto* admission = std::get_if<Admission>(&outcome)) {
    ++submissions_[admission->known_before ? kKnown : kAdmitted];
    return;
  }
  const auto* findings = std::get_if<Findings>(&outcome);
  ++submissions_[findings != nullptr ? kRefused : kFailed];
  if (findings == nullptr) return;
  for (const v1::Finding& finding : *findings) {
    ++findings_[FindingCodeWord(finding.code())];
  }
}

void Metrics::CountNotTaken() {
  const std::lock_guard lock(mutex_);
  ++submissions_[kNotTaken];
}

void Metrics::CountCommit(std::size_t entries, double seconds, bool written) {
  const std::lock_guard lock(mutex_);
  if (!written) {
    ++failed_commits_;
    return;
  }
  batch_entries_.Add(static_cast<double>(entries));
  commit_seconds_.Add(seconds);
}

std::string Metrics::Render(const Standings& now) const {
  const Health health = now.registry.GetHealth();
  const std::lock_guard lock(mutex_);
  const std::string_view failed = "warifu_commits_failed_total";
  return RenderSizes(now.registry, health) + RenderHealth(health) + RenderCalls(now) +
         Counters("warifu_submissions_total", "Statements handed in, by what became of them.",
                  "outcome", submissions_) +
         Counters("warifu_findings_total", "Broken rules of refused statements.", "code",
                  findings_) +
         Head(failed, "counter", "Batches that could not be written.") +
         Line(failed, "", failed_commits_) +
         batch_entries_.Render("warifu_batch_entries",
                               "Entries of a written batch, its seal too.") +
         commit_seconds_.Render("warifu_commit_seconds", "Time of a batch's synced write.");
}

}  // namespace warifu
