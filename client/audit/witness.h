// LogWitness: a key that cosigns checkpoints of one log, and the last that it cosigned.
//
// The habit that makes its word worth something: it never signs a checkpoint that does not continue
// the one it signed last. So that one is on the disk, synced, before each signature, and without it
// nothing is signed.
// File: witness/WITNESSKEY-LOGKEY in the home: a first line, then the log's signed note.
// Not here: the audit before a signature (client/audit/audited_log.h).
// Source: docs/format.md, "Cosignatures"; c2sp.org/tlog-cosignature.
// Threads: one at a time; a second process with the same key is refused.
#ifndef WARIFU_CLIENT_AUDIT_WITNESS_H_
#define WARIFU_CLIENT_AUDIT_WITNESS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "client/context.h"
#include "client/file_lock.h"
#include "client/log_view.h"
#include "core/base/result.h"
#include "core/crypto/ed25519.h"
#include "core/note/checkpoint.h"
#include "core/note/vkey.h"
#include "core/proof/trust.h"

namespace warifu {

// How far the log's last entry may lie from the witness's own clock, on either side.
inline constexpr std::uint64_t kWitnessClockMs = 5 * 60 * 1000;

class LogWitness {
 public:
  // Opens the key `name_or_path` (asks for its passphrase) and takes its lock.
  // Errors: those of the keyring; kUnavailable (another process is this witness); kDamaged (its
  // state).
  static Result<LogWitness> Open(Context& context, const TrustFile& trust,
                                 const std::string& name_or_path);
  const VerifierKey& vkey() const { return vkey_; }
  const std::optional<Checkpoint>& last() const { return last_; }
  const std::string& last_note() const { return last_note_; }  // as signed by the log

  // Whether it may begin: it has its state, or `first_time` and nothing speaks against that.
  // `shown_notes`: every checkpoint that the registry shows now.
  // Errors: kRefused.
  Status MayBegin(bool first_time, std::span<const std::string> shown_notes) const;

  // Judges all but the replay: continues the last, and `last_entry_ms` is close to `now_s`.
  // Errors: kRefused (smaller, clock), kInconsistent (another history), those of the log.
  Status MaySign(LogView& log, const Checkpoint& head, std::uint64_t last_entry_ms,
                 std::uint64_t now_s) const;

  // Keeps the checkpoint, synced, then cosigns it: the note with one more line.
  // Requires: MaySign, and a replay up to it found everything in order.
  // Errors: kIo (nothing was signed then).
  Result<std::string> Sign(const std::string& note, const Checkpoint& head, std::uint64_t now_s);

 private:
  LogWitness(SigningKey key, VerifierKey vkey, std::string path, FileLock lock)
      : key_(std::move(key)),
        vkey_(std::move(vkey)),
        path_(std::move(path)),
        lock_(std::move(lock)) {}

  Status ReadLast(const TrustFile& trust);

  SigningKey key_;
  VerifierKey vkey_;
  std::string path_;
  FileLock lock_;
  std::optional<Checkpoint> last_;
  std::string last_note_;
};

}  // namespace warifu

#endif  // WARIFU_CLIENT_AUDIT_WITNESS_H_
