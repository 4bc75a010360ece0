// The table of all rules, one array for each group file.
//
// To add a rule: one row in its group's array, one function beside it, one passing and one failing
// test, and docs/rules.md written anew (see tests/core/rules/rules_page_test.cc).
// Threads: constants.
#ifndef WARIFU_CORE_RULES_ROWS_H_
#define WARIFU_CORE_RULES_ROWS_H_

#include <span>
#include <vector>

#include "core/rules/row.h"

namespace warifu {

std::span<const Row> FormRows();        // S: form_rows.cc
std::span<const Row> KeyRows();         // K: key_rows.cc
std::span<const Row> RecordRows();      // P of organizations, rulesets, bindings: record_rows.cc
std::span<const Row> PartyRows();       // P of offers and appointments: offer/party_rows.cc
std::span<const Row> FeeRows();         // F: offer/fee_rows.cc
std::span<const Row> OfferPlaceRows();  // N of offers: offer/place_rows.cc
std::span<const Row> AllocationRows();  // N of allocations: allocation_rows.cc
std::span<const Row> LineageRows();     // L of what supersedes: lineage_rows.cc
std::span<const Row> ChangeRows();      // L of Changes: change_rows.cc
std::span<const Row> KeyChangeRows();   // L of Changes of keys: key_change_rows.cc

// All of the above, in this order: that of findings.
const std::vector<Row>& AllRows();

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_ROWS_H_
