// RegistryState: what the rules may ask of a registry. The centre of the house.
//
// Server, auditor, witness and worker run the same rules over this one interface. It is implemented by the store's
// snapshot under an overlay for the batch under way (registry/, storage/), by the auditor's replay (core/replay)
// and by the offer proof itself (core/proof). An implementation provides four look-ups; the typed ones below are
// made from them.
// Threads: as the implementation says; the rules call from one thread.
#ifndef WARIFU_CORE_RULES_STATE_H_
#define WARIFU_CORE_RULES_STATE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/types.h"
#include "core/rules/lookup.h"
#include "core/rules/table.h"
#include "core/standing/standing.h"
#include "core/statement/entry.h"

namespace warifu {

using EntryPtr = std::shared_ptr<const Entry>;

// An entry of one statement kind together with how it stands.
struct Subject {
  EntryPtr entry;
  Standing standing;

  const v1::Statement& statement() const { return entry->statement()->statement(); }
  LeafIndex index() const { return entry->index; }
};

class RegistryState {
 public:
  virtual ~RegistryState() = default;

  // The index for which is judged: what the statement under admission would get. "In force" means at this index.
  virtual LeafIndex next() const = 0;
  // The rules version in force at next().
  virtual std::uint32_t rules_version() const = 0;
  virtual Lookup<EntryPtr> EntryAt(LeafIndex index) const = 0;
  virtual Lookup<Standing> StandingAt(LeafIndex index) const = 0;
  // The bytes under a key made by core/rules/table.h.
  virtual Lookup<std::string> Read(Table table, std::string_view key) const = 0;

  // Each of these is made from the look-ups above.
  Lookup<EntryPtr> Genesis() const;                             // absent: an empty log
  Lookup<Subject> SubjectAt(LeafIndex index) const;
  Lookup<Subject> OfName(const Hash& name) const;
  Lookup<Subject> NewestRecord(std::string_view organization) const;
  Lookup<Subject> BindingOf(const PublicKey& key) const;
  Lookup<Subject> NewestOfLineage(const Hash& first) const;
  Lookup<Subject> NewestRuleset(std::string_view authority, const v1::Corridor& corridor) const;
  Lookup<Subject> PlaceHolder(const Hash& lineage_first, std::uint32_t place) const;
  Lookup<std::uint64_t> PlacesUsed(const Hash& appointment_first) const;  // never absent: 0
  Lookup<std::vector<LeafIndex>> KeyChanges(const PublicKey& key) const;  // never absent: empty

  // Facts of the genesis.
  // Requires: Genesis() is found.
  const v1::Genesis& genesis() const;
  const v1::Authority* FindAuthority(std::string_view code) const;
  bool IsRootKey(const PublicKey& key) const;

 private:
  Lookup<Subject> ByIndexIn(Table table, std::string_view key) const;
};

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_STATE_H_
