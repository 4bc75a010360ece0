// FeeSurvey: what workers are asked to pay, by country of origin, over a whole log.
//
// Counts every offer that was admitted without finding, each version of a lineage for itself: what
// was asked, not what stands now.
// Surveys put this question to workers who have returned; here the log answers it.
// Threads: one at a time.
#ifndef WARIFU_CORE_REPLAY_FEE_SURVEY_H_
#define WARIFU_CORE_REPLAY_FEE_SURVEY_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "core/base/result.h"
#include "core/replay/byte_reader.h"
#include "core/rules/state.h"
#include "warifu/v1/money.pb.h"
#include "warifu/v1/offer.pb.h"

namespace warifu {

// Totals of several offers in minor units. A sum stays at the largest number rather than run over.
struct FeeFigures {
  std::uint64_t offers = 0;
  std::uint64_t sum = 0;
  std::uint64_t most = 0;

  std::uint64_t mean() const { return offers == 0 ? 0 : sum / offers; }  // rounded down
  void Add(std::uint64_t minor_units);
};

struct FeeRow {
  FeeFigures all;                         // every offer, those without fees too
  std::uint64_t with_fees = 0;            // offers that ask for anything
  std::map<v1::Role, FeeFigures> payees;  // of offers that pay to somebody in this role
};

class FeeSurvey {
 public:
  using Key = std::pair<std::string, std::string>;  // country of origin, currency

  // A payee's role is the first that it has in the offer, else in its newest record in `state`.
  void Add(const v1::Offer& offer, const RegistryState& state);

  const std::map<Key, FeeRow>& rows() const { return rows_; }

  // --- For a state file.
  void AppendTo(std::string& bytes) const;
  static FeeSurvey Take(ByteReader& in);

 private:
  std::map<Key, FeeRow> rows_;
};

}  // namespace warifu

#endif  // WARIFU_CORE_REPLAY_FEE_SURVEY_H_
