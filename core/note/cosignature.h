// Cosignatures: a witness's statement that, at a time, this was the largest checkpoint of the log
// that it had seen, consistent with all before.
//
// Not here: when a witness may make one (core/replay), how many are needed (core/note/policy.h).
// Source: c2sp.org/tlog-cosignature, cosignature/v1 (Ed25519, type 0x04).
// Threads: pure functions.
#ifndef WARIFU_CORE_NOTE_COSIGNATURE_H_
#define WARIFU_CORE_NOTE_COSIGNATURE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/crypto/ed25519.h"
#include "core/note/note.h"
#include "core/note/vkey.h"

namespace warifu {

// The largest time that a cosignature may state, in s since the epoch.
inline constexpr std::uint64_t kMaxCosignatureTimeSeconds = (std::uint64_t{1} << 63) - 1;
// How far a cosignature's time may lie from the seal's (DESIGN: 10 minutes), both included.
inline constexpr std::uint64_t kCosignatureWindowMs = 10 * 60 * 1000;

struct Cosignature {
  std::uint64_t timestamp_s = 0;
  Signature signature;

  friend bool operator==(const Cosignature&, const Cosignature&) = default;
};

// Who cosigns.
struct Witness {
  std::string_view name;
  const SigningKey& key;
};

// The signature line of `witness` for the checkpoint in `untrusted_note`. The log's signature is
// not looked at: whoever cosigns has verified far more before.
// Errors: kBadInput (no checkpoint, no key name, time above kMaxCosignatureTimeSeconds).
Result<std::string> CosignCheckpoint(std::string_view untrusted_note, const Witness& witness,
                                     std::uint64_t timestamp_s);

// A signature line's bytes as time and signature. Strict inverses.
// Errors: kBadInput.
Result<Cosignature> ParseCosignature(const NoteSignature& signature);
std::string FormatCosignatureBytes(const Cosignature& cosignature);

// The cosignature in `signature`, if it is that of `witness` over a note's `text`.
// Errors: kBadInput (malformed, or not a witness's key); kInconsistent (another name or key id, or
// it does not verify).
Result<Cosignature> VerifyCosignature(std::string_view text, const NoteSignature& signature,
                                      const VerifierKey& witness);

// Whether the two times are at most kCosignatureWindowMs apart.
bool IsWithinCosignatureWindow(std::uint64_t timestamp_s, std::uint64_t seal_time_ms);

}  // namespace warifu

#endif  // WARIFU_CORE_NOTE_COSIGNATURE_H_
