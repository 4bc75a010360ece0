// Hints: what a server lists, with no proof. Their form is checked before anything of them is used:
// clean text, codes, amounts, no more items than were asked for.
//
// Not here: proving what a hint says (client/verify/checked_offer.h), showing it
// (client/render/hints.h).
// Source: proto/warifu/v1/search.proto. Threads: one at a time.
#ifndef WARIFU_CLIENT_HINTS_H_
#define WARIFU_CLIENT_HINTS_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "client/connection.h"
#include "core/base/result.h"
#include "core/text/code.h"
#include "warifu/v1/search.pb.h"

namespace warifu {

inline constexpr std::uint32_t kMaxHintsPerPage = 100;
inline constexpr std::size_t kMaxHintTokenBytes = 128;
// Short pages that are followed until there are as many hints as somebody wanted.
inline constexpr int kMaxPagesFollowed = 200;

template <typename Hint>
struct Hints {
  std::vector<Hint> hints;
  std::string next_token;  // to go on with; empty: nothing follows
  std::uint64_t size = 0;  // of the log that was looked at first, as the server says
  std::uint64_t as_of_ms = 0;
};

// One call for one page.
template <typename Hint>
using AskForPage = std::function<Result<HintPage<Hint>>(const AskedPage&)>;

// Asks for page after page until there are `first.size` hints, nothing follows, or
// kMaxPagesFollowed were asked for.
// Requires: 0 < first.size <= kMaxHintsPerPage.
// Errors: those of the call; kInconsistent (a hint is malformed, or there are too many).
Result<Hints<v1::OfferHint>> CollectHints(const AskForPage<v1::OfferHint>& ask, AskedPage first);
Result<Hints<v1::StatementHint>> CollectHints(const AskForPage<v1::StatementHint>& ask,
                                              AskedPage first);

// The code of what a hint is about.
Code HintedCode(const v1::Summary& summary);

// --page: as the end of a page printed it.
// Errors: kBadInput.
Result<std::string> ReadPageToken(const std::string& typed);
std::string WritePageToken(const std::string& token);

}  // namespace warifu

#endif  // WARIFU_CLIENT_HINTS_H_
