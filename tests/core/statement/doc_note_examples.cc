// Checkpoint and cosignature: the lines, and the bytes behind them.
#include "core/base/check.h"
#include "core/base/encoding.h"
#include "core/note/checkpoint.h"
#include "core/note/cosignature.h"
#include "core/note/note.h"
#include "core/note/vkey.h"
#include "tests/core/statement/doc_examples.h"
#include "tests/core/statement/doc_statements.h"
#include "tests/core/statement/doc_text.h"
#include "tests/support/statement_builder.h"

namespace warifu {
namespace {

std::string KeyIdBytes(const NoteSignature& signature) {
  std::string bytes;
  AppendBigEndian32(signature.key_id, bytes);
  return bytes;
}

std::string CheckpointBlock(const ExampleLog& log) {
  const auto key = VerifierKey::Make(kExampleOrigin, SignatureType::kEd25519, TestPublicKey("log"));
  const std::string text = SignedCheckpoint(log);
  const auto note = ParseNote(text);
  WARIFU_CHECK(key.ok() && note.ok() && VerifyCheckpoint(*note, *key).ok());
  const NoteSignature& line = note->signatures.front();
  WARIFU_CHECK(VerifySignature(key->public_key(), note->text, *Signature::From(line.bytes)));
  return ExampleBlock()
      .Line("the log's vkey", key->ToString())
      .Text("the checkpoint, as signed by the log:\n", text)
      .Hex("\nwhat the log signs: the three lines", note->text)
      .Hex("in its signature line, key id", KeyIdBytes(line))
      .Hex("in its signature line, signature", line.bytes)
      .ToString();
}

std::string CosignatureBlock(const ExampleLog& log) {
  const auto key =
      VerifierKey::Make(kExampleWitnessName, SignatureType::kCosignature, TestPublicKey("witness"));
  const auto note = ParseNote(CosignedCheckpoint(log));
  WARIFU_CHECK(key.ok() && note.ok() && note->signatures.size() == 2);
  const NoteSignature& line = note->signatures[1];
  const auto cosignature = VerifyCosignature(note->text, line, *key);
  WARIFU_CHECK(cosignature.ok());
  const std::string message =
      "cosignature/v1\ntime " + std::to_string(kExampleCosignedAtS) + "\n" + note->text;
  WARIFU_CHECK(VerifySignature(key->public_key(), message, cosignature->signature));
  std::string time;
  AppendBigEndian64(cosignature->timestamp_s, time);
  return ExampleBlock()
      .Line("the witness's vkey", key->ToString())
      .Text("the line that the witness adds, for 1795132870 s:\n", FormatSignatureLine(line))
      .Text("\nwhat the witness signs, as text:\n", message)
      .Hex("\nwhat the witness signs", message)
      .Hex("in its line, key id", KeyIdBytes(line))
      .Hex("in its line, time", time)
      .Hex("in its line, signature", cosignature->signature.view())
      .ToString();
}

}  // namespace

DocBlocks NoteExamples(const ExampleLog& log) {
  return {
      {"example: checkpoint", CheckpointBlock(log)},
      {"example: cosignature", CosignatureBlock(log)},
  };
}

}  // namespace warifu
