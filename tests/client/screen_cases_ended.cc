// Screens of offers that ended, stopped, are full, or not open yet.
#include "client/verify/place_file.h"
#include "tests/client/screen_cases.h"
#include "tests/client/screen_scenes.h"

namespace warifu {
namespace {

constexpr std::uint64_t kDayS = 24 * 3600;

// --- ENDED and STOPPED.

ScenePtr WithdrawnByAuthority() {
  auto it = Esd();
  it->scene.Publish(it->scene.Decided(it->offer, v1::STATE_WITHDRAWN), TheAuthority());
  return it;
}

ScenePtr Replaced(bool and_withdrawn) {
  auto it = Esd();
  const Hash next = it->scene.Publish(it->scene.world().Next(it->statement));
  if (and_withdrawn) {
    it->scene.Publish(
        it->scene.world().ChangeOf(next, v1::STATE_WITHDRAWN, v1::REASON_CONTRACT_ENDED),
        {LegalWorld::KeyName(kChimSau, 1)});
  }
  return it;
}

ScenePtr PartyChanged(std::string_view party, v1::State to) {
  auto it = Esd();
  it->scene.Publish(it->scene.DecidedOf(party, to));
  return it;
}

ScenePtr LicensePast() {
  auto it = Esd();
  v1::Statement record = it->scene.world().Record(kChimSau);
  v1::License& license = *record.mutable_organization()->mutable_license();
  license.mutable_validity()->set_until("2026-11-21");
  it->scene.Publish(record);
  it->scene.Wait(3 * kDayS);
  it->scene.log().set_now_ms(it->scene.now_ms());
  it->scene.log().Seal();
  return it;
}

ScenePtr KeyStolen() {
  auto it = Esd();
  const std::uint64_t since_ms = it->scene.BindKeyToBeStolen(kSatsuki);
  it->scene.world().UseKey(kSatsuki, 2);
  it->statement = it->scene.world().Offer(LegalOffer::kEsd);
  it->offer = it->scene.Publish(it->statement);
  it->scene.RevokeStolen(kSatsuki, since_ms);
  return it;
}

ScenePtr AppointmentWithdrawn() {
  auto it = Esd();
  const Hash appointment = it->scene.world().AppointmentName(kFuji, kChimSau);
  it->scene.Publish(
      it->scene.world().ChangeOf(appointment, v1::STATE_WITHDRAWN, v1::REASON_CONTRACT_ENDED),
      {LegalWorld::KeyName(kFuji, 1)});
  return it;
}

ScenePtr NextMonth() {
  constexpr std::uint64_t kNextMonthS = kLegalStartS + 30 * kDayS;
  return std::make_unique<VerifyScene>([](v1::Offer& offer) { offer.set_valid_from(kNextMonthS); });
}

}  // namespace

std::vector<ScreenCase> EndedCases() {
  return {
      {"ended-by-company", 15, Withdrawn, ByCode},
      {"ended-by-authority", 15, WithdrawnByAuthority, ByCode},
      {"replaced", 15, [] { return Replaced(false); }, ByCode},
      {"replaced-and-ended", 15, [] { return Replaced(true); }, ByCode},
      {"stopped-suspended", 15, [] { return PartyChanged(kChimSau, v1::STATE_SUSPENDED); }, ByCode},
      {"stopped-revoked", 15, [] { return PartyChanged(kFuji, v1::STATE_REVOKED); }, ByCode},
      {"stopped-license", 15, LicensePast, ByCode},
      {"stopped-key-stolen", 15, KeyStolen, ByCode},
      {"stopped-appointment", 15, AppointmentWithdrawn, ByCode},
      {"too-late", 16, Esd,
       [](VerifyScene& it) { return OfflineAt(it, "2027-11-05T12:00:00+07:00"); }},
      {"too-early", 16, NextMonth, ByCode},
      {"full", 19, [] { return PlaceGiven(1); }, ByCode},
      {"full-place-none", 19, [] { return PlaceGiven(1); },
       [](VerifyScene& it) {
         VerifyArgs args;
         const std::string other(SigningKey::kSeedBytes, 'x');
         args.place = it.client.File("other.place", PlaceFile(other));
         return args;
       }},
  };
}

}  // namespace warifu
