// Group W: working time, leave, and the term of the contract.
#include <array>
#include <string>

#include "core/rules/offer/rulesets.h"
#include "core/rules/rows.h"
#include "core/rules/working_time.h"
#include "core/text/civil_date.h"
#include "core/text/instant.h"

namespace warifu {
namespace {

void JudgeShifts(Judgment& judgment, Report& report) {
  const v1::Hours& hours = judgment.statement().offer().hours();
  for (int i = 0; i < hours.schedule_size(); ++i) {
    if (ShiftMinutes(hours.schedule(i)) > 0) continue;
    report.Add(ItemPath("offer.hours.schedule", static_cast<std::size_t>(i)) + ".break_minutes",
               std::to_string(hours.schedule(i).break_minutes()),
               Said("less than the shift is long"));
  }
}

// Both included; without a least, at most.
Sentence Between(std::uint64_t least, std::uint64_t most) {
  return least > 0 ? Said("{least} to {most}", least, most) : Said("at most {most}", most);
}

bool HasCalendar(const v1::Hours& hours) { return !hours.calendar_hash().empty(); }

// A calendar may make some weeks longer, but not the year.
void JudgeWeek(Judgment& judgment, Report& report) {
  const v1::Hours& hours = judgment.statement().offer().hours();
  const std::uint64_t week = std::uint64_t{hours.days_per_week()} * LongestShift(hours);
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    const std::uint32_t most = ruleset->work_norms().weekly_minutes_max();
    if (week > most && !HasCalendar(hours)) {
      report.Add("offer.hours.days_per_week", Said("{minutes} minutes a week", week),
                 Said("at most {minutes} minutes, or a calendar", most));
    }
    const bool fits = HasCalendar(hours)
                          ? IsWithinAverageWeek(hours.yearly_minutes(), most)
                          : hours.yearly_minutes() <= MostMinutesInWeeks(hours, most);
    if (fits) continue;
    report.Add("offer.hours.yearly_minutes", std::to_string(hours.yearly_minutes()),
               Said("at most {minutes} minutes a week over the whole year", most));
  }
}

// What the worker reads of a week must be what the year is made of.
void JudgeDays(Judgment& judgment, Report& report) {
  const v1::Hours& hours = judgment.statement().offer().hours();
  if (!WeekdaysAgree(hours)) {
    report.Add("offer.hours.days_per_week", std::to_string(hours.days_per_week()),
               Said("as many days as the schedule's weekdays, or a shift by ROTA"));
  }
  const std::uint32_t days = YearlyDays(hours);
  const std::uint32_t of_weeks = DaysOfWeeks(hours);
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    const std::uint32_t apart = ruleset->work_norms().yearly_days_apart_max();
    const std::uint32_t least = HasCalendar(hours) ? 0 : of_weeks - std::min(of_weeks, apart);
    if (least <= days && days <= of_weeks + apart) continue;
    report.Add("offer.hours.yearly_days_off", Said("{days} days of work", days),
               Said("{days}: 52 weeks of {per_week}, or a few more or less",
                    Between(least, of_weeks + apart), hours.days_per_week()));
  }
}

// Exactly what days of work and the longest shift make; with a calendar no more, and no less than
// with the shortest: one of a minute makes no year shorter than the ruleset's share of the longest.
void JudgeYear(Judgment& judgment, Report& report) {
  const v1::Hours& hours = judgment.statement().offer().hours();
  const std::uint64_t days = YearlyDays(hours);
  const std::uint64_t most = days * LongestShift(hours);
  std::uint64_t least = HasCalendar(hours) ? days * ShortestShift(hours) : most;
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    const std::uint64_t share = ruleset->work_norms().calendar_day_bp_min();
    least = std::max(least, (most * share + kBasisPoints - 1) / kBasisPoints);
  }
  if (least <= hours.yearly_minutes() && hours.yearly_minutes() <= most) return;
  report.Add(
      "offer.hours.yearly_minutes", std::to_string(hours.yearly_minutes()),
      least < most ? Said("{least} to {most}", least, most) : Verbatim(std::to_string(most)));
}

void JudgeLeave(Judgment& judgment, Report& report) {
  const std::uint32_t days = judgment.statement().offer().hours().paid_leave_days_year();
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    const std::uint32_t least = ruleset->work_norms().paid_leave_days_min();
    if (days >= least) continue;
    report.Add("offer.hours.paid_leave_days_year", std::to_string(days),
               Said("at least {least}", least));
  }
}

