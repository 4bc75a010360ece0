// What requests and answers of paged calls have in common.
//
// Not here: what a page holds (registry/search_walk.h), which judges size and token too.
// Threads: pure functions.
#ifndef WARIFU_SERVER_PAGING_H_
#define WARIFU_SERVER_PAGING_H_

#include <utility>

#include "registry/search_walk.h"

namespace warifu {

template <typename Request>
PageRequest ReadPageRequest(const Request& request) {
  PageRequest page;
  if (request.page_size() > 0) page.size = request.page_size();
  page.untrusted_token = request.page_token();
  return page;
}

// `hints`: the field of `response` for them.
template <typename Hint, typename Hints, typename Response>
void AnswerPage(SearchPage<Hint> page, Hints& hints, Response& response) {
  for (Hint& hint : page.hints) *hints.Add() = std::move(hint);
  response.set_next_page_token(std::move(page.next_token));
  response.set_size(page.size.value());
  response.set_as_of_ms(page.as_of_ms);
}

}  // namespace warifu

#endif  // WARIFU_SERVER_PAGING_H_
