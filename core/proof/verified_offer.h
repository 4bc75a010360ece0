// VerifiedOffer: an offer whose proof was verified against a trust file, with all that may be said
// of it to a worker. Renderers take this type and nothing else; only core/proof/verify.h makes one.
//
// It says what was true as of the seal. Whether that is good enough is said by the Judgment beside
// it: a verified offer may be withdrawn, full, or too old to be believed.
// Threads: immutable once made; share freely.
#ifndef WARIFU_CORE_PROOF_VERIFIED_OFFER_H_
#define WARIFU_CORE_PROOF_VERIFIED_OFFER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/types.h"
#include "core/rules/state.h"
#include "core/statement/examined.h"
#include "core/text/code.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

// An organization as its newest record describes it.
struct OrganizationView {
  std::string id;
  const v1::Organization* record = nullptr;           // newest; owned by the VerifiedOffer
  const v1::Organization* record_at_offer = nullptr;  // may be the same
  State state = State::kNone;                         // of the newest record, at the seal
  // "Another organization has a similar name": ids that its authority knows to be others.
  std::vector<std::string> similar_names;
};

struct PartyView {
  const v1::Party* party = nullptr;  // id and roles in this offer
  OrganizationView organization;
};

// Why a fee line must not be paid although the offer stands.
enum class PayeeWarning {
  kNone,
  kNotInForce,    // its newest record is suspended, revoked, or brought back by what does not count
  kDoesNotCount,  // its newest record was signed with a stolen key
  kRoleLacking,   // no longer registered as a public authority or listed provider
  kDatesPast,     // its record's dates do not cover the time judged
};

struct FeeLineView {
  const v1::FeeLine* line = nullptr;
  OrganizationView payee;                      // with its accounts and portals
  PayeeWarning warning = PayeeWarning::kNone;  // else: "do not pay this one"
};

// A place given in the offer's lineage; only in proofs that were asked for places.
struct PlaceView {
  std::uint32_t place = 0;
  Hash holder_hash;  // SHA-256 of the holder's one-time public key
  LeafIndex allocation;
  bool in_force = false;  // in force and counting: the place is the holder's
};

// What the entry that last changed the offer says, if it is a Change or a later offer.
struct ChangeView {
  LeafIndex index;
  std::uint64_t admitted_at_ms = 0;
  const v1::Change* change = nullptr;      // null for a superseding offer or an allocation
  std::optional<Code> superseding;         // the code of the offer that replaced this one ...
  State superseding_state = State::kNone;  // ... and how that one stands
};

// When and by whom the offer was vouched for.
struct SealView {
  TreeSize size;                       // of the log
  std::uint64_t time_ms = 0;           // "as of"
  std::vector<std::string> witnesses;  // whose cosignature counted
  bool quorum = false;                 // the trust file's policy is met
  bool needs_witnesses = false;        // false: "as the registry itself states"
};

class VerifiedOffer {
 public:
  const v1::Offer& offer() const { return offer_->statement().offer(); }
  const Hash& name() const { return offer_->name(); }
  Code code() const { return offer_->code(); }
  const ExaminedStatement& statement() const { return *offer_; }
  const Subject& subject() const { return subject_; }
  LeafIndex index() const { return subject_.entry->index; }
  std::uint64_t admitted_at_ms() const { return subject_.entry->admitted_at_ms; }
  std::uint32_t rules_version() const { return subject_.entry->rules_version; }
  const Standing& standing() const { return subject_.standing; }
  const std::optional<ChangeView>& last_change() const { return last_change_; }

  // In the order of signing. All of them signed.
  const std::vector<PartyView>& parties() const { return parties_; }
  const std::vector<FeeLineView>& fee_lines() const { return fee_lines_; }
  const std::vector<PlaceView>& places() const { return places_; }
  // The place of the holder that was asked for, if it is in force.
  const std::optional<std::uint32_t>& holder_place() const { return holder_place_; }

  // The rulesets by which it was admitted, one for each authority of the corridor.
  const std::vector<const v1::Ruleset*>& rulesets() const { return rulesets_; }
  // Every role is one that the rulesets list for route and programme, and nobody is a broker.
  bool no_middlemen() const { return no_middlemen_; }
  // The total is zero but for journeys inside the country of origin.
  bool zero_fee() const { return zero_fee_; }

  const SealView& seal() const { return seal_; }

  // Every entry of the proof, and what last changed the offer: to say who did something, and why.
  const std::vector<EntryPtr>& entries() const { return entries_; }

 private:
  friend class VerifiedOfferMaker;  // verified_offer.cc
  VerifiedOffer() = default;

  std::vector<EntryPtr> entries_;  // keeps what the pointers point into
  const ExaminedStatement* offer_ = nullptr;
  Subject subject_;
  std::optional<ChangeView> last_change_;
  std::vector<PartyView> parties_;
  std::vector<FeeLineView> fee_lines_;
  std::vector<PlaceView> places_;
  std::optional<std::uint32_t> holder_place_;
  std::vector<const v1::Ruleset*> rulesets_;
  bool no_middlemen_ = false;
  bool zero_fee_ = false;
  SealView seal_;
};

}  // namespace warifu

#endif  // WARIFU_CORE_PROOF_VERIFIED_OFFER_H_
