// A registry's published checkpoint with the time of its seal, both verified: how old its news is.
#ifndef WARIFU_CLIENT_VERIFY_SEALED_HEAD_H_
#define WARIFU_CLIENT_VERIFY_SEALED_HEAD_H_

#include <cstdint>
#include <vector>

#include "client/connection.h"
#include "client/registry_server.h"
#include "client/verify/request.h"
#include "core/base/result.h"
#include "core/proof/trust.h"
#include "core/proof/verdict.h"

namespace warifu {

struct SealedHead {
  SignedCheckpoint head;
  std::uint64_t seal_time_ms = 0;  // of the entry at size - 1, proven to be in the log
};

// Errors: those of the calls; kInconsistent when the last entry is not proven or is no seal.
Result<SealedHead> FetchSealedHead(RegistryConnection& connection, const TrustFile& trust);

// Why its word is not good enough now: too old, ahead of the clock, quorum missing.
std::vector<FoundCause> JudgeHead(const SealedHead& sealed, const TrustFile& trust,
                                  const VerifyRequest& request);

}  // namespace warifu

#endif  // WARIFU_CLIENT_VERIFY_SEALED_HEAD_H_
