// SearchReads: what one page of search may read of a log, counted key by key.
//
// A page of n hints reads at most kKeysPerHint * n keys, however large the log is. Each candidate
// costs at most kMostKeysPerCandidate, so that every page gets ahead by one candidate at least.
// Not here: what is asked (registry/offer_search.h, registry/organization_search.h).
// Threads: one at a time.
#ifndef WARIFU_REGISTRY_SEARCH_READS_H_
#define WARIFU_REGISTRY_SEARCH_READS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/rules/state.h"
#include "core/standing/standing.h"
#include "core/statement/limits.h"
#include "registry/search_reader.h"
#include "warifu/v1/search.pb.h"

namespace warifu {

// Hints of one page (proto/warifu/v1).
inline constexpr std::size_t kMaxPageSize = 100;
inline constexpr std::size_t kDefaultPageSize = 20;
inline constexpr std::size_t kMaxPageTokenBytes = 128;

inline constexpr std::size_t kKeysPerHint = 20;
// An offer: its summary, its standing, and of each party the newest record and its standing.
inline constexpr std::size_t kMostKeysPerCandidate = 2 + 2 * kMaxParties;
// The least scan: one row, and one key where it comes to the end.
inline constexpr std::size_t kLeastScanKeys = 2;
static_assert(kMostKeysPerCandidate + kLeastScanKeys <= kKeysPerHint);

// A log as search sees it, as of one commit.
struct SearchedLog {
  const SearchReader& rows;
  const RegistryState& state;
  TreeSize size;
  std::uint64_t as_of_ms = 0;  // time of the last entry
};

class SearchReads {
 public:
  // Requires: page_size > 0. What `log` names must outlive this.
  SearchReads(const SearchedLog& log, std::size_t page_size)
      : log_(log), left_(kKeysPerHint * page_size) {}

  // Whether one more candidate may be judged, whatever it costs.
  bool MayJudge() const { return left_ >= kMostKeysPerCandidate; }
  // How many rows may be scanned so that one of them may be judged; 0: none.
  std::size_t MayScan() const;

  // Requires: 0 < count <= MayScan().
  // Errors of all: kIo, kDamaged (a row is missing or cannot be read).
  Result<std::vector<SearchRow>> Scan(std::string_view from, std::string_view behind,
                                      std::size_t count);

  // Each reads one key, but for RecordInForce, which reads two of an organization asked about
  // first. Requires: MayJudge() before the first of a candidate.
  Result<v1::Summary> SummaryOf(LeafIndex index);
  Result<Standing> StandingOf(LeafIndex index);
  Result<LeafIndex> NewestRecord(std::string_view organization);
  Result<bool> RecordInForce(const std::string& organization);
  Result<std::uint64_t> PlacesUsed(std::string_view appointment_first);

 private:
  void Count(std::size_t keys);

  const SearchedLog log_;
  std::size_t left_;
  std::map<std::string, bool> in_force_;  // of parties seen on this page
};

}  // namespace warifu

#endif  // WARIFU_REGISTRY_SEARCH_READS_H_
