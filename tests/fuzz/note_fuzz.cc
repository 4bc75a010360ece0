// Signed notes: what is parsed is formatted to the same bytes.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/check.h"
#include "core/note/note.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto note = warifu::ParseNote(bytes);
  if (!note.ok()) return 0;
  WARIFU_CHECK(warifu::FormatNote(*note) == bytes);
  for (const warifu::NoteSignature& signature : note->signatures) {
    const auto again = warifu::ParseSignatureLine(warifu::FormatSignatureLine(signature));
    WARIFU_CHECK(again.ok() && *again == signature);
  }
  return 0;
}
