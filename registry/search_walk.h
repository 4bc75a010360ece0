// SearchWalk: along the keys of one index, page after page, within what a page may read.
//
// A page token is the place of the last key judged, in the order of keys, bound to the question:
//
//     token    first 8 bytes of SHA-256(question) | what follows the prefix in the last key
//
// It holds no snapshot. Since rows are never erased or moved (registry/search_keys.h), a page that
// begins behind a place passes over nothing that stood there before, and meets nothing again.
// Threads: one at a time.
#ifndef WARIFU_REGISTRY_SEARCH_WALK_H_
#define WARIFU_REGISTRY_SEARCH_WALK_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "registry/search_reads.h"

namespace warifu {

// The keys [prefix, behind), all of which begin with `prefix`.
struct KeyRange {
  std::string prefix;
  std::string behind;
};

struct PageRequest {
  std::size_t size = kDefaultPageSize;  // 1 to kMaxPageSize
  std::string untrusted_token;          // empty: the first page
};

template <typename Hint>
struct SearchPage {
  std::vector<Hint> hints;
  std::string next_token;  // empty: nothing follows
  TreeSize size;           // of the log that was looked at
  std::uint64_t as_of_ms = 0;
};

class SearchWalk {
 public:
  // `question`: the same bytes for each page of one search, others for any other search.
  // `reads` must outlive this.
  // Errors: kBadInput (a token that is not of this question, or a size that is not allowed).
  static Result<SearchWalk> Begin(SearchReads& reads, KeyRange range, std::string_view question,
                                  const PageRequest& request);

  // The next key; null where the range ends or this page may read no more. Lives until the next
  // call.
  // Errors: kIo, kDamaged.
  Result<const std::string*> Next();

  // To go on behind the last key given; empty where the range ended.
  std::string Token() const;

 private:
  SearchWalk(SearchReads& reads, KeyRange range, std::string_view question, std::size_t rows);

  Status GoBehind(std::string_view untrusted_token);
  Status Fill();

  SearchReads* reads_;
  KeyRange range_;
  std::string question_;  // as the token begins
  std::size_t chunk_;     // rows read at a time
  std::string last_;      // the last key given, or the token's; empty: at the beginning
  std::vector<SearchRow> rows_;
  std::size_t place_ = 0;  // in rows_
  bool at_end_ = false;    // no row follows rows_
};

// Errors: kBadInput, naming the field.
Status CheckPageRequest(const PageRequest& request);

// Walks until the page is full: `judge(key)` gives the hint, or nothing for what does not match.
template <typename Hint, typename Judge>
Result<SearchPage<Hint>> ReadPage(SearchWalk walk, std::size_t size, const Judge& judge) {
  SearchPage<Hint> page;
  while (page.hints.size() < size) {
    WARIFU_ASSIGN_OR_RETURN(const std::string* key, walk.Next());
    if (key == nullptr) break;
    WARIFU_ASSIGN_OR_RETURN(std::optional<Hint> hint, judge(*key));
    if (hint.has_value()) page.hints.push_back(*std::move(hint));
  }
  page.next_token = walk.Token();
  return page;
}

}  // namespace warifu

#endif  // WARIFU_REGISTRY_SEARCH_WALK_H_
