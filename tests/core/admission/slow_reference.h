// A registry as docs/format.md reads, without tables or sums: everything is found by looking
// at every entry. Slow, and written apart from core/rules and core/admission, as their oracle.
//
// It takes what was admitted; it judges only what a test asks it.
// Threads: one at a time.
#ifndef WARIFU_TESTS_CORE_ADMISSION_SLOW_REFERENCE_H_
#define WARIFU_TESTS_CORE_ADMISSION_SLOW_REFERENCE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/lookup.h"
#include "core/rules/state.h"

namespace warifu {

class SlowReference {
 public:
  struct Item {
    EntryPtr entry;
    int state = 0;
    std::size_t changed_by = 0;

    const v1::Statement& said() const { return entry->statement()->statement(); }
    bool is_statement() const { return entry->statement() != nullptr; }
    std::string name() const { return entry->statement()->name().ToString(); }
  };

  // Takes the next entry of the log.
  void Take(EntryPtr entry);

  const std::vector<Item>& items() const { return items_; }

  // "What counts", word by word.
  Answer Counts(std::size_t entry) const;
  Answer InForceAt(std::size_t entry, std::size_t at) const;

  // Names of the first statements of all lineages of offers, and of appointments.
  std::vector<std::string> OfferLineages() const { return Lineages(true); }
  std::vector<std::string> AppointmentLineages() const { return Lineages(false); }
  std::size_t Newest(const std::string& lineage_first) const;
  std::set<std::uint32_t> Given(const std::string& lineage_first) const;
  std::uint64_t Used(const std::string& appointment_first) const;
  std::optional<std::size_t> Holder(const std::string& lineage_first, std::uint32_t place) const;
  std::optional<std::size_t> NewestRecord(std::string_view id) const;
  std::optional<std::size_t> BindingOf(const PublicKey& key) const;
  bool AllGiven(const std::string& lineage_first) const;

 private:
  bool CountsIf(std::size_t entry, bool believe_thieves) const;
  bool InForceIf(std::size_t entry, std::size_t at, bool believe_thieves) const;
  bool SignerCounts(std::size_t entry, const std::string& key, bool believe_thieves) const;
  bool IsRoot(const std::string& key) const;
  std::vector<std::string> Lineages(bool of_offers) const;
  static std::string FirstOf(const Item& item);

  std::size_t OfName(const std::string& name) const;
  void Set(std::size_t item, int state);
  void TakeSuccessor();
  void TakeChange(const v1::Change& change);
  void FollowPlaces(const std::string& lineage_first);

  std::vector<Item> items_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_CORE_ADMISSION_SLOW_REFERENCE_H_
