// warifu offer list|search: offers that meet a filter, as the server lists them; with --verify each
// proof of the page is fetched and checked.
#include <algorithm>
#include <utility>
#include <vector>

#include "client/commands/commands.h"
#include "client/hints.h"
#include "client/offer_filter.h"
#include "client/registry_facts.h"
#include "client/render/hints.h"
#include "client/render/verdict.h"
#include "client/verify/checked_offer.h"
#include "core/base/exit.h"
#include "core/proof/limits.h"
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
      CheckCode(context, {{registry.trust}, {}}, HintedCode(hint.summary()), request));
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

constexpr char kHintsNote[] =
    "Nothing listed is verified, unless --verify is given: then exit 3 means that something of the "
    "page could not be checked, or is not as listed.";

std::vector<Taken> DeclareFilter(OfferFilterArgs& filter) {
  return {
      Option("--country", "C", &filter.country, "Country of the work, as JP"),
      Option("--prefecture", "P", &filter.prefecture,
             "Where the work is: a code, as JP-08, or a prefecture's name, as Ibaraki"),
      Option("--occupation", "O", &filter.occupation,
             "One to four digits of an ISCO-08 group, as 61, or a code of the country's own "
             "list"),
      Option("--pay-from", "A", &filter.pay_from,
             "Take-home pay of a month is at least this, as \"180,000 JPY\""),
      Option("--cost-to", "A", &filter.cost_to,
             "All that the worker pays is at most this, as \"60 triệu VND\""),
      Option("--by", "ID", &filter.by, "An organization that signs the offer"),
      Option("--standing", "S", &filter.standing, "One of " + StandingWords())
          .OneOf(StandingWords()),
      Option("--since", "INDEX", &filter.since, "Only offers from this index on")
          .Within(0, kMaxLogSize),
      Option("--count", "NUMBER", &filter.count, "How many; else 20").Within(1, kMaxHintsPerPage),
      Option("--page", "TOKEN", &filter.page, "Go on where a page ended, as it says there"),
      Flag("--verify", &filter.verify, "Fetch and check the proof of each offer shown")};
}

}  // namespace

CommandDeclaration Declare(OfferListArgs& args) {
  return {.name = "offer list",
          .what = "Offers, whatever became of them",
          .takes = DeclareFilter(args.filter),
          .notes = std::string(kHintsNote) +
                   "\nThe example lists what came in your name since the last time.",
          .examples = {"warifu offer list --by VNTEST:FARM-1 --since 1200"}};
}

CommandResult RunCommand(Context& context, const OfferListArgs& args) {
  return Run(context, args.filter, kListStanding);
}

CommandDeclaration Declare(OfferSearchArgs& args) {
  return {.name = "offer search",
          .what = "Offers that are open now",
          .takes = DeclareFilter(args.filter),
          .notes = kHintsNote,
          .examples = {"warifu offer search --country JP --occupation 61 --pay-from "
                       "\"140,000 JPY\" --verify"}};
}

CommandResult RunCommand(Context& context, const OfferSearchArgs& args) {
  return Run(context, args.filter, kSearchStanding);
}

}  // namespace warifu
