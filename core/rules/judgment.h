// Judgment: one statement under judgment, with the registry that it is judged by and what was found
// so far.
//
// Rows ask the registry through state(), which notes every look-up that is not carried: whatever a
// row concludes then, the statement is not let through. Facts that several rows share (the parties
// resolved, the signers) are made once, by Get.
// Not here: the table of rows (core/rules/row.h).
// Threads: one at a time; belongs to one call.
#ifndef WARIFU_CORE_RULES_JUDGMENT_H_
#define WARIFU_CORE_RULES_JUDGMENT_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <typeindex>
#include <typeinfo>
#include <utility>
#include <vector>

#include "core/base/types.h"
#include "core/rules/state.h"
#include "core/statement/examined.h"
#include "core/statement/finding_value.h"
#include "warifu/v1/finding.pb.h"

namespace warifu {

// A state that passes every question on and remembers whether one was not carried.
class NotingState : public RegistryState {
 public:
  explicit NotingState(const RegistryState& state) : state_(state) {}

  LeafIndex next() const override { return state_.next(); }
  std::uint32_t rules_version() const override { return state_.rules_version(); }
  Lookup<EntryPtr> EntryAt(LeafIndex index) const override;
  Lookup<Standing> StandingAt(LeafIndex index) const override;
  Lookup<std::string> Read(Table table, std::string_view key) const override;

  bool incomplete() const { return incomplete_; }

 private:
  const RegistryState& state_;
  mutable bool incomplete_ = false;
};

// A finding, and whether the rule is broken only by a key's compromised_since_ms.
struct JudgedFinding {
  v1::Finding finding;
  bool by_compromise = false;
};

class Judgment {
 public:
  // Judges `statement` as the entry at state.next(), admitted at `admitted_at_ms`. Both must
  // outlive the judgment.
  Judgment(const RegistryState& state, const ExaminedStatement& statement,
           std::uint64_t admitted_at_ms)
      : state_(state), statement_(statement), admitted_at_ms_(admitted_at_ms) {}
  Judgment(const Judgment&) = delete;
  Judgment& operator=(const Judgment&) = delete;

  const RegistryState& state() const { return state_; }
  const ExaminedStatement& examined() const { return statement_; }
  const v1::Statement& statement() const { return statement_.statement(); }
  LeafIndex index() const { return state_.next(); }
  std::uint64_t admitted_at_ms() const { return admitted_at_ms_; }

  // The facts of type `Facts`, made by Facts(Judgment&) at the first call and kept as long as the
  // judgment. A maker may ask for other facts, not for its own.
  template <typename Facts>
  const Facts& Get();

  // Stops short: something that the judgment rests on is out of reach.
  void MarkIncomplete() { incomplete_ = true; }
  bool incomplete() const { return incomplete_ || state_.incomplete(); }

  void Add(JudgedFinding finding) { findings_.push_back(std::move(finding)); }
  const std::vector<JudgedFinding>& findings() const { return findings_; }
  Findings PlainFindings() const;

 private:
  NotingState state_;
  const ExaminedStatement& statement_;
  std::uint64_t admitted_at_ms_;
  bool incomplete_ = false;
  std::vector<JudgedFinding> findings_;
  std::map<std::type_index, std::shared_ptr<const void>> facts_;
};

// Where one row puts its findings: all have the row's code.
class Report {
 public:
  Report(Judgment& judgment, v1::FindingCode code) : judgment_(judgment), code_(code) {}

  v1::FindingCode code() const { return code_; }

  // `field`: path as offer.parties[1].appointment, empty for the statement as a whole.
  void Add(std::string field, const FindingValue& found, const FindingValue& wanted);
  // Likewise, where the rule is broken only by a key's compromised_since_ms.
  void AddByCompromise(std::string field, const FindingValue& found, const FindingValue& wanted);
  // Adds nothing for kYes and kNotCarried, else one or the other.
  void AddUnless(Answer answer, std::string field, const FindingValue& found,
                 const FindingValue& wanted);

 private:
  Judgment& judgment_;
  v1::FindingCode code_;
};

// "offer.parties[1]".
std::string ItemPath(std::string_view list, std::size_t item);

template <typename Facts>
const Facts& Judgment::Get() {
  const std::type_index key(typeid(Facts));
  auto found = facts_.find(key);
  if (found == facts_.end()) {
    found = facts_.emplace(key, std::make_shared<const Facts>(*this)).first;
  }
  return *static_cast<const Facts*>(found->second.get());
}

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_JUDGMENT_H_
