#include "tests/support/legal_ruleset.h"

#include <initializer_list>
#include <string>

namespace warifu {
namespace {

constexpr std::string_view kForever = "";

v1::Dated Dates(v1::DateBasis basis, std::string_view from, std::string_view until) {
  v1::Dated dates;
  dates.set_basis(basis);
  dates.mutable_range()->set_from(std::string(from));
  dates.mutable_range()->set_until(std::string(until));
  return dates;
}

template <typename Names>
void AddNames(Names* names, std::string_view vi, std::string_view ja) {
  v1::LocalizedName* added = names->Add();
  added->set_language("vi");
  added->set_name(std::string(vi));
  added = names->Add();
  added->set_language("ja");
  added->set_name(std::string(ja));
}

void AddRoute(v1::HireRoute route, std::initializer_list<std::initializer_list<v1::Role>> required,
              std::initializer_list<v1::Role> optional, v1::Programme& programme) {
  v1::RouteRule* rule = programme.add_routes();
  rule->set_route(route);
  for (const auto& group : required) {
    v1::RoleGroup* added = rule->add_required();
    for (const v1::Role role : group) added->add_any_of(role);
  }
  for (const v1::Role role : optional) rule->add_optional_roles(role);
}

void AddOccupation(const v1::Occupation& occupation, std::string_view vi, std::string_view ja,
                   v1::Programme& programme) {
  v1::ListedOccupation* listed = programme.add_occupations();
  *listed->mutable_occupation() = occupation;
  AddNames(listed->mutable_names(), vi, ja);
}

void AddSsw(v1::Ruleset& body) {
  v1::Programme& programme = *body.add_programmes();
  programme.set_code("SSW1");
  AddNames(programme.mutable_names(), "Kỹ năng đặc định số 1", "特定技能1号");
  *programme.mutable_dates() = Dates(v1::DATE_BASIS_START, "2019-04-01", kForever);
  AddOccupation(MachineryOccupation(), "Gia công cơ khí kim loại", "機械金属加工", programme);
  AddRoute(v1::HIRE_ROUTE_VIA_SENDING_ORGANIZATION,
           {{v1::ROLE_ACCEPTING_COMPANY}, {v1::ROLE_SENDING_ORGANIZATION}},
           {v1::ROLE_WORKSITE_OPERATOR, v1::ROLE_PLACEMENT_AGENCY, v1::ROLE_SUPPORT_ORGANIZATION,
            v1::ROLE_TRAINING_ORGANIZATION},
           programme);
  AddRoute(v1::HIRE_ROUTE_DIRECT, {{v1::ROLE_ACCEPTING_COMPANY}}, {v1::ROLE_SUPPORT_ORGANIZATION},
           programme);
  programme.set_max_contract_months(60);
  programme.set_max_probation_days(90);
  programme.set_min_square_meters_x10(75);
}

void AddSupervised(std::string_view code, const v1::Dated& dates, v1::Ruleset& body) {
  v1::Programme& programme = *body.add_programmes();
  programme.set_code(std::string(code));
  *programme.mutable_dates() = dates;
  if (code == "ESD") {
    AddNames(programme.mutable_names(), "Việc làm phát triển kỹ năng", "育成就労");
    AddOccupation(CropsOccupation(), "Trồng trọt", "耕種農業全般", programme);
  } else {
    AddNames(programme.mutable_names(), "Thực tập kỹ năng", "技能実習");
    AddOccupation(TraineeOccupation(), "Trồng trọt", "耕種農業", programme);
  }
  AddRoute(v1::HIRE_ROUTE_VIA_SENDING_ORGANIZATION,
           {{v1::ROLE_ACCEPTING_COMPANY},
            {v1::ROLE_SUPERVISING_ORGANIZATION},
            {v1::ROLE_SENDING_ORGANIZATION}},
           {v1::ROLE_WORKSITE_OPERATOR, v1::ROLE_TRAINING_ORGANIZATION}, programme);
  programme.set_max_contract_months(36);
  programme.set_max_probation_days(30);
  programme.set_min_square_meters_x10(45);
}

void AddWorkerClasses(v1::Ruleset& body) {
  v1::WorkerClass* first = body.add_worker_classes();
  first->set_code("FIRST_TIME");
  AddNames(first->mutable_names(), "người đi lần đầu", "初めて行く人");
  v1::WorkerClass* completed = body.add_worker_classes();
  completed->set_code("COMPLETED_TITP_2");
  AddNames(completed->mutable_names(), "người đã hoàn thành thực tập số 2",
           "技能実習2号を修了した人");
}

void AddFees(v1::Ruleset& body) {
  for (const v1::FeeCode code :
       {v1::FEE_CODE_SERVICE_CHARGE, v1::FEE_CODE_LANGUAGE_TRAINING, v1::FEE_CODE_SKILL_TRAINING,
        v1::FEE_CODE_ORIENTATION, v1::FEE_CODE_MEDICAL, v1::FEE_CODE_PASSPORT, v1::FEE_CODE_VISA,
        v1::FEE_CODE_CRIMINAL_RECORD, v1::FEE_CODE_SUPPORT_FUND, v1::FEE_CODE_TRAVEL_DOMESTIC,
        v1::FEE_CODE_LODGING_TRAINING}) {
    body.add_fee_codes(code);
  }
  v1::Ceiling* law = body.add_ceilings();  // Law 69/2020 Art. 23(4)(a)
  law->set_code("VN-LAW-GENERAL");
  *law->mutable_dates() = Dates(v1::DATE_BASIS_ADMISSION, "2022-01-01", kForever);
  law->add_fee_codes(v1::FEE_CODE_SERVICE_CHARGE);
  law->add_less_payments(v1::PAYMENT_CODE_SERVICE_CHARGE);
  law->mutable_months_per_year()->set_months_x100(100);
  law->mutable_months_per_year()->set_max_months_x100(300);
  law->mutable_months_per_year()->set_max_from_contract_months(36);
  v1::Ceiling* development = body.add_ceilings();  // Joint Ordinance no. 4 of 30 Sept 2025
  development->set_code("JP-ESD-2M");
  development->mutable_condition()->add_programmes("ESD");
  *development->mutable_dates() = Dates(v1::DATE_BASIS_START, "2027-04-01", kForever);
  development->add_payee_roles(v1::ROLE_SENDING_ORGANIZATION);
  development->mutable_months_total()->set_months_x100(200);
}

void AddFloorsAndRates(v1::Ruleset& body) {
  v1::Floor* dispatch = body.add_floors();  // Circular 02/2024 Annex II
  dispatch->set_code("VN-II-SSW-DISPATCH");
  dispatch->mutable_condition()->add_programmes("SSW1");
  dispatch->mutable_condition()->add_routes(v1::HIRE_ROUTE_VIA_SENDING_ORGANIZATION);
  *dispatch->mutable_dates() = Dates(v1::DATE_BASIS_ADMISSION, "2024-05-15", kForever);
  dispatch->set_item(v1::FLOOR_ITEM_PAYMENT);
  dispatch->set_payment_code(v1::PAYMENT_CODE_SERVICE_CHARGE);
  dispatch->set_payee_role(v1::ROLE_SENDING_ORGANIZATION);
  dispatch->set_frequency(v1::PAYMENT_FREQUENCY_ONCE);
  dispatch->mutable_months_total()->set_months_x100(100);
  v1::ExchangeRate* rate = body.add_rates();
  rate->set_from("JPY");
  rate->set_to("VND");
  rate->set_numerator(168);
  rate->set_denominator(1);
  rate->set_date("2026-10-14");
  rate->set_source("TEST-FX (illustrative rate)");
}

void AddMinimumWage(std::string_view subdivision, std::int64_t yen, std::string_view from,
                    v1::Ruleset& body) {
  v1::MinimumWage* wage = body.add_minimum_wages();
  wage->set_subdivision(std::string(subdivision));
  *wage->mutable_hourly() = LegalMoney(yen, "JPY");
  *wage->mutable_dates() = Dates(v1::DATE_BASIS_ADMISSION, from, kForever);
}

void AddFlow(std::initializer_list<v1::Role> from, std::initializer_list<v1::Role> to,
             v1::Ruleset& body) {
  v1::Flow* flow = body.add_flows();
  for (const v1::Role role : from) flow->add_from(role);
  for (const v1::Role role : to) flow->add_to(role);
}

void AddFlows(v1::Ruleset& body) {
  const auto company = {v1::ROLE_ACCEPTING_COMPANY};
  const auto between = {v1::ROLE_SUPERVISING_ORGANIZATION, v1::ROLE_PLACEMENT_AGENCY,
                        v1::ROLE_SUPPORT_ORGANIZATION};
  AddFlow(company, between, body);
  AddFlow(company, {v1::ROLE_SENDING_ORGANIZATION, v1::ROLE_TRAINING_ORGANIZATION}, body);
  AddFlow({v1::ROLE_SUPERVISING_ORGANIZATION, v1::ROLE_PLACEMENT_AGENCY},
          {v1::ROLE_SENDING_ORGANIZATION, v1::ROLE_TRAINING_ORGANIZATION}, body);
  AddFlow({v1::ROLE_ACCEPTING_COMPANY, v1::ROLE_SUPERVISING_ORGANIZATION, v1::ROLE_PLACEMENT_AGENCY,
           v1::ROLE_SENDING_ORGANIZATION, v1::ROLE_TRAINING_ORGANIZATION},
          {v1::ROLE_PUBLIC_AUTHORITY, v1::ROLE_LISTED_PROVIDER}, body);
}

void AddPromises(v1::Ruleset& body) {
  for (int number = v1::UNDERTAKING_NO_DEPOSIT; number <= v1::UNDERTAKING_EQUAL_PAY; ++number) {
    body.add_undertakings(static_cast<v1::Undertaking>(number));
  }
}

void AddRoleRules(v1::Ruleset& body) {
  for (const v1::Role one : {v1::ROLE_ACCEPTING_COMPANY, v1::ROLE_SUPERVISING_ORGANIZATION}) {
    v1::RolePair* pair = body.add_forbidden_pairs();
    pair->set_one(one);
    pair->set_other(v1::ROLE_SENDING_ORGANIZATION);
  }
  for (const v1::Role role : {v1::ROLE_SUPERVISING_ORGANIZATION, v1::ROLE_PLACEMENT_AGENCY,
                              v1::ROLE_SUPPORT_ORGANIZATION, v1::ROLE_SENDING_ORGANIZATION}) {
    body.add_licensed_roles(role);
  }
}

void AddTravel(v1::Ruleset& body) {
  v1::TravelRule* outbound = body.add_travel();
  outbound->set_leg(v1::TRAVEL_LEG_OUTBOUND);
  outbound->add_payers(v1::PAYER_ACCEPTING_COMPANY);
  outbound->add_payers(v1::PAYER_INTERMEDIARY);
  v1::TravelRule* no_fault = body.add_travel();
  no_fault->set_leg(v1::TRAVEL_LEG_RETURN_NO_FAULT);
  no_fault->add_payers(v1::PAYER_ACCEPTING_COMPANY);
  no_fault->add_payers(v1::PAYER_INTERMEDIARY);
}

void AddNorms(v1::Ruleset& body) {
  v1::WorkNorms& norms = *body.mutable_work_norms();
  norms.set_weekly_minutes_max(2400);
  norms.set_overtime_minutes_month_max(2700);
  norms.set_paid_leave_days_min(10);
  norms.set_overtime_bp_min(2500);
  norms.set_night_bp_min(2500);
  norms.set_holiday_bp_min(3500);
  norms.set_over_60h_bp_min(5000);
  norms.set_yearly_days_apart_max(30);
  norms.set_calendar_day_bp_min(7500);
  norms.add_insurance(v1::INSURANCE_KIND_ACCIDENT);
  v1::OfferLimits& limits = *body.mutable_offer_limits();
  limits.set_places_max(20);
  limits.set_requirements_max(5);
  limits.set_validity_days_max(365);
  limits.set_selection_days_max(366);
}

}  // namespace

v1::Corridor LegalCorridor() {
  v1::Corridor corridor;
  corridor.set_origin_country("VN");
  corridor.set_destination_country("JP");
  return corridor;
}

v1::Money LegalMoney(std::int64_t minor_units, std::string_view currency) {
  v1::Money money;
  money.set_minor_units(minor_units);
  money.set_currency(std::string(currency));
  return money;
}

v1::Occupation LegalOccupation(std::string_view isco08, std::string_view national_code) {
  v1::Occupation occupation;
  occupation.set_isco08(std::string(isco08));
  occupation.set_national_code(std::string(national_code));
  return occupation;
}

v1::Occupation MachineryOccupation() { return LegalOccupation("7223", "SSW-03-01"); }
v1::Occupation CropsOccupation() { return LegalOccupation("6111", "ESD-11-01"); }
v1::Occupation TraineeOccupation() { return LegalOccupation("6111", "TITP-01"); }

v1::Ruleset RulesetBody(std::string_view authority) {
  v1::Ruleset body;
  body.set_authority(std::string(authority));
  *body.mutable_corridor() = LegalCorridor();
  body.set_rules_version(1);
  AddSsw(body);
  AddSupervised("ESD", Dates(v1::DATE_BASIS_START, "2027-04-01", kForever), body);
  AddSupervised("TITP", Dates(v1::DATE_BASIS_START, "2017-11-01", "2027-03-31"), body);
  AddWorkerClasses(body);
  AddFees(body);
  AddFloorsAndRates(body);
  AddMinimumWage("JP-08", 1074, "2025-10-12", body);
  AddMinimumWage("JP-14", 1225, "2025-10-04", body);
  AddFlows(body);
  AddPromises(body);
  AddRoleRules(body);
  body.add_origin_languages("vi");
  body.add_destination_languages("ja");
  body.add_allowance_codes("TRADE");
  AddTravel(body);
  AddNorms(body);
  return body;
}

}  // namespace warifu
