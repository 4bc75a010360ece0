// Registry: all that a server does with a log, behind one door.
//
// Opens a store with every check, takes statements, publishes, and answers reads. What it gives out
// is always behind the guard.
// Not here: transport, limits of callers (server/), the bytes on disk (storage/).
// Source: docs/format.md, "Batches" to "Guard"; docs/operating.md.
// Threads: safe, except Open, Start and Drain, which are the owner's.
#ifndef WARIFU_REGISTRY_REGISTRY_H_
#define WARIFU_REGISTRY_REGISTRY_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/admission/foresee.h"
#include "core/base/result.h"
#include "core/base/types.h"
#include "core/crypto/ed25519.h"
#include "core/merkle/tile.h"
#include "core/note/policy.h"
#include "core/statement/examined.h"
#include "core/text/civil_date.h"
#include "core/text/code.h"
#include "registry/clock.h"
#include "registry/committer.h"
#include "registry/files.h"
#include "registry/guard.h"
#include "registry/publishing.h"
#include "registry/search_walk.h"
#include "registry/sequencer.h"
#include "registry/store.h"
#include "registry/submission.h"
#include "registry/unpublished.h"
#include "registry/write_gate.h"

namespace warifu {

// All must outlive the registry.
struct RegistryParts {
  Store& store;
  Guard& guard;
  const Clock& clock;
  const SigningKey& log_key;
};

struct RegistryOptions {
  std::string origin;                         // the log key's name
  std::optional<std::string> policy;          // text of --policy; nothing: no witness is needed
  std::optional<std::string> signed_genesis;  // bytes of --genesis: begins an empty log
  std::vector<std::string> seen;              // notes of --seen
  bool replace_log_key = false;
  std::optional<CivilDate> confirmed_date;  // --confirm-clock
  QueueLimits queue;
};

// What is known of an offer.
struct OfferAnswer {
  std::string proof;                  // a serialized OfferProof; empty: admitted, not yet published
  std::vector<UnpublishedItem> news;  // by rising index
};

// How a registry is.
struct Health {
  Status writing;      // why nothing is written now
  Status publishing;   // why nothing published can be shown
  Status reading;      // the first read that failed in the newest view
  TreeSize newest;     // behind the guard
  TreeSize published;  // 0: none
  std::uint64_t newest_at_ms = 0;
  std::size_t queued = 0;
};

class Registry {
 public:
  // Checks everything (registry/recovery.h), begins the log if it is empty, appends the start's
  // seal. A clock that is not believed does not keep it from opening: it reads and does not write.
  // Errors: those of CheckStart; kBadInput (policy, genesis); kRefused (empty and no genesis).
  static Result<std::unique_ptr<Registry>> Open(const RegistryParts& parts,
                                                const RegistryOptions& options);

  // Starts the sequencer's thread. Without it, Step() does its work.
  void Start() { sequencer_.Start(); }
  void Step() { sequencer_.Step(); }
  // To be called about once a second: publishing and lone seals live by it.
  void Tick();
  // Takes nothing more, answers what was taken.
  void Drain() { sequencer_.Drain(); }

  const Hash& genesis_hash() const { return genesis_hash_; }
  const Policy& policy() const { return publishing_.policy(); }

  // --- writing

  // Examines on the caller's thread, then hands over. `done` may be called before this returns
  // (form findings, not taken). Exactly once.
  std::optional<NotTaken> Submit(std::string_view signed_statement, SubmitCallback done);

  // What would be said now of a statement with this payload, once these keys have signed it in this
  // order; nothing is written. Some may be missing at the end: then SIGNATURE_MISSING is among the
  // findings, and all the rest is judged as well.
  // Errors: kIo.
  Result<Foreseen> DryRun(std::string_view payload, std::span<const PublicKey> signers) const;

  // Adds a witness's signature; true: published.
  Result<bool> AddCosignature(std::string_view untrusted_note);

  // --- reading; NotFound, Unavailable and BadInput as each says

  // A serialized Receipt for the entry, over `view`.
  // Errors: kBadInput when `index` is not below the view's last seal; those of the view.
  Result<std::string> MakeReceipt(LeafIndex index, const StoreView& view) const;

  // Errors: kNotFound (no statement of this code, published or not), kBadInput (no offer),
  // kUnavailable (nothing published, or too much news).
  Result<OfferAnswer> OfferProof(const Code& code, std::uint32_t first_place) const;

  // The published note. Errors: kUnavailable.
  Result<std::string> PublishedCheckpoint() const;
  // The note that waits for cosignatures; nothing: none waits.
  std::optional<std::string> CandidateCheckpoint() const;
  // Whether a checkpoint is published. Asked after CandidateCheckpoint, no note that had its quorum
  // by then is missed between the two.
  bool IsPublished() const;

  // Up to the newest checkpoint behind the guard.
  // Errors: kBadInput when `first` is not below its size.
  Result<std::vector<std::string>> Entries(LeafIndex first, std::uint64_t count,
                                           std::size_t max_bytes) const;
  // The hashes of the tile, one after the other.
  // Errors: kNotFound when the newest tree has no such tile.
  Result<std::string> TileBytes(const Tile& tile) const;
  Result<std::vector<Hash>> Inclusion(LeafIndex index, TreeSize size) const;
  Result<std::vector<Hash>> Consistency(TreeSize first, TreeSize second) const;

  // A serialized Receipt as of the published checkpoint.
  // Errors: kNotFound; kUnavailable (nothing published, or admitted and not yet published).
  Result<std::string> StatementByCode(const Code& code) const;
  Result<std::string> StatementByIndex(LeafIndex index) const;
  Result<std::string> StatementOfOrganization(std::string_view id) const;
  Result<std::string> StatementOfKey(const PublicKey& key) const;  // its binding

  // --- searching: hints, up to the newest checkpoint behind the guard

  // As registry/offer_search.h and organization_search.h.
  // Errors: kBadInput, naming the field that is wrong; kIo, kDamaged.
  Result<SearchPage<v1::OfferHint>> SearchOffers(const v1::OfferFilter& filter,
                                                 const PageRequest& request) const;
  Result<SearchPage<v1::StatementHint>> ListOrganizations(const PageRequest& request) const;
  Result<SearchPage<v1::StatementHint>> ListStatementsOf(const std::string& organization,
                                                         v1::OrganizationStatementKind kind,
                                                         const PageRequest& request) const;

  Health GetHealth() const;

 private:
  Registry(const RegistryParts& parts, const RegistryOptions& options, Policy policy);

  Status Begin(std::string_view signed_genesis);
  void GoOn();
  std::shared_ptr<const StoreView> newest() const { return publishing_.newest(); }
  Result<std::string> PublishedReceipt(LeafIndex index) const;
  // Nothing when a newer checkpoint was published meanwhile.
  Result<std::optional<OfferAnswer>> AnswerOffer(LeafIndex offer, std::uint32_t first_place) const;

  const RegistryParts parts_;
  const std::string origin_;
  Hash genesis_hash_;  // of the newest view, once there is one
  WriteGate gate_;
  Publishing publishing_;
  Committer committer_;
  Sequencer sequencer_;
};

}  // namespace warifu

#endif  // WARIFU_REGISTRY_REGISTRY_H_
