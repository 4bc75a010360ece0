// Suspensions that fell with a stolen key: a Change that does not count lifted them, and before
// anybody knew, the record was renewed. The renewed record stands by itself, so nothing is left to
// undo: the authority must suspend again.

#include "core/report/lists.h"
#include "core/rules/counts.h"

namespace warifu {
namespace {

bool Stops(const v1::Change& change) {
  return change.to() == v1::STATE_SUSPENDED || change.to() == v1::STATE_REVOKED;
}

// One organization's Changes: the last suspension that one which does not count lifted, with
// nothing that counts said since.
struct Lifted {
  Lookup<Subject> stop = Lookup<Subject>::Absent();
  Lookup<Subject> lift = Lookup<Subject>::Absent();
};

Lifted LastLifted(const ReportInput& input, const std::vector<LeafIndex>& changes) {
  Lifted lifted;
  Lookup<Subject> stop = Lookup<Subject>::Absent();
  for (const LeafIndex index : changes) {
    const Lookup<Subject> one = input.At(index);
    if (!one.found()) continue;
    const bool counts = Counts(input.state, index) == Answer::kYes;
    if (Stops(one->statement().change())) {
      stop = one;
      lifted = {};
    } else if (counts) {
      stop = Lookup<Subject>::Absent();
      lifted = {};
    } else if (stop.found()) {
      lifted = {stop, one};
    }
  }
  return lifted;
}

}  // namespace

void ListFreedByTheft(const ReportInput& input, ReportSection& section) {
  if (input.uncounted.empty()) return;
  for (const auto& [id, changes] : input.organization_changes) {
    const Lifted lifted = LastLifted(input, changes);
    const Lookup<Subject> record = input.state.NewestRecord(id);
    if (!lifted.lift.found() || !record.found()) continue;
    const bool renewed = lifted.lift->index() < record->index();
    if (!renewed || CountsInForce(input.state, record->index()) != Answer::kYes) continue;
    const v1::Change& stop = lifted.stop->statement().change();
    section.Add({.what = ReportWhat::kFreedByTheft,
                 .about = Reported(*record),
                 .organizations = {input.NameOf(id)},
                 .facts = {{"stopped_at_ms", AtMs{lifted.stop->entry->admitted_at_ms}},
                           {"decision", stop.decision().number()},
                           {"lifted_at_ms", AtMs{lifted.lift->entry->admitted_at_ms}},
                           {"renewed_at_ms", AtMs{record->entry->admitted_at_ms}}},
                 .next = NextStep::kSuspendAgain});
  }
}

}  // namespace warifu
