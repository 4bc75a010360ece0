// Lists that a server gave, in words and as JSON: what is proven under one heading, all else under
// "not verified", each with its code.
//
// Not here: asking (client/hints.h), proving (client/commands).
// Threads: one at a time.
#ifndef WARIFU_CLIENT_RENDER_HINTS_H_
#define WARIFU_CLIENT_RENDER_HINTS_H_

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "client/context.h"
#include "client/hints.h"
#include "client/text/catalogue.h"
#include "core/proof/receipt.h"
#include "core/proof/verdict.h"

namespace warifu {

// What came of checking the proof of one offer.
struct OfferCheck {
  VerdictCode code = VerdictCode::kCouldNotCheck;
  MessageId headline{};
  // What the proof says; nothing: it proves nothing.
  std::optional<v1::OfferSummary> proven;
  bool as_listed = false;  // the list said the same
};

struct ListedOffer {
  v1::OfferHint hint;
  std::optional<OfferCheck> check;  // with --verify
};

struct OfferPage {
  std::vector<ListedOffer> offers;
  bool is_first = false;  // of its search
  std::string next_token;
  std::uint64_t size = 0;
  std::uint64_t as_of_ms = 0;
};
void RenderOfferPage(Context& context, const OfferPage& page);

void RenderOrganizations(Context& context, const Hints<v1::StatementHint>& page);

// An organization's verified record, and what the server lists beside it.
struct OrganizationPage {
  const VerifiedReceipt& record;
  Hints<v1::StatementHint> keys;
  Hints<v1::StatementHint> appointments;
  Hints<v1::OfferHint> offers;
  Hints<v1::StatementHint> history;
};
void RenderOrganization(Context& context, const OrganizationPage& view);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_HINTS_H_
