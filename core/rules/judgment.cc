#include "core/rules/judgment.h"

#include <utility>

namespace warifu {
namespace {

template <typename T>
Lookup<T> Noted(Lookup<T> lookup, bool& incomplete) {
  incomplete = incomplete || lookup.not_carried();
  return lookup;
}

}  // namespace

Lookup<EntryPtr> NotingState::EntryAt(LeafIndex index) const {
  return Noted(state_.EntryAt(index), incomplete_);
}

Lookup<Standing> NotingState::StandingAt(LeafIndex index) const {
  return Noted(state_.StandingAt(index), incomplete_);
}

Lookup<std::string> NotingState::Read(Table table, std::string_view key) const {
  return Noted(state_.Read(table, key), incomplete_);
}

Findings Judgment::PlainFindings() const {
  Findings plain;
  plain.reserve(findings_.size());
  for (const JudgedFinding& judged : findings_) plain.push_back(judged.finding);
  return plain;
}

void Report::Add(std::string field, const FindingValue& found, const FindingValue& wanted) {
  judgment_.Add({MakeFinding(code_, std::move(field), found, wanted), false});
}

void Report::AddByCompromise(std::string field, const FindingValue& found,
                             const FindingValue& wanted) {
  judgment_.Add({MakeFinding(code_, std::move(field), found, wanted), true});
}

void Report::AddUnless(Answer answer, std::string field, const FindingValue& found,
                       const FindingValue& wanted) {
  if (answer == Answer::kNo) {
    Add(std::move(field), found, wanted);
  } else if (answer == Answer::kNoByCompromise) {
    AddByCompromise(std::move(field), found, wanted);
  }
}

std::string ItemPath(std::string_view list, std::size_t item) {
  std::string path(list);
  path += '[';
  path += std::to_string(item);
  path += ']';
  return path;
}

}  // namespace warifu
