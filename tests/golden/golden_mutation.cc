// Golden negatives: what they share.
#include "tests/golden/golden_mutation.h"

#include "core/statement/entry.h"
#include "core/statement/file.h"

namespace warifu {
namespace {

// The place among the entries of the first for which `is` holds.
int PlaceOf(const v1::OfferProof& proof, const std::function<bool(const v1::Statement&)>& is) {
  for (int i = 0; i < proof.entries_size(); ++i) {
    const Entry entry = ReadOwnEntry(LeafIndex(0), proof.entries(i).entry()).value();
    if (is(entry.statement()->statement())) return i;
  }
  return -1;
}

}  // namespace

GoldenBase::GoldenBase() {
  const v1::Statement draft = scene.world().Offer(LegalOffer::kEsd);
  earlier_checkpoint = log().checkpoint();
  earlier_seal = log().EntryBytes(LeafIndex(log().size().value() - 1));
  offer = scene.Publish(draft);
  scene.Publish(scene.world().Record(kChimSau));
  file = ProofOf(log(), offer);
}

const GoldenBase& TheBase() {
  static const GoldenBase* base = new GoldenBase;
  return *base;
}

GoldenCase OfFile(std::string name, std::string file, VerdictCode code, std::string cause) {
  GoldenCase result;
  result.name = std::move(name);
  result.proof = std::move(file);
  result.trust = "registry";
  result.now_s = OptionsOf(TheBase().log()).now_s;
  result.code = code;
  result.cause = std::move(cause);
  return result;
}

GoldenCase OfBytes(std::string name, std::string_view message, VerdictCode code,
                   std::string cause) {
  return OfFile(std::move(name), FrameFile(FileKind::kProof, message), code, std::move(cause));
}

GoldenCase Mutated(std::string name, VerdictCode code, std::string cause,
                   const Mutation& mutation) {
  v1::OfferProof proof = TheBase().Proof();
  mutation(proof);
  return OfFile(std::move(name), CloseProof(proof), code, std::move(cause));
}

void Flip(std::string& bytes, std::size_t at) { bytes[at] = static_cast<char>(bytes[at] ^ 1); }

int OfferPlace(const v1::OfferProof& proof) {
  return PlaceOf(proof, [](const v1::Statement& s) { return s.has_offer(); });
}
int RecordPlace(const v1::OfferProof& proof) {
  return PlaceOf(proof, [](const v1::Statement& s) { return s.has_organization(); });
}
int BindingPlace(const v1::OfferProof& proof) {
  return PlaceOf(proof, [](const v1::Statement& s) { return s.has_key_binding(); });
}
int AppointmentPlace(const v1::OfferProof& proof) {
  return PlaceOf(proof, [](const v1::Statement& s) { return s.has_appointment(); });
}
int RulesetPlace(const v1::OfferProof& proof) {
  return PlaceOf(proof, [](const v1::Statement& s) { return s.has_ruleset(); });
}

}  // namespace warifu
