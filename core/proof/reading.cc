#include "core/proof/reading.h"

#include "core/statement/canonical.h"

namespace warifu {
namespace {

Status CheckSize(const BoundedKind& kind, std::string_view bytes) {
  if (bytes.size() <= kind.max_bytes) return Ok();
  return Damaged("{kind} has at most {most} bytes", FileKindWords(kind.kind), kind.max_bytes);
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
  if (field.empty()) return Damaged("the form of {kind} is wrong", FileKindWords(kind.kind));
  return Damaged("the form of {kind} is wrong, at {field}", FileKindWords(kind.kind), field);
}

VerdictCause CauseOfReading(const Error& error) {
  return error.code == ErrorCode::kNewerProgram ? VerdictCause::kNewerProgram
                                                : VerdictCause::kFileDamaged;
}

}  // namespace warifu
