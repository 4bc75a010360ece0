// Golden negatives: mutations of the file and of its message as a whole.
#include "core/statement/encode.h"
#include "core/statement/file.h"
#include "tests/golden/golden_mutation.h"

namespace warifu {

std::vector<GoldenCase> FileMutations() {
  const std::string& file = TheBase().file;
  std::string newer = file;
  newer[newer.find("/v1") + 2] = '2';
  std::string flipped = file;
  Flip(flipped, file.size() / 2);
  const std::string message = EncodeMessage(TheBase().Proof());
  std::string unknown = message + std::string("\x78\x01", 2);  // field 15
  std::string padded = message;
  const std::string seal_index_tag("\x10", 1);  // offer_index: its varint made a byte longer
  const std::size_t at = padded.find(seal_index_tag, TheBase().Proof().checkpoint().size());
  padded[at + 1] = static_cast<char>(padded[at + 1] | 0x80);
  padded.insert(at + 2, 1, '\0');
  return {
      OfFile("file-of-a-newer-version", newer, kNotChecked, "NEWER_PROGRAM"),
      OfFile("file-of-another-kind", FrameFile(FileKind::kReceipt, message), kNotChecked,
             "FILE_DAMAGED"),
      OfFile("file-bit-flipped", flipped, kNotChecked, "FILE_DAMAGED"),
      OfFile("file-cut-short", file.substr(0, file.size() - 1), kNotChecked, "FILE_DAMAGED"),
      OfFile("file-longer", file + "x", kNotChecked, "FILE_DAMAGED"),
      OfFile("file-empty", "", kNotChecked, "FILE_DAMAGED"),
      OfBytes("message-empty", "", kNotChecked, "FILE_DAMAGED"),
      OfBytes("message-with-unknown-field", unknown, kNotChecked, "FILE_DAMAGED"),
      OfBytes("message-with-padded-varint", padded, kNotChecked, "FILE_DAMAGED"),
      OfBytes("message-twice", message + message, kNotChecked, "FILE_DAMAGED"),
  };
}

}  // namespace warifu
