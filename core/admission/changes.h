// What appending one statement does to the registry, besides the entry itself: its own leaf, the
// leaves of others, the writes to tables.
//
// A pure function of the log so far, for every statement that the rules let through. One small
// function for each kind; every leaf of another is changed by a row of the transition table, else
// the program stops.
// Not here: whether the statement may be appended (core/admission/admit.h).
// Source: docs/format.md, "Standing"; core/rules/table.h.
// Threads: pure functions.
#ifndef WARIFU_CORE_ADMISSION_CHANGES_H_
#define WARIFU_CORE_ADMISSION_CHANGES_H_

#include <cstdint>
#include <vector>

#include "core/base/types.h"
#include "core/rules/judgment.h"
#include "core/rules/table.h"
#include "core/standing/standing.h"

namespace warifu {

// A leaf of the standing tree that an entry sets; changed_by is that entry.
struct LeafChange {
  LeafIndex index;
  State state = State::kNone;

  friend bool operator==(const LeafChange&, const LeafChange&) = default;
};

// What appending one statement does to the registry, besides the entry itself.
struct Changes {
  State birth = State::kNone;       // of the new entry's own leaf
  std::vector<LeafChange> leaves;   // of others, each at most once
  std::vector<TablePut> puts;       // in the order in which they are to be written
  std::uint32_t rules_version = 0;  // from the next entry on
};

// Requires: every row let the judgment's statement through, and nothing was not carried. Where
// something is not carried now, the judgment says so afterwards and the changes mean nothing.
Changes ChangesOf(Judgment& judgment);

}  // namespace warifu

#endif  // WARIFU_CORE_ADMISSION_CHANGES_H_
