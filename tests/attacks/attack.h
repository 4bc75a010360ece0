// The attacks: everything that somebody may try on a worker or on the registry, each as a story
// with its end, in one table.
//
// Each runs against a server that listens on a port of this machine, over a store on disk, and ends
// with what the client prints to a worker. Where the server itself is the attacker, it is a second
// one with the same log key, or the lying one (tests/support/lying).
// Threads: pure functions; what they do to a Ground, one at a time.
#ifndef WARIFU_TESTS_ATTACKS_ATTACK_H_
#define WARIFU_TESTS_ATTACKS_ATTACK_H_

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/attacks/ground.h"

namespace warifu {

// What becomes of an attack.
enum class Ending {
  kRefused,     // never admitted, or never GENUINE
  kShown,       // the worker, the auditor or the authority reads it
  kOutOfReach,  // the scenario says why, and what would be needed
};

// What stopped it, or where it is read.
enum class Stop { kExamine, kAdmission, kVerify, kAudit, kWitness, kClient, kSchema };

struct Attack {
  std::string_view id;  // "A1" to "A28", "B1" and on
  std::string_view title;
  Ending ending;
  Stop stop;
  std::string_view code;   // findings, causes of the verdict or an error, in order; empty: none
  int exit_code;           // of the worker's command
  std::string_view reads;  // what the worker reads, between line breaks that do not count
  Seen (*tell)(Ground& ground);
};

std::string_view EndingWord(Ending ending);  // "REFUSED", "SHOWN", "OUT-OF-REACH"
std::string_view StopWord(Stop stop);        // "examine", "admission", ...

std::vector<Attack> AllAttacks();  // A1 and on, then B1 and on

std::vector<Attack> AttacksOnMoney();        // attacks_on_money.cc
std::vector<Attack> AttacksByHiddenMoney();  // attacks_by_hidden_money.cc
std::vector<Attack> AttacksByNames();        // attacks_by_names.cc
std::vector<Attack> AttacksByChains();       // attacks_by_chains.cc
std::vector<Attack> AttacksByPapers();       // attacks_by_papers.cc
std::vector<Attack> AttacksOnStanding();     // attacks_on_standing.cc
std::vector<Attack> AttacksByKeys();         // attacks_by_keys.cc
std::vector<Attack> AttacksOnRulesets();     // attacks_on_rulesets.cc
std::vector<Attack> AttacksOnPlaces();       // attacks_on_places.cc
std::vector<Attack> AttacksByTheLog();       // attacks_by_the_log.cc
std::vector<Attack> AttacksOnPersons();      // attacks_on_persons.cc

inline void PrintTo(const Attack& attack, std::ostream* out) { *out << attack.id; }

}  // namespace warifu

#endif  // WARIFU_TESTS_ATTACKS_ATTACK_H_
