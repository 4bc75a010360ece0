#include "client/render/fallout.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "client/render/print.h"
#include "client/render/statement.h"
#include "core/base/time.h"
#include "core/proof/limits.h"
#include "core/text/escape.h"
#include "core/text/number_format.h"

namespace warifu {
namespace {

constexpr std::size_t kMostUncountedShown = 20;

std::string Count(const Context& context, std::uint64_t count) {
  return FormatCount(count, context.languages.front());
}

void PrintPlaces(Context& context, const Fallout& fallout) {
  if (!fallout.places) {
    return Print(context, MessageId::kFallsPlacesUnknown, {{"why", *fallout.places_unknown}});
  }
  const bool perhaps_more = fallout.places->given >= kMaxProvenPlaces;
  Print(context, perhaps_more ? MessageId::kFallsPlacesMany : MessageId::kFallsPlaces,
        {{"count", Count(context, fallout.places->given)},
         {"places", Count(context, fallout.places->of)}});
}

void PrintOffer(Context& context, const FallingOffer& offer) {
  const std::string code = offer.code.ToString();
  if (!offer.places) {
    return Print(context, MessageId::kFallsOfferUnproven,
                 {{"code", code}, {"why", *offer.why_not}});
  }
  Print(context, MessageId::kFallsOfferProven,
        {{"code", code},
         {"given", Count(context, offer.places->given)},
         {"places", Count(context, offer.places->of)}});
}

nlohmann::json OffersJson(const FallingOffers& offers) {
  nlohmann::json listed = nlohmann::json::array();
  for (const FallingOffer& offer : offers.offers) {
    nlohmann::json one = {{"code", offer.code.ToString()}, {"proven", offer.places.has_value()}};
    if (offer.places) {
      one["places_given"] = offer.places->given;
      one["places"] = offer.places->of;
    } else {
      one["why_not"] = offer.why_not->English();
    }
    listed.push_back(std::move(one));
  }
  nlohmann::json object = {{"listed", listed}, {"more", offers.more}};
  if (offers.why_none) object["why_none"] = offers.why_none->English();
  return object;
}

nlohmann::json UncountedJson(const Uncounted& uncounted) {
  nlohmann::json listed = nlohmann::json::array();
  for (const UncountedStatement& one : uncounted.statements) {
    listed.push_back({{"code", one.code.ToString()},
                      {"index", one.index.value()},
                      {"kind", StatementKindName(one.kind)},
                      {"admitted_at_ms", one.admitted_at_ms}});
  }
  return {{"listed", listed}, {"more", !uncounted.whole}};
}

}  // namespace

void PrintVouched(Context& context, const VerifiedReceipt& receipt, const Vouching& vouching) {
  PrintReceiptInWords(context, receipt);
  if (vouching.counts) return Print(context, MessageId::kVouchedYes);
  Print(context, MessageId::kVouchedNo, {{"why", *vouching.why_not}});
}

void PrintFallingOffers(Context& context, const FallingOffers& offers, MessageId head,
                        const std::string& who) {
  if (offers.why_none) {
    return Print(context, MessageId::kFallsOffersUnknown, {{"why", *offers.why_none}});
  }
  Print(context, head,
        {{"who", EscapeForTerminal(who)}, {"count", Count(context, offers.offers.size())}});
  for (const FallingOffer& offer : offers.offers) PrintOffer(context, offer);
  if (offers.more) Print(context, MessageId::kFallsOffersMore, {{"who", EscapeForTerminal(who)}});
}

void PrintUncounted(Context& context, const Uncounted& uncounted) {
  const std::vector<UncountedStatement>& all = uncounted.statements;
  Print(context, MessageId::kFallsUncounted, {{"count", Count(context, all.size())}});
  InEachLanguage(context, [&] {
    const std::string& language = context.languages.front();
    for (std::size_t i = 0; i < std::min(all.size(), kMostUncountedShown); ++i) {
      const std::string time =
          FormatDateTime(all[i].admitted_at_ms / kMsPerSecond, context.zone_minutes, language);
      Print(context, MessageId::kFallsUncountedRow,
            {{"code", all[i].code.ToString()},
             {"index", std::to_string(all[i].index.value())},
             {"kind", KindInWords(language, all[i].kind)},
             {"time", time}});
    }
  });
  if (!uncounted.whole || all.size() > kMostUncountedShown) {
    Print(context, MessageId::kFallsUncountedMore);
  }
}

void PrintFallout(Context& context, const v1::Statement& subject, const Fallout& fallout) {
  Print(context, MessageId::kFallsHead);
  if (subject.has_offer()) {
    Print(context, MessageId::kFallsOffer);
    PrintPlaces(context, fallout);
  } else if (subject.has_appointment()) {
    const std::string& agent = subject.appointment().agent();
    Print(context, MessageId::kFallsAppointment, {{"agent", EscapeForTerminal(agent)}});
    if (fallout.offers) {
      PrintFallingOffers(context, *fallout.offers, MessageId::kFallsOffersByAppointment, agent);
    }
  } else {
    return Print(context, MessageId::kFallsPlace,
                 {{"place", std::to_string(subject.allocation().place())}});
  }
  Print(context, MessageId::kFallsUndo);
}

nlohmann::json FalloutJson(const Fallout& fallout) {
  nlohmann::json object = nlohmann::json::object();
  if (fallout.places) object["places_given"] = fallout.places->given;
  if (fallout.places_unknown) object["places_given"] = nullptr;
  if (fallout.offers) object["offers"] = OffersJson(*fallout.offers);
  if (fallout.uncounted) object["uncounted"] = UncountedJson(*fallout.uncounted);
  return object;
}

}  // namespace warifu
