// An auditor's state, taken apart.
#include "core/base/check.h"
#include "core/base/encoding.h"
#include "core/crypto/sha256.h"
#include "core/replay/byte_reader.h"
#include "core/replay/replay.h"
#include "core/statement/file.h"
#include "tests/core/statement/doc_examples.h"
#include "tests/core/statement/doc_statements.h"
#include "tests/core/statement/doc_text.h"

namespace warifu {
namespace {

constexpr std::size_t kNumberBytes = 8;
constexpr std::size_t kNoteBytes = 9;
constexpr std::size_t kHintTables = 256;
constexpr std::size_t kBytesOfPair = 2 * kNumberBytes;

// A state's message in pieces, each with its label.
class StatePieces {
 public:
  explicit StatePieces(std::string_view state) : in_(state) {}

  StatePieces& Take(const std::string& label, std::size_t bytes) {
    block_.Hex(label, in_.Take(bytes));
    return *this;
  }
  StatePieces& TakeNumber(const std::string& label) { return Take(label, kNumberBytes); }
  // Most have no row.
  StatePieces& TakeHintTables() {
    std::size_t empty = 0;
    for (std::size_t table = 0; table < kHintTables; ++table) {
      const std::string_view rows = in_.Take(kNumberBytes);
      const std::uint64_t count = ReadBigEndian64(rows);
      empty += count == 0 ? 1 : 0;
      if (count == 0) continue;
      const std::string first(1, static_cast<char>(table));
      block_.Hex("hints, table 0x" + EncodeHex(first) + ": number of rows", rows);
      for (std::uint64_t row = 0; row < count; ++row) TakeNumber("its row " + std::to_string(row));
    }
    block_.Number("hints, tables without rows, in their places: 8 zero bytes each", empty);
    return *this;
  }
  StatePieces& TakeNoRows(const std::string& label) {
    const std::string_view rows = in_.Take(kNumberBytes);
    WARIFU_CHECK(in_.ok() && ReadBigEndian64(rows) == 0);
    block_.Hex(label + ": number of rows", rows);
    return *this;
  }

  ExampleBlock& Finish() {
    WARIFU_CHECK(in_.done());
    return block_;
  }

 private:
  ByteReader in_;
  ExampleBlock block_;
};

std::string StateOf(const ExampleLog& log) {
  Replay replay(ExampleRegistry());
  for (const std::string& entry : log.entries) replay.AddBytes(entry);
  const Result<std::string> state = replay.ToState();
  WARIFU_CHECK(state.ok());
  return *state;
}

}  // namespace

DocBlocks StateExample(const ExampleLog& log) {
  const std::string state = StateOf(log);
  const std::string file = FrameFile(FileKind::kState, state);
  StatePieces pieces(state);
  pieces.Take("genesis hash", Hash::kSize)
      .TakeNumber("size n")
      .Take("right edge: the root of all four", Hash::kSize)
      .TakeNumber("time of the last batch")
      .TakeNumber("time of the first entry")
      .TakeNumber("seals")
      .TakeNumber("number of kinds")
      .Take("kind 3, genesis: how many", kBytesOfPair)
      .Take("kind 4, key_binding: how many", kBytesOfPair)
      .TakeNoRows("survey of fees")
      .TakeNumber("rules version");
  for (std::size_t i = 0; i < log.entries.size(); ++i) {
    pieces.Take("entry " + std::to_string(i) + ": state, changed_by", kNoteBytes);
  }
  for (std::size_t i = 0; i < log.entries.size(); ++i) {
    pieces.Take("leaf hash " + std::to_string(i), Hash::kSize);
  }
  pieces.TakeHintTables()
      .TakeNoRows("places")
      .TakeNoRows("places used")
      .TakeNoRows("what superseded what")
      .TakeNoRows("revocations of keys");
  return {{"example: state", pieces.Finish()
                                 .Number("bytes of the message", state.size())
                                 .Hex("SHA-256 of the message", Sha256(state))
                                 .Hex("tail of the file", file.substr(file.size() - kFileTailBytes))
                                 .ToString()}};
}

}  // namespace warifu
