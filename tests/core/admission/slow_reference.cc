#include "tests/core/admission/slow_reference.h"

#include <utility>

#include "core/base/check.h"

namespace warifu {
namespace {

using Item = SlowReference::Item;

const v1::Lineage* LineageIn(const v1::Statement& said) {
  if (said.has_offer() && said.offer().has_lineage()) return &said.offer().lineage();
  if (said.has_appointment() && said.appointment().has_lineage()) {
    return &said.appointment().lineage();
  }
  return nullptr;
}

// What a later statement takes the place of: equal for those that stand in one row.
std::string Seat(const v1::Statement& said) {
  if (said.has_organization()) return "organization " + said.organization().id();
  if (said.has_ruleset()) {
    return "ruleset " + said.ruleset().authority() + " " +
           said.ruleset().corridor().SerializeAsString();
  }
  return "";
}

}  // namespace

std::string SlowReference::FirstOf(const Item& item) {
  const v1::Lineage* lineage = LineageIn(item.said());
  return lineage == nullptr ? item.name() : lineage->first();
}

void SlowReference::Take(EntryPtr entry) {
  items_.push_back({std::move(entry), 0, items_.size()});
  Item& item = items_.back();
  if (!item.is_statement() || item.said().has_genesis()) return;
  if (item.said().has_change()) return TakeChange(item.said().change());
  item.state = 1;
  TakeSuccessor();
  if (item.said().has_offer() && AllGiven(FirstOf(item))) item.state = 6;
  if (item.said().has_allocation()) FollowPlaces(item.said().allocation().offer());
}

void SlowReference::Set(std::size_t item, int state) {
  items_[item].state = state;
  items_[item].changed_by = items_.size() - 1;
}

void SlowReference::TakeSuccessor() {
  const Item& item = items_.back();
  const std::string seat = Seat(item.said());
  for (std::size_t i = 0; i + 1 < items_.size(); ++i) {
    if (!items_[i].is_statement() || items_[i].state == 5) continue;
    const v1::Lineage* lineage = LineageIn(item.said());
    const bool same_seat = !seat.empty() && Seat(items_[i].said()) == seat;
    if (same_seat || (lineage != nullptr && lineage->supersedes() == items_[i].name())) Set(i, 5);
  }
}

std::size_t SlowReference::OfName(const std::string& name) const {
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (items_[i].is_statement() && items_[i].name() == name) return i;
  }
  WARIFU_CHECK(false && "a name in the log");
  return 0;
}

void SlowReference::TakeChange(const v1::Change& change) {
  const std::size_t subject =
      change.has_organization() ? *NewestRecord(change.organization()) : OfName(change.statement());
  Set(subject, static_cast<int>(change.to()));
  const v1::Statement& said = items_[subject].said();
  if (said.has_offer() && change.to() == v1::STATE_IN_FORCE && AllGiven(FirstOf(items_[subject]))) {
    items_[subject].state = 6;
  }
  if (said.has_allocation()) FollowPlaces(said.allocation().offer());
}

// 1 > 6 and 6 > 1 of the newest offer alone.
void SlowReference::FollowPlaces(const std::string& lineage_first) {
  const std::size_t newest = Newest(lineage_first);
  if (items_[newest].state == 1 && AllGiven(lineage_first)) {
    Set(newest, 6);
  } else if (items_[newest].state == 6 && !AllGiven(lineage_first)) {
    Set(newest, 1);
  }
}

std::vector<std::string> SlowReference::Lineages(bool of_offers) const {
  std::vector<std::string> firsts;
  for (const Item& item : items_) {
    if (!item.is_statement() || LineageIn(item.said()) != nullptr) continue;
    if (of_offers ? item.said().has_offer() : item.said().has_appointment()) {
      firsts.push_back(item.name());
    }
  }
  return firsts;
}

std::size_t SlowReference::Newest(const std::string& lineage_first) const {
  std::size_t newest = OfName(lineage_first);
  for (std::size_t i = newest + 1; i < items_.size(); ++i) {
    const v1::Lineage* lineage = items_[i].is_statement() ? LineageIn(items_[i].said()) : nullptr;
    if (lineage != nullptr && lineage->first() == lineage_first) newest = i;
  }
  return newest;
}

std::optional<std::size_t> SlowReference::Holder(const std::string& lineage_first,
                                                 std::uint32_t place) const {
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (!items_[i].is_statement() || !items_[i].said().has_allocation()) continue;
    const v1::Allocation& allocation = items_[i].said().allocation();
    if (items_[i].state == 1 && allocation.offer() == lineage_first &&
        allocation.place() == place) {
      return i;
    }
  }
  return std::nullopt;
}

