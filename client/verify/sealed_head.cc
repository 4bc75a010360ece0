#include "client/verify/sealed_head.h"

#include <string>
#include <variant>

#include "client/verify/judgments.h"
#include "core/base/time.h"
#include "core/proof/limits.h"
#include "core/statement/entry.h"
#include "core/text/instant.h"

namespace warifu {
Result<SealedHead> FetchSealedHead(RegistryConnection& connection, const TrustFile& trust) {
  WARIFU_ASSIGN_OR_RETURN(SignedCheckpoint head, FetchCheckpoint(connection, trust));
  const TreeSize size = head.checkpoint.size;
  if (size.value() == 0) return Inconsistent("the registry's log is empty");
  const LeafIndex last(size.value() - 1);
  WARIFU_ASSIGN_OR_RETURN(const std::string bytes, FetchEntry(connection, head.checkpoint, last));
  WARIFU_ASSIGN_OR_RETURN(const UntrustedEntry entry, ParseEntry(bytes));
  if (!std::holds_alternative<SealContent>(entry.content)) {
    return Inconsistent("the registry's last entry is no seal");
  }
  return SealedHead{std::move(head), entry.admitted_at_ms};
}

std::vector<FoundCause> JudgeHead(const SealedHead& sealed, const TrustFile& trust,
                                  const VerifyRequest& request) {
  std::vector<FoundCause> causes;
  const std::uint64_t now_s = request.at_s.value_or(request.now_s);
  const std::uint64_t seal_s = sealed.seal_time_ms / kMsPerSecond;
  const Sentence of = Said("the seal is of {time}", FormatInstant(seal_s));
  if (seal_s > now_s && seal_s - now_s > kMaxSealAheadS) {
    causes.push_back(CauseOf(VerdictCause::kClockBehindSeal, of));
  } else if (now_s > seal_s && now_s - seal_s > trust.answer_age_s()) {
    causes.push_back(CauseOf(VerdictCause::kSealTooOld, of));
  }
  const auto quorum = trust.policy().Check(sealed.head.note, sealed.seal_time_ms);
  if (!quorum.ok()) {
    causes.push_back(CauseOf(VerdictCause::kQuorumMissing, quorum.error().sentence));
  }
  return causes;
}

}  // namespace warifu
