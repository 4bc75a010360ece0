#include "core/proof/reading.h"

#include "core/statement/canonical.h"

namespace warifu {
namespace {

Status CheckSize(const BoundedKind& kind, std::string_view bytes) {
  if (bytes.size() <= kind.max_bytes) return Ok();
  return Damaged(std::string(FileKindWords(kind.kind)) + " has at most " +
                 std::to_string(kind.max_bytes) + " bytes");
}

}  // namespace

Result<std::string> UnframeBounded(const BoundedKind& kind, std::string_view untrusted_file) {
  WARIFU_RETURN_IF_ERROR(CheckSize(kind, untrusted_file));
  return UnframeFile(kind.kind, untrusted_file);
}

Status CheckMessage(const BoundedKind& kind, const MessageSchema& schema,
                    std::string_view untrusted_message) {
  WARIFU_RETURN_IF_ERROR(CheckSize(kind, untrusted_message));
  const Findings findings = CheckCanonical(schema, untrusted_message);
  if (findings.empty()) return Ok();
  const std::string& field = findings.front().field();
  return Damaged("the form of " + std::string(FileKindWords(kind.kind)) + " is wrong" +
                 (field.empty() ? "" : ", at " + field));
}

VerdictCause CauseOfReading(const Error& error) {
  return error.code == ErrorCode::kNewerProgram ? VerdictCause::kNewerProgram
                                                : VerdictCause::kFileDamaged;
}

}  // namespace warifu
