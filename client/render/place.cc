#include "client/render/place.h"

#include <nlohmann/json.hpp>

#include "client/place_code.h"
#include "client/render/in_words.h"
#include "client/render/print.h"
#include "core/base/encoding.h"
#include "core/text/escape.h"
#include "core/text/number_format.h"

namespace warifu {
namespace {

void PrintPlaceJson(Context& context, const std::string& path, const Hash& holder_hash) {
  PrintJson(context, {{"place",
                       {{"file", path},
                        {"place_code", PlaceCodeOf(holder_hash)},
                        {"holder_hash", EncodeHex(holder_hash.view())}}}});
}

}  // namespace

void RenderNewPlace(Context& context, const std::string& path, const Hash& holder_hash) {
  if (context.global.json) return PrintPlaceJson(context, path, holder_hash);
  Print(context, MessageId::kPlaceMade, {{"file", EscapeForTerminal(path)}});
  Print(context, MessageId::kPlaceCode, {{"code", PlaceCodeOf(holder_hash)}});
  Print(context, MessageId::kPlaceKeep);
}

void RenderPlace(Context& context, const std::string& path, const Hash& holder_hash) {
  if (context.global.json) return PrintPlaceJson(context, path, holder_hash);
  Print(context, MessageId::kPlaceCode, {{"code", PlaceCodeOf(holder_hash)}});
  Print(context, MessageId::kPlaceGiveIt, {{"file", EscapeForTerminal(path)}});
}

void PrintPlannedPlaces(Context& context, const VerifiedOffer& offer,
                        const std::vector<PlannedPlace>& planned) {
  InEachLanguage(context, [&] {
    const std::string& language = context.languages.front();
    Print(context, MessageId::kPlaceGiveHead, {{"code", offer.code().ToString()}});
    context.out << StatementInWords(offer.statement().statement(), language, context.zone_minutes);
    for (const PlannedPlace& one : planned) {
      Print(context, MessageId::kPlaceGiveRow,
            {{"place", FormatCount(one.place, language)},
             {"places", FormatCount(offer.offer().job().places(), language)},
             {"code", PlaceCodeOf(one.holder_hash)}});
    }
  });
}

void PrintPlaceGiven(Context& context, const PlannedPlace& planned,
                     const VerifiedReceipt& receipt) {
  Print(context, MessageId::kPlaceGiven,
        {{"place", std::to_string(planned.place)},
         {"code", receipt.subject.examined().code().ToString()}});
}

}  // namespace warifu
