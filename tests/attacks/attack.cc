#include "tests/attacks/attack.h"

#include <algorithm>
#include <utility>

#include "core/base/check.h"

namespace warifu {
namespace {

int NumberOf(const Attack& attack) { return std::stoi(std::string(attack.id.substr(1))); }

}  // namespace

std::string_view EndingWord(Ending ending) {
  switch (ending) {
    case Ending::kRefused:
      return "REFUSED";
    case Ending::kShown:
      return "SHOWN";
    case Ending::kOutOfReach:
      return "OUT-OF-REACH";
  }
  CheckFailed(__FILE__, __LINE__, "a known value");
}

std::string_view StopWord(Stop stop) {
  switch (stop) {
    case Stop::kExamine:
      return "examine";
    case Stop::kAdmission:
      return "admission";
    case Stop::kVerify:
      return "verify";
    case Stop::kAudit:
      return "audit";
    case Stop::kWitness:
      return "witness";
    case Stop::kClient:
      return "client";
    case Stop::kSchema:
      return "schema";
  }
  CheckFailed(__FILE__, __LINE__, "a known value");
}

std::vector<Attack> AllAttacks() {
  std::vector<Attack> all;
  for (const auto& some :
       {AttacksOnMoney(), AttacksByHiddenMoney(), AttacksByNames(), AttacksByChains(),
        AttacksByPapers(), AttacksOnStanding(), AttacksByKeys(), AttacksOnRulesets(),
        AttacksOnPlaces(), AttacksByTheLog(), AttacksOnPersons()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  std::sort(all.begin(), all.end(), [](const Attack& one, const Attack& other) {
    return std::pair(one.id.front(), NumberOf(one)) < std::pair(other.id.front(), NumberOf(other));
  });
  return all;
}

}  // namespace warifu
