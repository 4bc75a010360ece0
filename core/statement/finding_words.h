// Findings as one line of text, for logs, operators and errors.
//
// Not here: sentences in a reader's language (client/render/findings.h). Threads: pure functions.
#ifndef WARIFU_CORE_STATEMENT_FINDING_WORDS_H_
#define WARIFU_CORE_STATEMENT_FINDING_WORDS_H_

#include <string>

#include "core/statement/examined.h"
#include "warifu/v1/finding.pb.h"

namespace warifu {

// "FEE_ABOVE_CEILING"; of a code that this program does not know, "UNKNOWN_1234".
std::string FindingCodeWord(v1::FindingCode code);

// "FEE_ABOVE_CEILING at offer.worker_fee_total, found 2 VND, wanted at most 1 VND": one line,
// escaped. What a finding leaves empty is left out.
std::string FindingLine(const v1::Finding& finding);

// All of them in one line, "; " between.
std::string FindingsLine(const Findings& findings);

}  // namespace warifu

#endif  // WARIFU_CORE_STATEMENT_FINDING_WORDS_H_
