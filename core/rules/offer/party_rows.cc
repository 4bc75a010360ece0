// Group P of offers and appointments: the table. The functions stand in the files that
// party_rules.h names.
#include <array>

#include "core/rules/offer/party_rules.h"
#include "core/rules/rows.h"

namespace warifu {
namespace {

constexpr KindSet kOffer = Kinds(StatementKind::kOffer);
constexpr KindSet kBoth = Kinds(StatementKind::kOffer, StatementKind::kAppointment);
constexpr Needs kParties = Needs::kParties;
constexpr Needs kRuleset = Needs::kRuleset;

constexpr std::array kRows = {
    Row{v1::FINDING_CODE_AUTHORITY_WRONG, 'P', Needs::kNothing, kBoth, JudgeAuthority,
        "An offer is for a corridor, and an appointment by an authority of its corridor, that the "
        "genesis names."},
    Row{v1::FINDING_CODE_RULESET_MISSING, 'P', kRuleset, kOffer, JudgeRulesets,
        "Every authority of the offer's corridor has a ruleset that counts and is in force."},
    Row{v1::FINDING_CODE_PROGRAMME_NOT_LISTED, 'P', kRuleset, kOffer, JudgeProgramme,
        "Every ruleset of the corridor lists the programme, and it is open."},
    Row{v1::FINDING_CODE_OCCUPATION_NOT_LISTED, 'P', kRuleset, kOffer, JudgeOccupation,
        "Every ruleset of the corridor lists the occupation for the programme."},
    Row{v1::FINDING_CODE_ROUTE_NOT_LISTED, 'P', kRuleset, kOffer, JudgeRoute,
        "Every ruleset of the corridor allows the hire route for the programme."},
    Row{v1::FINDING_CODE_WORKER_CLASS_NOT_LISTED, 'P', kRuleset, kOffer, JudgeWorkerClass,
        "Every ruleset of the corridor lists the class of workers."},
    Row{v1::FINDING_CODE_ORGANIZATION_UNKNOWN, 'P', kParties, kBoth, JudgeKnown,
        "Each party of an offer, and principal and agent of an appointment, is registered."},
    Row{v1::FINDING_CODE_ORGANIZATION_NOT_IN_FORCE, 'P', kParties, kBoth, JudgeRecordInForce,
        "The newest record of each of them counts and is in force."},
    Row{v1::FINDING_CODE_RECORD_NOT_COVERING, 'P', kParties, kOffer, JudgeRecordDates,
        "The dates of each party's record cover the offer's admission."},
    Row{v1::FINDING_CODE_LICENSE_NOT_COVERING, 'P', kParties | kRuleset, kOffer, JudgeLicense,
        "A party in a role that a ruleset of the corridor licenses has a license whose dates cover "
        "the offer's admission."},
    Row{v1::FINDING_CODE_ROLE_NOT_REGISTERED, 'P', kParties, kBoth, JudgeRegisteredRoles,
        "Each party is registered in every role that it takes, and takes none of a payee that "
        "signs nothing; a principal is registered as one who may let others recruit, an agent as "
        "one who may stand between company and worker."},
    Row{v1::FINDING_CODE_ROLE_REPEATED, 'P', Needs::kNothing, kOffer, JudgeRolesOnce,
        "Each organization is a party once, and each role has one party, operators of worksites "
        "excepted."},
    Row{v1::FINDING_CODE_LEGAL_NUMBER_REPEATED, 'P', kParties, kOffer, JudgeLegalNumbers,
        "No two parties have one legal number."},
    Row{v1::FINDING_CODE_ROLE_PAIR_FORBIDDEN, 'P', kRuleset, kOffer, JudgeRolePairs,
        "No party takes two roles that a ruleset of the corridor forbids together."},
    Row{v1::FINDING_CODE_ROLE_MISSING, 'P', kRuleset, kOffer, JudgeRolesComplete,
        "Every role that a ruleset of the corridor demands for programme and route has a party."},
    Row{v1::FINDING_CODE_PARTY_ORDER_WRONG, 'P', Needs::kNothing, kOffer, JudgePartyOrder,
        "The accepting company is the first party, and the sending organization, if there is one, "
        "the last."},
    Row{v1::FINDING_CODE_APPOINTMENT_MISSING, 'P', Needs::kNothing, kOffer, JudgeAppointmentNamed,
        "Every party but the accepting company names the appointment by which it acts."},
    Row{v1::FINDING_CODE_APPOINTMENT_UNKNOWN, 'P', kParties, kOffer, JudgeAppointmentKnown,
        "An appointment is named by the name of the first statement of its lineage."},
    Row{v1::FINDING_CODE_APPOINTMENT_NOT_IN_FORCE, 'P', kParties, kOffer, JudgeAppointmentInForce,
        "The newest appointment of each named lineage counts and is in force."},
    Row{v1::FINDING_CODE_APPOINTMENT_CHAIN_BROKEN, 'P', kParties, kOffer, JudgeChain,
        "Each party is the agent of its appointment, whose principal is a party before it."},
    Row{v1::FINDING_CODE_APPOINTMENT_NOT_COVERING, 'P', kParties, kOffer, JudgeAppointmentCovers,
        "Each appointment is for the offer's corridor and names its occupation."},
    Row{v1::FINDING_CODE_APPOINTMENT_DATES, 'P', kParties, kBoth, JudgeAppointmentDates,
        "The dates of each appointment cover the offer's validity, and when it is appended its "
        "own admission."},
    Row{v1::FINDING_CODE_TOO_MANY_ORGANIZATIONS, 'P', Needs::kNothing, kOffer, JudgeNamedCount,
        "An offer names at most 16 organizations."},
};

}  // namespace

std::span<const Row> PartyRows() { return kRows; }

}  // namespace warifu
