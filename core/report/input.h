// ReportInput: a replayed registry with what its lists go through, found in one walk over the log.
//
// Bodies are not held: each list asks the state for them again.
// Threads: one at a time, as the state.
#ifndef WARIFU_CORE_REPORT_INPUT_H_
#define WARIFU_CORE_REPORT_INPUT_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/types.h"
#include "core/report/finding.h"
#include "core/rules/state.h"

namespace warifu {

struct ReportInput {
  const RegistryState& state;
  std::uint64_t at_ms = 0;  // the report's time: dates are held against it

  // In force or full, counting, not past their validity; in the order of the log.
  std::vector<LeafIndex> offers = {};
  // In force, counting, not past their last day; in the order of the log.
  std::vector<LeafIndex> appointments = {};
  // The newest record of each id, in whatever state; in the order of the ids.
  std::map<std::string, LeafIndex> records = {};
  // Changes of an organization, by its id, in the order of the log.
  std::map<std::string, std::vector<LeafIndex>> organization_changes = {};
  // What does not count, in the order of the log; looked for only where a theft was ever stated.
  std::vector<LeafIndex> uncounted = {};

  // Walks over every entry below state.next(). `state` must outlive this. What is not carried is
  // passed over: the state's own health says so.
  static ReportInput Of(const RegistryState& state, std::uint64_t at_ms);

  // --- What every list asks.
  // The subject at an index of the lists above, and what it holds. Absent: it could not be read
  // again.
  Lookup<Subject> At(LeafIndex index) const { return state.SubjectAt(index); }
  // Whether a last day lies within kEndsSoonDays of the report's time, or before. No day: no.
  bool EndsSoon(const std::string& last_day) const;
  // An id or an authority's code, with its name.
  NamedOrganization NameOf(const std::string& id) const;
};

ReportedStatement Reported(const Subject& subject);

// The offers that each organization touches, by id.
using OffersOf = std::map<std::string, OfferCodes>;

}  // namespace warifu

#endif  // WARIFU_CORE_REPORT_INPUT_H_
