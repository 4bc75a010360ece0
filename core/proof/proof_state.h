// ProofState: an offer proof as a registry, so that the same rules run over it as everywhere else.
//
// It knows the entries that the proof carries and answers "not carried" to all else; it never says
// "absent", because a proof cannot show that something is not there. Views of the same entries
// differ in the index for which is judged: the offer's ("at the offer"), an entry's own, the seal's
// ("now"); what is newest is so at that index. Leaves are those at the seal in all.
// Not here: whether entries and leaves are the log's (core/proof/inclusion.h).
// Source: docs/format.md, "Offer proof", "Verifying"; ARCHITECTURE.md, "The centre".
// Threads: immutable; views borrow the entries.
#ifndef WARIFU_CORE_PROOF_PROOF_STATE_H_
#define WARIFU_CORE_PROOF_PROOF_STATE_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/types.h"
#include "core/rules/state.h"
#include "core/rules/table.h"

namespace warifu {

// Whether what stands under one key of this table supersedes each other.
bool HasNewest(Table table);

// Entries that supersede each other (records of an id, members of a lineage, rulesets of an
// authority and corridor), by rising index.
using Line = std::vector<const Subject*>;

// The newest of a line among the entries below `at`, whatever its state; null: none is carried.
// That is the last not superseded by then: its leaf says when it was.
const Subject* NewestAt(const Line& line, LeafIndex at);

// The entries of a proof with their leaves, by index and by what the rules look them up.
class CarriedEntries {
 public:
  // Requires: indexes differ; every entry holds a statement.
  explicit CarriedEntries(std::vector<Subject> subjects);
  CarriedEntries(const CarriedEntries&) = delete;
  CarriedEntries& operator=(const CarriedEntries&) = delete;

  const std::vector<Subject>& subjects() const { return subjects_; }  // by rising index
  const Subject* At(LeafIndex index) const;                           // null: not carried
  // What is found under a key of kName, kOrganization, kKey, kLineage, kRuleset or kPlace.
  const Line& Of(Table table, std::string_view key) const;

 private:
  void Index(const Subject& subject);
  void Put(Table table, std::string key, const Subject& subject);

  std::vector<Subject> subjects_;
  std::map<LeafIndex, const Subject*> by_index_;
  std::map<std::pair<Table, std::string>, Line> by_key_;
};

class ProofState : public RegistryState {
 public:
  struct View {
    LeafIndex next;  // what is judged: the offer's index, an entry's, or the seal's
    std::uint32_t rules_version = 0;
    // Organizations whose record in state 1 is in force by its leaf alone, whatever reinstated it:
    // payees that are no party, at the offer.
    std::set<std::string, std::less<>> by_leaf;
    // Where no member of a lineage below `next` is carried, any other is taken: all have the same
    // parties. For what speaks of a lineage's parties alone: allocations.
    bool any_of_lineage = false;
  };

  // Borrows `entries`.
  ProofState(const CarriedEntries& entries, View view);

  LeafIndex next() const override { return view_.next; }
  std::uint32_t rules_version() const override { return view_.rules_version; }
  Lookup<EntryPtr> EntryAt(LeafIndex index) const override;
  Lookup<Standing> StandingAt(LeafIndex index) const override;
  Lookup<std::string> Read(Table table, std::string_view key) const override;

 private:
  bool IsTakenByLeaf(const Subject& subject) const;
  const Subject* Find(Table table, const Line& line) const;  // null: not carried

  const CarriedEntries& entries_;
  View view_;
};

}  // namespace warifu

#endif  // WARIFU_CORE_PROOF_PROOF_STATE_H_
