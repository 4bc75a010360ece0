// Golden proofs of honest logs.
#include "core/base/time.h"
#include "core/note/policy.h"
#include "tests/golden/golden_scene.h"
#include "tests/support/proofs.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

constexpr std::uint64_t kHourS = 3600;

GoldenCase Plain() {
  Scene scene;
  return CaseOf("supervising-organization-between", scene, scene.Publish(EsdOffer(scene)),
                kGenuine);
}

GoldenCase Direct() {
  Scene scene;
  const Hash offer = scene.Publish(scene.world().Offer(LegalOffer::kSswDirect));
  return CaseOf("company-alone", scene, offer, kGenuine);
}

// The company binds a second key and revokes its first.
void ReplaceCompanyKey(Scene& scene) {
  scene.Publish(scene.world().Key(kSatsuki, 2));
  const Hash first = scene.BindingOf(LegalWorld::KeyName(kSatsuki, 1));
  scene.Publish(scene.world().ChangeOf(first, v1::STATE_REVOKED, v1::REASON_KEY_REPLACED),
                {LegalWorld::KeyName(kSatsuki, 1)});
}

// The key that signed is replaced after the offer.
GoldenCase RotatedCompanyKey() {
  Scene scene;
  const Hash offer = scene.Publish(EsdOffer(scene));
  ReplaceCompanyKey(scene);
  return CaseOf("rotated-company-key", scene, offer, kGenuine);
}

// The offer is signed with a key that replaced the first.
GoldenCase NewCompanyKey() {
  Scene scene;
  ReplaceCompanyKey(scene);
  scene.world().UseKey(kSatsuki, 2);
  return CaseOf("new-company-key", scene, scene.Publish(EsdOffer(scene)), kGenuine);
}

GoldenCase RotatedAuthorityKey() {
  Scene scene;
  const Hash offer = scene.Publish(EsdOffer(scene));
  scene.Publish(scene.world().Key(kAuthority, 2));
  const Hash first = scene.BindingOf(LegalWorld::KeyName(kAuthority, 1));
  v1::Statement change = scene.world().ChangeOf(first, v1::STATE_REVOKED, v1::REASON_KEY_REPLACED);
  LegalWorld::AddDecision(kAuthority, change);
  scene.Publish(change, TheRoot());
  return CaseOf("rotated-authority-key", scene, offer, kGenuine);
}

GoldenCase RenewedLicense() {
  Scene scene;
  const Hash offer = scene.Publish(EsdOffer(scene));
  v1::Statement record = scene.world().Record(kChimSau);
  record.mutable_organization()->mutable_license()->set_number("VN-TEST-0009-RENEWED");
  scene.Publish(record);
  return CaseOf("renewed-license", scene, offer, kGenuine);
}

GoldenCase RenewedAppointment() {
  Scene scene;
  const Hash offer = scene.Publish(EsdOffer(scene));
  scene.Publish(scene.world().Next(scene.world().FirstAppointment(kSatsuki, kFuji)));
  return CaseOf("renewed-appointment", scene, offer, kGenuine);
}

GoldenCase SupersededRuleset() {
  Scene scene;
  const Hash offer = scene.Publish(EsdOffer(scene));
  scene.Publish(scene.world().Ruleset(kAuthority));
  return CaseOf("superseded-ruleset", scene, offer, kGenuine);
}

GoldenCase Suspended() {
  Scene scene;
  const Hash offer = scene.Publish(EsdOffer(scene));
  scene.Publish(scene.DecidedOf(kFuji, v1::STATE_SUSPENDED));
  return CaseOf("suspended-party", scene, offer, Ended("PARTY_SUSPENDED"));
}

GoldenCase Reinstated() {
  Scene scene;
  const Hash offer = scene.Publish(EsdOffer(scene));
  scene.Publish(scene.DecidedOf(kFuji, v1::STATE_SUSPENDED));
  scene.Publish(scene.DecidedOf(kFuji, v1::STATE_IN_FORCE));
  return CaseOf("suspended-and-reinstated-party", scene, offer, kGenuine);
}

