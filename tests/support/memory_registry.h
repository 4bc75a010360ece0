// A registry in memory: judges by the real rules, keeps both trees, seals batches and signs
// checkpoints, so that tests have true proofs without a store.
//
// It can also be told to append what the rules refuse, and to sign a false seal: that is how a log
// that misbehaves is made. Copy it to keep an earlier view: standing nodes are overwritten.
// Not here: what is appended (legal_world.h).
// Threads: one at a time.
#ifndef WARIFU_TESTS_SUPPORT_MEMORY_REGISTRY_H_
#define WARIFU_TESTS_SUPPORT_MEMORY_REGISTRY_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/admission/admit.h"
#include "core/admission/overlay.h"
#include "core/base/types.h"
#include "core/crypto/ed25519.h"
#include "core/merkle/proof.h"
#include "core/merkle/tree.h"
#include "core/note/vkey.h"
#include "tests/support/memory_nodes.h"

namespace warifu {

// What became of one statement.
struct Outcome {
  std::optional<LeafIndex> index;  // where it stands, if it was admitted
  Findings findings;               // why not: of form (Examine) or of the rules (Admit)
  bool incomplete = false;

  bool admitted() const { return index.has_value(); }
};

class MemoryRegistry {
 public:
  // `log_key_word` names the test key that signs checkpoints (statement_builder.h).
  explicit MemoryRegistry(std::string_view origin = "registry.example",
                          std::string_view log_key_word = "log");

  // The clock. A batch has the time at which its first entry came, or a millisecond more than the
  // batch before where the clock did not move.
  std::uint64_t now_ms() const { return now_ms_; }
  void set_now_ms(std::uint64_t now_ms) { now_ms_ = now_ms; }

  // Dates the next batch so, were it before those that there are. Requires: no batch is open.
  void Backdate(std::uint64_t now_ms);

  // Examines and admits, in the open batch or a new one.
  Outcome Append(std::string_view signed_statement);
  // The same without appending.
  Outcome DryRun(std::string_view signed_statement) const;
  // Appends with nobody's leave; `changes` is what it does (nothing: as an auditor takes it).
  // Requires: a serialized SignedStatement whose payload parses as a Statement.
  LeafIndex AppendAnyway(std::string_view signed_statement, const Changes& changes = {});
  // Appends bytes that need not even be an entry: in the log tree only, with standing none.
  LeafIndex AppendRaw(std::string_view entry_bytes);
  // Closes the batch: appends the seal over all before it and signs a checkpoint. Without an open
  // batch the seal is a batch of its own.
  LeafIndex Seal();
  // The same with a root that may be false.
  LeafIndex SealWith(const Hash& standing_root);

  // --- As of now.
  const OverlayState& state() const { return state_; }
  TreeSize size() const { return log_.size(); }
  const std::string& EntryBytes(LeafIndex index) const { return entries_.at(index.value()); }
  const std::vector<std::string>& entries() const { return entries_; }
  const std::optional<Hash>& registry() const { return registry_; }  // nothing while empty
  std::uint64_t last_ms() const { return last_ms_; }                 // of the last entry

  // --- As of the last seal.
  // Requires: sealed().
  bool sealed() const { return !checkpoint_.empty() && !open_; }
  const std::string& checkpoint() const { return checkpoint_; }  // a signed note
  TreeHead log_head() const { return {sealed_size_, sealed_root_}; }
  // Over the leaves before the seal: its size is log_head().size - 1.
  TreeHead standing_head() const { return {standing_size_, standing_root_}; }
  const HashReader& log_nodes() const { return log_nodes_; }
  const HashReader& standing_nodes() const { return standing_nodes_; }

  SigningKey log_key() const;
  VerifierKey log_vkey() const;
  const std::string& origin() const { return origin_; }

 private:
  std::uint64_t BatchTime() const;
  LeafIndex Push(std::string entry_bytes);
  void UpdateStandingTree();
  void AppendSeal(const Hash& standing_root);

  std::string origin_;
  std::string log_key_word_;
  std::uint64_t now_ms_ = 0;
  std::uint64_t last_ms_ = 0;
  bool open_ = false;  // a batch that lacks its seal
  OverlayState state_;
  std::optional<Hash> registry_;
  std::vector<std::string> entries_;
  Frontier log_;
  MemoryNodes log_nodes_;
  MemoryNodes standing_nodes_;
  std::set<LeafIndex> changed_;  // leaves below standing_size_ that the next seal must see anew
  TreeSize standing_size_;
  Hash standing_root_;
  TreeSize sealed_size_;
  Hash sealed_root_;
  std::string checkpoint_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_MEMORY_REGISTRY_H_
