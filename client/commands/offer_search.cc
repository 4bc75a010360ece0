// warifu offer list|search: offers that meet a filter, as the server lists them; with --verify each
// proof of the page is fetched and checked.
#include <algorithm>
#include <utility>
#include <vector>

#include "client/commands/commands.h"
#include "client/exit.h"
#include "client/hints.h"
#include "client/offer_filter.h"
#include "client/registry_facts.h"
#include "client/render/hints.h"
#include "client/render/verdict.h"
#include "client/verify/checked_offer.h"
#include "core/statement/encode.h"
#include "core/statement/summary.h"

namespace warifu {
namespace {

// What `offer list` and `offer search` show where no --standing is given.
constexpr char kListStanding[] = "any";
constexpr char kSearchStanding[] = "open";

MessageId HeadlineOfCheck(const CheckedOffer& checked, std::uint64_t now_s) {
  VerdictView view;
  view.judgment = &checked.judgment;
  for (const TrustFile& trust : checked.registries) view.registries.push_back(&trust);
  view.code = checked.code;
  view.source = checked.source;
  view.now_s = now_s;
  return HeadlineOf(view);
}

// What the proof of a listed offer says, and whether the list said the same.
Result<OfferCheck> CheckListed(const Context& context, const BelievedRegistry& registry,
                               const v1::OfferHint& hint) {
  VerifyRequest request;
  request.now_s = context.now_s();
  WARIFU_ASSIGN_OR_RETURN(
      const CheckedOffer checked,
      CheckCode(context, {registry.trust}, HintedCode(hint.summary()), request));
  OfferCheck check;
  check.code = checked.judgment.code;
  check.headline = HeadlineOfCheck(checked, request.now_s);
  if (!checked.judgment.offer.has_value()) return check;
  check.proven = SummaryOf(checked.judgment.offer->offer());
  check.as_listed = EncodeMessage(*check.proven) == EncodeMessage(hint.summary().offer());
  return check;
}

Result<OfferPage> MakePage(const Context& context, const BelievedRegistry& registry, bool verify,
                           Hints<v1::OfferHint> hints) {
  OfferPage page;
  page.next_token = std::move(hints.next_token);
  page.size = hints.size;
  page.as_of_ms = hints.as_of_ms;
  for (v1::OfferHint& hint : hints.hints) {
    ListedOffer listed{std::move(hint), std::nullopt};
    if (verify) {
      WARIFU_ASSIGN_OR_RETURN(listed.check, CheckListed(context, registry, listed.hint));
    }
    page.offers.push_back(std::move(listed));
  }
  return page;
}

// 3 where something of the page was to be checked and could not be, or was not as listed.
int ExitCodeOfPage(const OfferPage& page) {
  const bool in_order =
      std::all_of(page.offers.begin(), page.offers.end(), [](const ListedOffer& offer) {
        return !offer.check.has_value() ||
               (offer.check->as_listed && offer.check->code != VerdictCode::kCouldNotCheck);
      });
  return in_order ? kExitOk : kExitCouldNotCheck;
}

CommandResult Run(Context& context, const OfferFilterArgs& args, const char* otherwise) {
  WARIFU_ASSIGN_OR_RETURN(const v1::OfferFilter filter,
                          ReadOfferFilter(args, otherwise, context.now_s()));
  WARIFU_ASSIGN_OR_RETURN(std::string token, ReadPageToken(args.page));
  WARIFU_ASSIGN_OR_RETURN(const BelievedRegistry registry, OpenRegistry(context));
  const AskForPage<v1::OfferHint> ask = [&](const AskedPage& page) {
    return registry.connection->SearchOffers(filter, page);
  };
  WARIFU_ASSIGN_OR_RETURN(Hints<v1::OfferHint> hints,
                          CollectHints(ask, {args.count, std::move(token)}));
  WARIFU_ASSIGN_OR_RETURN(OfferPage page,
                          MakePage(context, registry, args.verify, std::move(hints)));
  page.is_first = args.page.empty();
  RenderOfferPage(context, page);
  return ExitCodeOfPage(page);
}

}  // namespace

CommandResult RunCommand(Context& context, const OfferListArgs& args) {
  return Run(context, args.filter, kListStanding);
}

CommandResult RunCommand(Context& context, const OfferSearchArgs& args) {
  return Run(context, args.filter, kSearchStanding);
}

}  // namespace warifu
