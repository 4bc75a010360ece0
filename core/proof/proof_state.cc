#include "core/proof/proof_state.h"

#include <algorithm>

#include "core/statement/examined.h"

namespace warifu {

bool HasNewest(Table table) {
  return table == Table::kOrganization || table == Table::kLineage || table == Table::kRuleset;
}

const Subject* NewestAt(const Line& line, LeafIndex at) {
  const auto newest = std::find_if(line.rbegin(), line.rend(), [at](const Subject* subject) {
    const bool superseded_before =
        subject->standing.state == State::kSuperseded && subject->standing.changed_by < at;
    return subject->index() < at && !superseded_before;
  });
  return newest == line.rend() ? nullptr : *newest;
}

CarriedEntries::CarriedEntries(std::vector<Subject> subjects) : subjects_(std::move(subjects)) {
  std::sort(subjects_.begin(), subjects_.end(),
            [](const Subject& a, const Subject& b) { return a.index() < b.index(); });
  for (const Subject& subject : subjects_) Index(subject);
}

void CarriedEntries::Put(Table table, std::string key, const Subject& subject) {
  by_key_[{table, std::move(key)}].push_back(&subject);
}

void CarriedEntries::Index(const Subject& subject) {
  const ExaminedStatement& examined = subject.examined();
  const v1::Statement& statement = examined.statement();
  by_index_[subject.index()] = &subject;
  Put(Table::kName, NameTableKey(examined.name()), subject);
  switch (examined.kind()) {
    case StatementKind::kKeyBinding:
      return Put(Table::kKey, KeyTableKey(KeyField(statement.key_binding().public_key())), subject);
    case StatementKind::kOrganization:
      return Put(Table::kOrganization, OrganizationTableKey(statement.organization().id()),
                 subject);
    case StatementKind::kRuleset: {
      const v1::Corridor& corridor = statement.ruleset().corridor();
      return Put(Table::kRuleset,
                 RulesetTableKey(statement.ruleset().authority(), corridor.origin_country(),
                                 corridor.destination_country()),
                 subject);
    }
    case StatementKind::kAppointment:
    case StatementKind::kOffer:
      return Put(Table::kLineage, LineageTableKey(LineageFirst(examined)), subject);
    case StatementKind::kAllocation: {
      const v1::Allocation& allocation = statement.allocation();
      return Put(Table::kPlace, PlaceTableKey(HashField(allocation.offer()), allocation.place()),
                 subject);
    }
    case StatementKind::kGenesis:
    case StatementKind::kChange:
      return;
  }
}

const Subject* CarriedEntries::At(LeafIndex index) const {
  const auto found = by_index_.find(index);
  return found == by_index_.end() ? nullptr : found->second;
}

const Line& CarriedEntries::Of(Table table, std::string_view key) const {
  static const Line kNone;
  const auto found = by_key_.find({table, std::string(key)});
  return found == by_key_.end() ? kNone : found->second;
}

ProofState::ProofState(const CarriedEntries& entries, View view)
    : entries_(entries), view_(std::move(view)) {}

Lookup<EntryPtr> ProofState::EntryAt(LeafIndex index) const {
  const Subject* subject = entries_.At(index);
  if (subject == nullptr) return Lookup<EntryPtr>::NotCarried();
  return Lookup<EntryPtr>::Found(subject->entry);
}

Lookup<Standing> ProofState::StandingAt(LeafIndex index) const {
  const Subject* subject = entries_.At(index);
  if (subject == nullptr) return Lookup<Standing>::NotCarried();
  if (IsTakenByLeaf(*subject)) {
    return Lookup<Standing>::Found(Standing{State::kInForce, subject->index()});
  }
  return Lookup<Standing>::Found(subject->standing);
}

bool ProofState::IsTakenByLeaf(const Subject& subject) const {
  return subject.standing.state == State::kInForce && subject.statement().has_organization() &&
         view_.by_leaf.contains(subject.statement().organization().id());
}

const Subject* ProofState::Find(Table table, const Line& line) const {
  if (line.empty()) return nullptr;
  if (!HasNewest(table)) return line.front();
  const Subject* newest = NewestAt(line, view_.next);
  const bool any = newest == nullptr && table == Table::kLineage && view_.any_of_lineage;
  return any ? line.front() : newest;
}

Lookup<std::string> ProofState::Read(Table table, std::string_view key) const {
  const Subject* found = Find(table, entries_.Of(table, key));
  if (found == nullptr) return Lookup<std::string>::NotCarried();
  return Lookup<std::string>::Found(EncodeIndex(found->index()));
}

}  // namespace warifu
