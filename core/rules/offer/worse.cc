#include "core/rules/offer/worse.h"

#include <algorithm>
#include <array>

#include "core/base/check.h"

namespace warifu {
namespace {

constexpr std::array kRows = {
    WorseRow{"Offer.corridor"},
    WorseRow{"Corridor.origin_country", Worse::kIfChanged},
    WorseRow{"Corridor.destination_country", Worse::kIfChanged},
    WorseRow{"Offer.programme", Worse::kIfChanged},
    WorseRow{"Offer.hire_route", Worse::kIfChanged},
    WorseRow{"Offer.worker_class", Worse::kIfChanged},
    WorseRow{"Offer.lineage"},
    WorseRow{"Lineage.first"},
    WorseRow{"Lineage.supersedes"},
    // One more between the company and the worker is worse.
    WorseRow{"Offer.parties", Worse::kIfMore, "organization"},
    WorseRow{"Party.organization", Worse::kIfChanged},
    WorseRow{"Party.roles", Worse::kIfBroker},
    WorseRow{"Party.appointment"},

    WorseRow{"Offer.job"},
    WorseRow{"Job.title", Worse::kToRead, "language"},
    WorseRow{"Job.tasks", Worse::kToRead, "language"},
    WorseRow{"Job.occupation"},
    WorseRow{"Occupation.isco08", Worse::kIfChanged},
    WorseRow{"Occupation.national_code", Worse::kIfChanged},
    WorseRow{"Job.places"},
    WorseRow{"Job.requirements", Worse::kIfMore, "kind code"},
    WorseRow{"Requirement.kind", Worse::kIfChanged},
    WorseRow{"Requirement.code", Worse::kIfMore},
    WorseRow{"Requirement.text", Worse::kIfMore},
    WorseRow{"Requirement.months", Worse::kIfMore},
    WorseRow{"RequirementText.texts", Worse::kIfChanged, "language"},
    WorseRow{"LocalizedText.language", Worse::kIfChanged},
    WorseRow{"LocalizedText.text", Worse::kIfChanged},
    WorseRow{"Offer.worksites", Worse::kIfChanged, "name"},
    WorseRow{"Worksite.name", Worse::kIfChanged},
    WorseRow{"Worksite.address_local", Worse::kIfChanged},
    WorseRow{"Worksite.address_latin", Worse::kIfChanged},
    WorseRow{"Worksite.subdivision", Worse::kIfChanged},

    WorseRow{"Offer.term"},
    WorseRow{"Term.contract_months", Worse::kIfChanged},
    WorseRow{"Term.probation_days", Worse::kIfMore},
    WorseRow{"Term.start_not_before", Worse::kIfLess},
    WorseRow{"Term.start_not_after", Worse::kIfMore},
    WorseRow{"Term.renewal"},
    WorseRow{"Renewal.kind", Worse::kIfLess},
    WorseRow{"Renewal.max_months", Worse::kIfLess},
    WorseRow{"Renewal.criteria", Worse::kToRead, "language"},
    WorseRow{"Term.notice_days", Worse::kIfChanged},

    WorseRow{"Offer.hours"},
    WorseRow{"Hours.schedule", Worse::kIfChanged},
    WorseRow{"Shift.start", Worse::kIfChanged},
    WorseRow{"Shift.end", Worse::kIfChanged},
    WorseRow{"Shift.break_minutes", Worse::kIfChanged},
    WorseRow{"Shift.weekdays", Worse::kIfChanged},
    WorseRow{"Shift.night", Worse::kIfMore},
    WorseRow{"Hours.days_per_week", Worse::kIfMore},
    WorseRow{"Hours.yearly_minutes", Worse::kIfMore},
    WorseRow{"Hours.yearly_days_off", Worse::kIfLess},
    WorseRow{"Hours.paid_leave_days_year", Worse::kIfLess},
    WorseRow{"Hours.overtime_minutes_month_max", Worse::kIfMore},
    WorseRow{"Hours.calendar_hash", Worse::kIfChanged},

    WorseRow{"Offer.pay"},
    WorseRow{"Pay.base_pay", Worse::kIfLess},
    WorseRow{"Pay.base_period", Worse::kIfChanged},
    WorseRow{"Pay.allowances", Worse::kIfLess, "code"},
    WorseRow{"Allowance.code", Worse::kIfChanged},
    WorseRow{"Allowance.amount", Worse::kIfLess},
    WorseRow{"Allowance.period", Worse::kIfChanged},
    WorseRow{"Allowance.condition", Worse::kIfChanged, "language"},
    WorseRow{"Pay.overtime_bp", Worse::kIfLess},
    WorseRow{"Pay.night_bp", Worse::kIfLess},
    WorseRow{"Pay.holiday_bp", Worse::kIfLess},
    WorseRow{"Pay.over_60h_bp", Worse::kIfLess},
    WorseRow{"Pay.bonus"},
    WorseRow{"Pay.raise"},
    WorseRow{"Extra.kind", Worse::kIfLessSure},
    WorseRow{"Extra.amount", Worse::kIfLess},
    WorseRow{"Pay.closing_day", Worse::kIfChanged},
    WorseRow{"Pay.pay_day", Worse::kIfChanged},
    WorseRow{"Pay.pay_method", Worse::kIfMore},  // cash after bank

    WorseRow{"Offer.deductions", Worse::kIfMore, "code"},
    WorseRow{"Deduction.code", Worse::kIfChanged},
    WorseRow{"Deduction.amount", Worse::kIfMore},
    WorseRow{"Deduction.basis", Worse::kIfMore},  // fixed, actual cost, estimate
    WorseRow{"Offer.net_pay", Worse::kIfLess},
    WorseRow{"Offer.lodging", Worse::kIfLess},
    WorseRow{"Lodging.provider", Worse::kIfMore},  // company, intermediary, the worker's own
    WorseRow{"Lodging.persons_per_room", Worse::kIfMore},
    WorseRow{"Lodging.square_meters_x10", Worse::kIfLess},
    WorseRow{"Offer.insurance", Worse::kIfLess},
    WorseRow{"Offer.travel"},
    WorseRow{"Travel.outbound_payer", Worse::kIfTheWorker},
    WorseRow{"Travel.return_payer_completed", Worse::kIfTheWorker},
    WorseRow{"Travel.return_payer_no_fault", Worse::kIfTheWorker},
    WorseRow{"Travel.return_payer_fault", Worse::kIfTheWorker},
    WorseRow{"Travel.commute_payer", Worse::kIfTheWorker},

    WorseRow{"Offer.worker_fees", Worse::kIfMore, "code payee"},
    WorseRow{"FeeLine.code", Worse::kIfChanged},
    WorseRow{"FeeLine.amount", Worse::kIfMore},
    WorseRow{"FeeLine.payee", Worse::kIfChanged},
    WorseRow{"FeeLine.due", Worse::kIfLess},         // from after approval to after arrival
    WorseRow{"FeeLine.refundable", Worse::kIfMore},  // from always to never
    WorseRow{"FeeLine.method", Worse::kIfChanged},
    WorseRow{"Offer.worker_fee_total", Worse::kIfMore},
    WorseRow{"Offer.payments", Worse::kNever, "from to code"},
    WorseRow{"Payment.from"},
    WorseRow{"Payment.to"},
    WorseRow{"Payment.code"},
    WorseRow{"Payment.amount"},
    WorseRow{"Payment.frequency"},
    WorseRow{"Offer.undertakings", Worse::kIfLess},

    WorseRow{"Offer.training", Worse::kIfChanged, "kind"},
    WorseRow{"Training.kind", Worse::kIfChanged},
    WorseRow{"Training.amount", Worse::kIfChanged},
    WorseRow{"Training.unit", Worse::kIfChanged},
    WorseRow{"Training.days", Worse::kIfChanged},
    WorseRow{"Training.provider", Worse::kIfChanged},
    WorseRow{"Training.payer", Worse::kIfTheWorker},
    WorseRow{"Offer.training_allowance", Worse::kIfLess},
    WorseRow{"TrainingAllowance.amount", Worse::kIfLess},
    WorseRow{"TrainingAllowance.meals", Worse::kIfMore},  // paid after free
    WorseRow{"TrainingAllowance.lodging", Worse::kIfMore},

    WorseRow{"Offer.selection_window"},
    WorseRow{"DateRange.from"},
    WorseRow{"DateRange.until"},
    WorseRow{"Offer.valid_from"},
    WorseRow{"Offer.valid_until", Worse::kIfLess},
    WorseRow{"Offer.documents", Worse::kToRead, "kind language"},
    WorseRow{"Document.kind", Worse::kIfChanged},
    WorseRow{"Document.language", Worse::kIfChanged},
    WorseRow{"Document.sha256", Worse::kIfChanged},
    WorseRow{"Document.size"},
    WorseRow{"Offer.authoritative_language", Worse::kIfChanged},
};

}  // namespace

std::span<const WorseRow> WorseRows() { return kRows; }

const WorseRow& WorseRowOf(std::string_view field) {
  const auto row = std::find_if(kRows.begin(), kRows.end(),
                                [&](const WorseRow& one) { return one.field == field; });
  WARIFU_CHECK(row != kRows.end());
  return *row;
}

}  // namespace warifu
