// Screens of offers that are genuine, and of what somebody told about them.
#include "client/verify/place_file.h"
#include "core/base/time.h"
#include "tests/client/screen_cases.h"
#include "tests/client/screen_scenes.h"
#include "tests/support/illegal_changes.h"

namespace warifu {
namespace {

// --- GENUINE.

ScenePtr OfKind(LegalOffer kind) { return std::make_unique<VerifyScene>(kind); }

ScenePtr ZeroFee() {
  return std::make_unique<VerifyScene>([](v1::Offer& offer) {
    offer.clear_worker_fees();
    SetFeeTotal(offer);
  });
}

void AddText(std::string_view language, std::string_view text, v1::Allowance& allowance) {
  v1::LocalizedText* condition = allowance.add_condition();
  condition->set_language(std::string(language));
  condition->set_text(std::string(text));
}

// Take-home pay with an allowance on a condition, training with an allowance of its own, and a
// journey home that the worker pays.
ScenePtr PayWithConditions() {
  return std::make_unique<VerifyScene>([](v1::Offer& offer) {
    v1::Allowance& trade = *offer.mutable_pay()->add_allowances();
    trade.set_code("TRADE");
    *trade.mutable_amount() = offer.net_pay();
    trade.mutable_amount()->set_minor_units(10000);
    trade.set_period(v1::PAY_PERIOD_MONTH);
    AddText("vi", "sau khi thi đỗ kỹ năng nghề", trade);
    AddText("ja", "技能検定に合格した後", trade);
    offer.mutable_net_pay()->set_minor_units(offer.net_pay().minor_units() + 10000);
    SetTrainingAllowance(60000, v1::TRAINING_MEALS_PAID, 50000, offer);
    offer.mutable_travel()->set_return_payer_completed(v1::PAYER_WORKER);
  });
}

ScenePtr TrainingWithFreeLodging() {
  return std::make_unique<VerifyScene>(
      [](v1::Offer& offer) { SetTrainingAllowance(60000, v1::TRAINING_MEALS_PAID, 0, offer); });
}

ScenePtr Witnessed() {
  auto it = Esd();
  it->client.Believe(TrustOf(it->scene.log(), OneOfTwoWitnesses()));
  it->server->checkpoint =
      Cosigned(it->scene.log().checkpoint(), "W1", it->scene.log().last_ms() / kMsPerSecond);
  return it;
}

// The clinic, a payee that is no party, is suspended.
ScenePtr PayeeSuspended() {
  auto it = Esd();
  it->scene.Publish(it->scene.DecidedOf(kClinic, v1::STATE_SUSPENDED));
  return it;
}

ScenePtr SimilarName() {
  auto it = Esd();
  v1::Statement record = it->scene.world().Record(kChimSau);
  record.mutable_organization()->add_similar_names_allowed(std::string(kCayTram));
  it->scene.Publish(record);
  return it;
}

VerifyArgs WithPlace(VerifyScene& it) {
  VerifyArgs args;
  args.place = it.client.File("my.place", PlaceFile(kScreenSeed));
  return args;
}

VerifyArgs AtTime(VerifyScene& it) { return OfflineAt(it, "2026-11-20T23:30:00+07:00"); }

// --- NOT WHAT YOU WERE TOLD.

VerifyArgs ToldPay(VerifyScene&) {
  VerifyArgs args;
  args.told_pay = "250,000 JPY";
  return args;
}

VerifyArgs ToldAccount(VerifyScene&) {
  VerifyArgs args;
  args.account = "0011223344";
  return args;
}

VerifyArgs ToldPaper(VerifyScene& it) {
  VerifyArgs args;
  args.paper = it.client.File("paper.pdf", "another contract");
  return args;
}

}  // namespace

std::vector<ScreenCase> GenuineCases() {
  return {
      {"genuine", 0, Esd, ByCode},
      {"genuine-file", 0, Esd, Offline},
      {"genuine-four-parties", 0, [] { return OfKind(LegalOffer::kSswPlaced); }, ByCode},
      {"genuine-company-alone", 0, [] { return OfKind(LegalOffer::kSswDirect); }, ByCode},
      {"genuine-zero-fee", 0, ZeroFee, ByCode},
      {"genuine-pay-with-conditions", 0, PayWithConditions, ByCode},
      {"genuine-training-free-lodging", 0, TrainingWithFreeLodging, ByCode},
      {"genuine-witnessed", 0, Witnessed, ByCode},
      {"genuine-payee-suspended", 0, PayeeSuspended, ByCode},
      {"genuine-similar-name", 0, SimilarName, ByCode},
      {"genuine-place-yours", 0, [] { return PlaceGiven(3); }, WithPlace},
      {"genuine-full-place-yours", 0, [] { return PlaceGiven(1); }, WithPlace},
      {"genuine-place-none", 0, Esd, WithPlace},
      {"genuine-at", 0, Esd, AtTime},
      {"genuine-newer-news-not-had", 0, NoNetwork, Saved},
      {"told-too-low", 0, Esd, [](VerifyScene&) { return ToldTotal("0 VND"); }},
  };
}

std::vector<ScreenCase> ToldCases() {
  return {
      {"told-total", 18, Esd, [](VerifyScene&) { return ToldTotal("140 triệu VND"); }},
      {"told-pay", 18, Esd, ToldPay},
      {"told-account", 18, Esd, ToldAccount},
      {"told-paper", 18, Esd, ToldPaper},
      {"told-total-unknown-rate", 3, Esd, [](VerifyScene&) { return ToldTotal("900 GBP"); }},
      {"told-total-and-quorum-missing", 18, QuorumMissing,
       [](VerifyScene&) { return ToldTotal("140 triệu VND"); }},
      {"told-total-and-withdrawn", 15, Withdrawn,
       [](VerifyScene&) { return ToldTotal("140 triệu VND"); }},
  };
}

}  // namespace warifu
