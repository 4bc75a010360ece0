#include "registry/search_walk.h"

#include <algorithm>
#include <utility>

#include "core/crypto/sha256.h"

namespace warifu {
namespace {

constexpr std::size_t kQuestionBytes = 8;

Error NotOfThisQuestion() {
  return BadInput(
      "page_token: it is not of this question: give back the token as it came, with the same "
      "filter, or ask without one for the first page");
}

}  // namespace

Status CheckPageRequest(const PageRequest& request) {
  if (request.size == 0 || request.size > kMaxPageSize) {
    return BadInput("page_size: 1 to {most}, not {found}", kMaxPageSize, request.size);
  }
  if (request.untrusted_token.size() > kMaxPageTokenBytes) return NotOfThisQuestion();
  return Ok();
}

SearchWalk::SearchWalk(SearchReads& reads, KeyRange range, std::string_view question,
                       std::size_t rows)
    : reads_(&reads),
      range_(std::move(range)),
      question_(Sha256(question).view().substr(0, kQuestionBytes)),
      chunk_(rows) {}

Result<SearchWalk> SearchWalk::Begin(SearchReads& reads, KeyRange range, std::string_view question,
                                     const PageRequest& request) {
  WARIFU_RETURN_IF_ERROR(CheckPageRequest(request));
  SearchWalk walk(reads, std::move(range), question, request.size);
  WARIFU_RETURN_IF_ERROR(walk.GoBehind(request.untrusted_token));
  return walk;
}

Status SearchWalk::GoBehind(std::string_view untrusted_token) {
  if (untrusted_token.empty()) return Ok();
  if (!untrusted_token.starts_with(question_)) return NotOfThisQuestion();
  std::string key = range_.prefix + std::string(untrusted_token.substr(kQuestionBytes));
  if (key == range_.prefix || key >= range_.behind) return NotOfThisQuestion();
  last_ = std::move(key);
  return Ok();
}

// The first key behind the last one given.
Status SearchWalk::Fill() {
  const std::string from = last_.empty() ? range_.prefix : last_ + '\0';
  const std::size_t count = std::min(chunk_, reads_->MayScan());
  WARIFU_ASSIGN_OR_RETURN(rows_, reads_->Scan(from, range_.behind, count));
  at_end_ = rows_.size() < count;
  place_ = 0;
  return Ok();
}

Result<const std::string*> SearchWalk::Next() {
  constexpr const std::string* kNone = nullptr;
  if (place_ == rows_.size()) {
    if (at_end_ || reads_->MayScan() == 0) return kNone;
    WARIFU_RETURN_IF_ERROR(Fill());
  }
  if (place_ == rows_.size() || !reads_->MayJudge()) return kNone;
  last_ = rows_[place_++].key;
  return &std::as_const(last_);
}

std::string SearchWalk::Token() const {
  if (at_end_ && place_ == rows_.size()) return {};
  return question_ + last_.substr(range_.prefix.size());
}

}  // namespace warifu
