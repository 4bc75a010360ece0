// For each field of an offer: what is worse for the worker.
//
// A table and nothing else, so that the comparison of two offers and a rule about offers that
// replace others judge alike. A test walks the schema: every field has its row.
// Not here: comparing two offers (core/rules/offer/offer_difference.h).
// Source: docs of the fields in proto/warifu/v1/offer.proto. Threads: constants.
#ifndef WARIFU_CORE_RULES_OFFER_WORSE_H_
#define WARIFU_CORE_RULES_OFFER_WORSE_H_

#include <span>
#include <string_view>

namespace warifu {

// When a change of a field is worse for the worker. A value or item that goes counts as less, one
// that comes as more.
enum class Worse {
  kNever,        // neither better nor worse
  kIfLess,       // pay, days off, promises
  kIfMore,       // fees, hours, requirements; of ordered enums the later value
  kIfChanged,    // nobody can say: what replaces an offer keeps it
  kToRead,       // words and papers, which only a reader can compare: may change freely
  kIfTheWorker,  // of payers: when it becomes the worker
  kIfBroker,     // of roles: when a broker comes in
  kIfLessSure,   // of a bonus or raise: fixed, by result, none
};

struct WorseRow {
  std::string_view field;  // "Term.contract_months": message and field
  Worse worse = Worse::kNever;
  // Of a list of messages: the fields by which an item is known again, "code payee"; empty: by its
  // place in the list.
  std::string_view key{};
};

// One row for each field reachable from Offer, but for those of Money, which is one value.
std::span<const WorseRow> WorseRows();

// Requires: there is such a row.
const WorseRow& WorseRowOf(std::string_view field);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_OFFER_WORSE_H_
