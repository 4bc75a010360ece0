#include "tests/core/statement/doc_statements.h"

#include <string>
#include <utility>

#include "core/crypto/sha256.h"
#include "core/statement/encode.h"
#include "tests/support/statement_builder.h"

namespace warifu {
namespace {

v1::Statement Draft() {
  v1::Statement statement;
  statement.set_registry(ExampleRegistry().ToString());
  statement.set_issued_at(kExampleIssuedAtS);
  return statement;
}

void SetMoney(std::int64_t minor_units, std::string_view currency, v1::Money& money) {
  money.set_minor_units(minor_units);
  money.set_currency(std::string(currency));
}

void SetWork(v1::Offer& offer) {
  v1::Shift& shift = *offer.mutable_hours()->add_schedule();
  shift.set_start("08:30");
  shift.set_end("17:30");
  shift.set_break_minutes(60);
  for (int day = v1::WEEKDAY_MONDAY; day <= v1::WEEKDAY_FRIDAY; ++day) {
    shift.add_weekdays(static_cast<v1::Weekday>(day));
  }
  shift.set_night(false);
  offer.mutable_hours()->set_days_per_week(5);
  offer.mutable_hours()->set_yearly_minutes(124800);
  offer.mutable_hours()->set_yearly_days_off(105);
  offer.mutable_hours()->set_paid_leave_days_year(10);
  offer.mutable_hours()->set_overtime_minutes_month_max(0);
  v1::Pay& pay = *offer.mutable_pay();
  SetMoney(210000, "JPY", *pay.mutable_base_pay());
  pay.set_base_period(v1::PAY_PERIOD_MONTH);
  pay.set_overtime_bp(2500);
  pay.set_night_bp(2500);
  pay.set_holiday_bp(3500);
  pay.set_over_60h_bp(5000);
  pay.mutable_bonus()->set_kind(v1::EXTRA_KIND_NONE);
  pay.mutable_raise()->set_kind(v1::EXTRA_KIND_NONE);
  pay.set_closing_day(31);
  pay.set_pay_day(25);
  pay.set_pay_method(v1::PAY_METHOD_BANK);
  SetMoney(210000, "JPY", *offer.mutable_net_pay());
}

void SetJob(v1::Offer& offer) {
  v1::Job& job = *offer.mutable_job();
  for (const auto& [language, title] : {std::pair("vi", "Công nhân"), std::pair("ja", "作業員")}) {
    v1::LocalizedText& text = *job.add_title();
    text.set_language(language);
    text.set_text(title);
    *job.add_tasks() = text;
  }
  job.mutable_occupation()->set_isco08("7223");
  job.mutable_occupation()->set_national_code("SSW-03-01");
  job.set_places(2);
  v1::Worksite& site = *offer.add_worksites();
  site.set_name("工場");
  site.set_address_local("神奈川県");
  site.set_address_latin("Kanagawa");
  site.set_subdivision("JP-14");
  v1::Term& term = *offer.mutable_term();
  term.set_contract_months(36);
  term.set_probation_days(0);
  term.set_start_not_before("2027-05-01");
  term.set_start_not_after("2027-07-31");
  term.mutable_renewal()->set_kind(v1::RENEWAL_KIND_NONE);
  term.set_notice_days(30);
}

}  // namespace

v1::Statement ExampleGenesis() {
  v1::Statement statement;
  statement.set_issued_at(kExampleIssuedAtS);
  v1::Genesis& genesis = *statement.mutable_genesis();
  genesis.set_origin(std::string(kExampleOrigin));
  genesis.set_rules_version(1);
  genesis.set_max_statement_age_s(7776000);
  v1::Authority& authority = *genesis.add_authorities();
  authority.set_code("EX");
  v1::LocalizedName& name = *authority.add_names();
  name.set_language("en");
  name.set_name("Example Agency");
  v1::Corridor& corridor = *authority.add_corridors();
  corridor.set_origin_country("VN");
  corridor.set_destination_country("JP");
  authority.add_roles(v1::ROLE_ACCEPTING_COMPANY);
  authority.add_roles(v1::ROLE_SENDING_ORGANIZATION);
  authority.add_root_keys(TestPublicKey("root 1").ToString());
  authority.add_root_keys(TestPublicKey("root 2").ToString());
  authority.set_root_threshold(2);
  return statement;
}

Hash ExampleRegistry() { return Sha256(EncodeStatement(ExampleGenesis())); }

v1::Statement ExampleKey() {
  v1::Statement statement = Draft();
  statement.mutable_key_binding()->set_public_key(TestPublicKey("authority").ToString());
  statement.mutable_key_binding()->set_authority("EX");
  return statement;
}

v1::Statement ExampleChange() {
  v1::Statement statement = Draft();
  v1::Change& change = *statement.mutable_change();
  change.set_organization("EX:0001");
  change.set_to(v1::STATE_SUSPENDED);
  change.set_reason(v1::REASON_INVESTIGATION);
  change.mutable_decision()->set_authority("EX");
  change.mutable_decision()->set_number("17/2026");
  change.mutable_decision()->set_date("2026-11-19");
  return statement;
}

v1::Statement ExampleAllocation() {
  v1::Statement statement = Draft();
  statement.mutable_allocation()->set_offer(Sha256("an offer").ToString());
  statement.mutable_allocation()->set_place(2);
  statement.mutable_allocation()->set_holder_hash(
      Sha256(TestPublicKey("holder").view()).ToString());
  return statement;
}

v1::Statement ExampleOffer() {
  v1::Statement statement = Draft();
  v1::Offer& offer = *statement.mutable_offer();
  offer.mutable_corridor()->set_origin_country("VN");
  offer.mutable_corridor()->set_destination_country("JP");
  offer.set_programme("SSW1");
  offer.set_hire_route(v1::HIRE_ROUTE_DIRECT);
  offer.set_worker_class("FIRST_TIME");
  v1::Party& party = *offer.add_parties();
  party.set_organization("EX:0001");
  party.add_roles(v1::ROLE_ACCEPTING_COMPANY);
  SetJob(offer);
  SetWork(offer);
  offer.add_insurance(v1::INSURANCE_KIND_HEALTH);
  offer.add_insurance(v1::INSURANCE_KIND_ACCIDENT);
  v1::Travel& travel = *offer.mutable_travel();
  travel.set_outbound_payer(v1::PAYER_ACCEPTING_COMPANY);
  travel.set_return_payer_completed(v1::PAYER_ACCEPTING_COMPANY);
  travel.set_return_payer_no_fault(v1::PAYER_ACCEPTING_COMPANY);
  travel.set_return_payer_fault(v1::PAYER_WORKER);
  travel.set_commute_payer(v1::PAYER_ACCEPTING_COMPANY);
  SetMoney(0, "VND", *offer.mutable_worker_fee_total());
  offer.add_undertakings(v1::UNDERTAKING_NO_DEPOSIT);
  offer.add_undertakings(v1::UNDERTAKING_PASSPORT_WITH_WORKER);
  offer.mutable_selection_window()->set_from("2026-12-01");
  offer.mutable_selection_window()->set_until("2027-03-31");
  offer.set_valid_from(kExampleIssuedAtS);
  offer.set_valid_until(kExampleIssuedAtS + 300 * 86400);
  offer.mutable_lodging()->set_provider(v1::LODGING_PROVIDER_SELF);
  offer.mutable_lodging()->set_persons_per_room(1);
  offer.mutable_lodging()->set_square_meters_x10(74);
  v1::Document& paper = *offer.add_documents();
  paper.set_kind(v1::DOCUMENT_KIND_SUPPLY_CONTRACT);
  paper.set_language("ja");
  paper.set_sha256(Sha256("a supply contract").ToString());
  paper.set_size(182044);
  offer.set_authoritative_language("ja");
  return statement;
}

}  // namespace warifu
