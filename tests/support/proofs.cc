#include "tests/support/proofs.h"

#include <iostream>

#include "core/base/check.h"
#include "core/base/time.h"
#include "core/note/cosignature.h"
#include "core/statement/encode.h"
#include "core/statement/file.h"
#include "tests/support/statement_builder.h"

namespace warifu {
namespace {

std::string WitnessKey(std::string_view name) {
  return VerifierKey::Make(std::string(name) + ".example", SignatureType::kCosignature,
                           TestPublicKey(name))
      .value()
      .ToString();
}

}  // namespace

RegistrySnapshot SnapshotOf(const MemoryRegistry& log) { return SnapshotOf(log, log.checkpoint()); }

RegistrySnapshot SnapshotOf(const MemoryRegistry& log, std::string_view checkpoint) {
  WARIFU_CHECK(log.sealed());
  return {log.state(), log.log_nodes(), log.standing_nodes(), checkpoint};
}

TrustFields TrustFieldsOf(const MemoryRegistry& log, std::string_view witness_lines) {
  TrustFields fields;
  fields.origin = log.origin();
  fields.genesis_hash = log.registry().value();
  fields.authority = "Test authority (fictional)";
  fields.servers = {"registry.example:443"};
  fields.calls = {{"VN", "+84 24 0000 0000"}, {"JP", "+81 3 0000 0000"}};
  fields.policy = "log " + log.log_vkey().ToString() + "\n";
  fields.policy += witness_lines.empty() ? "quorum none\n" : std::string(witness_lines);
  return fields;
}

TrustFile TrustOf(const MemoryRegistry& log, std::string_view witness_lines) {
  return TrustFile::Make(TrustFieldsOf(log, witness_lines)).value();
}

std::string OneOfTwoWitnesses() {
  return "witness W1 " + WitnessKey("W1") + "\nwitness W2 " + WitnessKey("W2") +
         "\ngroup W any W1 W2\nquorum W\n";
}

std::string Cosigned(std::string_view checkpoint, std::string_view witness,
                     std::uint64_t timestamp_s) {
  const SigningKey key = TestKey(witness);
  const std::string name = std::string(witness) + ".example";
  const std::string line =
      CosignCheckpoint(checkpoint, {.name = name, .key = key}, timestamp_s).value();
  return AddSignatureLine(checkpoint, line).value();
}

std::string ProofOf(const MemoryRegistry& log, const Hash& offer, std::uint32_t first_place) {
  const LeafIndex index = log.state().OfName(offer).value().index();
  const Result<std::string> proof =
      AssembleOfferProof(SnapshotOf(log), index, {.first_place = first_place});
  if (!proof.ok()) std::cerr << proof.error().message() << "\n";
  return ProofFile(proof.value());
}

VerifyOptions OptionsOf(const MemoryRegistry& log) {
  VerifyOptions options;
  options.now_s = log.last_ms() / kMsPerSecond + 60;
  return options;
}

OfferJudgment VerifyNow(const MemoryRegistry& log, std::string_view proof_file) {
  return VerifyOfferFile(proof_file, TrustOf(log), OptionsOf(log));
}

v1::OfferProof OpenProof(std::string_view proof_file) {
  v1::OfferProof proof;
  WARIFU_CHECK(proof.ParseFromString(UnframeFile(FileKind::kProof, proof_file).value()));
  return proof;
}

std::string CloseProof(const v1::OfferProof& proof) { return ProofFile(EncodeMessage(proof)); }

std::vector<std::string_view> CauseNames(const OfferJudgment& judgment) {
  std::vector<std::string_view> names;
  for (const FoundCause& found : judgment.causes) names.push_back(RowOf(found.cause).name);
  return names;
}

std::string Describe(const OfferJudgment& judgment) {
  std::string text = "exit " + std::to_string(ExitCodeOf(judgment.code)) + "\n";
  for (const FoundCause& found : judgment.causes) {
    text += std::string(RowOf(found.cause).name) + " " + found.organization + " ";
    if (found.detail) text += found.detail->English();
    if (found.entry) text += " entry " + std::to_string(found.entry->value());
    if (found.finding) text += " " + DescribeFindings({*found.finding});
    text += "\n";
  }
  return text;
}

}  // namespace warifu