GoldenCase Revoked() {
  Scene scene;
  const Hash offer = scene.Publish(EsdOffer(scene));
  scene.Publish(scene.DecidedOf(kChimSau, v1::STATE_REVOKED));
  return CaseOf("revoked-party", scene, offer, Ended("PARTY_REVOKED"));
}

GoldenCase SuspendedPayee() {
  Scene scene;
  const v1::Statement draft = EsdOffer(scene);
  std::string payee;
  for (const v1::FeeLine& line : draft.offer().worker_fees()) payee = line.payee();
  const Hash offer = scene.Publish(draft);
  scene.Publish(scene.DecidedOf(payee, v1::STATE_SUSPENDED));
  return CaseOf("suspended-payee", scene, offer, kGenuine);
}

GoldenCase Withdrawn() {
  Scene scene;
  const Hash offer = scene.Publish(EsdOffer(scene));
  scene.Publish(scene.world().ChangeOf(offer, v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE),
                {LegalWorld::KeyName(kSatsuki, 1)});
  return CaseOf("withdrawn-offer", scene, offer, Ended("OFFER_WITHDRAWN"));
}

GoldenCase Superseded() {
  Scene scene;
  const v1::Statement first = EsdOffer(scene);
  const Hash offer = scene.Publish(first);
  scene.Publish(scene.world().Next(first));
  return CaseOf("superseded-offer", scene, offer, Ended("OFFER_SUPERSEDED"));
}

GoldenCase Superseding() {
  Scene scene;
  const v1::Statement first = EsdOffer(scene);
  scene.Publish(first);
  const Hash offer = scene.Publish(scene.world().Next(first));
  return CaseOf("superseding-offer", scene, offer, kGenuine);
}

GoldenCase WithdrawnAppointment() {
  Scene scene;
  const Hash offer = scene.Publish(EsdOffer(scene));
  const Hash appointment = scene.world().AppointmentName(kSatsuki, kFuji);
  scene.Publish(scene.world().ChangeOf(appointment, v1::STATE_WITHDRAWN, v1::REASON_CONTRACT_ENDED),
                {LegalWorld::KeyName(kSatsuki, 1)});
  return CaseOf("withdrawn-appointment", scene, offer, Ended("APPOINTMENT_WITHDRAWN"));
}

KeyNames LastParty() { return {LegalWorld::KeyName(kChimSau, 1)}; }

// Gives the first `count` places of the offer.
void GivePlaces(Scene& scene, const Hash& offer, std::uint32_t count) {
  for (std::uint32_t place = 1; place <= count; ++place) {
    scene.Publish(scene.world().Allocation(offer, place), LastParty());
  }
}

GoldenCase OnePlaceGiven() {
  Scene scene;
  const Hash offer = scene.Publish(EsdOffer(scene));
  GivePlaces(scene, offer, 1);
  return CaseOf("one-place-given", scene, offer, kGenuine, 1);
}

GoldenCase Full() {
  Scene scene;
  const v1::Statement draft = EsdOffer(scene);
  const Hash offer = scene.Publish(draft);
  GivePlaces(scene, offer, draft.offer().job().places());
  return CaseOf("full-offer", scene, offer, {VerdictCode::kFull, "OFFER_FULL"}, 1);
}

GoldenCase PlaceTakenBack() {
  Scene scene;
  const v1::Statement draft = EsdOffer(scene);
  const Hash offer = scene.Publish(draft);
  GivePlaces(scene, offer, draft.offer().job().places() - 1);
  const Hash last =
      scene.Publish(scene.world().Allocation(offer, draft.offer().job().places()), LastParty());
  scene.Publish(scene.world().ChangeOf(last, v1::STATE_WITHDRAWN, v1::REASON_PLACE_RETURNED),
                LastParty());
  return CaseOf("place-taken-back", scene, offer, kGenuine);
}

// --- Time.

GoldenCase TooOld() {
  Scene scene;
  GoldenCase result = CaseOf("seal-too-old", scene, scene.Publish(EsdOffer(scene)),
                             {VerdictCode::kCouldNotCheck, "SEAL_TOO_OLD"});
  result.now_s += 24 * kHourS;
  return result;
}

