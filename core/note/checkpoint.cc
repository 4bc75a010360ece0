#include "core/note/checkpoint.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/check.h"
#include "core/base/encoding.h"

namespace warifu {
namespace {

Error BadCheckpoint(Phrase why) { return BadInput("checkpoint: {why}", why); }

// The next line of `rest` without its newline; nothing when there is no newline any more.
std::optional<std::string_view> TakeLine(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  if (end == rest.npos) return std::nullopt;
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return line;
}

std::optional<Hash> ParseHash(std::string_view base64) {
  const auto bytes = DecodeBase64(base64);
  return bytes ? Hash::From(*bytes) : std::nullopt;
}

bool IsUnderNameOf(const VerifierKey& key, const NoteSignature& signature) {
  return signature.name == key.name() && signature.key_id == key.key_id();
}

// At least one line under the key's name and id, and each of them its signature.
Status CheckSignatures(const Note& note, const VerifierKey& key) {
  bool is_signed = false;
  for (const NoteSignature& line : note.signatures) {
    if (!IsUnderNameOf(key, line)) continue;
    const auto signature = Signature::From(line.bytes);
    if (!signature || !VerifySignature(key.public_key(), note.text, *signature)) {
      return Inconsistent("checkpoint: the signature under {name} is not the log's", key.name());
    }
    is_signed = true;
  }
  if (!is_signed) return Inconsistent("checkpoint: not signed by the log {name}", key.name());
  return Ok();
}

}  // namespace

std::string FormatCheckpointBody(const Checkpoint& checkpoint) {
  WARIFU_CHECK(IsValidKeyName(checkpoint.origin));
  return checkpoint.origin + "\n" + std::to_string(checkpoint.size.value()) + "\n" +
         EncodeBase64(checkpoint.root.view()) + "\n";
}

Result<Checkpoint> ParseCheckpointBody(std::string_view untrusted_text) {
  const auto origin = TakeLine(untrusted_text);
  if (!origin || !IsValidKeyName(*origin)) return BadCheckpoint(Phrase("line 1 is not an origin"));
  const auto size = ParseDecimal(TakeLine(untrusted_text).value_or(""));
  if (!size) return BadCheckpoint(Phrase("line 2 is not a tree size in decimal digits"));
  const auto root = ParseHash(TakeLine(untrusted_text).value_or(""));
  if (!root) return BadCheckpoint(Phrase("line 3 is not a root of 32 bytes in base64"));
  if (!untrusted_text.empty()) return BadCheckpoint(Phrase("line 4 is one too many"));
  return Checkpoint{std::string(*origin), TreeSize(*size), *root};
}

std::string SignCheckpoint(const Checkpoint& checkpoint, const SigningKey& log_key) {
  Note note = {FormatCheckpointBody(checkpoint), {}};
  const std::uint32_t key_id =
      KeyId(checkpoint.origin, SignatureType::kEd25519, log_key.public_key());
  note.signatures.push_back({checkpoint.origin, key_id, log_key.Sign(note.text).ToString()});
  return FormatNote(note);
}

Result<Checkpoint> VerifyCheckpoint(std::string_view untrusted_note, const VerifierKey& log_key) {
  WARIFU_ASSIGN_OR_RETURN(const Note note, ParseNote(untrusted_note));
  return VerifyCheckpoint(note, log_key);
}

Result<Checkpoint> VerifyCheckpoint(const Note& untrusted_note, const VerifierKey& log_key) {
  if (log_key.type() != SignatureType::kEd25519) {
    return BadInput("vkey: {name} is a witness's key, not a log's", log_key.name());
  }
  WARIFU_RETURN_IF_ERROR(CheckSignatures(untrusted_note, log_key));
  WARIFU_ASSIGN_OR_RETURN(Checkpoint checkpoint, ParseCheckpointBody(untrusted_note.text));
  if (checkpoint.origin != log_key.name()) {
    return Inconsistent("checkpoint: it is of the log {origin}, not of {name}", checkpoint.origin,
                        log_key.name());
  }
  return checkpoint;
}

Result<Checkpoint> ReadUntrustedCheckpoint(std::string_view untrusted_note) {
  WARIFU_ASSIGN_OR_RETURN(const Note note, ParseNote(untrusted_note));
  return ParseCheckpointBody(note.text);
}

}  // namespace warifu
