// Receipts: any statement with its inclusion in both trees, for its submitter and for who asks for
// it by code.
//
// A receipt proves that the statement stands in the log and how it stands as of a seal. It does not
// prove that its signers are who they say: that needs their bindings (core/proof/verify.h).
// Source: docs/format.md, "Receipt".
// Threads: pure functions.
#ifndef WARIFU_CORE_PROOF_RECEIPT_H_
#define WARIFU_CORE_PROOF_RECEIPT_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/note/checkpoint.h"
#include "core/proof/trust.h"
#include "core/proof/verdict.h"
#include "core/rules/state.h"

namespace warifu {

// A statement that stands in the log of a trust file.
struct VerifiedReceipt {
  Subject subject;        // the entry, and its standing at the seal
  Checkpoint checkpoint;  // signed by the log
  std::uint64_t seal_time_ms = 0;
  bool quorum = false;  // the trust file's policy is met
  std::vector<std::string> witnesses;
};

// Exactly one of the two is there.
struct ReceiptJudgment {
  std::optional<VerifiedReceipt> receipt;
  std::vector<FoundCause> causes;  // ordered; the first speaks
};

// Judges the bytes of a `.receipt` file, or a serialized Receipt.
ReceiptJudgment VerifyReceiptFile(std::string_view untrusted_file, const TrustFile& trust);
ReceiptJudgment VerifyReceipt(std::string_view untrusted_receipt, const TrustFile& trust);

}  // namespace warifu

#endif  // WARIFU_CORE_PROOF_RECEIPT_H_
