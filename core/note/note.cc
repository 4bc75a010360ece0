#include "core/note/note.h"

#include <algorithm>

#include "core/base/encoding.h"
#include "core/base/utf8.h"
#include "core/crypto/key_name.h"

namespace warifu {
namespace {

constexpr std::string_view kDash = "\u2014 ";  // em dash, space
constexpr std::string_view kEndOfText = "\n\n";
constexpr std::size_t kKeyIdBytes = 4;

Error BadNote(Sentence why) {
  return BadInput("signed note: {why}; take it anew from its source", std::move(why));
}

// Every character but newline and those from the space up is forbidden.
bool HasForbiddenControl(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(),
                     [](unsigned char c) { return c < 0x20 && c != '\n'; });
}

Status CheckCharacters(std::string_view bytes) {
  if (bytes.size() > kMaxNoteBytes) return BadNote(Said("larger than 65,536 bytes"));
  if (!IsValidUtf8(bytes)) return BadNote(Said("not UTF-8"));
  if (HasForbiddenControl(bytes)) return BadNote(Said("it has control characters"));
  return Ok();
}

// The lines of `lines`, each with its newline; the last one perhaps without.
std::vector<std::string_view> SplitLines(std::string_view lines) {
  std::vector<std::string_view> result;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size() - 1) + 1;
    result.push_back(lines.substr(0, end));
    lines.remove_prefix(end);
  }
  return result;
}

}  // namespace

Result<Note> ParseNote(std::string_view untrusted_note) {
  WARIFU_RETURN_IF_ERROR(CheckCharacters(untrusted_note));
  const std::size_t end = untrusted_note.rfind(kEndOfText);
  if (end == untrusted_note.npos) return BadNote(Said("no blank line above its signatures"));
  Note note;
  note.text = untrusted_note.substr(0, end + 1);
  const auto lines = SplitLines(untrusted_note.substr(end + kEndOfText.size()));
  if (lines.empty()) return BadNote(Said("not signed"));
  if (lines.size() > kMaxNoteSignatures) return BadNote(Said("more than 100 signatures"));
  for (std::string_view line : lines) {
    WARIFU_ASSIGN_OR_RETURN(NoteSignature signature, ParseSignatureLine(line));
    note.signatures.push_back(std::move(signature));
  }
  return note;
}

std::string FormatNote(const Note& note) {
  std::string bytes = note.text + "\n";
  for (const NoteSignature& signature : note.signatures) bytes += FormatSignatureLine(signature);
  return bytes;
}

Result<NoteSignature> ParseSignatureLine(std::string_view line) {
  if (line.size() > kMaxNoteBytes || !line.starts_with(kDash) || !line.ends_with('\n')) {
    return BadNote(
        Said("a signature line must begin with a dash and a space, and end with a newline"));
  }
  line = line.substr(kDash.size(), line.size() - kDash.size() - 1);
  const std::size_t space = std::min(line.find(' '), line.size());
  const std::string_view name = line.substr(0, space);
  if (!IsValidKeyName(name)) return BadNote(Said("a signature line names no valid key"));
  const auto bytes = DecodeBase64(line.substr(std::min(space + 1, line.size())));
  if (!bytes || bytes->size() <= kKeyIdBytes) {
    return BadNote(Said("the signature of {name} is not base64 of 5 bytes or more", name));
  }
  return NoteSignature{std::string(name), ReadBigEndian32(*bytes), bytes->substr(kKeyIdBytes)};
}

std::string FormatSignatureLine(const NoteSignature& signature) {
  std::string bytes;
  AppendBigEndian32(signature.key_id, bytes);
  bytes += signature.bytes;
  return std::string(kDash) + signature.name + " " + EncodeBase64(bytes) + "\n";
}

Result<std::string> AddSignatureLine(std::string_view note, std::string_view line) {
  WARIFU_ASSIGN_OR_RETURN(Note parsed, ParseNote(note));
  WARIFU_ASSIGN_OR_RETURN(NoteSignature added, ParseSignatureLine(line));
  auto& signatures = parsed.signatures;
  if (std::find(signatures.begin(), signatures.end(), added) != signatures.end()) {
    return std::string(note);
  }
  if (signatures.size() == kMaxNoteSignatures || note.size() + line.size() > kMaxNoteBytes) {
    return Refused("signed note: it is full; nobody can sign it any more");
  }
  signatures.push_back(std::move(added));
  return FormatNote(parsed);
}

}  // namespace warifu
