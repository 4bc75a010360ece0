// The functions of group P for offers and appointments; the table that names them is party_rows.cc.
//
// Each reports the breaches of one rule, and nothing where something is missing that another rule
// reports.
// Source: docs/rules.md.
// Threads: one judgment belongs to one thread.
#ifndef WARIFU_CORE_RULES_OFFER_PARTY_RULES_H_
#define WARIFU_CORE_RULES_OFFER_PARTY_RULES_H_

#include "core/rules/judgment.h"

namespace warifu {

// corridor.cc: corridor, rulesets and what they list.
void JudgeAuthority(Judgment& judgment, Report& report);
void JudgeRulesets(Judgment& judgment, Report& report);
void JudgeProgramme(Judgment& judgment, Report& report);
void JudgeOccupation(Judgment& judgment, Report& report);
void JudgeRoute(Judgment& judgment, Report& report);
void JudgeWorkerClass(Judgment& judgment, Report& report);

// party_records.cc: who the parties are, by their records.
void JudgeKnown(Judgment& judgment, Report& report);
void JudgeRecordInForce(Judgment& judgment, Report& report);
void JudgeRecordDates(Judgment& judgment, Report& report);
void JudgeLicense(Judgment& judgment, Report& report);
void JudgeRegisteredRoles(Judgment& judgment, Report& report);
void JudgeLegalNumbers(Judgment& judgment, Report& report);
void JudgeNamedCount(Judgment& judgment, Report& report);

// party_roles.cc: the roles of the offer as a whole.
void JudgeRolesOnce(Judgment& judgment, Report& report);
void JudgeRolePairs(Judgment& judgment, Report& report);
void JudgeRolesComplete(Judgment& judgment, Report& report);
void JudgePartyOrder(Judgment& judgment, Report& report);

// appointment_chain.cc: the appointments by which the parties act.
void JudgeAppointmentNamed(Judgment& judgment, Report& report);
void JudgeAppointmentKnown(Judgment& judgment, Report& report);
void JudgeAppointmentInForce(Judgment& judgment, Report& report);
void JudgeChain(Judgment& judgment, Report& report);
void JudgeAppointmentCovers(Judgment& judgment, Report& report);
void JudgeAppointmentDates(Judgment& judgment, Report& report);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_OFFER_PARTY_RULES_H_
