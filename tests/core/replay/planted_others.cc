// Statements other than offers that break one rule each, and offers whose signatures do.
#include "core/crypto/sha256.h"
#include "core/statement/encode.h"
#include "core/statement/limits.h"
#include "tests/core/replay/planted.h"
#include "tests/support/plant.h"

namespace warifu {
namespace {

const KeyNames kLastParty = {"VNTEST:CHIM-SAU 1"};

v1::Statement Esd(Scene& scene) { return scene.world().Offer(LegalOffer::kEsd); }

Planter OfferSignedBy(KeyNames keys) {
  return [keys = std::move(keys)](Scene& scene) { return SignStatement(Esd(scene), keys); };
}

std::string WithFalseSignature(Scene& scene) {
  v1::SignedStatement message;
  message.ParseFromString(scene.world().Sign(Esd(scene)));
  (*message.mutable_signatures(1)->mutable_signature())[0] ^= 1;
  return EncodeMessage(message);
}

std::string NotCanonical(Scene& scene) {
  const std::string payload = EncodeStatement(Esd(scene)) + std::string("\x78\x01", 2);
  return SignPayload(payload, {"VNTEST:SATSUKI 1", "VNTEST:FUJI 1", "VNTEST:CHIM-SAU 1"});
}

std::string WithRevokedKey(Scene& scene) {
  scene.Publish(scene.Change(scene.BindingOf("VNTEST:FUJI 1"), v1::STATE_REVOKED),
                {"VNTEST:FUJI 1"});
  return scene.world().Sign(Esd(scene));
}

std::string WithKeyBoundByAThief(Scene& scene) {
  const std::uint64_t since_ms = scene.BindKeyToBeStolen();
  scene.Publish(scene.world().Key(kFuji, 2), {"VNTEST:FUJI 2", "VNTEST 2"});
  scene.RevokeStolen(kAuthority, since_ms);
  return SignStatement(Esd(scene), {"VNTEST:SATSUKI 1", "VNTEST:FUJI 2", "VNTEST:CHIM-SAU 1"});
}

std::string OfAnotherRegistry(Scene& scene) {
  v1::Statement offer = Esd(scene);
  offer.set_registry(std::string(32, 'x'));
  return scene.world().Sign(offer);
}

Planter IssuedAt(std::int64_t seconds_from_now) {
  return [seconds_from_now](Scene& scene) {
    v1::Statement offer = Esd(scene);
    offer.set_issued_at(offer.issued_at() + static_cast<std::uint64_t>(seconds_from_now));
    return scene.world().Sign(offer);
  };
}

std::string OfferAgain(Scene& scene) {
  const std::string offer = scene.world().Sign(Esd(scene));
  scene.legal().SubmitSigned(offer);
  return offer;
}

std::string GenesisAgain(Scene& scene) { return scene.world().Sign(scene.world().Genesis()); }

// --- Records, rulesets, bindings.

std::string TooLarge(Scene& scene) {
  v1::Statement record = scene.world().Record(kFuji);
  v1::Organization& body = *record.mutable_organization();
  while (body.names_size() < 8) *body.add_names() = body.names(0);
  for (int i = 0; i < body.names_size(); ++i) {
    body.mutable_names(i)->set_name(std::string(290, static_cast<char>('a' + i)));
  }
  body.clear_channels();
  for (int i = 0; i < 8; ++i) {
    body.add_channels()->set_address(std::string(290, static_cast<char>('a' + i)));
  }
  body.clear_accounts();
  for (int i = 0; i < 4; ++i) {
    v1::PaymentAccount& account = *body.add_accounts();
    account.set_bank(std::string(110, 'b'));
    account.set_number("1" + std::to_string(i));
    account.set_holder(std::string(290, 'h'));
  }
  for (int i = 0; i < 4; ++i) {
    body.add_payment_portals("https://pay.example/" + std::string(250, static_cast<char>('a' + i)));
  }
  return scene.world().Sign(record);
}

Planter Record(void (*edit)(v1::Organization&)) {
  return [edit](Scene& scene) {
    v1::Statement record = scene.world().Record(kFuji);
    edit(*record.mutable_organization());
    return scene.world().Sign(record);
  };
}

void OutsideItsDates(v1::Organization& record) {
  record.mutable_validity()->set_from("2025-11-21");
  record.mutable_validity()->set_until("2026-11-19");
}

void WithWrongNumber(v1::Organization& record) {
  record.mutable_legal_number()->set_scheme("VN-TAX");
  record.mutable_legal_number()->set_check(v1::LEGAL_NUMBER_CHECK_VN_TAX_CODE);
  record.mutable_legal_number()->set_value("0100109107");
}

void WithTakenNumber(v1::Organization& record) {
  *record.mutable_legal_number() = OrganizationBody(CastMemberOf(kHinoki)).legal_number();
}

void WithNameOfAnother(v1::Organization& record) {
  *record.mutable_names(0) = OrganizationBody(CastMemberOf(kHinoki)).names(0);
}

std::string RulesetOfAnotherCorridor(Scene& scene) {
  v1::Statement ruleset = scene.world().Ruleset(kAuthority);
  ruleset.mutable_ruleset()->mutable_corridor()->set_origin_country("NP");
  return scene.world().Sign(ruleset);
}

std::string RulesetOfALaterVersion(Scene& scene) {
  v1::Statement ruleset = scene.world().Ruleset(kAuthority);
  ruleset.mutable_ruleset()->set_rules_version(kHighestRulesVersion + 1);
  return scene.world().Sign(ruleset);
}

std::string RulesetIssuedNoLater(Scene& scene) {
  v1::Statement ruleset = scene.world().Ruleset(kAuthority);
  ruleset.mutable_ruleset()->mutable_offer_limits()->set_places_max(19);
  ruleset.set_issued_at(scene.world().FirstRuleset(kAuthority).issued_at());
  return scene.world().Sign(ruleset);
}

std::string UnusableKey(Scene& scene) {
  v1::Statement binding = scene.world().Key(kHinoki, 2);
  binding.mutable_key_binding()->set_public_key(std::string(32, '\0'));
  return SignStatement(binding, {"VNTEST:HINOKI 2", "VNTEST 1"});
}

std::string KeyBoundBefore(Scene& scene) {
  v1::Statement binding = scene.world().Key(kHinoki, 1);
  return SignStatement(binding, {"VNTEST:HINOKI 1", "VNTEST 1"});
}

std::string KeyOfNobody(Scene& scene) {
  v1::Statement binding = scene.world().Key(kHinoki, 2);
  binding.mutable_key_binding()->set_organization("VNTEST:NOBODY");
  return SignStatement(binding, {"VNTEST:HINOKI 2", "VNTEST 1"});
}

// --- Lineages.

std::string NextOfWhatIsSuperseded(Scene& scene) {
  const v1::Statement first = Esd(scene);
  scene.Publish(first);
  scene.Publish(scene.world().Next(first));
  return scene.world().Sign(scene.world().Next(first));
}

std::string NextOfAnotherAgent(Scene& scene) {
  v1::Statement next = scene.world().Next(scene.world().FirstAppointment(kSatsuki, kFuji));
  next.mutable_appointment()->set_agent(std::string(kKikyo));
  return scene.world().Sign(next);
}

std::string NextOfWhatIsWithdrawn(Scene& scene) {
  const v1::Statement first = Esd(scene);
  const Hash offer = scene.Publish(first);
  scene.Publish(scene.Change(offer, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"});
  return scene.world().Sign(scene.world().Next(first));
}

std::string RenewalOverForgery(Scene& scene) {
  const std::uint64_t since_ms = scene.BindKeyToBeStolen();
  scene.Publish(scene.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority());
  scene.Publish(scene.DecidedOf(kFuji, v1::STATE_IN_FORCE), {"VNTEST 2"});
  scene.RevokeStolen(kAuthority, since_ms);
  return scene.world().Sign(scene.world().Record(kFuji));
}

// --- Places.

std::string PlaceOfNoOffer(Scene& scene) {
  return SignStatement(scene.world().Allocation(Hash(), 1), kLastParty);
}

std::string PlaceOfAWithdrawnOffer(Scene& scene) {
  const Hash offer = scene.Publish(Esd(scene));
  scene.Publish(scene.Change(offer, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"});
  return SignStatement(scene.world().Allocation(offer, 1), kLastParty);
}

std::string PlaceTaken(Scene& scene) {
  const Hash offer = scene.Publish(Esd(scene));
  scene.Publish(scene.world().Allocation(offer, 1), kLastParty);
  return SignStatement(scene.world().Allocation(offer, 1), kLastParty);
}

std::string PlaceOutside(Scene& scene) {
  const Hash offer = scene.Publish(Esd(scene));
  return SignStatement(scene.world().Allocation(offer, 4), kLastParty);
}

// --- Changes.

std::string OfNothing(Scene& scene) {
  return SignStatement(scene.Decided(Sha256("nothing"), v1::STATE_WITHDRAWN), TheAuthority());
}

std::string ToWhereNobodyLeads(Scene& scene) {
  const Hash offer = scene.Publish(Esd(scene));
  return SignStatement(scene.Decided(offer, v1::STATE_REVOKED), TheAuthority());
}

std::string BySomebodyElse(Scene& scene) {
  const Hash offer = scene.Publish(Esd(scene));
  return SignStatement(scene.Change(offer, v1::STATE_WITHDRAWN), {"VNTEST:FUJI 1"});
}

std::string OfWhatCounts(Scene& scene) {
  const Hash offer = scene.Publish(Esd(scene));
  scene.Publish(scene.Change(offer, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"});
  return SignStatement(scene.Decided(offer, v1::STATE_IN_FORCE), TheAuthority());
}

std::string StolenSinceNobodyMaySay(Scene& scene) {
  const std::uint64_t since_ms = scene.BindKeyToBeStolen(kHinoki);
  v1::Statement change = scene.Change(scene.BindingOf("VNTEST:HINOKI 2"), v1::STATE_REVOKED);
  change.mutable_change()->set_compromised_since_ms(since_ms);
  return SignStatement(change, {"VNTEST:HINOKI 2"});
}

std::string WithoutDecision(Scene& scene) {
  v1::Statement change = scene.DecidedOf(kFuji, v1::STATE_SUSPENDED);
  change.mutable_change()->clear_decision();
  return SignStatement(change, TheAuthority());
}

}  // namespace

Planted PlantedSignatures() {
  return {
      {v1::FINDING_CODE_NOT_CANONICAL, NotCanonical},
      {v1::FINDING_CODE_WRONG_REGISTRY, OfAnotherRegistry},
      {v1::FINDING_CODE_ISSUED_IN_FUTURE, IssuedAt(1000)},
      {v1::FINDING_CODE_ISSUED_TOO_LONG_AGO, IssuedAt(-365 * 86400)},
      {v1::FINDING_CODE_PAYLOAD_KNOWN, OfferAgain},
      {v1::FINDING_CODE_GENESIS_MISPLACED, GenesisAgain},
      {v1::FINDING_CODE_SIGNATURE_INVALID, WithFalseSignature},
      {v1::FINDING_CODE_SIGNATURE_MISSING, OfferSignedBy({"VNTEST:SATSUKI 1", "VNTEST:FUJI 1"})},
      {v1::FINDING_CODE_SIGNATURE_EXTRA,
       OfferSignedBy({"VNTEST:SATSUKI 1", "VNTEST:FUJI 1", "VNTEST:CHIM-SAU 1", "VNTEST 1"})},
      {v1::FINDING_CODE_SIGNER_WRONG,
       OfferSignedBy({"VNTEST:FUJI 1", "VNTEST:SATSUKI 1", "VNTEST:CHIM-SAU 1"})},
      {v1::FINDING_CODE_KEY_UNKNOWN,
       OfferSignedBy({"VNTEST:SATSUKI 1", "stranger", "VNTEST:CHIM-SAU 1"})},
      {v1::FINDING_CODE_KEY_NOT_IN_FORCE, WithRevokedKey},
      {v1::FINDING_CODE_KEY_NOT_COUNTING, WithKeyBoundByAThief},
  };
}

Planted PlantedRecords() {
  return {
      {v1::FINDING_CODE_TOO_LARGE, TooLarge},
      {v1::FINDING_CODE_KEY_UNUSABLE, UnusableKey},
      {v1::FINDING_CODE_KEY_BOUND_BEFORE, KeyBoundBefore},
      {v1::FINDING_CODE_KEY_OWNER_NOT_IN_FORCE, KeyOfNobody},
      {v1::FINDING_CODE_AUTHORITY_WRONG, RulesetOfAnotherCorridor},
      {v1::FINDING_CODE_RECORD_NOT_COVERING, Record(OutsideItsDates)},
      {v1::FINDING_CODE_LEGAL_NUMBER_TAKEN, Record(WithTakenNumber)},
      {v1::FINDING_CODE_LEGAL_NUMBER_WRONG, Record(WithWrongNumber)},
      {v1::FINDING_CODE_NAME_TOO_SIMILAR, Record(WithNameOfAnother)},
      {v1::FINDING_CODE_RULES_VERSION_WRONG, RulesetOfALaterVersion},
      {v1::FINDING_CODE_ISSUED_BEFORE_SUBJECT, RulesetIssuedNoLater},
      {v1::FINDING_CODE_LINEAGE_NOT_NEWEST, NextOfWhatIsSuperseded},
      {v1::FINDING_CODE_LINEAGE_DIFFERS, NextOfAnotherAgent},
      {v1::FINDING_CODE_SUPERSEDED_NOT_IN_FORCE, NextOfWhatIsWithdrawn},
      {v1::FINDING_CODE_RENEWAL_OVER_FORGED_CHANGE, RenewalOverForgery},
      {v1::FINDING_CODE_OFFER_UNKNOWN, PlaceOfNoOffer},
      {v1::FINDING_CODE_OFFER_NOT_OPEN, PlaceOfAWithdrawnOffer},
      {v1::FINDING_CODE_PLACE_TAKEN, PlaceTaken},
      {v1::FINDING_CODE_PLACE_OUTSIDE, PlaceOutside},
  };
}

Planted PlantedChanges() {
  return {
      {v1::FINDING_CODE_SUBJECT_UNKNOWN, OfNothing},
      {v1::FINDING_CODE_TRANSITION_NOT_ALLOWED, ToWhereNobodyLeads},
      {v1::FINDING_CODE_SIGNER_NOT_ENTITLED, BySomebodyElse},
      {v1::FINDING_CODE_UNDO_OF_WHAT_COUNTS, OfWhatCounts},
      {v1::FINDING_CODE_COMPROMISED_SINCE_WRONG, StolenSinceNobodyMaySay},
      {v1::FINDING_CODE_DECISION_WRONG, WithoutDecision},
  };
}

}  // namespace warifu
