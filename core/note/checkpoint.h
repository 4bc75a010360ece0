// Checkpoints: a log's signed size and root.
//
//     registry.example
//     20852163
//     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
//
//     — registry.example Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurm...
//
// Ours have no extension lines, and one with such lines is refused: nothing in it can be left
// unread.
// Not here: witnesses (core/note/cosignature.h), who must have signed (core/note/policy.h).
// Source: c2sp.org/tlog-checkpoint v1.0.0; signature type 0x01, key name = origin.
// Threads: values and pure functions.
#ifndef WARIFU_CORE_NOTE_CHECKPOINT_H_
#define WARIFU_CORE_NOTE_CHECKPOINT_H_

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/crypto/ed25519.h"
#include "core/note/note.h"
#include "core/note/vkey.h"

namespace warifu {

struct Checkpoint {
  std::string origin;
  TreeSize size;
  Hash root;

  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

// The note's text: three lines. Strict inverses.
// Requires: IsValidKeyName(checkpoint.origin).
std::string FormatCheckpointBody(const Checkpoint& checkpoint);
// Errors: kBadInput, naming the line.
Result<Checkpoint> ParseCheckpointBody(std::string_view untrusted_text);

// The signed note, with the log's signature alone.
// Requires: IsValidKeyName(checkpoint.origin).
std::string SignCheckpoint(const Checkpoint& checkpoint, const SigningKey& log_key);

// What the log of `log_key` signed. Signatures of other keys are ignored.
// Errors: kBadInput (no note, no checkpoint, or log_key is a witness's); kInconsistent (another
// origin, not signed by that key, or a line under its name and id that is not its signature).
Result<Checkpoint> VerifyCheckpoint(std::string_view untrusted_note, const VerifierKey& log_key);
// The same, of a note already taken apart.
Result<Checkpoint> VerifyCheckpoint(const Note& untrusted_note, const VerifierKey& log_key);

// What a note says of itself: to find out whose it may be, never to believe it.
// Errors: kBadInput.
Result<Checkpoint> ReadUntrustedCheckpoint(std::string_view untrusted_note);

}  // namespace warifu

#endif  // WARIFU_CORE_NOTE_CHECKPOINT_H_
