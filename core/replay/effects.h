// What an inadmissible statement does to a registry that appended it all the same.
//
// Nobody can know what a log did that broke its own rules. Where the breach leaves no doubt what is
// changed (a missing signature, a wrong sum), the statement is taken to do what it says; where
// there is no sense in it (a subject that does not exist, a forbidden change of state), nothing.
// Threads: pure functions.
#ifndef WARIFU_CORE_REPLAY_EFFECTS_H_
#define WARIFU_CORE_REPLAY_EFFECTS_H_

#include <cstdint>

#include "core/admission/admit.h"
#include "core/rules/state.h"
#include "core/statement/examined.h"

namespace warifu {

// `findings`: all that is wrong with it.
Changes EffectsOf(const RegistryState& state, const ExaminedStatement& statement,
                  std::uint64_t admitted_at_ms, const Findings& findings);

}  // namespace warifu

#endif  // WARIFU_CORE_REPLAY_EFFECTS_H_
