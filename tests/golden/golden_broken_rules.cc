// Golden proofs of a log that admitted what it must not: hashed, sealed and signed in order.
#include <algorithm>
#include <set>

#include "core/admission/admit.h"
#include "core/statement/encode.h"
#include "tests/golden/golden_case.h"
#include "tests/support/illegal_changes.h"
#include "tests/support/plant.h"
#include "tests/support/proofs.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

GoldenCase CaseOf(std::string name, const Scene& scene, LeafIndex offer, VerdictCode code,
                  std::string cause) {
  Scene copy = scene;
  const Hash offer_name = copy.state().EntryAt(offer).value()->statement()->name();
  GoldenCase result;
  result.name = "admitted-" + std::move(name);
  result.proof = ProofOf(copy.log(), offer_name);
  result.trust = "registry";
  result.now_s = OptionsOf(copy.log()).now_s;
  result.code = code;
  result.cause = std::move(cause);
  return result;
}

GoldenCase Broken(std::string name, const Scene& scene, LeafIndex offer) {
  return CaseOf(std::move(name), scene, offer, VerdictCode::kRuleBroken, "RULE_BROKEN");
}

v1::Statement EsdOffer(Scene& scene) { return scene.world().Offer(LegalOffer::kEsd); }

std::vector<std::string> Parties() {
  return {std::string(kSatsuki), std::string(kFuji), std::string(kChimSau)};
}

GoldenCase WrongTotal() {
  Scene scene;
  v1::Statement offer = EsdOffer(scene);
  v1::Money& total = *offer.mutable_offer()->mutable_worker_fee_total();
  total.set_minor_units(total.minor_units() - 1);
  return Broken("fee-total-wrong", scene, Plant(scene.log(), scene.world().Sign(offer)));
}

GoldenCase NoUndertaking() {
  Scene scene;
  v1::Statement offer = EsdOffer(scene);
  offer.mutable_offer()->mutable_undertakings()->RemoveLast();
  return Broken("undertaking-missing", scene, Plant(scene.log(), scene.world().Sign(offer)));
}

// One golden proof for each rule of offers that a proof answers.
std::vector<GoldenCase> IllegalOffers() {
  std::vector<GoldenCase> cases;
  std::set<v1::FindingCode> codes;
  for (const IllegalChange& change : IllegalChanges()) {
    if (!codes.insert(change.code).second) continue;
    Scene scene;
    if (change.ruleset != nullptr) {
      v1::Statement ruleset = scene.world().Ruleset(kAuthority);
      change.ruleset(*ruleset.mutable_ruleset());
      scene.Publish(ruleset);
    }
    v1::Statement offer = scene.world().Offer(change.kind);
    change.change(*offer.mutable_offer());
    std::string name = v1::FindingCode_Name(change.code).substr(13);
    std::transform(name.begin(), name.end(), name.begin(), [](char letter) {
      return letter == '_' ? '-' : static_cast<char>(letter - 'A' + 'a');
    });
    cases.push_back(Broken(name, scene, Plant(scene.log(), scene.world().Sign(offer))));
  }
  return cases;
}

GoldenCase ForeignPayee() {
  Scene scene;
  v1::Statement offer = EsdOffer(scene);
  offer.mutable_offer()->mutable_worker_fees(0)->set_payee(std::string(kCoTrang));
  return Broken("payee-outside", scene, Plant(scene.log(), scene.world().Sign(offer)));
}

GoldenCase OldStatement() {
  Scene scene;
  v1::Statement offer = EsdOffer(scene);
  offer.set_issued_at(offer.issued_at() - 365 * 86400);
  return Broken("issued-too-long-ago", scene, Plant(scene.log(), scene.world().Sign(offer)));
}

GoldenCase SuspendedParty() {
  Scene scene;
  scene.Publish(scene.DecidedOf(kFuji, v1::STATE_SUSPENDED));
  return Broken("party-suspended", scene, Plant(scene.log(), scene.world().Sign(EsdOffer(scene))));
}

GoldenCase OtherRegistry() {
  Scene scene;
  v1::Statement offer = EsdOffer(scene);
  offer.set_registry(std::string(32, 'x'));
  return Broken("other-registry", scene, Plant(scene.log(), scene.world().Sign(offer)));
}

// The leaf says what the entry that it names cannot have made it say.
GoldenCase ForgedLeaf() {
  Scene scene;
  const Hash offer = scene.Publish(EsdOffer(scene));
  scene.ForceState(offer, State::kFull);
  return Broken("leaf-forged", scene, scene.IndexOf(offer));
}

