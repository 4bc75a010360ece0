// Committer: one built batch, signed, to the database, then to the guard, then to whoever reads.
//
// What a death leaves behind: before the commit nothing; between commit and guard entries that
// nobody has seen, which the next start finds, keeps and guards; after the guard everything.
// Source: docs/format.md, "Guard".
// Threads: the sequencer's only.
#ifndef WARIFU_REGISTRY_COMMITTER_H_
#define WARIFU_REGISTRY_COMMITTER_H_

#include <cstdint>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/crypto/ed25519.h"
#include "registry/batch.h"
#include "registry/guard.h"
#include "registry/publishing.h"
#include "registry/store.h"
#include "registry/write_gate.h"

namespace warifu {

// Who signs checkpoints. The key must outlive it.
struct LogSigner {
  std::string origin;
  const SigningKey& key;
};

class Committer {
 public:
  // All must outlive this.
  Committer(Store& store, Guard& guard, Publishing& publishing, WriteGate& gate, LogSigner signer);

  // Signs the batch's checkpoint and writes all; gives the view behind the guard that has it.
  // Requires: batch.writes.
  // Errors: kUnavailable (nothing was written), kOutcomeUnknown (the gate is closed now).
  Result<std::shared_ptr<const StoreView>> Commit(BuiltBatch batch, std::uint64_t now_ms);

 private:
  Error StopWriting(const Error& cause);

  Store& store_;
  Guard& guard_;
  Publishing& publishing_;
  WriteGate& gate_;
  const LogSigner signer_;
};

}  // namespace warifu

#endif  // WARIFU_REGISTRY_COMMITTER_H_
