#include "client/render/difference.h"

#include <nlohmann/json.hpp>

#include "client/draft/field_comments.h"
#include "client/render/print.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

struct EffectWords {
  Effect effect;
  MessageId head;
  Color color;
  const char* name;  // in --json
};

constexpr EffectWords kEffects[] = {
    {Effect::kWorse, MessageId::kDiffWorse, Color::kRed, "WORSE"},
    {Effect::kUnclear, MessageId::kDiffUnclear, Color::kYellow, "UNCLEAR"},
    {Effect::kBetter, MessageId::kDiffBetter, Color::kGreen, "BETTER"},
    {Effect::kNone, MessageId::kDiffNone, Color::kNone, "NONE"},
};

std::string_view NameOf(Effect effect) {
  for (const EffectWords& words : kEffects) {
    if (words.effect == effect) return words.name;
  }
  return "";
}

void PrintOne(Context& context, const OfferDifference& one) {
  const std::string& language = context.languages.front();
  context.out << "  " << EscapeForTerminal(one.path) << "  (" << FieldComment(one.field, language)
              << ")\n";
  const std::string nothing = Say(language, MessageId::kDiffNothing);
  const auto value = [&](const std::string& text) {
    return text.empty() ? nothing : EscapeForTerminal(text);
  };
  Print(context, MessageId::kDiffBefore, {{"value", value(one.before)}});
  Print(context, MessageId::kDiffAfter, {{"value", value(one.after)}});
}

void PrintOffer(Context& context, MessageId id, const OfferInHand& offer) {
  const std::string& language = context.languages.front();
  const std::string standing =
      Say(language, offer.verified ? MessageId::kDiffVerified : MessageId::kDiffNotVerified);
  Print(context, id,
        {{"what", EscapeForTerminal(offer.what)}, {"code", offer.code}, {"verified", standing}});
}

nlohmann::json OfferJson(const OfferInHand& offer) {
  return {
      {"what", EscapeForTerminal(offer.what)}, {"code", offer.code}, {"verified", offer.verified}};
}

}  // namespace

void PrintDifference(Context& context, const OfferInHand& before, const OfferInHand& after,
                     const std::vector<OfferDifference>& differences) {
  InEachLanguage(context, [&] {
    PrintOffer(context, MessageId::kDiffOld, before);
    PrintOffer(context, MessageId::kDiffNew, after);
    if (differences.empty()) Print(context, MessageId::kDiffSame);
    for (const EffectWords& words : kEffects) {
      bool first = true;
      for (const OfferDifference& one : differences) {
        if (one.effect != words.effect) continue;
        if (first) {
          const std::string head = Say(context.languages.front(), words.head);
          context.out << "\n" << Colored(head, words.color, context.display) << "\n";
        }
        first = false;
        PrintOne(context, one);
      }
    }
  });
}

nlohmann::json DifferenceJson(const OfferInHand& before, const OfferInHand& after,
                              const std::vector<OfferDifference>& differences) {
  nlohmann::json list = nlohmann::json::array();
  for (const OfferDifference& one : differences) {
    list.push_back({{"path", EscapeForTerminal(one.path)},
                    {"before", EscapeForTerminal(one.before)},
                    {"after", EscapeForTerminal(one.after)},
                    {"for_the_worker", NameOf(one.effect)}});
  }
  return {{"before", OfferJson(before)}, {"after", OfferJson(after)}, {"differences", list}};
}

}  // namespace warifu
