// News: signed Changes handed in beside a proof, believed when they say something bad that their
// signer may say, whatever the log says.
//
// A withdrawal that a company mails around counts for who holds it even if a server hides it.
// Source: docs/format.md, "News".
// Threads: values and pure functions.
#ifndef WARIFU_CORE_PROOF_NEWS_H_
#define WARIFU_CORE_PROOF_NEWS_H_

#include <optional>
#include <string>

#include "core/base/types.h"
#include "core/statement/examined.h"

namespace warifu {

// A serialized SignedStatement; in an answer also the bindings of the Changes' signers.
struct NewsItem {
  std::string signed_statement;
  bool from_answer = false;  // sent by a server beside its proof, not handed in by the user
};

// What became of one item.
enum class NewsOutcome {
  kBelieved,     // bad news that applies
  kNoBadNews,    // says something good, or nothing about this proof; passed over
  kOldNews,      // older than what the log knows of the same subject, or than the genesis allows
  kNotEntitled,  // its signer may not say so, or the table does not admit it
  kCannotJudge,  // its signer's binding, or another thing that it rests on, is not in the proof
  kMalformed,    // not a signed Change of this registry
  kBinding,      // a binding that came with an answer; judged by what it signed
};

struct NewsVerdict {
  NewsOutcome outcome = NewsOutcome::kMalformed;
  std::optional<Code> code;                 // of the item, when it could be read
  std::optional<ExaminedStatement> change;  // when believed
  Findings findings;                        // why not
};

}  // namespace warifu

#endif  // WARIFU_CORE_PROOF_NEWS_H_
