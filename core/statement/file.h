// The kinds of file, each told by its first line, and the frame of the binary ones:
//
//     <first line>\n  <the serialized message>  <first 8 bytes of the SHA-256 of all before>
//
// The tail tells damage on the way from forgery: it is no signature and proves nothing.
// Not here: what a message must hold (the kind's own folder), reading and writing (the client).
// Source: docs/format.md, "Files".
// Threads: pure functions.
#ifndef WARIFU_CORE_STATEMENT_FILE_H_
#define WARIFU_CORE_STATEMENT_FILE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace warifu {

enum class FileKind {
  kStatement,  // a signed statement under way
  kProof,      // an offer proof
  kTrust,      // text: a registry that somebody trusts
  kEvidence,   // what proves that a log misbehaved
  kReceipt,    // what a submitter got back
  kPlace,      // a worker's place
  kKey,        // text: an encrypted key
  kState,      // an auditor's state
};

inline constexpr std::size_t kFileTailBytes = 8;
// A first line is looked for in this many bytes.
inline constexpr std::size_t kMaxFirstLineBytes = 64;

// "warifu-proof/v1".
std::string_view FirstLineOf(FileKind kind);
// ".warifu".
std::string_view FileEndingOf(FileKind kind);
// "an offer proof", for sentences.
Phrase FileKindWords(FileKind kind);
// Trust and key files are text and have no frame.
bool IsBinaryKind(FileKind kind);

// Requires: a binary kind.
std::string FrameFile(FileKind kind, std::string_view message);

// The message in the frame.
// Requires: a binary kind. The caller bounds the size.
// Errors: kBadInput (another kind, which it names, or no file of ours), kNewerProgram (a version of
// this kind that this program does not know), kDamaged (cut short, or the tail does not fit).
Result<std::string> UnframeFile(FileKind kind, std::string_view file);

// What `file` calls itself; only its first line is read.
// Errors: kNewerProgram (one of ours in another version), kBadInput (none of ours).
Result<FileKind> IdentifyFile(std::string_view file);

}  // namespace warifu

#endif  // WARIFU_CORE_STATEMENT_FILE_H_
