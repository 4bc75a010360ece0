// Where evidence that a log misbehaved is kept: evidence/HASH.evidence in the home.
//
// Evidence of deviations that an audit found lies in deviations/, one file for each registry, the
// newest: it holds a whole log, and is for others. A log that contradicted itself once is not
// believed again, whatever it shows later: who removes the file forgets it. What evidence is and
// how it is judged: core/proof/evidence.h.
#ifndef WARIFU_CLIENT_EVIDENCE_FILE_H_
#define WARIFU_CLIENT_EVIDENCE_FILE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/context.h"
#include "core/base/result.h"
#include "core/proof/trust.h"
#include "core/proof/verdict.h"

namespace warifu {

// Writes a serialized Evidence as a file named by its hash; its path. The same evidence again is
// the same file.
// Errors: those of writing.
Result<std::string> KeepEvidence(const Context& context, std::string_view evidence);

// The same of a deviation, in place of the one before of this registry. Errors: those of writing.
Result<std::string> KeepDeviations(const Context& context, const TrustFile& trust,
                                   std::string_view evidence);

struct KeptEvidence {
  std::string evidence;  // serialized
  std::vector<FoundCause> causes;
};

// What is kept that proves this registry to contradict itself; judged anew. A file that accuses
// nobody is passed over. Errors: those of reading.
Result<std::optional<KeptEvidence>> EvidenceAgainst(const Context& context, const TrustFile& trust);

}  // namespace warifu

#endif  // WARIFU_CLIENT_EVIDENCE_FILE_H_
