// RegistryState: what the rules may ask of a registry. The centre of the house.
//
// Server, auditor, witness and worker run the same rules over this one interface. It is implemented
// by the store's snapshot under an overlay for the batch under way (registry/, storage/), by the
// auditor's replay (core/replay) and by the offer proof itself (core/proof). An implementation
// provides four look-ups; the typed ones below are made from them.
// Threads: as the implementation says, but one at a time: the genesis once read is remembered.
#ifndef WARIFU_CORE_RULES_STATE_H_
#define WARIFU_CORE_RULES_STATE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/types.h"
#include "core/rules/lookup.h"
#include "core/rules/place_set.h"
#include "core/rules/table.h"
#include "core/standing/standing.h"
#include "core/standing/transition.h"
#include "core/statement/entry.h"

namespace warifu {

using EntryPtr = std::shared_ptr<const Entry>;

// A statement's entry together with how it stands. Never a seal's.
struct Subject {
  EntryPtr entry;
  Standing standing;

  const ExaminedStatement& examined() const { return *entry->statement(); }
  const v1::Statement& statement() const { return examined().statement(); }
  LeafIndex index() const { return entry->index; }
  bool born() const { return standing.changed_by == entry->index; }  // nothing changed it since
};

class RegistryState {
 public:
  virtual ~RegistryState() = default;

  // The index for which is judged: what the statement under admission would get. "In force" means
  // at this index.
  virtual LeafIndex next() const = 0;
  // The rules version in force at next().
  virtual std::uint32_t rules_version() const = 0;
  virtual Lookup<EntryPtr> EntryAt(LeafIndex index) const = 0;
  virtual Lookup<Standing> StandingAt(LeafIndex index) const = 0;
  // The bytes under a key made by core/rules/table.h.
  virtual Lookup<std::string> Read(Table table, std::string_view key) const = 0;

  // Each of these is made from the look-ups above.
  Lookup<EntryPtr> Genesis() const;  // absent: entry 0 is none, or no genesis
  Lookup<Subject> SubjectAt(LeafIndex index) const;
  Lookup<Subject> OfName(const Hash& name) const;
  Lookup<Subject> NewestRecord(std::string_view organization) const;
  Lookup<Subject> BindingOf(const PublicKey& key) const;
  Lookup<Subject> NewestOfLineage(const Hash& first) const;
  Lookup<Subject> NewestRuleset(std::string_view authority, const v1::Corridor& corridor) const;
  Lookup<Subject> PlaceHolder(const Hash& lineage_first, std::uint32_t place) const;
  Lookup<PlaceSet> PlacesGiven(const Hash& lineage_first) const;          // never absent: none
  Lookup<std::uint64_t> PlacesUsed(const Hash& appointment_first) const;  // never absent: 0
  Lookup<std::vector<LeafIndex>> KeyChanges(const PublicKey& key) const;  // never absent: empty
  // The ids of the organizations that ever had a name of this key, the first first; never absent.
  Lookup<std::vector<std::string>> NameKeyHolders(NameKeyKind kind, const Hash& key) const;
  // What the record, ruleset or lineage member at `index` superseded; absent: nothing.
  Lookup<LeafIndex> SupersededBy(LeafIndex index) const;

  // Facts of the genesis. What they return lives as long as this state.
  // Requires: Genesis() is found.
  const v1::Genesis& genesis() const;
  const v1::Authority* FindAuthority(std::string_view code) const;  // null: there is none
  const v1::Authority* FindRoot(const PublicKey& key) const;        // whose root key it is; or null
  bool IsRootKey(const PublicKey& key) const { return FindRoot(key) != nullptr; }

 private:
  Lookup<Subject> ByIndexIn(Table table, std::string_view key) const;

  mutable EntryPtr genesis_;
};

// Whether the genesis names `authority` for this corridor.
bool HasCorridor(const v1::Authority& authority, const v1::Corridor& corridor);
bool SameCorridor(const v1::Corridor& a, const v1::Corridor& b);

// The kind of a statement as what has a standing; nothing for a genesis and a Change.
std::optional<SubjectKind> SubjectKindOf(StatementKind kind);

// The name of the first statement of the lineage to which an appointment or offer belongs.
Hash LineageFirst(const ExaminedStatement& statement);
// What it names as its lineage; null: it begins one, or is of another kind.
const v1::Lineage* LineageOf(const v1::Statement& statement);

// A hash that stands in a field.
// Requires: 32 bytes, as Examine let through.
Hash HashField(std::string_view bytes);
PublicKey KeyField(std::string_view bytes);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_STATE_H_
