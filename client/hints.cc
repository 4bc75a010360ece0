#include "client/hints.h"

#include <google/protobuf/unknown_field_set.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/check.h"
#include "core/base/encoding.h"
#include "core/statement/canonical.h"
#include "core/statement/encode.h"

namespace warifu {
namespace {

Error Malformed(Sentence what) {
  return Inconsistent("the server's list cannot be used: {what}", std::move(what));
}

// What a newer server may add is not looked at.
template <typename Hint>
Status CheckHint(Hint& untrusted_hint) {
  untrusted_hint.DiscardUnknownFields();
  const Findings findings = CheckCanonical(SchemaOf<Hint>(), EncodeMessage(untrusted_hint));
  if (!findings.empty()) {
    return Malformed(Said("a hint is malformed at {field}", findings.front().field()));
  }
  if (untrusted_hint.summary().code().size() == kCodeBytes) return Ok();
  return Malformed(Said("a code has another length"));
}

template <typename Hint>
Status CheckPage(HintPage<Hint>& page, const AskedPage& asked) {
  if (page.untrusted_hints.size() > asked.size)
    return Malformed(Said("it is longer than asked for"));
  if (page.untrusted_next_token.size() > kMaxHintTokenBytes)
    return Malformed(Said("a token is too long"));
  for (Hint& hint : page.untrusted_hints) WARIFU_RETURN_IF_ERROR(CheckHint(hint));
  return Ok();
}

template <typename Hint>
Result<Hints<Hint>> Collect(const AskForPage<Hint>& ask, AskedPage asked) {
  WARIFU_CHECK(asked.size > 0 && asked.size <= kMaxHintsPerPage);
  Hints<Hint> all;
  for (int pages = 0; pages < kMaxPagesFollowed; ++pages) {
    WARIFU_ASSIGN_OR_RETURN(HintPage<Hint> page, ask(asked));
    WARIFU_RETURN_IF_ERROR(CheckPage(page, asked));
    asked.size -= static_cast<std::uint32_t>(page.untrusted_hints.size());
    std::move(page.untrusted_hints.begin(), page.untrusted_hints.end(),
              std::back_inserter(all.hints));
    all.next_token = std::move(page.untrusted_next_token);
    if (pages == 0) {
      all.size = page.size;
      all.as_of_ms = page.as_of_ms;
    }
    if (asked.size == 0 || all.next_token.empty()) break;
    asked.token = all.next_token;
  }
  return all;
}

}  // namespace

Result<Hints<v1::OfferHint>> CollectHints(const AskForPage<v1::OfferHint>& ask, AskedPage first) {
  WARIFU_ASSIGN_OR_RETURN(Hints<v1::OfferHint> hints, Collect(ask, std::move(first)));
  for (const v1::OfferHint& hint : hints.hints) {
    if (!hint.summary().has_offer()) return Malformed(Said("a hint is not of an offer"));
  }
  return hints;
}

Result<Hints<v1::StatementHint>> CollectHints(const AskForPage<v1::StatementHint>& ask,
                                              AskedPage first) {
  return Collect(ask, std::move(first));
}

Code HintedCode(const v1::Summary& summary) {
  WARIFU_CHECK(summary.code().size() == kCodeBytes);
  Code code;
  std::copy(summary.code().begin(), summary.code().end(), code.bytes.begin());
  return code;
}

Result<std::string> ReadPageToken(const std::string& typed) {
  std::optional<std::string> token = DecodeBase64(typed);
  if (token.has_value() && token->size() <= kMaxHintTokenBytes) return *std::move(token);
  return BadInput("--page: give back what the end of the page before printed, whole");
}

std::string WritePageToken(const std::string& token) { return EncodeBase64(token); }

}  // namespace warifu
