// Metrics: what the server counts, as the text that Prometheus reads.
//
// Counts only rise while the process lives; what stands now (sizes, calls under way, health) is
// asked for when somebody looks. Nothing in it is about a statement or a caller.
// Not here: who answers the reader (server/metrics_listener.h).
// Source: Prometheus' text format 0.0.4; docs/operating.md "Metrics".
// Threads: safe.
#ifndef WARIFU_SERVER_METRICS_H_
#define WARIFU_SERVER_METRICS_H_

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/statement/examined.h"
#include "registry/submission.h"
#include "server/call_gate.h"

namespace warifu {

struct Health;
class Registry;

// How often something took how much; `bounds` rise, and one more bucket holds what is above.
class Histogram {
 public:
  explicit Histogram(std::vector<double> bounds);

  void Add(double value);
  // Lines of `name`, with its cumulated buckets, sum and count.
  std::string Render(std::string_view name, std::string_view help) const;

 private:
  std::vector<double> bounds_;
  std::vector<std::uint64_t> counts_;
  double sum_ = 0;
};

// What is asked for when somebody looks.
struct Standings {
  const Registry& registry;
  const CallGate& reads;
  const CallGate& writes;
  const CallGate& unread;  // large answers that were not yet taken
};

class Metrics {
 public:
  Metrics();

  void CountSubmission(const SubmitOutcome& outcome);
  void CountNotTaken();  // overload, or not writing
  // A batch that was written, or not.
  void CountCommit(std::size_t entries, double seconds, bool written);

  std::string Render(const Standings& now) const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::uint64_t> submissions_;  // by outcome
  std::map<std::string, std::uint64_t> findings_;     // by code, a closed list
  std::uint64_t failed_commits_ = 0;
  Histogram batch_entries_;
  Histogram commit_seconds_;
};

}  // namespace warifu

#endif  // WARIFU_SERVER_METRICS_H_
