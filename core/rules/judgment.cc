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

void Report::Add(std::string field, std::string found, std::string wanted) {
  AddFinding(false, std::move(field), std::move(found), std::move(wanted));
}

void Report::AddByCompromise(std::string field, std::string found, std::string wanted) {
  AddFinding(true, std::move(field), std::move(found), std::move(wanted));
}

void Report::AddUnless(Answer answer, std::string field, std::string found, std::string wanted) {
  if (answer != Answer::kNo && answer != Answer::kNoByCompromise) return;
  AddFinding(answer == Answer::kNoByCompromise, std::move(field), std::move(found),
             std::move(wanted));
}

void Report::AddFinding(bool by_compromise, std::string field, std::string found,
                        std::string wanted) {
  JudgedFinding judged;
  judged.by_compromise = by_compromise;
  judged.finding.set_code(code_);
  judged.finding.set_field(std::move(field));
  judged.finding.set_found(std::move(found));
  judged.finding.set_wanted(std::move(wanted));
  judgment_.Add(std::move(judged));
}

std::string ItemPath(std::string_view list, std::size_t item) {
  std::string path(list);
  path += '[';
  path += std::to_string(item);
  path += ']';
  return path;
}

}  // namespace warifu
