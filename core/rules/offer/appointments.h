// The appointments by which the parties of an offer act: of each named lineage the newest.
//
// Not here: what is demanded of them (core/rules/offer/appointment_chain.cc).
// Threads: facts belong to one judgment; the rest are pure functions.
#ifndef WARIFU_CORE_RULES_OFFER_APPOINTMENTS_H_
#define WARIFU_CORE_RULES_OFFER_APPOINTMENTS_H_

#include <optional>
#include <vector>

#include "core/rules/judgment.h"
#include "core/rules/lookup.h"
#include "core/rules/state.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

struct AppointmentView {
  std::optional<Subject> subject;  // nothing: none named, unknown, or not carried
  bool unknown = false;            // one is named, and no appointment's lineage begins with it
  Answer in_force = Answer::kNotCarried;  // in force and counting

  bool found() const { return subject.has_value(); }
  // Requires: found().
  const v1::Appointment& appointment() const { return subject->statement().appointment(); }
};

struct AppointmentFacts {
  explicit AppointmentFacts(Judgment& judgment);

  std::vector<AppointmentView> of_party;  // as long as the offer's list of parties
};

bool SameOccupation(const v1::Occupation& a, const v1::Occupation& b);
bool ListsOccupation(const v1::Appointment& appointment, const v1::Occupation& occupation);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_OFFER_APPOINTMENTS_H_
