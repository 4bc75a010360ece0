#include "core/note/cosignature.h"

#include "core/base/check.h"
#include "core/base/encoding.h"
#include "core/base/time.h"
#include "core/note/checkpoint.h"

namespace warifu {
namespace {

constexpr std::size_t kTimeBytes = 8;

std::string SignedMessage(std::string_view text, std::uint64_t timestamp_s) {
  return "cosignature/v1\ntime " + std::to_string(timestamp_s) + "\n" + std::string(text);
}

}  // namespace

Result<std::string> CosignCheckpoint(std::string_view untrusted_note, const Witness& witness,
                                     std::uint64_t timestamp_s) {
  WARIFU_ASSIGN_OR_RETURN(const Note note, ParseNote(untrusted_note));
  WARIFU_RETURN_IF_ERROR(ParseCheckpointBody(note.text));
  if (!IsValidKeyName(witness.name)) {
    return BadInput("witness name: it must be {rule}", kKeyNameRule);
  }
  if (timestamp_s > kMaxCosignatureTimeSeconds) {
    return BadInput("cosignature: its time is above 2^63 - 1 seconds");
  }
  const Cosignature cosignature = {timestamp_s,
                                   witness.key.Sign(SignedMessage(note.text, timestamp_s))};
  const std::uint32_t key_id =
      KeyId(witness.name, SignatureType::kCosignature, witness.key.public_key());
  return FormatSignatureLine(
      {std::string(witness.name), key_id, FormatCosignatureBytes(cosignature)});
}

Result<Cosignature> ParseCosignature(const NoteSignature& signature) {
  const std::string_view bytes = signature.bytes;
  if (bytes.size() != kTimeBytes + Signature::kSize) {
    return BadInput("cosignature of {name}: it has {bytes} bytes instead of 72", signature.name,
                    bytes.size());
  }
  const std::uint64_t timestamp_s = ReadBigEndian64(bytes);
  if (timestamp_s > kMaxCosignatureTimeSeconds) {
    return BadInput("cosignature of {name}: its time is above 2^63 - 1 seconds", signature.name);
  }
  return Cosignature{timestamp_s, *Signature::From(bytes.substr(kTimeBytes))};
}

std::string FormatCosignatureBytes(const Cosignature& cosignature) {
  WARIFU_CHECK(cosignature.timestamp_s <= kMaxCosignatureTimeSeconds);
  std::string bytes;
  AppendBigEndian64(cosignature.timestamp_s, bytes);
  return bytes.append(cosignature.signature.view());
}

Result<Cosignature> VerifyCosignature(std::string_view text, const NoteSignature& signature,
                                      const VerifierKey& witness) {
  if (witness.type() != SignatureType::kCosignature) {
    return BadInput("vkey: {name} is a log's key, not a witness's", witness.name());
  }
  if (signature.name != witness.name() || signature.key_id != witness.key_id()) {
    return Inconsistent("cosignature: it is not under the name and key id of {name}",
                        witness.name());
  }
  WARIFU_ASSIGN_OR_RETURN(const Cosignature cosignature, ParseCosignature(signature));
  const std::string message = SignedMessage(text, cosignature.timestamp_s);
  if (!VerifySignature(witness.public_key(), message, cosignature.signature)) {
    return Inconsistent("cosignature: the one under {name} is not its own", witness.name());
  }
  return cosignature;
}

bool IsWithinCosignatureWindow(std::uint64_t timestamp_s, std::uint64_t seal_time_ms) {
  if (timestamp_s > kLargestSecond) return false;
  const std::uint64_t timestamp_ms = timestamp_s * kMsPerSecond;
  const std::uint64_t apart_ms =
      timestamp_ms > seal_time_ms ? timestamp_ms - seal_time_ms : seal_time_ms - timestamp_ms;
  return apart_ms <= kCosignatureWindowMs;
}

}  // namespace warifu
