// Admit: the second half of admission, everything that depends on the registry.
//
// The first half is core/statement/examine.h. The rules themselves are rows in core/rules.
// Source: docs/format.md, "Admission"; docs/rules.md.
// Threads: pure functions over the state given.
#ifndef WARIFU_CORE_ADMISSION_ADMIT_H_
#define WARIFU_CORE_ADMISSION_ADMIT_H_

#include <cstdint>

#include "core/admission/changes.h"
#include "core/rules/state.h"
#include "core/statement/examined.h"

namespace warifu {

// Either no findings and the changes, or every finding. `incomplete`: a look-up was not carried;
// never admitted.
struct Decision {
  Findings findings;
  bool incomplete = false;
  Changes changes;

  bool admitted() const { return findings.empty() && !incomplete; }
};

// Judges `statement` as the entry at state.next(), admitted at `admitted_at_ms` (of its batch).
// A statement examined under another rules version than the state's is a programming error; a
// genesis is examined under its own.
Decision Admit(const RegistryState& state, const ExaminedStatement& statement,
               std::uint64_t admitted_at_ms);

}  // namespace warifu

#endif  // WARIFU_CORE_ADMISSION_ADMIT_H_
