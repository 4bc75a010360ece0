// Reading files and messages that come from outside: bounded, out of their frame, canonical; only
// then parsed.
//
// Not here: what they say (core/proof/verify.h, receipt.h, evidence.h).
// Source: docs/format.md "Files", "Canonical bytes".
// Threads: pure functions.
#ifndef WARIFU_CORE_PROOF_READING_H_
#define WARIFU_CORE_PROOF_READING_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/proof/limits.h"
#include "core/proof/verdict.h"
#include "core/statement/file.h"
#include "core/statement/schema.h"

namespace warifu {

// A kind of file, and how many bytes the file or the message in it has at most.
struct BoundedKind {
  FileKind kind;
  std::size_t max_bytes;
};

inline constexpr BoundedKind kBoundedProof = {FileKind::kProof, kMaxProofBytes};
inline constexpr BoundedKind kBoundedReceipt = {FileKind::kReceipt, kMaxReceiptBytes};
inline constexpr BoundedKind kBoundedEvidence = {FileKind::kEvidence, kMaxEvidenceBytes};

// The message in the frame of a file.
// Errors: kDamaged when it is too large; those of UnframeFile.
Result<std::string> UnframeBounded(const BoundedKind& kind, std::string_view untrusted_file);

// Errors: kDamaged when the bytes are too many or not canonical, naming the field.
Status CheckMessage(const BoundedKind& kind, const MessageSchema& schema,
                    std::string_view untrusted_message);

// The message, if its bytes pass CheckMessage.
template <typename Message>
Result<Message> ReadMessage(const BoundedKind& kind, std::string_view untrusted_message) {
  WARIFU_RETURN_IF_ERROR(CheckMessage(kind, SchemaOf<Message>(), untrusted_message));
  Message message;
  if (!message.ParseFromArray(untrusted_message.data(),
                              static_cast<int>(untrusted_message.size()))) {
    return Damaged("{kind} cannot be read", FileKindWords(kind.kind));
  }
  return message;
}

// What an error of the above amounts to: NEWER_PROGRAM or FILE_DAMAGED.
VerdictCause CauseOfReading(const Error& error);

}  // namespace warifu

#endif  // WARIFU_CORE_PROOF_READING_H_
