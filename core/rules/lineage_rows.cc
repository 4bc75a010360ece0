// Group L of statements that supersede another: rulesets, records, appointments and offers.
#include <array>

#include "core/base/encoding.h"
#include "core/rules/counts.h"
#include "core/rules/rows.h"
#include "core/rules/superseded_facts.h"
#include "core/rules/words.h"
#include "core/statement/limits.h"

namespace warifu {
namespace {

// "offer.lineage.supersedes".
std::string LineageField(const Judgment& judgment, std::string_view part) {
  std::string field(judgment.statement().has_offer() ? "offer.lineage" : "appointment.lineage");
  field += part;
  return field;
}

void JudgeNewest(Judgment& judgment, Report& report) {
  const v1::Lineage* lineage = LineageOf(judgment.statement());
  if (lineage == nullptr) return;
  const auto& facts = judgment.Get<SupersededFacts>();
  if (facts.newest.absent()) {
    report.Add(LineageField(judgment, ".first"), EncodeHex(lineage->first()),
               Said("the name of the first statement of a lineage"));
  }
  if (facts.subject == nullptr) return;
  const Hash& newest = facts.subject->examined().name();
  if (newest.view() == lineage->supersedes()) return;
  report.Add(LineageField(judgment, ".supersedes"), EncodeHex(lineage->supersedes()),
             Said("{name}, the newest of the lineage", EncodeHex(newest.view())));
}

void JudgeSameAppointment(const v1::Appointment& old, const v1::Appointment& appointment,
                          Report& report) {
  if (appointment.principal() != old.principal()) {
    report.Add("appointment.principal", appointment.principal(), old.principal());
  }
  if (appointment.agent() != old.agent()) {
    report.Add("appointment.agent", appointment.agent(), old.agent());
  }
  if (!SameCorridor(appointment.corridor(), old.corridor())) {
    report.Add("appointment.corridor", CorridorText(appointment.corridor()),
               CorridorText(old.corridor()));
  }
}

void JudgeSameOffer(const v1::Offer& old, const v1::Offer& offer, Report& report) {
  const std::string& company = offer.parties(0).organization();
  if (company != old.parties(0).organization()) {
    report.Add(ItemPath("offer.parties", 0), company, old.parties(0).organization());
  }
  const std::string& last = offer.parties().rbegin()->organization();
  if (last != old.parties().rbegin()->organization()) {
    report.Add(ItemPath("offer.parties", static_cast<std::size_t>(offer.parties_size()) - 1), last,
               old.parties().rbegin()->organization());
  }
}

void JudgeSame(Judgment& judgment, Report& report) {
  if (LineageOf(judgment.statement()) == nullptr) return;
  const auto& facts = judgment.Get<SupersededFacts>();
  if (facts.newest.found() && facts.subject == nullptr) {
    report.Add(LineageField(judgment, ".first"),
               std::string(StatementKindName(facts.newest->examined().kind())),
               std::string(StatementKindName(judgment.examined().kind())));
  }
  if (facts.subject == nullptr) return;
  const v1::Statement& old = facts.subject->statement();
  if (old.has_offer()) {
    JudgeSameOffer(old.offer(), judgment.statement().offer(), report);
  } else {
    JudgeSameAppointment(old.appointment(), judgment.statement().appointment(), report);
  }
}

// What stands in the place of a field for what is superseded.
std::string SupersededField(const Judgment& judgment) {
  if (judgment.statement().has_organization()) return "organization.id";
  if (judgment.statement().has_ruleset()) return "ruleset.corridor";
  return LineageField(judgment, ".supersedes");
}

void JudgeSuperseded(Judgment& judgment, Report& report) {
  const Subject* old = judgment.Get<SupersededFacts>().subject;
  if (old == nullptr) return;
  const std::optional<SubjectKind> kind = SubjectKindOf(old->examined().kind());
  const State state = old->standing.state;
  if (MayFollow(*kind, state, State::kSuperseded, Cause::kSuccessor)) return;
  report.Add(SupersededField(judgment), std::string(StateName(state)),
             std::string(StateName(State::kInForce)));
}

void JudgeIssuedLater(Judgment& judgment, Report& report) {
  const Subject* old = judgment.Get<SupersededFacts>().subject;
  if (old != nullptr) ReportUnlessIssuedLater(judgment, *old, report);
}

void JudgeRenewal(Judgment& judgment, Report& report) {
  const Subject* old = judgment.Get<SupersededFacts>().subject;
  if (old == nullptr || old->standing.state != State::kInForce || old->born()) return;
  if (Counts(judgment.state(), old->index()) != Answer::kYes) return;
  const Answer answer = Counts(judgment.state(), old->standing.changed_by);
  report.AddUnless(answer, "organization.id", Said("in force by a change that does not count"),
                   Said("that change undone, or the organization suspended, before its renewal"));
}

void JudgeRulesVersion(Judgment& judgment, Report& report) {
  const bool is_genesis = judgment.statement().has_genesis();
  const std::uint32_t version = is_genesis ? judgment.statement().genesis().rules_version()
                                           : judgment.statement().ruleset().rules_version();
  const std::uint32_t lowest = is_genesis ? kLowestRulesVersion : judgment.state().rules_version();
  if (version >= lowest && version <= kHighestRulesVersion) return;
  report.Add(is_genesis ? "genesis.rules_version" : "ruleset.rules_version",
             std::to_string(version), Said("{least} to {most}", lowest, kHighestRulesVersion));
}

void JudgePlacesGiven(Judgment& judgment, Report& report) {
  const Subject* old = judgment.Get<SupersededFacts>().subject;
  if (old == nullptr) return;
  const auto given = judgment.state().PlacesGiven(LineageFirst(old->examined()));
  const std::uint32_t places = judgment.statement().offer().job().places();
  if (!given.found() || places >= given->Highest()) return;
  report.Add("offer.job.places", std::to_string(places),
             Said("at least {least}, the highest place given", given->Highest()));
}

constexpr Needs kHistory = Needs::kHistory;
constexpr KindSet kLineages = Kinds(StatementKind::kAppointment, StatementKind::kOffer);
constexpr KindSet kRenewed = Kinds(StatementKind::kRuleset, StatementKind::kOrganization);

constexpr std::array kRows = {
    Row{v1::FINDING_CODE_LINEAGE_NOT_NEWEST, 'L', kHistory, kLineages, JudgeNewest,
        "What supersedes names the first statement of its lineage and the newest."},
    Row{v1::FINDING_CODE_LINEAGE_DIFFERS, 'L', kHistory, kLineages, JudgeSame,
        "An appointment supersedes one of the same principal, agent and corridor, an offer one of "
        "the same accepting company and last party."},
    Row{v1::FINDING_CODE_SUPERSEDED_NOT_IN_FORCE, 'L', kHistory,
        kLineages | Kinds(StatementKind::kOrganization), JudgeSuperseded,
        "What is superseded is in force, an offer in force or full, whether it counts or not."},
    Row{v1::FINDING_CODE_ISSUED_BEFORE_SUBJECT, 'L', kHistory,
        Kinds(StatementKind::kAppointment) | kRenewed, JudgeIssuedLater,
        "A ruleset, record or appointment is issued later than the statement that last changed "
        "what it supersedes."},
    Row{v1::FINDING_CODE_RENEWAL_OVER_FORGED_CHANGE, 'L', kHistory,
        Kinds(StatementKind::kOrganization), JudgeRenewal,
        "No record is renewed that counts and was put in force by a Change that does not, until "
        "that is undone or the organization suspended."},
    Row{v1::FINDING_CODE_RULES_VERSION_WRONG, 'L', kHistory,
        Kinds(StatementKind::kGenesis, StatementKind::kRuleset), JudgeRulesVersion,
        "The rules version never falls and is one that the admitting program knows."},
    Row{v1::FINDING_CODE_PLACES_BELOW_GIVEN, 'N', kHistory, Kinds(StatementKind::kOffer),
        JudgePlacesGiven,
        "An offer that supersedes another has at least as many places as the highest place given."},
};

}  // namespace

std::span<const Row> LineageRows() { return kRows; }

}  // namespace warifu