std::set<std::uint32_t> SlowReference::Given(const std::string& lineage_first) const {
  std::set<std::uint32_t> given;
  for (const Item& item : items_) {
    if (!item.is_statement() || !item.said().has_allocation() || item.state != 1) continue;
    if (item.said().allocation().offer() == lineage_first) {
      given.insert(item.said().allocation().place());
    }
  }
  return given;
}

bool SlowReference::AllGiven(const std::string& lineage_first) const {
  const std::uint32_t places = items_[Newest(lineage_first)].said().offer().job().places();
  for (std::uint32_t place = 1; place <= places; ++place) {
    if (!Holder(lineage_first, place).has_value()) return false;
  }
  return true;
}

std::uint64_t SlowReference::Used(const std::string& appointment_first) const {
  std::uint64_t used = 0;
  for (const std::string& lineage : OfferLineages()) {
    const Item& newest = items_[Newest(lineage)];
    bool names = false;
    for (const v1::Party& party : newest.said().offer().parties()) {
      names = names || party.appointment() == appointment_first;
    }
    if (!names) continue;
    const bool open = newest.state == 1 || newest.state == 6;
    used += open ? newest.said().offer().job().places() : Given(lineage).size();
  }
  return used;
}

std::optional<std::size_t> SlowReference::NewestRecord(std::string_view id) const {
  std::optional<std::size_t> newest;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (!items_[i].is_statement() || !items_[i].said().has_organization()) continue;
    if (items_[i].said().organization().id() == id) newest = i;
  }
  return newest;
}

std::optional<std::size_t> SlowReference::BindingOf(const PublicKey& key) const {
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (!items_[i].is_statement() || !items_[i].said().has_key_binding()) continue;
    if (items_[i].said().key_binding().public_key() == key.view()) return i;
  }
  return std::nullopt;
}

bool SlowReference::IsRoot(const std::string& key) const {
  for (const v1::Authority& authority : items_[0].said().genesis().authorities()) {
    for (const std::string& root : authority.root_keys()) {
      if (root == key) return true;
    }
  }
  return false;
}

bool SlowReference::SignerCounts(std::size_t entry, const std::string& key,
                                 bool believe_thieves) const {
  for (std::size_t b = 0; b < items_.size(); ++b) {
    if (!items_[b].is_statement() || !items_[b].said().has_key_binding()) continue;
    if (items_[b].said().key_binding().public_key() != key) continue;
    const Item& by = items_[items_[b].changed_by];
    const bool stated = items_[b].state == 3 && by.said().change().has_compromised_since_ms();
    const bool stolen =
        stated && items_[entry].entry->admitted_at_ms >= by.said().change().compromised_since_ms();
    return (believe_thieves || !stolen) && CountsIf(b, believe_thieves) &&
           InForceIf(b, entry, believe_thieves);
  }
  return false;
}

bool SlowReference::CountsIf(std::size_t entry, bool believe_thieves) const {
  const Item& item = items_[entry];
  if (!item.is_statement()) return false;
  for (const PublicKey& signer : item.entry->statement()->signers()) {
    const std::string key = signer.ToString();
    const bool is_own =
        item.said().has_key_binding() && item.said().key_binding().public_key() == key;
    if (is_own || IsRoot(key)) continue;
    if (!SignerCounts(entry, key, believe_thieves)) return false;
  }
  return true;
}

bool SlowReference::InForceIf(std::size_t entry, std::size_t at, bool believe_thieves) const {
  const Item& item = items_[entry];
  if (entry >= at) return false;
  const bool offer = item.said().has_offer();
  if (item.state != 1 && !(offer && item.state == 6)) return item.changed_by >= at;
  if (item.changed_by == entry) return true;
  const v1::Statement& by = items_[item.changed_by].said();
  const bool places_only =
      offer && (by.has_allocation() || (by.has_change() && by.change().statement() != item.name()));
  return places_only || CountsIf(item.changed_by, believe_thieves);
}

Answer SlowReference::Counts(std::size_t entry) const {
  if (CountsIf(entry, false)) return Answer::kYes;
  return CountsIf(entry, true) ? Answer::kNoByCompromise : Answer::kNo;
}

Answer SlowReference::InForceAt(std::size_t entry, std::size_t at) const {
  if (InForceIf(entry, at, false)) return Answer::kYes;
  return InForceIf(entry, at, true) ? Answer::kNoByCompromise : Answer::kNo;
}

}  // namespace warifu
