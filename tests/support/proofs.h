// Offer proofs of a memory registry, and what verifies them: a trust file, a clock, witnesses.
//
//     Scene scene;
//     const Hash offer = scene.Publish(scene.world().Offer(LegalOffer::kEsd));
//     const OfferJudgment judgment = VerifyNow(scene.log(), ProofOf(scene.log(), offer));
//
// Threads: pure functions.
#ifndef WARIFU_TESTS_SUPPORT_PROOFS_H_
#define WARIFU_TESTS_SUPPORT_PROOFS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/proof/assemble.h"
#include "core/proof/trust.h"
#include "core/proof/verify.h"
#include "tests/support/memory_registry.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {

// The two trees and the state of a sealed registry.
// Requires: log.sealed(); `log` outlives the snapshot.
RegistrySnapshot SnapshotOf(const MemoryRegistry& log);
// The same with another note of the same checkpoint, such as one that is cosigned.
RegistrySnapshot SnapshotOf(const MemoryRegistry& log, std::string_view checkpoint);

// Trust in this log. `witness_lines`: lines of the policy below the log's; none: "quorum none".
TrustFields TrustFieldsOf(const MemoryRegistry& log, std::string_view witness_lines = "");
TrustFile TrustOf(const MemoryRegistry& log, std::string_view witness_lines = "");

// The witnesses "W1" and "W2" (test keys of these names), one of them enough.
std::string OneOfTwoWitnesses();
// The registry's checkpoint with the cosignature of a witness of that name, made at this time.
std::string Cosigned(std::string_view checkpoint, std::string_view witness,
                     std::uint64_t timestamp_s);

// The file of a proof; stops the test program where there is none.
std::string ProofOf(const MemoryRegistry& log, const Hash& offer, std::uint32_t first_place = 0);

// A minute after the last seal.
VerifyOptions OptionsOf(const MemoryRegistry& log);
OfferJudgment VerifyNow(const MemoryRegistry& log, std::string_view proof_file);

// A proof file taken apart, and put together with a true checksum.
v1::OfferProof OpenProof(std::string_view proof_file);
std::string CloseProof(const v1::OfferProof& proof);

// The causes' names in their order: "OFFER_WITHDRAWN".
std::vector<std::string_view> CauseNames(const OfferJudgment& judgment);
// Everything about a judgment, for messages of tests.
std::string Describe(const OfferJudgment& judgment);

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_PROOFS_H_
