// ProofState: an offer proof as a registry, so that the same rules run over it as everywhere else.
//
// It knows the entries that the proof carries and answers "not carried" to all else; it never says
// "absent", because a proof cannot show that something is not there. Two views of the same entries:
// "at the offer" answers with what was newest when the offer was admitted, "now" with what is
// newest at the seal. Leaves are those at the seal in both. Not here: whether entries and leaves
// are the log's (core/proof/inclusion.h). Source: DESIGN.md sections 6 and 8. Threads: one at a
// time; views borrow the entries.
#ifndef WARIFU_CORE_PROOF_PROOF_STATE_H_
#define WARIFU_CORE_PROOF_PROOF_STATE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/types.h"
#include "core/rules/state.h"
#include "core/statement/entry.h"

namespace warifu {

// The entries of a proof with their leaves, ordered by index, and where each thing is among them.
class CarriedEntries {
 public:
  // Requires: indexes differ; every entry holds a statement.
  explicit CarriedEntries(std::vector<Subject> subjects);

  const std::vector<Subject>& subjects() const { return subjects_; }  // by rising index
  const Subject* At(LeafIndex index) const;                           // null: not carried
  const Subject* OfName(const Hash& name) const;
  const Subject* BindingOf(const PublicKey& key) const;
  // By rising index; empty when none is carried.
  std::vector<const Subject*> RecordsOf(std::string_view organization) const;
  std::vector<const Subject*> LineageOf(const Hash& first) const;
  std::vector<const Subject*> RulesetsOf(std::string_view table_key) const;
  const Subject* PlaceHolder(std::string_view table_key) const;

 private:
  using Places = std::vector<std::size_t>;  // in subjects_
  void Index(std::size_t place);
  std::vector<const Subject*> At(const std::map<std::string, Places, std::less<>>& map,
                                 std::string_view key) const;

  std::vector<Subject> subjects_;
  std::map<LeafIndex, std::size_t> by_index_;
  std::map<Hash, std::size_t> by_name_;
  std::map<PublicKey, std::size_t> bindings_;
  std::map<std::string, Places, std::less<>> records_;
  std::map<std::string, Places, std::less<>> lineages_;
  std::map<std::string, Places, std::less<>> rulesets_;
  std::map<std::string, std::size_t, std::less<>> places_;
};

class ProofState : public RegistryState {
 public:
  struct View {
    LeafIndex next;  // what is judged: the offer's index, an entry's, or the seal's
    std::uint32_t rules_version = 0;
    // Organizations whose record in state 1 is taken as in force whatever reinstated it: payees
    // that are no party, at the offer.
    std::set<std::string, std::less<>> by_leaf;
  };

  // Borrows `entries`.
  ProofState(const CarriedEntries& entries, View view);

  LeafIndex next() const override { return view_.next; }
  std::uint32_t rules_version() const override { return view_.rules_version; }
  Lookup<EntryPtr> EntryAt(LeafIndex index) const override;
  Lookup<Standing> StandingAt(LeafIndex index) const override;
  Lookup<std::string> Read(Table table, std::string_view key) const override;

 private:
  // The newest at next() among entries that supersede each other.
  const Subject* NewestAtView(const std::vector<const Subject*>& line) const;

  const CarriedEntries& entries_;
  View view_;
};

}  // namespace warifu

#endif  // WARIFU_CORE_PROOF_PROOF_STATE_H_
