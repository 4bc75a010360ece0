#include "core/rules/state.h"

#include "core/base/check.h"

namespace warifu {
namespace {

template <typename T, typename U>
Lookup<T> Missing(const Lookup<U>& lookup) {
  WARIFU_CHECK(!lookup.found());
  return lookup.absent() ? Lookup<T>::Absent() : Lookup<T>::NotCarried();
}

// A value of a table: our own bytes, so a malformed one is our own bug.
template <typename T>
T Own(std::optional<T> decoded) {
  WARIFU_CHECK(decoded.has_value());
  return *std::move(decoded);
}

// The value decoded; where there is none, what stands for none.
template <typename T, typename Decode>
Lookup<T> OrNone(const Lookup<std::string>& value, Decode decode) {
  if (value.found()) return Lookup<T>::Found(Own(decode(*value)));
  if (value.absent()) return Lookup<T>::Found(T());
  return Lookup<T>::NotCarried();
}

}  // namespace

Lookup<EntryPtr> RegistryState::Genesis() const {
  if (genesis_ != nullptr) return Lookup<EntryPtr>::Found(genesis_);
  Lookup<EntryPtr> entry = EntryAt(LeafIndex(0));
  if (!entry.found()) return entry;
  const ExaminedStatement* statement = (*entry)->statement();
  if (statement == nullptr || !statement->statement().has_genesis()) {
    return Lookup<EntryPtr>::Absent();
  }
  genesis_ = *entry;
  return entry;
}

Lookup<Subject> RegistryState::SubjectAt(LeafIndex index) const {
  const Lookup<EntryPtr> entry = EntryAt(index);
  if (!entry.found()) return Missing<Subject>(entry);
  if ((*entry)->statement() == nullptr) return Lookup<Subject>::Absent();
  const Lookup<Standing> standing = StandingAt(index);
  if (!standing.found()) return Missing<Subject>(standing);
  return Lookup<Subject>::Found(Subject{*entry, *standing});
}

Lookup<Subject> RegistryState::ByIndexIn(Table table, std::string_view key) const {
  const Lookup<std::string> value = Read(table, key);
  if (!value.found()) return Missing<Subject>(value);
  return SubjectAt(Own(DecodeIndex(*value)));
}

Lookup<Subject> RegistryState::OfName(const Hash& name) const {
  return ByIndexIn(Table::kName, NameTableKey(name));
}

Lookup<Subject> RegistryState::NewestRecord(std::string_view organization) const {
  return ByIndexIn(Table::kOrganization, OrganizationTableKey(organization));
}

Lookup<Subject> RegistryState::BindingOf(const PublicKey& key) const {
  return ByIndexIn(Table::kKey, KeyTableKey(key));
}

Lookup<Subject> RegistryState::NewestOfLineage(const Hash& first) const {
  return ByIndexIn(Table::kLineage, LineageTableKey(first));
}

Lookup<Subject> RegistryState::NewestRuleset(std::string_view authority,
                                             const v1::Corridor& corridor) const {
  return ByIndexIn(Table::kRuleset, RulesetTableKey(authority, corridor.origin_country(),
                                                    corridor.destination_country()));
}

Lookup<Subject> RegistryState::PlaceHolder(const Hash& lineage_first, std::uint32_t place) const {
  return ByIndexIn(Table::kPlace, PlaceTableKey(lineage_first, place));
}

Lookup<PlaceSet> RegistryState::PlacesGiven(const Hash& lineage_first) const {
  return OrNone<PlaceSet>(Read(Table::kPlacesGiven, LineageTableKey(lineage_first)),
                          PlaceSet::FromBytes);
}

Lookup<std::uint64_t> RegistryState::PlacesUsed(const Hash& appointment_first) const {
  return OrNone<std::uint64_t>(Read(Table::kPlacesUsed, LineageTableKey(appointment_first)),
                               DecodeCount);
}

Lookup<std::vector<LeafIndex>> RegistryState::KeyChanges(const PublicKey& key) const {
  return OrNone<std::vector<LeafIndex>>(Read(Table::kKeyChanges, KeyTableKey(key)), DecodeIndexes);
}

Lookup<std::vector<std::string>> RegistryState::NameKeyHolders(NameKeyKind kind,
                                                               const Hash& key) const {
  return OrNone<std::vector<std::string>>(Read(Table::kNameKey, NameKeyTableKey(kind, key)),
                                          DecodeIds);
}

Lookup<LeafIndex> RegistryState::SupersededBy(LeafIndex index) const {
  const Lookup<std::string> value = Read(Table::kPrevious, PreviousTableKey(index));
  if (!value.found()) return Missing<LeafIndex>(value);
  return Lookup<LeafIndex>::Found(Own(DecodeIndex(*value)));
}

const v1::Genesis& RegistryState::genesis() const {
  WARIFU_CHECK(Genesis().found());
  return genesis_->statement()->statement().genesis();
}

const v1::Authority* RegistryState::FindAuthority(std::string_view code) const {
  for (const v1::Authority& authority : genesis().authorities()) {
    if (authority.code() == code) return &authority;
  }
  return nullptr;
}

const v1::Authority* RegistryState::FindRoot(const PublicKey& key) const {
  for (const v1::Authority& authority : genesis().authorities()) {
    for (const std::string& root : authority.root_keys()) {
      if (root == key.view()) return &authority;
    }
  }
  return nullptr;
}

bool SameCorridor(const v1::Corridor& a, const v1::Corridor& b) {
  return a.origin_country() == b.origin_country() &&
         a.destination_country() == b.destination_country();
}

bool HasCorridor(const v1::Authority& authority, const v1::Corridor& corridor) {
  for (const v1::Corridor& own : authority.corridors()) {
    if (SameCorridor(own, corridor)) return true;
  }
  return false;
}

std::optional<SubjectKind> SubjectKindOf(StatementKind kind) {
  switch (kind) {
    case StatementKind::kKeyBinding:
      return SubjectKind::kKeyBinding;
    case StatementKind::kRuleset:
      return SubjectKind::kRuleset;
    case StatementKind::kOrganization:
      return SubjectKind::kOrganization;
    case StatementKind::kAppointment:
      return SubjectKind::kAppointment;
    case StatementKind::kOffer:
      return SubjectKind::kOffer;
    case StatementKind::kAllocation:
      return SubjectKind::kAllocation;
    case StatementKind::kGenesis:
    case StatementKind::kChange:
      return std::nullopt;
  }
  return std::nullopt;
}

const v1::Lineage* LineageOf(const v1::Statement& statement) {
  if (statement.has_offer() && statement.offer().has_lineage()) {
    return &statement.offer().lineage();
  }
  if (statement.has_appointment() && statement.appointment().has_lineage()) {
    return &statement.appointment().lineage();
  }
  return nullptr;
}

Hash LineageFirst(const ExaminedStatement& statement) {
  const v1::Lineage* lineage = LineageOf(statement.statement());
  return lineage == nullptr ? statement.name() : HashField(lineage->first());
}

Hash HashField(std::string_view bytes) { return Own(Hash::From(bytes)); }

PublicKey KeyField(std::string_view bytes) { return Own(PublicKey::From(bytes)); }

}  // namespace warifu
