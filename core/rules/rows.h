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

std::span<const Row> FormRows();         // S: form_rows.cc
std::span<const Row> KeyRows();          // K: key_rows.cc
std::span<const Row> RecordRows();       // P of organizations, rulesets, bindings: record_rows.cc
std::span<const Row> PartyRows();        // P of offers and appointments: offer/party_rows.cc
std::span<const Row> FeeRows();          // F: offer/fee_rows.cc
std::span<const Row> CostRows();         // F, costs that must be fees: offer/cost_rows.cc
std::span<const Row> LimitRows();        // P of an offer's texts and lengths: offer/limit_rows.cc
std::span<const Row> CeilingRows();      // F, what fees may cost: offer/ceiling_rows.cc
std::span<const Row> PaymentRows();      // F between organizations: offer/payment_rows.cc
std::span<const Row> TimeRows();         // W, time and term: offer/time_rows.cc
std::span<const Row> PayRows();          // W, pay and deductions: offer/pay_rows.cc
std::span<const Row> LivingRows();       // W, lodging, insurance, travel: offer/living_rows.cc
std::span<const Row> OfferPlaceRows();   // N of offers: offer/place_rows.cc
std::span<const Row> AllocationRows();   // N of allocations: allocation_rows.cc
std::span<const Row> LineageRows();      // L of what supersedes: lineage_rows.cc
std::span<const Row> SupersedingRows();  // L of offers that supersede: offer/superseding_rows.cc
std::span<const Row> ChangeRows();       // L of Changes: change_rows.cc
std::span<const Row> KeyChangeRows();    // L of Changes of keys: key_change_rows.cc

// All of the above, in this order: that of findings.
const std::vector<Row>& AllRows();

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_ROWS_H_
