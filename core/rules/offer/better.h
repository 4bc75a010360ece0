// What is worse for the worker: of each field of an offer, how a later offer of the lineage may
// differ from the one before.
//
// Whatever is worse is a new offer. A test walks the fields of the schema: each has its line here.
// Not here: the rule that runs the table (core/rules/offer/better_rows.cc).
// Threads: constants and pure functions.
#ifndef WARIFU_CORE_RULES_OFFER_BETTER_H_
#define WARIFU_CORE_RULES_OFFER_BETTER_H_

#include <span>
#include <string_view>

#include "warifu/v1/offer.pb.h"

namespace warifu {

struct ComparedField {
  std::string_view path;  // below the offer: "term.probation_days"
  // Whether `after` is worse in this field than `before`; null: it may change freely.
  bool (*is_worse)(const v1::Offer& before, const v1::Offer& after);
  // What would not be worse; of a free field why it is free.
  std::string_view line;
};

// Fields of the offer itself, its job, term, hours, lodging and travel: better_fields.cc.
std::span<const ComparedField> ComparedTerms();
// Fields that hold money: better_money.cc.
std::span<const ComparedField> ComparedMoney();

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_OFFER_BETTER_H_
