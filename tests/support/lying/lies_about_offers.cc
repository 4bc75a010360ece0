// Lies about what the parties signed, and by leaving out what a verdict rests on.
#include <algorithm>
#include <string>

#include "core/statement/encode.h"
#include "tests/support/lying/lies.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

std::vector<std::string> Parties() {
  return {std::string(kSatsuki), std::string(kFuji), std::string(kChimSau)};
}

// The true signatures over other terms: the first fee is gone, and the total says so.
void AlterOffer(LyingScene& it) {
  v1::SignedStatement altered;
  altered.ParseFromString(it.scene.world().Sign(it.statement));
  v1::Offer& terms = *it.statement.mutable_offer();
  terms.mutable_worker_fees()->DeleteSubrange(0, 1);
  SetFeeTotal(terms);
  altered.set_payload(EncodeStatement(it.statement));
  it.Plant(EncodeMessage(altered));
  it.offer = NameOf(it.statement);
}

void WithoutLastSigner(LyingScene& it) {
  std::vector<std::string> signers = Parties();
  signers.pop_back();
  it.PlantOffer(it.scene.world().Offer(LegalOffer::kEsd), signers);
}

void WithSignerMore(LyingScene& it) {
  std::vector<std::string> signers = Parties();
  signers.emplace_back(kHinoki);
  it.PlantOffer(it.scene.world().Offer(LegalOffer::kEsd), signers);
}

void SignedByAnother(LyingScene& it) {
  it.PlantOffer(it.scene.world().Offer(LegalOffer::kEsd),
                {std::string(kSatsuki), std::string(kFuji), std::string(kFuji)});
}

void WithHiddenFee(LyingScene& it) {
  v1::Statement offer = it.scene.world().Offer(LegalOffer::kEsd);
  v1::Money& total = *offer.mutable_offer()->mutable_worker_fee_total();
  total.set_minor_units(total.minor_units() - 1);
  it.PlantOffer(offer, Parties());
}

void AnswerWithAnother(LyingScene& it) {
  const Hash other = it.scene.Publish(it.scene.world().Offer(LegalOffer::kTitp));
  const v1::OfferProof proof = OpenProof(ProofOf(it.scene.log(), other));
  it.AnswerChanged([&proof](v1::OfferProof& answer) { answer = proof; });
}

void DropWhere(LyingScene& it, const std::function<bool(const v1::Statement&)>& is) {
  it.AnswerChanged([&](v1::OfferProof& proof) {
    proof.mutable_entries()->DeleteSubrange(PlaceOf(proof, is), 1);
    it.MendStanding(proof);
  });
}

void DropRecord(LyingScene& it) {
  DropWhere(it, [](const v1::Statement& s) {
    return s.has_organization() && s.organization().id() == kFuji;
  });
}

void DropRuleset(LyingScene& it) {
  DropWhere(it, [](const v1::Statement& s) { return s.has_ruleset(); });
}

void DropAppointment(LyingScene& it) {
  DropWhere(it, [](const v1::Statement& s) { return s.has_appointment(); });
}

// The company's key was stolen, and the offer signed with it.
void SignWithStolenKey(LyingScene& it) {
  const std::uint64_t since_ms = it.scene.BindKeyToBeStolen(kSatsuki);
  it.scene.world().UseKey(kSatsuki, 2);
  it.statement = it.scene.world().Offer(LegalOffer::kEsd);
  it.offer = it.scene.Publish(it.statement);
  it.scene.RevokeStolen(kSatsuki, since_ms);
}

void DropRevocation(LyingScene& it) {
  SignWithStolenKey(it);
  DropWhere(it, [](const v1::Statement& s) { return s.has_change(); });
}

// The ruleset of an authority that has no say in this corridor, in place of one that has.
void SwapRuleset(LyingScene& it) {
  it.AnswerChanged([&](v1::OfferProof& proof) {
    const Hash name = NameOf(it.scene.world().FirstRuleset(kOtherAuthority));
    const Subject other = it.scene.Find(name);
    const int place = PlaceOf(proof, [](const v1::Statement& s) { return s.has_ruleset(); });
    v1::ProvenEntry& ruleset = *proof.mutable_entries(place);
    ruleset.set_index(other.index().value());
    ruleset.set_entry(it.scene.log().EntryBytes(other.index()));
    ruleset.set_changed_by(other.standing.changed_by.value());
    std::sort(proof.mutable_entries()->begin(), proof.mutable_entries()->end(),
              [](const auto& a, const auto& b) { return a.index() < b.index(); });
    it.MendStanding(proof);
  });
}

void SwapEntries(LyingScene& it) {
  it.AnswerChanged([](v1::OfferProof& proof) { proof.mutable_entries()->SwapElements(1, 2); });
}

}  // namespace

std::vector<Lie> LiesAboutSignatures() {
  const std::vector<std::string> verify = {"verify", "{code}"};
  return {
      {"altered-offer", "other terms under the parties' true signatures", verify,
       "SIGNATURE_BAD/SIGNATURE_INVALID", 3, AlterOffer},
      {"altered-offer-in-hand",
       "the same, as a file that somebody was given",
       {"verify", "{proof}", "--offline"},
       "SIGNATURE_BAD/SIGNATURE_INVALID",
       11,
       [](LyingScene& it) {
         AlterOffer(it);
         it.SaveProof();
       }},
      {"missing-countersignature", "an offer that its last party never signed", verify,
       "SIGNATURE_BAD/SIGNATURE_MISSING", 3, WithoutLastSigner},
      {"extra-countersignature", "an offer that one signed who is no party", verify,
       "SIGNATURE_BAD/SIGNATURE_EXTRA", 3, WithSignerMore},
      {"countersignature-of-another", "a party's signature made with another party's key", verify,
       "KEY_WRONG/SIGNER_WRONG", 3, SignedByAnother},
      {"false-total", "an offer that breaks a rule, admitted all the same", verify,
       "RULE_BROKEN/FEE_TOTAL_WRONG", 3, WithHiddenFee},
      {"another-offer", "a genuine offer under a code that is not its own", verify,
       "ANSWER_DOES_NOT_VERIFY", 3, AnswerWithAnother},
  };
}

std::vector<Lie> LiesByLeavingOut() {
  const std::vector<std::string> verify = {"verify", "{code}"};
  return {
      {"dropped-record", "a party's record is left out", verify, "FILE_INCOMPLETE", 3, DropRecord},
      {"dropped-ruleset", "a ruleset of the corridor is left out", verify, "FILE_INCOMPLETE", 3,
       DropRuleset},
      {"dropped-appointment", "an appointment is left out", verify, "FILE_INCOMPLETE", 3,
       DropAppointment},
      {"dropped-revocation", "the revocation of a stolen key is left out", verify,
       "FILE_INCOMPLETE", 3, DropRevocation},
      {"ruleset-of-another", "the ruleset of an authority of another corridor", verify,
       "FILE_INCOMPLETE", 3, SwapRuleset},
      {"entries-in-another-order", "two entries of the proof change places", verify, "FILE_DAMAGED",
       3, SwapEntries},
  };
}

}  // namespace warifu
