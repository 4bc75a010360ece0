// Causes of verdicts in a worker's words, and the names of those whom they are about.
//
// The messages are cause_<name in small letters>, of core/proof/verdict.h's names; a test looks at
// every cause.
#ifndef WARIFU_CLIENT_WORKER_CAUSE_WORDS_H_
#define WARIFU_CLIENT_WORKER_CAUSE_WORDS_H_

#include <string>
#include <string_view>

#include "client/worker/page.h"
#include "client/worker/verdict_view.h"

namespace warifu {

// Part of a sentence: "the saved file is 3 days old".
std::string CauseInWords(const VerdictView& view, const FoundCause& cause, const Page& page);

// "Why: a, and b." of all causes of the same exit code as the first.
void WriteWhy(const VerdictView& view, Page& page);

// An organization by its name, an authority by its name in the genesis; its id where the proof has
// no name. Escaped.
std::string NameOfId(const VerifiedOffer& offer, std::string_view id, std::string_view language);

}  // namespace warifu

#endif  // WARIFU_CLIENT_WORKER_CAUSE_WORDS_H_
