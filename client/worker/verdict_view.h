// VerdictView: everything that the screen of a verdict is made from.
//
// Text for workers and the JSON of `verify` are made from the same view
// (client/render/verdict.h, client/render/verdict_json.h).
// Threads: a value; borrows.
#ifndef WARIFU_CLIENT_WORKER_VERDICT_VIEW_H_
#define WARIFU_CLIENT_WORKER_VERDICT_VIEW_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/proof/trust.h"
#include "core/proof/verify.h"
#include "core/text/code.h"

namespace warifu {

struct VerdictView {
  const OfferJudgment* judgment = nullptr;  // never null
  // Those that were asked, or whose file it is; the first is the one of the judgment. Empty: none.
  std::vector<const TrustFile*> registries;
  const TrustFile* to_call = nullptr;  // whose numbers a worker can call; null: nobody's is known
  std::optional<Code> code;            // asked for, or named by the file
  ProofSource source = ProofSource::kFile;
  std::uint64_t now_s = 0;  // this computer's clock
  int zone_minutes = 0;     // of the reader's clock, east of UTC
  // What was asked besides.
  bool asked_place = false;
  bool asked_paper = false;
  std::string account;
  // What happened besides.
  bool newer_news_not_had = false;
  std::vector<std::string> evidence_paths;    // of each contradiction: written here
  std::optional<Sentence> not_saved;          // why the proof is not in the file asked for
  std::vector<const VerifiedOffer*> answers;  // of TWO_ANSWERS: each as one registry shows it
};

}  // namespace warifu

#endif  // WARIFU_CLIENT_WORKER_VERDICT_VIEW_H_
