// Planting: a log that appends what its own rules refuse, with what it says it does, so that trees
// and seals are in order and only the entry is wrong.
//
// Threads: as the registry.
#ifndef WARIFU_TESTS_SUPPORT_PLANT_H_
#define WARIFU_TESTS_SUPPORT_PLANT_H_

#include <string_view>

#include "core/base/types.h"
#include "core/statement/examined.h"
#include "tests/support/memory_registry.h"

namespace warifu {

// What is wrong with the statement, by form or by the rules.
Findings FindingsOf(const MemoryRegistry& log, std::string_view signed_statement);

// Appends it all the same, with the effects that a replay takes it to have, and seals.
LeafIndex Plant(MemoryRegistry& log, std::string_view signed_statement);

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_PLANT_H_
