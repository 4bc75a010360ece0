#include "tests/client/screen_cases.h"

#include "client/verify/place_file.h"
#include "core/base/check.h"
#include "core/crypto/sha256.h"
#include "core/note/checkpoint.h"
#include "core/proof/evidence.h"
#include "tests/support/plant.h"

namespace warifu {
namespace {

constexpr std::uint64_t kDayS = 24 * 3600;
constexpr std::uint64_t kMsPerS = 1000;

using ScenePtr = std::unique_ptr<VerifyScene>;

ScenePtr Esd() { return std::make_unique<VerifyScene>(); }

VerifyArgs ByCode(VerifyScene&) { return {}; }

VerifyArgs Offline(VerifyScene& it) {
  VerifyArgs args;
  args.what = it.SaveProof();
  args.offline = true;
  return args;
}

// --- GENUINE.

ScenePtr OfKind(LegalOffer kind) { return std::make_unique<VerifyScene>(kind); }

ScenePtr ZeroFee() {
  return std::make_unique<VerifyScene>([](v1::Offer& offer) {
    offer.clear_worker_fees();
    SetFeeTotal(offer);
  });
}

ScenePtr Witnessed() {
  auto it = Esd();
  it->client.Believe(TrustOf(it->scene.log(), OneOfTwoWitnesses()));
  it->server->checkpoint =
      Cosigned(it->scene.log().checkpoint(), "W1", it->scene.log().last_ms() / kMsPerS);
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

constexpr char kSeed[] = "one-time key of a worker's place";  // 32 bytes
static_assert(sizeof kSeed - 1 == SigningKey::kSeedBytes);

ScenePtr PlaceGiven(std::uint32_t places) {
  auto it = std::make_unique<VerifyScene>(
      [places](v1::Offer& offer) { offer.mutable_job()->set_places(places); });
  v1::Statement place = it->scene.world().Allocation(it->offer, 1);
  const Hash holder = HolderHashOf(PlaceFile(kSeed)).value();
  place.mutable_allocation()->set_holder_hash(holder.ToString());
  it->scene.Publish(place, {LegalWorld::KeyName(kChimSau, 1)});
  return it;
}

VerifyArgs WithPlace(VerifyScene& it) {
  VerifyArgs args;
  args.place = it.client.File("my.place", PlaceFile(kSeed));
  return args;
}

VerifyArgs AtTime(VerifyScene& it) {
  VerifyArgs args = Offline(it);
  args.at = "2026-11-20T23:30:00+07:00";
  return args;
}

// --- NOT WHAT YOU WERE TOLD.

VerifyArgs ToldTotal(const std::string& amount) {
  VerifyArgs args;
  args.told_total = amount;
  return args;
}

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

ScenePtr Withdrawn() {
  auto it = Esd();
  it->Withdraw();
  return it;
}

// --- FALSE: files.

VerifyArgs Changed(VerifyScene& it, const std::function<void(v1::OfferProof&)>& change) {
  v1::OfferProof proof = OpenProof(ProofOf(it.scene.log(), it.offer));
  change(proof);
  VerifyArgs args;
  args.what = it.client.File("changed.warifu", CloseProof(proof));
  args.offline = true;
  return args;
}

VerifyArgs OtherTree(VerifyScene& it) {
  return Changed(it, [](v1::OfferProof& proof) {
    std::string& hash = *proof.mutable_log_hashes(0);
    hash[0] = static_cast<char>(hash[0] ^ 1);
  });
}

// An offer whose last signature is no signature, in a log that took it.
ScenePtr BadSignature() {
  auto it = Esd();
  v1::Statement offer = it->scene.world().Offer(LegalOffer::kEsd);
  v1::SignedStatement bytes;
  WARIFU_CHECK(bytes.ParseFromString(it->scene.world().Sign(offer)));
  std::string& signature = *bytes.mutable_signatures(2)->mutable_signature();
  signature[0] = static_cast<char>(signature[0] ^ 1);
  Plant(it->scene.log(), EncodeMessage(bytes));
  it->offer = NameOf(offer);
  return it;
}

ScenePtr OtherKey() {
  auto it = Esd();
  const v1::Statement offer = it->scene.world().Offer(LegalOffer::kEsd);
  Plant(it->scene.log(),
        SignStatement(offer, {LegalWorld::KeyName(kSatsuki, 1), LegalWorld::KeyName(kFuji, 1),
                              LegalWorld::KeyName(kCayTram, 1)}));
  it->offer = NameOf(offer);
  return it;
}

ScenePtr WrongTotal() {
  auto it = Esd();
  v1::Statement offer = it->scene.world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->mutable_worker_fee_total()->set_minor_units(1);
  Plant(it->scene.log(), it->scene.world().Sign(offer));
  it->offer = NameOf(offer);
  return it;
}

// --- NOT KNOWN.

VerifyArgs Unknown(VerifyScene&) {
  VerifyArgs args;
  args.what = CodeOf(Sha256("an offer that nobody made"));
  return args;
}

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

VerifyArgs AtExpiry(VerifyScene& it, const std::string& at) {
  VerifyArgs args = Offline(it);
  args.at = at;
  return args;
}

// --- NOT CHECKED.

ScenePtr NoNetwork() {
  auto it = Esd();
  it->server->unreachable = true;
  return it;
}

// A saved file, three days later.
ScenePtr ThreeDaysLater() {
  auto it = NoNetwork();
  it->SetClock(3 * kDayS);
  return it;
}

VerifyArgs Saved(VerifyScene& it) {
  VerifyArgs args;
  args.what = it.SaveProof();
  return args;
}

ScenePtr QuorumMissing() {
  auto it = Esd();
  it->client.Believe(TrustOf(it->scene.log(), OneOfTwoWitnesses()));
  return it;
}

VerifyArgs Damaged(VerifyScene& it) {
  std::string bytes = ProofOf(it.scene.log(), it.offer);
  bytes.resize(bytes.size() / 2);
  VerifyArgs args;
  args.what = it.client.File("half.warifu", bytes);
  return args;
}

ScenePtr ClockBehind() {
  auto it = Esd();
  it->client.SetNow(it->scene.log().last_ms() / kMsPerS - 2 * kDayS);
  it->clock_set = true;
  return it;
}

ScenePtr Unpublished() {
  auto it = Esd();
  it->server->unpublished = true;
  return it;
}

// --- THE REGISTRY CONTRADICTS ITSELF.

// This computer saw another root at the size that the registry shows now.
ScenePtr TwoRoots() {
  auto it = Esd();
  MemoryRegistry other = it->scene.log();
  const v1::Statement more = it->scene.world().Offer(LegalOffer::kEsd);
  it->scene.Publish(more);
  it->offer = NameOf(more);
  const v1::Statement another = it->scene.world().Offer(LegalOffer::kTitp);
  other.set_now_ms(it->scene.now_ms());
  WARIFU_CHECK(other.Append(it->scene.world().Sign(another)).admitted());
  other.Seal();
  it->SetClock();
  WARIFU_CHECK(it->Verify() == 0);
  // The other history, of the same size.
  static std::vector<std::unique_ptr<MemoryRegistry>> kept;
  kept.push_back(std::make_unique<MemoryRegistry>(other));
  it->server->log = kept.back().get();
  it->offer = NameOf(another);
  return it;
}

std::vector<ScreenCase> GenuineCases() {
  return {
      {"genuine", 0, Esd, ByCode},
      {"genuine-file", 0, Esd, Offline},
      {"genuine-four-parties", 0, [] { return OfKind(LegalOffer::kSswPlaced); }, ByCode},
      {"genuine-company-alone", 0, [] { return OfKind(LegalOffer::kSswDirect); }, ByCode},
      {"genuine-zero-fee", 0, ZeroFee, ByCode},
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

std::vector<ScreenCase> FalseCases() {
  return {
      {"false-signature", 11, BadSignature, Offline},
      {"false-key", 12, OtherKey, Offline},
      {"unknown", 13, Esd, Unknown},
      {"false-tree", 14, Esd, OtherTree},
      {"against-rules", 17, WrongTotal, Offline},
      {"contradicts", 20, TwoRoots, ByCode},
  };
}

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
       [](VerifyScene& it) { return AtExpiry(it, "2027-11-05T12:00:00+07:00"); }},
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

std::vector<ScreenCase> NotCheckedCases() {
  return {
      {"not-checked-no-network", 3, NoNetwork, ByCode},
      {"not-checked-old-file", 3, ThreeDaysLater, Saved},
      {"not-checked-quorum", 3, QuorumMissing, ByCode},
      {"not-checked-damaged", 3, Esd, Damaged},
      {"not-checked-clock", 3, ClockBehind, ByCode},
      {"not-checked-unpublished", 3, Unpublished, ByCode},
      {"not-checked-at", 3, Esd,
       [](VerifyScene& it) { return AtExpiry(it, "2027-01-05T12:00:00+07:00"); }},
  };
}

}  // namespace

const std::vector<ScreenCase>& ScreenCases() {
  static const auto& cases = *new std::vector<ScreenCase>([] {
    std::vector<ScreenCase> all;
    for (const auto& part :
         {GenuineCases(), ToldCases(), FalseCases(), EndedCases(), NotCheckedCases()}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    return all;
  }());
  return cases;
}

}  // namespace warifu
