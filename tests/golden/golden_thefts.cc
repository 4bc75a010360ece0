// Golden proofs of honest logs in which a key was stolen.
#include "tests/golden/golden_scene.h"

namespace warifu {
namespace {

// --- A stolen key of the authority: "VNTEST 2".

// What the thief signed lets nobody in: the offer falls.
GoldenCase AppointedByThief() {
  Scene scene;
  const std::uint64_t since_ms = scene.BindKeyToBeStolen();
  scene.world().UseKey(kAuthority, 2);
  const v1::Statement appointment =
      scene.world().Next(scene.world().FirstAppointment(kSatsuki, kFuji));
  scene.Publish(appointment);
  scene.world().UseKey(kAuthority, 1);
  const Hash offer = scene.Publish(EsdOffer(scene));
  scene.RevokeStolen(kAuthority, since_ms);
  return CaseOf("stolen-authority-key-appointment-falls", scene, offer, Ended("KEY_COMPROMISED"));
}

// The thief sets the party's standing; then the key is revoked.
void DecidedByThief(Scene& scene, std::string_view party, v1::State to) {
  const std::uint64_t since_ms = scene.BindKeyToBeStolen();
  scene.world().UseKey(kAuthority, 2);
  scene.Publish(scene.DecidedOf(party, to));
  scene.world().UseKey(kAuthority, 1);
  scene.RevokeStolen(kAuthority, since_ms);
}

// What the thief forbade stays forbidden ...
GoldenCase SuspendedByThief() {
  Scene scene;
  const Hash offer = scene.Publish(EsdOffer(scene));
  DecidedByThief(scene, kFuji, v1::STATE_SUSPENDED);
  return CaseOf("stolen-authority-key-suspension-stands", scene, offer, Ended("PARTY_SUSPENDED"));
}

// ... until it is undone.
GoldenCase SuspensionUndone() {
  Scene scene;
  const Hash offer = scene.Publish(EsdOffer(scene));
  DecidedByThief(scene, kFuji, v1::STATE_SUSPENDED);
  scene.Publish(scene.DecidedOf(kFuji, v1::STATE_IN_FORCE));
  return CaseOf("stolen-authority-key-suspension-undone", scene, offer, kGenuine);
}

// What the thief reinstated is not in force.
GoldenCase ReinstatedByThief() {
  Scene scene;
  const Hash offer = scene.Publish(EsdOffer(scene));
  scene.Publish(scene.DecidedOf(kFuji, v1::STATE_SUSPENDED));
  DecidedByThief(scene, kFuji, v1::STATE_IN_FORCE);
  return CaseOf("stolen-authority-key-reinstatement-falls", scene, offer, Ended("KEY_COMPROMISED"));
}

// What the key signed before it was stolen stands.
GoldenCase SignedBeforeTheft() {
  Scene scene;
  scene.Publish(scene.world().Key(kAuthority, 2));
  scene.world().UseKey(kAuthority, 2);
  scene.Publish(scene.world().Next(scene.world().FirstAppointment(kSatsuki, kFuji)));
  scene.world().UseKey(kAuthority, 1);
  const Hash offer = scene.Publish(EsdOffer(scene));
  scene.Wait(10);
  const std::uint64_t since_ms = scene.now_ms();
  scene.Wait(10);
  scene.RevokeStolen(kAuthority, since_ms);
  return CaseOf("stolen-authority-key-earlier-signature-stands", scene, offer, kGenuine);
}

GoldenCase StolenCompanyKey() {
  Scene scene;
  const std::uint64_t since_ms = scene.BindKeyToBeStolen(kSatsuki);
  scene.world().UseKey(kSatsuki, 2);
  const Hash offer = scene.Publish(EsdOffer(scene));
  scene.RevokeStolen(kSatsuki, since_ms);
  return CaseOf("stolen-company-key", scene, offer, Ended("KEY_COMPROMISED"));
}

}  // namespace

std::vector<GoldenCase> GoldenThefts() {
  return {AppointedByThief(),  SuspendedByThief(),  SuspensionUndone(),
          ReinstatedByThief(), SignedBeforeTheft(), StolenCompanyKey()};
}

}  // namespace warifu
