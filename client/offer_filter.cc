#include "client/offer_filter.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <vector>

#include "client/worker/place_name.h"
#include "core/statement/form.h"
#include "core/text/amount.h"
#include "core/text/country.h"
#include "core/text/escape.h"
#include "core/text/nearest.h"

namespace warifu {
namespace {

constexpr std::size_t kIscoDigits = 4;
constexpr int kPrefectures = 47;  // of Japan
constexpr int kTen = 10;

// A word of --standing. An open offer is in force and within its own dates.
struct Word {
  const char* word;
  v1::OfferStanding standing;
};
constexpr char kOpen[] = "open";
constexpr char kAny[] = "any";
constexpr std::array<Word, 7> kWords = {{{kOpen, v1::OFFER_STANDING_IN_FORCE},
                                         {"in-force", v1::OFFER_STANDING_IN_FORCE},
                                         {"full", v1::OFFER_STANDING_FULL},
                                         {"stopped", v1::OFFER_STANDING_STOPPED},
                                         {"withdrawn", v1::OFFER_STANDING_WITHDRAWN},
                                         {"superseded", v1::OFFER_STANDING_SUPERSEDED},
                                         {kAny, v1::OFFER_STANDING_UNSPECIFIED}}};

std::string InCapitals(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

Error Wrong(const char* flag, const std::string& typed, Sentence wanted) {
  return BadInput("{flag} {typed}: {wanted}", flag, EscapeForTerminal(typed), std::move(wanted));
}

Result<std::string> ReadCountry(const std::string& typed) {
  std::string code = InCapitals(typed);
  if (IsCountryCode(code)) return code;
  return Wrong("--country", typed, Said("write its code of two letters, as JP"));
}

// A code, or the name of a prefecture of Japan, in Latin or in Japanese.
Result<std::string> ReadPrefecture(const std::string& typed) {
  const std::string capitals = InCapitals(typed);
  if (IsSubdivisionCode(capitals)) return capitals;
  for (int i = 1; i <= kPrefectures; ++i) {
    const std::string code = "JP-" + std::to_string(i / kTen) + std::to_string(i % kTen);
    if (InCapitals(SubdivisionName(code, "en")) == capitals) return code;
    if (SubdivisionName(code, "ja") == typed) return code;
  }
  return Wrong("--prefecture", typed,
               Said("write its code, as JP-08, or a prefecture's name, as Ibaraki"));
}

Status ReadOccupation(const std::string& typed, v1::OfferFilter& filter) {
  const bool digits =
      std::all_of(typed.begin(), typed.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
  if (digits && typed.size() <= kIscoDigits) {
    filter.set_isco08(typed);
    return Ok();
  }
  if (CheckForm(v1::FORM_CODE, typed, {}) != FormVerdict::kGood) {
    return Wrong(
        "--occupation", typed,
        Said("write one to four digits of an ISCO-08 group, as 61, or a code of the country's "
             "own list"));
  }
  filter.set_national_code(typed);
  return Ok();
}

Status ReadMoney(const char* flag, const std::string& typed, v1::Money& money) {
  const Result<MoneyValue> value = ParseAmount(typed);
  if (!value.ok()) return value.error().At(flag);
  money.set_minor_units(value->minor_units);
  money.set_currency(value->currency);
  return Ok();
}

Status ReadStanding(const std::string& word, std::uint64_t now_s, v1::OfferFilter& filter) {
  for (const Word& known : kWords) {
    if (known.word != word) continue;
    filter.set_standing(known.standing);
    if (word == kOpen) filter.set_valid_at(now_s);
    return Ok();
  }
  std::vector<std::string_view> words;
  for (const Word& known : kWords) words.emplace_back(known.word);
  return Wrong("--standing", word,
               Said("there is no such standing{did_you_mean}; one of {names}",
                    DidYouMean(word, words), StandingWords()));
}

}  // namespace

std::string StandingWords() {
  std::string words;
  for (const Word& known : kWords) words += (words.empty() ? "" : ", ") + std::string(known.word);
  return words;
}

std::string StandingWord(v1::OfferStanding standing) {
  const auto found = std::find_if(kWords.begin() + 1, kWords.end(),
                                  [&](const Word& known) { return known.standing == standing; });
  return found == kWords.end() ? kAny : found->word;
}

Result<v1::OfferFilter> ReadOfferFilter(const OfferFilterArgs& args, const std::string& otherwise,
                                        std::uint64_t now_s) {
  v1::OfferFilter filter;
  if (!args.country.empty()) {
    WARIFU_ASSIGN_OR_RETURN(*filter.mutable_country(), ReadCountry(args.country));
  }
  if (!args.prefecture.empty()) {
    WARIFU_ASSIGN_OR_RETURN(*filter.mutable_subdivision(), ReadPrefecture(args.prefecture));
  }
  if (!args.occupation.empty()) {
    WARIFU_RETURN_IF_ERROR(ReadOccupation(args.occupation, filter));
  }
  if (!args.pay_from.empty()) {
    WARIFU_RETURN_IF_ERROR(ReadMoney("--pay-from", args.pay_from, *filter.mutable_pay_from()));
  }
  if (!args.cost_to.empty()) {
    WARIFU_RETURN_IF_ERROR(ReadMoney("--cost-to", args.cost_to, *filter.mutable_cost_to()));
  }
  if (!args.by.empty()) {
    if (CheckForm(v1::FORM_ORGANIZATION, args.by, {}) != FormVerdict::kGood) {
      return Wrong("--by", args.by, Said("write an organization's id, as VNTEST:FARM-1"));
    }
    filter.set_party(args.by);
  }
  filter.set_since_index(args.since.value_or(0));
  WARIFU_RETURN_IF_ERROR(
      ReadStanding(args.standing.empty() ? otherwise : args.standing, now_s, filter));
  return filter;
}

}  // namespace warifu
