#include "core/admission/changes.h"

#include <algorithm>
#include <set>

#include "core/admission/change_effects.h"
#include "core/admission/offer_places.h"
#include "core/rules/superseded_facts.h"
#include "core/statement/name_keys.h"

namespace warifu {
namespace {

void Put(Changes& changes, Table table, std::string key, std::string value) {
  changes.puts.push_back({table, std::move(key), std::move(value)});
}

// The judgment's statement takes the place of the one before, if there is one.
void Supersede(Judgment& judgment, Changes& changes) {
  const Subject* old = judgment.Get<SupersededFacts>().subject;
  if (old == nullptr) return;
  MoveLeaf(*old, State::kSuperseded, Cause::kSuccessor, changes);
  Put(changes, Table::kPrevious, PreviousTableKey(judgment.index()), EncodeIndex(old->index()));
}

void BirthOfBinding(Judgment& judgment, Changes& changes) {
  const v1::KeyBinding& binding = judgment.statement().key_binding();
  Put(changes, Table::kKey, KeyTableKey(KeyField(binding.public_key())),
      EncodeIndex(judgment.index()));
}

void BirthOfRuleset(Judgment& judgment, Changes& changes) {
  const v1::Ruleset& ruleset = judgment.statement().ruleset();
  Supersede(judgment, changes);
  Put(changes, Table::kRuleset,
      RulesetTableKey(ruleset.authority(), ruleset.corridor().origin_country(),
                      ruleset.corridor().destination_country()),
      EncodeIndex(judgment.index()));
  changes.rules_version = std::max(changes.rules_version, ruleset.rules_version());
}

// Of one key: the first, and those that could allow all before them in similar_names_allowed. Only
// a log that breaks its rules has more, and an auditor need not know which.
constexpr std::size_t kMostNameKeyHolders = 9;

// Who had a name of a key stays known for good, and who had it first.
void PutNameKeys(Judgment& judgment, Changes& changes) {
  const v1::Organization& record = judgment.statement().organization();
  std::set<std::pair<NameKeyKind, Hash>> done;
  for (const v1::OrganizationName& name : record.names()) {
    for (const NameKeyKind kind : kNameKeyKinds) {
      const Hash key = NameKeyIn(name, kind);
      if (!done.insert({kind, key}).second) continue;
      const auto holders = judgment.state().NameKeyHolders(kind, key);
      if (!holders.found()) return;
      std::vector<std::string> ids = *holders;
      const bool is_known = std::find(ids.begin(), ids.end(), record.id()) != ids.end();
      if (is_known || ids.size() >= kMostNameKeyHolders) continue;
      ids.push_back(record.id());
      Put(changes, Table::kNameKey, NameKeyTableKey(kind, key), EncodeIds(ids));
    }
  }
}

void BirthOfRecord(Judgment& judgment, Changes& changes) {
  const v1::Organization& record = judgment.statement().organization();
  Supersede(judgment, changes);
  Put(changes, Table::kOrganization, OrganizationTableKey(record.id()),
      EncodeIndex(judgment.index()));
  const v1::LegalNumber& number = record.legal_number();
  Put(changes, Table::kLegalNumber, LegalNumberTableKey(number.scheme(), number.value()),
      record.id());
  PutNameKeys(judgment, changes);
}

void BirthInLineage(Judgment& judgment, Changes& changes) {
  const ExaminedStatement& statement = judgment.examined();
  const Hash first = LineageFirst(statement);
  Supersede(judgment, changes);
  Put(changes, Table::kLineage, LineageTableKey(first), EncodeIndex(judgment.index()));
  if (first == statement.name()) return;
  Put(changes, Table::kLineageOf, NameTableKey(statement.name()), first.ToString());
}

// Born full where all its places are already given in its lineage.
void BirthOfOffer(Judgment& judgment, Changes& changes) {
  BirthInLineage(judgment, changes);
  const Hash first = LineageFirst(judgment.examined());
  const Lookup<PlaceSet> given = judgment.state().PlacesGiven(first);
  if (!given.found()) return;
  LineagePlaces before;
  before.given = *given;
  LineagePlaces after = before;
  if (const Subject* old = judgment.Get<SupersededFacts>().subject; old != nullptr) {
    before.newest = &old->statement().offer();
    before.state = old->standing.state;
  }
  after.newest = &judgment.statement().offer();
  after.state = after.all_given() ? State::kFull : State::kInForce;
  changes.birth = after.state;
  PutPlaces(judgment.state(), first, before, after, changes);
}

void BirthOfAllocation(Judgment& judgment, Changes& changes) {
  const v1::Allocation& allocation = judgment.statement().allocation();
  GivePlace(judgment.state(), allocation, judgment.index(), changes);
}

void MakeBirth(Judgment& judgment, Changes& changes) {
  changes.birth = State::kInForce;
  switch (judgment.examined().kind()) {
    case StatementKind::kGenesis:
      changes.birth = State::kNone;
      changes.rules_version = judgment.statement().genesis().rules_version();
      return;
    case StatementKind::kKeyBinding:
      return BirthOfBinding(judgment, changes);
    case StatementKind::kRuleset:
      return BirthOfRuleset(judgment, changes);
    case StatementKind::kOrganization:
      return BirthOfRecord(judgment, changes);
    case StatementKind::kAppointment:
      return BirthInLineage(judgment, changes);
    case StatementKind::kOffer:
      return BirthOfOffer(judgment, changes);
    case StatementKind::kAllocation:
      return BirthOfAllocation(judgment, changes);
    case StatementKind::kChange:
      changes.birth = State::kNone;
      return MakeChange(judgment, changes);
  }
}

}  // namespace

Changes ChangesOf(Judgment& judgment) {
  Changes changes;
  changes.rules_version = judgment.state().rules_version();
  const ExaminedStatement& statement = judgment.examined();
  const std::string index = EncodeIndex(judgment.index());
  Put(changes, Table::kName, NameTableKey(statement.name()), index);
  Put(changes, Table::kCode, CodeTableKey(statement.code()), index);
  MakeBirth(judgment, changes);
  return changes;
}

}  // namespace warifu
