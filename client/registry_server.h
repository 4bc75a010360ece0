// Which server to ask about a registry, and what it shows: the first steps of every online command.
#ifndef WARIFU_CLIENT_REGISTRY_SERVER_H_
#define WARIFU_CLIENT_REGISTRY_SERVER_H_

#include <memory>
#include <string>
#include <string_view>

#include "client/connection.h"
#include "client/context.h"
#include "core/base/result.h"
#include "core/note/checkpoint.h"
#include "core/proof/trust.h"

namespace warifu {

// --server, else the trust file's first.
// Errors: kBadInput when there is neither; those of connecting.
Result<std::unique_ptr<RegistryConnection>> ConnectTo(const Context& context,
                                                      const TrustFile& trust);
std::string AddressOf(const Context& context, const TrustFile& trust);  // empty: none

// The published checkpoint, signed by the log key of the trust file. Its quorum is not judged here:
// that needs the time of its seal.
struct SignedCheckpoint {
  std::string note;
  Checkpoint checkpoint;
};
// Errors: those of the call; kInconsistent when it is not signed by the log, or is another
// origin's.
Result<SignedCheckpoint> FetchCheckpoint(LogView& log, const TrustFile& trust);

// The bytes of one entry, proven to stand in the log of this checkpoint. Requires: below its size.
// Errors: those of the calls; kInconsistent when it is not shown or not in that log.
Result<std::string> FetchEntry(RegistryConnection& connection, const Checkpoint& checkpoint,
                               LeafIndex index);
// The same of an entry that was fetched already.
Status VerifyEntry(RegistryConnection& connection, const Checkpoint& checkpoint,
                   std::string_view entry, LeafIndex index);

}  // namespace warifu

#endif  // WARIFU_CLIENT_REGISTRY_SERVER_H_