GoldenCase WithdrawnAndOld() {
  GoldenCase result = Withdrawn();
  result.name = "withdrawn-offer-seal-too-old";
  result.now_s += 24 * kHourS;
  return result;
}

GoldenCase SuspendedAndOld() {
  GoldenCase result = Suspended();
  result.name = "suspended-party-seal-too-old";
  result.now_s += 24 * kHourS;
  result.code = VerdictCode::kCouldNotCheck;
  result.cause = "SEAL_TOO_OLD";
  return result;
}

GoldenCase ClockBehind() {
  GoldenCase result = Plain();
  result.name = "clock-behind-seal";
  result.now_s -= kHourS;
  result.code = VerdictCode::kCouldNotCheck;
  result.cause = "CLOCK_BEHIND_SEAL";
  return result;
}

// --- Witnesses: one of two is enough.

GoldenCase Witnessed(std::string name, std::string_view witness, std::int64_t seconds_after_seal,
                     Expected expected) {
  Scene scene;
  const Hash offer = scene.Publish(EsdOffer(scene));
  GoldenCase result = CaseOf(std::move(name), scene, offer, std::move(expected));
  result.trust = "witnesses";
  if (witness.empty()) return result;
  const auto seal_s = static_cast<std::int64_t>(scene.log().last_ms() / kMsPerSecond);
  const std::string note = Cosigned(scene.log().checkpoint(), witness,
                                    static_cast<std::uint64_t>(seal_s + seconds_after_seal));
  v1::OfferProof proof = OpenProof(result.proof);
  proof.set_checkpoint(note);
  result.proof = CloseProof(proof);
  return result;
}

Expected NoQuorum() { return {VerdictCode::kCouldNotCheck, "QUORUM_MISSING"}; }

// A cosignature of the other log, put below this one's checkpoint.
GoldenCase WitnessOfOtherOrigin() {
  GoldenCase result = Witnessed("quorum-of-other-origin", "", 0, NoQuorum());
  v1::OfferProof proof = OpenProof(result.proof);
  Checkpoint other = ReadUntrustedCheckpoint(proof.checkpoint()).value();
  other.origin = "other.example";
  const std::string note = SignCheckpoint(other, TestKey("log"));
  const std::string cosigned = Cosigned(note, "W1", result.now_s);
  const Note taken_apart = ParseNote(cosigned).value();
  const std::string line = FormatSignatureLine(taken_apart.signatures.back());
  proof.set_checkpoint(AddSignatureLine(proof.checkpoint(), line).value());
  result.proof = CloseProof(proof);
  return result;
}

}  // namespace

std::vector<GoldenCase> GoldenScenes() {
  std::vector<GoldenCase> all = {Plain(),
                                 Direct(),
                                 RotatedCompanyKey(),
                                 NewCompanyKey(),
                                 RotatedAuthorityKey(),
                                 RenewedLicense(),
                                 RenewedAppointment(),
                                 SupersededRuleset(),
                                 Suspended(),
                                 Reinstated(),
                                 Revoked(),
                                 SuspendedPayee(),
                                 Withdrawn(),
                                 Superseded(),
                                 Superseding(),
                                 WithdrawnAppointment(),
                                 OnePlaceGiven(),
                                 Full(),
                                 PlaceTakenBack(),
                                 TooOld(),
                                 WithdrawnAndOld(),
                                 SuspendedAndOld(),
                                 ClockBehind(),
                                 Witnessed("quorum-met", "W1", 5, kGenuine),
                                 Witnessed("quorum-too-few", "", 0, NoQuorum()),
                                 Witnessed("quorum-stale", "W2", 601, NoQuorum()),
                                 WitnessOfOtherOrigin()};
  for (GoldenCase& theft : GoldenThefts()) all.push_back(std::move(theft));
  return all;
}

std::vector<GoldenTrust> GoldenTrustFiles() {
  Scene scene;
  const MemoryRegistry& log = scene.log();
  return {{"registry", TrustOf(log).text()},
          {"witnesses", TrustOf(log, OneOfTwoWitnesses()).text()}};
}

}  // namespace warifu
