// The newest records of the organizations that an offer or appointment names, and how they stand.
//
// Not here: what is demanded of them (core/rules/offer/party_records.cc, fee_rows.cc).
// Threads: facts belong to one judgment; the rest are pure functions.
#ifndef WARIFU_CORE_RULES_OFFER_RECORDS_H_
#define WARIFU_CORE_RULES_OFFER_RECORDS_H_

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/rules/judgment.h"
#include "core/rules/lookup.h"
#include "core/rules/state.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

struct RecordView {
  std::optional<Subject> subject;         // nothing: unknown, or not carried
  bool unknown = false;                   // the registry knows no such organization
  Answer in_force = Answer::kNotCarried;  // in force and counting

  bool found() const { return subject.has_value(); }
  // Requires: found().
  const v1::Organization& organization() const { return subject->statement().organization(); }
};

bool HasRole(const v1::Organization& organization, v1::Role role);
// Whether it may be paid without signing: registered as PUBLIC_AUTHORITY or LISTED_PROVIDER.
bool IsListedPayee(const v1::Organization& organization);

struct RecordFacts {
  explicit RecordFacts(Judgment& judgment);

  // Requires: an id that the statement names.
  const RecordView& Of(std::string_view id) const;

  std::map<std::string, RecordView, std::less<>> records;
};

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_OFFER_RECORDS_H_