GoldenCase BadSignature() {
  Scene scene;
  v1::SignedStatement message;
  message.ParseFromString(scene.world().Sign(EsdOffer(scene)));
  (*message.mutable_signatures(1)->mutable_signature())[0] ^= 1;
  const LeafIndex index = Plant(scene.log(), EncodeMessage(message));
  return CaseOf("signature-false", scene, index, VerdictCode::kBadSignature, "SIGNATURE_BAD");
}

GoldenCase MissingSignature() {
  Scene scene;
  std::vector<std::string> parties = Parties();
  parties.pop_back();
  const LeafIndex index = Plant(scene.log(), scene.world().SignAs(EsdOffer(scene), parties));
  return CaseOf("signature-missing", scene, index, VerdictCode::kBadSignature, "SIGNATURE_BAD");
}

GoldenCase WrongKey(std::string name, Scene& scene, const std::vector<std::string>& parties) {
  const LeafIndex index = Plant(scene.log(), scene.world().SignAs(EsdOffer(scene), parties));
  return CaseOf(std::move(name), scene, index, VerdictCode::kWrongKey, "KEY_WRONG");
}

GoldenCase OtherOrder() {
  Scene scene;
  return WrongKey("signers-swapped", scene,
                  {std::string(kFuji), std::string(kSatsuki), std::string(kChimSau)});
}

GoldenCase OtherOrganization() {
  Scene scene;
  return WrongKey("signed-by-other-organization", scene,
                  {std::string(kHinoki), std::string(kFuji), std::string(kChimSau)});
}

GoldenCase RevokedKey() {
  Scene scene;
  const Hash first = scene.BindingOf(LegalWorld::KeyName(kSatsuki, 1));
  scene.Publish(scene.Decided(first, v1::STATE_REVOKED), TheAuthority());
  return WrongKey("key-revoked-before", scene, Parties());
}

// A company reinstates its own supervisor.
GoldenCase ReinstatedByStranger() {
  Scene scene;
  const Hash offer = scene.Publish(EsdOffer(scene));
  scene.Publish(scene.DecidedOf(kFuji, v1::STATE_SUSPENDED));
  v1::Statement change = scene.DecidedOf(kFuji, v1::STATE_IN_FORCE);
  change.mutable_change()->clear_decision();
  Plant(scene.log(), scene.world().SignAs(change, {std::string(kSatsuki)}));
  return CaseOf("reinstated-by-stranger", scene, scene.IndexOf(offer), VerdictCode::kWrongKey,
                "KEY_WRONG");
}

// The company signs in the place of an authority that the genesis does not name.
GoldenCase UnnamedAuthority() {
  Scene scene;
  v1::Statement appointment = scene.world().FirstAppointment(kSatsuki, kFuji);
  appointment.set_issued_at(scene.world().Draft().issued_at());
  appointment.mutable_appointment()->set_authority("ZZTEST");
  Plant(scene.log(), scene.world().SignAs(appointment, {std::string(kSatsuki), std::string(kFuji),
                                                        std::string(kSatsuki)}));
  v1::Statement offer = EsdOffer(scene);
  const Hash real = scene.world().AppointmentName(kSatsuki, kFuji);
  for (v1::Party& party : *offer.mutable_offer()->mutable_parties()) {
    if (party.appointment() == real.view()) {
      party.set_appointment(NameOf(appointment).ToString());
    }
  }
  return Broken("authority-not-in-genesis", scene, Plant(scene.log(), scene.world().Sign(offer)));
}

// A leaf that nobody changed says that the offer is withdrawn.
GoldenCase BornWithdrawn() {
  Scene scene;
  const v1::Statement offer = EsdOffer(scene);
  scene.Wait(0);
  const std::string bytes = scene.world().Sign(offer);
  const ExaminedStatement examined = MustExamine(scene.log().registry(), bytes);
  Changes changes = Admit(scene.state(), examined, scene.now_ms()).changes;
  changes.birth = State::kWithdrawn;
  const LeafIndex index = scene.log().AppendAnyway(bytes, changes);
  scene.log().Seal();
  return Broken("born-withdrawn", scene, index);
}

}  // namespace

std::vector<GoldenCase> GoldenBrokenRules() {
  std::vector<GoldenCase> cases = {WrongTotal(),           NoUndertaking(),     ForeignPayee(),
                                   OldStatement(),         SuspendedParty(),    OtherRegistry(),
                                   ForgedLeaf(),           BadSignature(),      MissingSignature(),
                                   OtherOrder(),           OtherOrganization(), RevokedKey(),
                                   ReinstatedByStranger(), UnnamedAuthority(),  BornWithdrawn()};
  for (GoldenCase& one : IllegalOffers()) cases.push_back(std::move(one));
  return cases;
}

}  // namespace warifu
