// One inadmissible statement for each finding code, to be planted in a log by its own hand.
#ifndef WARIFU_TESTS_CORE_REPLAY_PLANTED_H_
#define WARIFU_TESTS_CORE_REPLAY_PLANTED_H_

#include <functional>
#include <string>
#include <vector>

#include "tests/support/scene.h"

namespace warifu {

// Prepares the scene and gives the signed statement that breaks the rule.
using Planter = std::function<std::string(Scene&)>;

struct PlantedCase {
  v1::FindingCode code;
  Planter plant;
};
using Planted = std::vector<PlantedCase>;

Planted PlantedOffers();
Planted PlantedIllegalChanges();  // offers, against the rules of tests/support/illegal_changes.h
Planted PlantedSignatures();
Planted PlantedRecords();  // records, rulesets, bindings, lineages, allocations
Planted PlantedChanges();

}  // namespace warifu

#endif  // WARIFU_TESTS_CORE_REPLAY_PLANTED_H_
