// Trial: one offer proof under verification, with what was read of it and what was found so far;
// and the steps, in the order in which they are made.
//
// Internal to core/proof: verify.h is the door.
// Threads: belongs to one call.
#ifndef WARIFU_CORE_PROOF_TRIAL_H_
#define WARIFU_CORE_PROOF_TRIAL_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"
#include "core/base/types.h"
#include "core/note/checkpoint.h"
#include "core/proof/proof_state.h"
#include "core/proof/verify.h"
#include "core/replay/examine_entry.h"
#include "core/rules/lookup.h"
#include "core/rules/state.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {

class OverlayState;

struct Trial {
  // Borrows all three.
  Trial(const TrustFile& trust_file, const VerifyOptions& verify_options, OfferJudgment& result)
      : trust(trust_file), options(verify_options), judgment(result) {}

  const TrustFile& trust;
  const VerifyOptions& options;
  OfferJudgment& judgment;

  v1::OfferProof proof;
  Checkpoint checkpoint;
  LeafIndex seal_index;
  Hash standing_root;
  SealView seal;
  std::vector<ExaminedEntry> examined;  // as long as proof.entries
  // Null where an entry cannot be read as a statement.
  std::unique_ptr<CarriedEntries> carried;
  const Subject* offer = nullptr;  // in `carried`

  void Add(VerdictCause cause, Sentence detail);
  void AddAbout(VerdictCause cause, const Subject& subject, Sentence detail);
  void AddFinding(const v1::Finding& finding, LeafIndex entry);
  // For a "no" or a look-up out of reach; nothing for a yes.
  void AddAnswer(Answer answer, VerdictCause cause, const Subject& subject, Sentence detail);
  bool Has(VerdictCause cause) const;

  std::uint64_t judged_at_ms() const { return judgment.judged_at_s * kMsPerSecond; }
  // Requires: offer.
  const v1::Offer& body() const { return offer->statement().offer(); }
  ProofState::View ViewAt(LeafIndex index) const;
};

// The form of the message and its bounds. False: there is nothing to go on with.
bool ReadProof(std::string_view untrusted_proof, Trial& trial);
// The log's signature, the seal's form and time, the quorum, what is remembered. False likewise.
bool JudgeCheckpoint(Trial& trial);
// Every entry and leaf in its tree.
void JudgeInclusion(Trial& trial);
// Every entry by its bytes; their times; the genesis; whether exactly the entries that must be
// there are. Sets `carried` and `offer`.
void ReadEntries(Trial& trial);
void JudgeCompleteness(Trial& trial);
// Form, signatures and keys of every statement as of its own admission.
void JudgeStatements(Trial& trial);
// Why nothing that was admitted under this rules version can be judged; nothing: it can.
std::optional<VerdictCause> CauseOfRulesVersion(std::uint32_t version);
// Every rule that a proof answers, as of the offer's admission.
void JudgeOfferRules(Trial& trial);
// What must count, counts; parties, appointments and offer as they stand now. `now` is the proof
// with the news that is believed.
void JudgeNow(const RegistryState& now, Trial& trial);
// Clock, the seal's age, the offer's own dates.
void JudgeTime(Trial& trial);
// What the worker was told.
void JudgeTold(Trial& trial);

// The news handed in, each judged over `now`; what is believed is appended to it.
void JudgeNews(OverlayState& now, Trial& trial);

// The rulesets at the offer, one for each authority of the corridor that has one in the proof.
std::vector<const v1::Ruleset*> RulesetsAtOffer(const Trial& trial);

// Makes the verified offer of a trial in which nothing forbids it.
class VerifiedOfferMaker {
 public:
  static VerifiedOffer Make(const RegistryState& now, const Trial& trial);
};

}  // namespace warifu

#endif  // WARIFU_CORE_PROOF_TRIAL_H_
