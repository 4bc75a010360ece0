#include "tests/support/legal_offers.h"

#include <string>

#include "core/crypto/sha256.h"
#include "tests/support/legal_organizations.h"
#include "tests/support/legal_ruleset.h"

namespace warifu {
namespace {

constexpr std::uint64_t kValidFrom = 1793491200;   // 2026-11-01T00:00:00Z
constexpr std::uint64_t kValidUntil = 1824940800;  // 2027-10-31T00:00:00Z, 364 days later

template <typename Texts>
void AddTexts(std::string_view en, std::string_view vi, std::string_view ja, Texts* texts) {
  const auto add = [&](const char* language, std::string_view text) {
    v1::LocalizedText* added = texts->Add();
    added->set_language(language);
    added->set_text(std::string(text));
  };
  add("en", en);
  add("vi", vi);
  add("ja", ja);
}

bool IsSsw(LegalOffer kind) { return kind != LegalOffer::kEsd && kind != LegalOffer::kTitp; }

void AddParties(LegalOffer kind, v1::Offer& offer) {
  for (const LegalParty& party : PartiesOf(kind)) {
    v1::Party* added = offer.add_parties();
    added->set_organization(std::string(party.organization));
    added->add_roles(party.role);
  }
}

void AddMachineryJob(v1::Offer& offer) {
  v1::Job& job = *offer.mutable_job();
  AddTexts("Industrial machinery production worker", "Công nhân sản xuất máy công nghiệp",
           "産業機械の製造スタッフ", job.mutable_title());
  AddTexts("Machining of metal parts, assembly and inspection of machines.",
           "Gia công chi tiết kim loại, lắp ráp và kiểm tra máy.",
           "金属部品の加工、機械の組立てと検査。", job.mutable_tasks());
  *job.mutable_occupation() = MachineryOccupation();
  job.set_places(2);
  v1::Requirement* language = job.add_requirements();
  language->set_kind(v1::REQUIREMENT_KIND_LANGUAGE);
  language->set_code("JLPT-N4");
  v1::Worksite* site = offer.add_worksites();
  site->set_name("檜精密工業 南足柄工場(架空)");
  site->set_address_local("神奈川県南足柄市 架空町");
  site->set_address_latin("Kaku-cho (fictional), Minamiashigara-shi, Kanagawa");
  site->set_subdivision("JP-14");
}

void AddFarmJob(LegalOffer kind, v1::Offer& offer) {
  v1::Job& job = *offer.mutable_job();
  AddTexts("Vegetable grower", "Công nhân trồng rau", "野菜栽培スタッフ", job.mutable_title());
  AddTexts("Sowing, harvest, sorting and packing.", "Gieo hạt, thu hoạch, phân loại và đóng thùng.",
           "種まき、収穫、選別、箱詰め。", job.mutable_tasks());
  *job.mutable_occupation() = kind == LegalOffer::kEsd ? CropsOccupation() : TraineeOccupation();
  job.set_places(3);
  v1::Worksite* site = offer.add_worksites();
  site->set_name("皐月ファーム 鉾田農場(架空)");
  site->set_address_local("茨城県鉾田市 架空");
  site->set_address_latin("Kaku (fictional), Hokota-shi, Ibaraki");
  site->set_subdivision("JP-08");
}

void SetTerm(LegalOffer kind, v1::Offer& offer) {
  v1::Term& term = *offer.mutable_term();
  term.set_contract_months(36);
  term.set_probation_days(0);
  const bool early = kind == LegalOffer::kTitp;
  term.set_start_not_before(early ? "2027-02-01" : "2027-05-01");
  term.set_start_not_after(early ? "2027-03-31" : "2027-07-31");
  term.mutable_renewal()->set_kind(v1::RENEWAL_KIND_NONE);
  term.set_notice_days(30);
}

void SetHours(std::string_view start, std::string_view end, std::uint32_t break_minutes,
              v1::Offer& offer) {
  v1::Hours& hours = *offer.mutable_hours();
  v1::Shift* shift = hours.add_schedule();
  shift->set_start(std::string(start));
  shift->set_end(std::string(end));
  shift->set_break_minutes(break_minutes);
  for (int day = v1::WEEKDAY_MONDAY; day <= v1::WEEKDAY_FRIDAY; ++day) {
    shift->add_weekdays(static_cast<v1::Weekday>(day));
  }
  shift->set_night(false);
  hours.set_days_per_week(5);
  hours.set_paid_leave_days_year(10);
  hours.set_overtime_minutes_month_max(1500);
}

void SetPay(std::int64_t yen, v1::PayPeriod period, v1::Offer& offer) {
  v1::Pay& pay = *offer.mutable_pay();
  *pay.mutable_base_pay() = LegalMoney(yen, "JPY");
  pay.set_base_period(period);
  pay.set_overtime_bp(2500);
  pay.set_night_bp(2500);
  pay.set_holiday_bp(3500);
  pay.set_over_60h_bp(5000);
  pay.mutable_bonus()->set_kind(v1::EXTRA_KIND_NONE);
  pay.mutable_raise()->set_kind(v1::EXTRA_KIND_BY_RESULT);
  pay.set_closing_day(31);
  pay.set_pay_day(25);
  pay.set_pay_method(v1::PAY_METHOD_BANK);
}

void AddDeduction(v1::DeductionCode code, std::int64_t yen, v1::DeductionBasis basis,
                  v1::Offer& offer) {
  v1::Deduction* deduction = offer.add_deductions();
  deduction->set_code(code);
  *deduction->mutable_amount() = LegalMoney(yen, "JPY");
  deduction->set_basis(basis);
}

// 184,461 JPY a month, 6 h 33 min a day: 1,275 JPY an hour.
void SetMachineryPay(v1::Offer& offer) {
  SetHours("08:30", "16:03", 60, offer);
  offer.mutable_hours()->set_yearly_days_off(100);
  offer.mutable_hours()->set_yearly_minutes(104145);
  SetPay(184461, v1::PAY_PERIOD_MONTH, offer);
  AddDeduction(v1::DEDUCTION_CODE_INCOME_TAX, 3260, v1::DEDUCTION_BASIS_ESTIMATE, offer);
  AddDeduction(v1::DEDUCTION_CODE_HEALTH_INSURANCE, 9135, v1::DEDUCTION_BASIS_ESTIMATE, offer);
  AddDeduction(v1::DEDUCTION_CODE_PENSION, 16470, v1::DEDUCTION_BASIS_ESTIMATE, offer);
  AddDeduction(v1::DEDUCTION_CODE_EMPLOYMENT_INSURANCE, 922, v1::DEDUCTION_BASIS_ESTIMATE, offer);
  AddDeduction(v1::DEDUCTION_CODE_RENT, 30000, v1::DEDUCTION_BASIS_FIXED, offer);
  AddDeduction(v1::DEDUCTION_CODE_UTILITIES, 10000, v1::DEDUCTION_BASIS_ACTUAL_COST, offer);
  *offer.mutable_net_pay() = LegalMoney(114674, "JPY");
}

// 1,180 JPY an hour, 8 hours a day: 204,533 JPY a month.
void SetFarmPay(v1::Offer& offer) {
  SetHours("07:30", "17:00", 90, offer);
  offer.mutable_hours()->set_yearly_days_off(105);
  offer.mutable_hours()->set_yearly_minutes(124800);
  SetPay(1180, v1::PAY_PERIOD_HOUR, offer);
  AddDeduction(v1::DEDUCTION_CODE_INCOME_TAX, 3880, v1::DEDUCTION_BASIS_ESTIMATE, offer);
  AddDeduction(v1::DEDUCTION_CODE_HEALTH_INSURANCE, 9750, v1::DEDUCTION_BASIS_ESTIMATE, offer);
  AddDeduction(v1::DEDUCTION_CODE_PENSION, 18300, v1::DEDUCTION_BASIS_ESTIMATE, offer);
  AddDeduction(v1::DEDUCTION_CODE_EMPLOYMENT_INSURANCE, 1227, v1::DEDUCTION_BASIS_ESTIMATE, offer);
  AddDeduction(v1::DEDUCTION_CODE_RENT, 18000, v1::DEDUCTION_BASIS_FIXED, offer);
  AddDeduction(v1::DEDUCTION_CODE_UTILITIES, 8000, v1::DEDUCTION_BASIS_ACTUAL_COST, offer);
  *offer.mutable_net_pay() = LegalMoney(145376, "JPY");
}

void SetLiving(v1::Offer& offer) {
  offer.mutable_lodging()->set_provider(v1::LODGING_PROVIDER_ACCEPTING_COMPANY);
  offer.mutable_lodging()->set_persons_per_room(1);
  offer.mutable_lodging()->set_square_meters_x10(80);
  for (const v1::InsuranceKind kind :
       {v1::INSURANCE_KIND_HEALTH, v1::INSURANCE_KIND_PENSION, v1::INSURANCE_KIND_EMPLOYMENT,
        v1::INSURANCE_KIND_ACCIDENT}) {
    offer.add_insurance(kind);
  }
  v1::Travel& travel = *offer.mutable_travel();
  travel.set_outbound_payer(v1::PAYER_ACCEPTING_COMPANY);
  travel.set_return_payer_completed(v1::PAYER_ACCEPTING_COMPANY);
  travel.set_return_payer_no_fault(v1::PAYER_ACCEPTING_COMPANY);
  travel.set_return_payer_fault(v1::PAYER_WORKER);
  travel.set_commute_payer(v1::PAYER_ACCEPTING_COMPANY);
}

void AddPublicFees(v1::Offer& offer) {
  AddFee(v1::FEE_CODE_SUPPORT_FUND, 100000, kFund, offer);
  AddFee(v1::FEE_CODE_PASSPORT, 200000, kImmigration, offer);
  AddFee(v1::FEE_CODE_CRIMINAL_RECORD, 200000, kJustice, offer);
  AddFee(v1::FEE_CODE_MEDICAL, 1400000, kClinic, offer);
  AddFee(v1::FEE_CODE_VISA, 200000, kVisaAgent, offer);
}

void AddPayment(std::string_view from, std::string_view to, v1::PaymentCode code, std::int64_t yen,
                v1::PaymentFrequency frequency, v1::Offer& offer) {
  v1::Payment* payment = offer.add_payments();
  payment->set_from(std::string(from));
  payment->set_to(std::string(to));
  payment->set_code(code);
  *payment->mutable_amount() = LegalMoney(yen, "JPY");
  payment->set_frequency(frequency);
}

void AddTraining(v1::TrainingKind kind, std::uint32_t lessons, std::string_view provider,
                 v1::Offer& offer) {
  v1::Training* training = offer.add_training();
  training->set_kind(kind);
  training->set_amount(lessons);
  training->set_unit(v1::TRAINING_UNIT_LESSONS);
  training->set_days(kind == v1::TRAINING_KIND_ORIENTATION ? 30 : 180);
  training->set_provider(std::string(provider));
  training->set_payer(v1::PAYER_SENDING_ORGANIZATION);
}

void AddMoneyFlows(LegalOffer kind, v1::Offer& offer) {
  const auto once = v1::PAYMENT_FREQUENCY_ONCE;
  const auto monthly = v1::PAYMENT_FREQUENCY_MONTH;
  if (IsSsw(kind)) {
    AddPayment(kHinoki, kAirline, v1::PAYMENT_CODE_AIRFARE, 60000, once, offer);
    if (kind == LegalOffer::kSswDirect) return;
    AddPayment(kHinoki, kCayTram, v1::PAYMENT_CODE_SERVICE_CHARGE, 184461, once, offer);
    AddFee(v1::FEE_CODE_SERVICE_CHARGE, 30000000, kCayTram, offer);
    AddTraining(v1::TRAINING_KIND_ORIENTATION, 74, kCayTram, offer);
    if (kind == LegalOffer::kSsw) return;
    AddPayment(kHinoki, kKikyo, v1::PAYMENT_CODE_PLACEMENT, 150000, once, offer);
    AddPayment(kHinoki, kHototogisu, v1::PAYMENT_CODE_SUPPORT, 20000, monthly, offer);
    return;
  }
  AddPayment(kFuji, kChimSau, v1::PAYMENT_CODE_MANAGEMENT_FEE, 5000, monthly, offer);
  AddPayment(kSatsuki, kFuji, v1::PAYMENT_CODE_SUPERVISION, 23500, monthly, offer);
  AddPayment(kSatsuki, kAirline, v1::PAYMENT_CODE_AIRFARE, 65000, once, offer);
  AddFee(v1::FEE_CODE_SERVICE_CHARGE, 59823000, kChimSau, offer);
  AddTraining(v1::TRAINING_KIND_ORIENTATION, 74, kChimSau, offer);
  AddTraining(v1::TRAINING_KIND_LANGUAGE, 520, kChimSau, offer);
}

void AddPapers(v1::Offer& offer) {
  v1::Document* form = offer.add_documents();
  form->set_kind(v1::DOCUMENT_KIND_CONDITIONS_FORM);
  form->set_language("ja");
  form->set_sha256(Sha256("conditions form of " + offer.programme()).ToString());
  form->set_size(182044);
}

}  // namespace

const std::vector<AppointmentLink>& LegalAppointments() {
  static const auto& links = *new std::vector<AppointmentLink>{
      {kHinoki, kCayTram}, {kHinoki, kKikyo}, {kHinoki, kHototogisu},
      {kKikyo, kCayTram},  {kSatsuki, kFuji}, {kFuji, kChimSau}};
  return links;
}

std::vector<LegalParty> PartiesOf(LegalOffer kind) {
  switch (kind) {
    case LegalOffer::kSsw:
      return {{kHinoki, v1::ROLE_ACCEPTING_COMPANY, ""},
              {kCayTram, v1::ROLE_SENDING_ORGANIZATION, kHinoki}};
    case LegalOffer::kSswPlaced:
      return {{kHinoki, v1::ROLE_ACCEPTING_COMPANY, ""},
              {kKikyo, v1::ROLE_PLACEMENT_AGENCY, kHinoki},
              {kHototogisu, v1::ROLE_SUPPORT_ORGANIZATION, kHinoki},
              {kCayTram, v1::ROLE_SENDING_ORGANIZATION, kKikyo}};
    case LegalOffer::kEsd:
    case LegalOffer::kTitp:
      return {{kSatsuki, v1::ROLE_ACCEPTING_COMPANY, ""},
              {kFuji, v1::ROLE_SUPERVISING_ORGANIZATION, kSatsuki},
              {kChimSau, v1::ROLE_SENDING_ORGANIZATION, kFuji}};
    case LegalOffer::kSswDirect:
      return {{kHinoki, v1::ROLE_ACCEPTING_COMPANY, ""}};
  }
  return {};
}

v1::Offer OfferBody(LegalOffer kind) {
  v1::Offer offer;
  *offer.mutable_corridor() = LegalCorridor();
  offer.set_programme(IsSsw(kind) ? "SSW1" : kind == LegalOffer::kEsd ? "ESD" : "TITP");
  offer.set_hire_route(kind == LegalOffer::kSswDirect ? v1::HIRE_ROUTE_DIRECT
                                                      : v1::HIRE_ROUTE_VIA_SENDING_ORGANIZATION);
  offer.set_worker_class("FIRST_TIME");
  AddParties(kind, offer);
  if (IsSsw(kind)) {
    AddMachineryJob(offer);
    SetMachineryPay(offer);
  } else {
    AddFarmJob(kind, offer);
    SetFarmPay(offer);
  }
  SetTerm(kind, offer);
  SetLiving(offer);
  AddMoneyFlows(kind, offer);
  AddPublicFees(offer);
  SetFeeTotal(offer);
  for (int number = v1::UNDERTAKING_NO_DEPOSIT; number <= v1::UNDERTAKING_EQUAL_PAY; ++number) {
    offer.add_undertakings(static_cast<v1::Undertaking>(number));
  }
  offer.mutable_selection_window()->set_from("2026-11-20");
  offer.mutable_selection_window()->set_until("2027-04-11");
  offer.set_valid_from(kValidFrom);
  offer.set_valid_until(kValidUntil);
  AddPapers(offer);
  offer.set_authoritative_language("ja");
  return offer;
}

v1::FeeLine* AddFee(v1::FeeCode code, std::int64_t vnd, std::string_view payee, v1::Offer& offer) {
  v1::FeeLine* line = offer.add_worker_fees();
  line->set_code(code);
  *line->mutable_amount() = LegalMoney(vnd, "VND");
  line->set_payee(std::string(payee));
  line->set_due(v1::FEE_DUE_AFTER_CONTRACT);
  line->set_refundable(v1::REFUNDABLE_IF_NOT_AT_FAULT);
  line->set_method(v1::FEE_METHOD_BANK);
  return line;
}

void SetFeeTotal(v1::Offer& offer) {
  std::int64_t sum = 0;
  for (const v1::FeeLine& line : offer.worker_fees()) sum += line.amount().minor_units();
  const std::string currency =
      offer.worker_fees().empty() ? "VND" : offer.worker_fees(0).amount().currency();
  *offer.mutable_worker_fee_total() = LegalMoney(sum, currency);
}

}  // namespace warifu
