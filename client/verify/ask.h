// Asking one registry about an offer, and believing nothing of the answer that does not verify.
#ifndef WARIFU_CLIENT_VERIFY_ASK_H_
#define WARIFU_CLIENT_VERIFY_ASK_H_

#include <string>

#include "client/context.h"
#include "client/verify/request.h"
#include "core/base/result.h"
#include "core/proof/trust.h"
#include "core/proof/verify.h"
#include "core/text/code.h"

namespace warifu {

// What came of it. The judgment holds a verified offer; or says UNKNOWN_HERE, after the registry
// proved that its news is young and goes on from what it showed before; or says why neither.
struct RegistryAnswer {
  OfferJudgment judgment;
  std::string proof;  // serialized OfferProof, with a verified offer
};

// Remembers the checkpoint when its quorum and its history hold.
// Errors: kBadInput for an address that is none; those of memory, which is this computer's matter.
Result<RegistryAnswer> AskRegistry(const Context& context, const TrustFile& trust, const Code& code,
                                   const VerifyRequest& request);

}  // namespace warifu

#endif  // WARIFU_CLIENT_VERIFY_ASK_H_
