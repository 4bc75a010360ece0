// Group P: the languages of an offer's texts, and how much and how long an offer may ask.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/rules/offer/rulesets.h"
#include "core/rules/rows.h"
#include "core/rules/words.h"
#include "core/text/civil_date.h"

namespace warifu {
namespace {

constexpr std::uint64_t kSecondsOfDay = 86400;

using Texts = google::protobuf::RepeatedPtrField<v1::LocalizedText>;
using Languages = google::protobuf::RepeatedPtrField<std::string>;

bool HasOneOf(const Texts& texts, const Languages& languages) {
  return std::any_of(texts.begin(), texts.end(), [&](const v1::LocalizedText& text) {
    return std::find(languages.begin(), languages.end(), text.language()) != languages.end();
  });
}

// Runs `judge(path, texts)` for each text of the offer; a condition or criterion may be absent.
template <typename Judge>
void ForEachText(const v1::Offer& offer, Judge judge) {
  judge("offer.job.title", offer.job().title());
  judge("offer.job.tasks", offer.job().tasks());
  for (int i = 0; i < offer.job().requirements_size(); ++i) {
    const v1::Requirement& requirement = offer.job().requirements(i);
    if (!requirement.has_text()) continue;
    judge(ItemPath("offer.job.requirements", static_cast<std::size_t>(i)) + ".text.texts",
          requirement.text().texts());
  }
  if (!offer.term().renewal().criteria().empty()) {
    judge("offer.term.renewal.criteria", offer.term().renewal().criteria());
  }
  for (int i = 0; i < offer.pay().allowances_size(); ++i) {
    const v1::Allowance& allowance = offer.pay().allowances(i);
    if (allowance.condition().empty()) continue;
    judge(ItemPath("offer.pay.allowances", static_cast<std::size_t>(i)) + ".condition",
          allowance.condition());
  }
}

void JudgeLanguages(Judgment& judgment, Report& report) {
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    ForEachText(judgment.statement().offer(), [&](const std::string& path, const Texts& texts) {
      for (const Languages* languages :
           {&ruleset->origin_languages(), &ruleset->destination_languages()}) {
        if (HasOneOf(texts, *languages)) continue;
        report.Add(path, {},
                   Said("a text in {languages}",
                        AnyOf(std::vector<std::string>(languages->begin(), languages->end()))));
      }
    });
  }
}

// Reports a number above what a ruleset allows.
void ReportAbove(std::string field, std::uint64_t found, std::uint64_t most,
                 const v1::Ruleset& ruleset, Report& report) {
  if (found <= most) return;
  report.Add(std::move(field), std::to_string(found),
             Said("at most {most} by the ruleset of {authority}", most, ruleset.authority()));
}

void JudgeRequirements(Judgment& judgment, Report& report) {
  const auto count =
      static_cast<std::uint64_t>(judgment.statement().offer().job().requirements_size());
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    ReportAbove("offer.job.requirements", count, ruleset->offer_limits().requirements_max(),
                *ruleset, report);
  }
}

// In days, a part of a day counting as a whole one.
void JudgeValidity(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  const std::uint64_t seconds = offer.valid_until() - offer.valid_from();
  const std::uint64_t days = seconds / kSecondsOfDay + (seconds % kSecondsOfDay == 0 ? 0 : 1);
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    ReportAbove("offer.valid_until", days, ruleset->offer_limits().validity_days_max(), *ruleset,
                report);
  }
}

// First and last day included.
void JudgeSelection(Judgment& judgment, Report& report) {
  const v1::DateRange& window = judgment.statement().offer().selection_window();
  const Result<CivilDate> from = ParseCivilDate(window.from());
  const Result<CivilDate> until = ParseCivilDate(window.until());
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    const std::uint32_t most = ruleset->offer_limits().selection_days_max();
    if (!from.ok() || !until.ok()) {
      report.Add("offer.selection_window.until", window.until(),
                 Said("a last day, at most {most} days", most));
      continue;
    }
    const std::int64_t days = DaysSinceEpoch(*until) - DaysSinceEpoch(*from) + 1;
    ReportAbove("offer.selection_window.until", static_cast<std::uint64_t>(days), most, *ruleset,
                report);
  }
}

constexpr KindSet kOffer = Kinds(StatementKind::kOffer);
constexpr Needs kRuleset = Needs::kRuleset;

constexpr std::array kRows = {
    Row{v1::FINDING_CODE_LANGUAGE_MISSING, 'P', kRuleset, kOffer, JudgeLanguages,
        "Each text of an offer is there in a language of origin and in one of destination, by "
        "every ruleset of the corridor.",
        1},
    Row{v1::FINDING_CODE_REQUIREMENTS_TOO_MANY, 'P', kRuleset, kOffer, JudgeRequirements,
        "An offer has at most as many requirements as each ruleset of the corridor allows.", 1},
    Row{v1::FINDING_CODE_VALIDITY_TOO_LONG, 'P', kRuleset, kOffer, JudgeValidity,
        "An offer is valid for at most as many days as each ruleset of the corridor allows.", 1},
    Row{v1::FINDING_CODE_SELECTION_TOO_LONG, 'P', kRuleset, kOffer, JudgeSelection,
        "Workers are selected within at most as many days as each ruleset of the corridor allows.",
        1},
};

}  // namespace

std::span<const Row> LimitRows() { return kRows; }

}  // namespace warifu