void JudgeOvertime(Judgment& judgment, Report& report) {
  const std::uint32_t minutes = judgment.statement().offer().hours().overtime_minutes_month_max();
  for (const Listing& listing : judgment.Get<ListingFacts>().listings) {
    const bool is_exempt =
        listing.programme != nullptr && listing.programme->overtime_minutes_month_max() != 0;
    const std::uint32_t most = is_exempt
                                   ? listing.programme->overtime_minutes_month_max()
                                   : listing.ruleset->work_norms().overtime_minutes_month_max();
    if (minutes <= most) continue;
    report.Add("offer.hours.overtime_minutes_month_max", std::to_string(minutes),
               Said("at most {most}", most));
  }
}

void JudgeContract(Judgment& judgment, Report& report) {
  const v1::Term& term = judgment.statement().offer().term();
  for (const Listing& listing : judgment.Get<ListingFacts>().listings) {
    if (listing.programme == nullptr) continue;
    const std::uint32_t most = listing.programme->max_contract_months();
    const Sentence wanted = Said("at most {most} months", most);
    if (term.contract_months() > most) {
      report.Add("offer.term.contract_months", std::to_string(term.contract_months()), wanted);
    }
    if (term.renewal().max_months() > most) {
      report.Add("offer.term.renewal.max_months", std::to_string(term.renewal().max_months()),
                 wanted);
    }
  }
}

void JudgeProbation(Judgment& judgment, Report& report) {
  const std::uint32_t days = judgment.statement().offer().term().probation_days();
  for (const Listing& listing : judgment.Get<ListingFacts>().listings) {
    if (listing.programme == nullptr || days <= listing.programme->max_probation_days()) continue;
    report.Add("offer.term.probation_days", std::to_string(days),
               Said("at most {most}", listing.programme->max_probation_days()));
  }
}

// A day that the validity touches will do.
void JudgeStart(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  const Result<CivilDate> first = ParseCivilDate(offer.term().start_not_before());
  const Result<CivilDate> last = ParseCivilDate(offer.term().start_not_after());
  if (!first.ok() || !last.ok()) return;
  const auto from = static_cast<std::int64_t>(offer.valid_from());
  const auto until = static_cast<std::int64_t>(offer.valid_until());
  if (FirstSecondAfter(*first) <= from) {
    report.Add("offer.term.start_not_before", offer.term().start_not_before(),
               Said("not before the offer is valid: {instant}", FormatInstant(offer.valid_from())));
  }
  if (FirstSecond(*last) >= until) {
    report.Add("offer.term.start_not_after", offer.term().start_not_after(),
               Said("before the offer ends: {instant}", FormatInstant(offer.valid_until())));
  }
}

constexpr KindSet kOffer = Kinds(StatementKind::kOffer);
constexpr Needs kRuleset = Needs::kRuleset;

constexpr std::array kRows = {
    Row{v1::FINDING_CODE_SHIFT_WRONG, 'W', Needs::kNothing, kOffer, JudgeShifts,
        "The breaks of a shift leave time to work.", 1},
    Row{v1::FINDING_CODE_HOURS_ABOVE_NORM, 'W', kRuleset, kOffer, JudgeWeek,
        "Days of work in a week times the longest shift are within the weekly norm of every "
        "ruleset, unless a calendar is given; the year's working time over all its days always is.",
        1},
    Row{v1::FINDING_CODE_HOURS_DISAGREE, 'W', kRuleset, kOffer, JudgeDays,
        "Days of work in a week are as many as the schedule's weekdays, unless by rota, and those "
        "in a year differ from 52 such weeks by no more than every ruleset allows.",
        1},
    Row{v1::FINDING_CODE_YEARLY_MINUTES_WRONG, 'W', Needs::kNothing, kOffer, JudgeYear,
        "The yearly working time is that of all days but the days off, each of the longest shift; "
        "with a calendar at most that, and no less than with the shortest shift.",
        1},
    Row{v1::FINDING_CODE_LEAVE_BELOW_NORM, 'W', kRuleset, kOffer, JudgeLeave,
        "Paid leave is at least the norm of every ruleset.", 1},
    Row{v1::FINDING_CODE_OVERTIME_ABOVE_NORM, 'W', kRuleset, kOffer, JudgeOvertime,
        "Overtime in a month is at most what the programme, or else the norm, of every ruleset "
        "allows.",
        1},
    Row{v1::FINDING_CODE_CONTRACT_TOO_LONG, 'W', kRuleset, kOffer, JudgeContract,
        "Contract and renewal are each no longer than the programme allows.", 1},
    Row{v1::FINDING_CODE_PROBATION_TOO_LONG, 'W', kRuleset, kOffer, JudgeProbation,
        "Probation is no longer than the programme allows.", 1},
    Row{v1::FINDING_CODE_START_OUTSIDE_VALIDITY, 'W', Needs::kNothing, kOffer, JudgeStart,
        "Work starts on days on which the offer is valid.", 1},
};

}  // namespace

std::span<const Row> TimeRows() { return kRows; }

}  // namespace warifu
