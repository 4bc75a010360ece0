// What the client remembers of each registry: the largest checkpoint with quorum that it ever
// verified, and the newest seal's time. One file for each genesis and log key,
// memory/GENESIS-LOGKEY; and beside it (.file) the largest checkpoint that only a file showed: it
// is proven to belong to the same history at the next contact.
//
// Programs that run at once do not lose what another keeps: they take turns by a lock file (.lock)
// beside the two, and give up on one that does not end (client/file_lock.h).
//
// So a registry that shows an older or another history than before is noticed. Nothing here is
// secret; losing it loses that notice only.
#ifndef WARIFU_CLIENT_MEMORY_H_
#define WARIFU_CLIENT_MEMORY_H_

#include <cstdint>
#include <optional>
#include <string>

#include "client/context.h"
#include "core/base/result.h"
#include "core/base/types.h"
#include "core/note/checkpoint.h"
#include "core/proof/trust.h"

namespace warifu {

struct RememberedCheckpoint {
  std::string note;  // as signed by the log
  Checkpoint checkpoint;
  std::uint64_t seal_time_ms = 0;  // of the newest seal ever verified; at least this checkpoint's
};

// Nothing when this registry was never verified. A file that does not hold what we wrote is an
// error, since forgetting silently is what an attacker would want. Errors: kDamaged, naming the
// file and what removing it means; kIo.
Result<std::optional<RememberedCheckpoint>> Recall(const Context& context, const TrustFile& trust);

// Keeps `note` if it is larger than what is remembered, and the later of the two times.
// Requires: the note was verified, with quorum and as a continuation of the remembered one.
// Errors: those of Recall; kUnavailable (another program holds the memory), kIo.
Status Remember(const Context& context, const TrustFile& trust, const std::string& note,
                std::uint64_t seal_time_ms);

// The same for what a file showed, with quorum, and nobody has proven yet.
Result<std::optional<RememberedCheckpoint>> RecallFromFile(const Context& context,
                                                           const TrustFile& trust);
Status RememberFromFile(const Context& context, const TrustFile& trust, const std::string& note,
                        std::uint64_t seal_time_ms);
// Call when all up to `proven` was proven; a larger one, which another program kept meanwhile,
// stays. Without one nothing happens.
Status ForgetFromFile(const Context& context, const TrustFile& trust, TreeSize proven);

}  // namespace warifu

#endif  // WARIFU_CLIENT_MEMORY_H_
