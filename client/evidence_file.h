// Where evidence that a log misbehaved is kept: evidence/HASH.evidence in the home.
//
// What evidence is and how it is judged: core/proof/evidence.h.
#ifndef WARIFU_CLIENT_EVIDENCE_FILE_H_
#define WARIFU_CLIENT_EVIDENCE_FILE_H_

#include <string>
#include <string_view>

#include "client/context.h"
#include "core/base/result.h"

namespace warifu {

// Writes a serialized Evidence as a file named by its hash; its path. The same evidence again is
// the same file.
// Errors: those of writing.
Result<std::string> KeepEvidence(const Context& context, std::string_view evidence);

}  // namespace warifu

#endif  // WARIFU_CLIENT_EVIDENCE_FILE_H_
