// Golden negatives: mutations of single entries, and of what the parties signed.
#include "core/statement/encode.h"
#include "core/statement/limits.h"
#include "tests/golden/golden_mutation.h"
#include "warifu/v1/log.pb.h"

namespace warifu {
namespace {

// Edits the offer's entry.
void EditEntry(v1::OfferProof& proof, const std::function<void(v1::Entry&)>& edit) {
  v1::ProvenEntry& proven = *proof.mutable_entries(OfferPlace(proof));
  v1::Entry entry;
  entry.ParseFromString(proven.entry());
  edit(entry);
  proven.set_entry(EncodeMessage(entry));
}

void EditOffer(v1::OfferProof& proof, const std::function<void(v1::SignedStatement&)>& edit) {
  EditEntry(proof, [&edit](v1::Entry& entry) { edit(*entry.mutable_statement()); });
}

void EditPayload(v1::SignedStatement& statement, const std::function<void(v1::Offer&)>& edit) {
  v1::Statement body;
  body.ParseFromString(statement.payload());
  edit(*body.mutable_offer());
  statement.set_payload(EncodeStatement(body));
}

}  // namespace

std::vector<GoldenCase> OfferMutations() {
  return {
      Mutated("offer-fee-lowered", VerdictCode::kBadSignature, "SIGNATURE_BAD",
              [](v1::OfferProof& proof) {
                EditOffer(proof, [](v1::SignedStatement& statement) {
                  EditPayload(statement, [](v1::Offer& offer) {
                    offer.mutable_worker_fees()->RemoveLast();
                    SetFeeTotal(offer);
                  });
                });
              }),
      Mutated("offer-signature-flipped", VerdictCode::kBadSignature, "SIGNATURE_BAD",
              [](v1::OfferProof& proof) {
                EditOffer(proof, [](v1::SignedStatement& statement) {
                  Flip(*statement.mutable_signatures(0)->mutable_signature(), 0);
                });
              }),
      Mutated("offer-countersignature-dropped", VerdictCode::kBadSignature, "SIGNATURE_BAD",
              [](v1::OfferProof& proof) {
                EditOffer(proof, [](v1::SignedStatement& statement) {
                  statement.mutable_signatures()->RemoveLast();
                });
              }),
      Mutated("offer-countersignatures-swapped", VerdictCode::kBadSignature, "SIGNATURE_BAD",
              [](v1::OfferProof& proof) {
                EditOffer(proof, [](v1::SignedStatement& statement) {
                  statement.mutable_signatures()->SwapElements(1, 2);
                });
              }),
      Mutated("offer-payload-not-canonical", kNoFit, "NOT_IN_LOG",
              [](v1::OfferProof& proof) {
                EditOffer(proof, [](v1::SignedStatement& statement) {
                  statement.mutable_payload()->append("\x78\x01", 2);
                });
              }),
  };
}

std::vector<GoldenCase> EntryMutations() {
  return {
      Mutated("entry-admitted-later", kNoFit, "NOT_IN_LOG",
              [](v1::OfferProof& proof) {
                EditEntry(proof, [](v1::Entry& entry) {
                  entry.set_admitted_at_ms(entry.admitted_at_ms() + 1);
                });
              }),
      Mutated("entry-of-newer-rules", kNotChecked, "NEWER_PROGRAM",
              [](v1::OfferProof& proof) {
                EditEntry(proof, [](v1::Entry& entry) {
                  entry.set_rules_version(kHighestRulesVersion + 1);
                });
              }),
      Mutated("entry-of-a-pre-release", kNotChecked, "PRE_RELEASE",
              [](v1::OfferProof& proof) {
                EditEntry(proof, [](v1::Entry& entry) {
                  entry.set_rules_version(kLowestRulesVersion - 1);
                });
              }),
      Mutated("entry-that-is-a-seal", kNoFit, "STANDING_NOT_IN_TREE",
              [](v1::OfferProof& proof) {
                proof.mutable_entries(BindingPlace(proof))->set_entry(TheBase().earlier_seal);
              }),
      Mutated("entry-of-garbage", kNoFit, "STANDING_NOT_IN_TREE",
              [](v1::OfferProof& proof) {
                proof.mutable_entries(BindingPlace(proof))->set_entry("garbage");
              }),
  };
}

}  // namespace warifu
