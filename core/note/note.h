// Signed notes: a text, a blank line, and one line for each signature.
//
// Here they are only taken apart and put together. Who trusts a text has verified it: checkpoint.h,
// cosignature.h, policy.h.
// Source: c2sp.org/signed-note v1.0.0.
// Threads: values and pure functions.
#ifndef WARIFU_CORE_NOTE_NOTE_H_
#define WARIFU_CORE_NOTE_NOTE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace warifu {

inline constexpr std::size_t kMaxNoteBytes = 64 << 10;
inline constexpr std::size_t kMaxNoteSignatures = 100;

struct NoteSignature {
  std::string name;
  std::uint32_t key_id = 0;
  std::string bytes;  // what follows the key id: at least one byte

  friend bool operator==(const NoteSignature&, const NoteSignature&) = default;
};

struct Note {
  std::string text;  // ends with its newline; the blank line is not part of it
  std::vector<NoteSignature> signatures;

  friend bool operator==(const Note&, const Note&) = default;
};

// Strict: FormatNote gives the same bytes again.
// Errors: kBadInput (over the limits, not UTF-8, control characters, no signature, a malformed
// line).
Result<Note> ParseNote(std::string_view untrusted_note);
// Requires: a note such as ParseNote gives.
std::string FormatNote(const Note& note);

// One line, "— name base64\n". Strict inverses.
// Errors: kBadInput.
Result<NoteSignature> ParseSignatureLine(std::string_view line);
std::string FormatSignatureLine(const NoteSignature& signature);

// `note` with one more signature line below the others; unchanged when it has that very line.
// Errors: those of ParseNote and ParseSignatureLine; kRefused when that would be too many or too
// large.
Result<std::string> AddSignatureLine(std::string_view note, std::string_view line);

}  // namespace warifu

#endif  // WARIFU_CORE_NOTE_NOTE_H_
