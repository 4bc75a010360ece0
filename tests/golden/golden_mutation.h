// What the golden negatives share: the registry and proof that they mutate, and how.
//
// Threads: pure functions over one proof that is made once.
#ifndef WARIFU_TESTS_GOLDEN_GOLDEN_MUTATION_H_
#define WARIFU_TESTS_GOLDEN_GOLDEN_MUTATION_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/golden/golden_case.h"
#include "tests/support/proofs.h"
#include "tests/support/scene.h"

namespace warifu {

inline constexpr VerdictCode kNotChecked = VerdictCode::kCouldNotCheck;
inline constexpr VerdictCode kNoFit = VerdictCode::kDoesNotFit;

// The registry that all negatives start from: one offer, and one record renewed after it.
struct GoldenBase {
  GoldenBase();

  const MemoryRegistry& log() const { return scene.legal().log(); }
  v1::OfferProof Proof() const { return OpenProof(file); }

  Scene scene;
  Hash offer;
  std::string file;                // its proof
  std::string earlier_checkpoint;  // before the offer
  std::string earlier_seal;
};
const GoldenBase& TheBase();

// A case of these bytes of a file, of this message, or of the base's proof as changed.
GoldenCase OfFile(std::string name, std::string file, VerdictCode code, std::string cause);
GoldenCase OfBytes(std::string name, std::string_view message, VerdictCode code, std::string cause);
using Mutation = std::function<void(v1::OfferProof&)>;
GoldenCase Mutated(std::string name, VerdictCode code, std::string cause, const Mutation& mutation);

void Flip(std::string& bytes, std::size_t at);  // its lowest bit

// The place among the entries of the first of its kind.
int OfferPlace(const v1::OfferProof& proof);
int RecordPlace(const v1::OfferProof& proof);
int BindingPlace(const v1::OfferProof& proof);
int AppointmentPlace(const v1::OfferProof& proof);
int RulesetPlace(const v1::OfferProof& proof);

std::vector<GoldenCase> FileMutations();        // golden_file_mutations.cc
std::vector<GoldenCase> CheckpointMutations();  // golden_checkpoint_mutations.cc
std::vector<GoldenCase> SealMutations();        // the same
std::vector<GoldenCase> HashMutations();        // golden_hash_mutations.cc: of the two multi-proofs
std::vector<GoldenCase> SetMutations();         // golden_set_mutations.cc: of the set of entries
std::vector<GoldenCase> LeafMutations();        // the same
std::vector<GoldenCase> OfferMutations();       // golden_entry_mutations.cc: of what was signed
std::vector<GoldenCase> EntryMutations();       // the same: of the entries around

}  // namespace warifu

#endif  // WARIFU_TESTS_GOLDEN_GOLDEN_MUTATION_H_
