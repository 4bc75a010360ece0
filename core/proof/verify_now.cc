// The last step over the proof's own entries: what must count, counts; and how parties,
// appointments and offer stand now.
#include <string>

#include "core/proof/trial.h"
#include "core/rules/counts.h"
#include "core/rules/covers.h"
#include "core/rules/offer/appointments.h"
#include "core/rules/offer/named.h"
#include "core/rules/offer/records.h"
#include "core/rules/offer/rulesets.h"

namespace warifu {
namespace {

// Entries on which the verdict rests as something good, so that they must count: bad news need not.
class MustCount {
 public:
  MustCount(const RegistryState& now, const Trial& trial) : now_(now) {
    const ProofState at_offer(*trial.carried, trial.ViewAt(trial.offer->index()));
    for (const std::string& id : OrganizationsNamed(trial.body())) {
      const bool party = IsParty(trial.body(), id);
      Add(at_offer.NewestRecord(id), party);
      if (party) Add(now.NewestRecord(id), true);
    }
    for (const Hash& first : AppointmentsNamed(trial.body())) {
      Add(at_offer.NewestOfLineage(first), true);
      Add(now.NewestOfLineage(first), true);
    }
    for (const v1::Authority& authority : at_offer.genesis().authorities()) {
      Add(at_offer.NewestRuleset(authority.code(), trial.body().corridor()), true);
    }
    Add(now.SubjectAt(trial.offer->index()), true);
  }

  const std::set<LeafIndex>& entries() const { return entries_; }

 private:
  // What is lacking is found elsewhere.
  void Add(const Lookup<Subject>& subject, bool with_change) {
    if (!subject.found()) return;
    entries_.insert(subject->index());
    if (with_change && IsGood(*subject) && !subject->born()) AddChange(*subject);
  }

  void AddChange(const Subject& subject) {
    const Lookup<Subject> change = now_.SubjectAt(subject.standing.changed_by);
    if (!change.found() || MovesPlaces(subject, change->statement())) return;
    entries_.insert(change->index());
  }

  const RegistryState& now_;
  std::set<LeafIndex> entries_;
};

void JudgeCounting(const RegistryState& now, Trial& trial) {
  const MustCount must_count(now, trial);
  for (const LeafIndex index : must_count.entries()) {
    const Lookup<Subject> subject = now.SubjectAt(index);
    if (!subject.found()) continue;
    trial.AddAnswer(Counts(now, index), VerdictCause::kKeyWrong, *subject,
                    Said("a statement that must count does not"));
  }
}

// In state 1; whether by something that counts.
void JudgeInForce(const RegistryState& now, const Subject& subject, VerdictCause cause,
                  Trial& trial) {
  trial.AddAnswer(InForceAt(now, subject.index(), now.next()), cause, subject,
                  Said("what brought it back does not count"));
}

void JudgePartyStanding(const RegistryState& now, const Subject& record, Trial& trial) {
  switch (record.standing.state) {
    case State::kInForce:
      return JudgeInForce(now, record, VerdictCause::kPartyNotInForce, trial);
    case State::kSuspended:
      return trial.AddAbout(VerdictCause::kPartySuspended, record, Said("suspended"));
    case State::kRevoked:
      return trial.AddAbout(VerdictCause::kPartyRevoked, record, Said("revoked"));
    default:
      return trial.AddAbout(VerdictCause::kPartyNotInForce, record, Said("not in force"));
  }
}

void JudgePartyRecord(const v1::Party& party, const Subject& subject, Trial& trial) {
  const v1::Organization& record = subject.statement().organization();
  const std::uint64_t at_ms = trial.judged_at_ms();
  const auto rulesets = RulesetsAtOffer(trial);
  bool licensed = false;
  for (const int role : party.roles()) {
    licensed = licensed || IsLicensed(rulesets, static_cast<v1::Role>(role));
    if (!HasRole(record, static_cast<v1::Role>(role))) {
      trial.AddAbout(VerdictCause::kPartyRoleLacking, subject,
                     Verbatim(v1::Role_Name(static_cast<v1::Role>(role))));
    }
  }
  if (!Covers(record.validity(), at_ms)) {
    trial.AddAbout(VerdictCause::kPartyDatesPast, subject, RangeText(record.validity()));
  }
  if (licensed && !(record.has_license() && Covers(record.license().validity(), at_ms))) {
    trial.AddAbout(
        VerdictCause::kPartyLicensePast, subject,
        record.has_license() ? RangeText(record.license().validity()) : Said("no license"));
  }
}

void JudgeParties(const RegistryState& now, Trial& trial) {
  for (const v1::Party& party : trial.body().parties()) {
    const Lookup<Subject> record = now.NewestRecord(party.organization());
    if (!record.found()) {
      trial.Add(VerdictCause::kFileIncomplete,
                Said("the newest record of {organization}", party.organization()));
      continue;
    }
    JudgePartyStanding(now, *record, trial);
    JudgePartyRecord(party, *record, trial);
  }
}

void JudgeAppointment(const RegistryState& now, const Subject& subject, Trial& trial) {
  const v1::Appointment& appointment = subject.statement().appointment();
  if (subject.standing.state == State::kInForce) {
    JudgeInForce(now, subject, VerdictCause::kAppointmentNotInForce, trial);
  } else {
    trial.AddAbout(VerdictCause::kAppointmentWithdrawn, subject, Said("withdrawn"));
  }
  if (!Covers(appointment.validity(), trial.judged_at_ms())) {
    trial.AddAbout(VerdictCause::kAppointmentDatesPast, subject, RangeText(appointment.validity()));
  }
  if (!SameCorridor(appointment.corridor(), trial.body().corridor()) ||
      !ListsOccupation(appointment, trial.body().job().occupation())) {
    trial.AddAbout(VerdictCause::kAppointmentNotCovering, subject,
                   Said("it does not cover the offer's corridor or occupation"));
  }
}

void JudgeAppointments(const RegistryState& now, Trial& trial) {
  for (const Hash& first : AppointmentsNamed(trial.body())) {
    const Lookup<Subject> appointment = now.NewestOfLineage(first);
    if (appointment.found() && appointment->statement().has_appointment()) {
      JudgeAppointment(now, *appointment, trial);
    } else {
      trial.Add(VerdictCause::kFileIncomplete, Said("the newest of an appointment"));
    }
  }
}

void JudgeOffer(const RegistryState& now, Trial& trial) {
  const Lookup<Subject> offer = now.SubjectAt(trial.offer->index());
  if (!offer.found()) return trial.Add(VerdictCause::kFileIncomplete, Said("the offer's standing"));
  switch (offer->standing.state) {
    case State::kWithdrawn:
      return trial.AddAbout(VerdictCause::kOfferWithdrawn, *offer, Said("withdrawn"));
    case State::kSuperseded:
      return trial.AddAbout(VerdictCause::kOfferSuperseded, *offer, Said("superseded"));
    case State::kFull:
      trial.AddAbout(VerdictCause::kOfferFull, *offer, Said("all places are given"));
      [[fallthrough]];
    case State::kInForce:
      return JudgeInForce(now, *offer, VerdictCause::kOfferNotInForce, trial);
    default:
      return trial.AddAbout(VerdictCause::kOfferNotInForce, *offer, Said("not in force"));
  }
}

}  // namespace

void JudgeNow(const RegistryState& now, Trial& trial) {
  JudgeCounting(now, trial);
  JudgeParties(now, trial);
  JudgeAppointments(now, trial);
  JudgeOffer(now, trial);
}

}  // namespace warifu
