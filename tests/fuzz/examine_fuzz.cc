// Outside bytes of every kind that core/statement reads: whatever is accepted serializes to the
// same bytes, and the canonical check agrees with protobuf. The first byte says which kind.
#include <google/protobuf/message.h>
#include <google/protobuf/stubs/logging.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/check.h"
#include "core/statement/canonical.h"
#include "core/statement/encode.h"
#include "core/statement/entry.h"
#include "core/statement/examine.h"
#include "core/statement/file.h"
#include "core/statement/limits.h"
#include "core/statement/required_signers.h"
#include "core/statement/under_way.h"
#include "warifu/v1/log.pb.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

void CompareWithProtobuf(const google::protobuf::Message& prototype, std::string_view bytes) {
  const Findings findings = CheckCanonical(SchemaOf(*prototype.GetDescriptor()), bytes);
  WARIFU_CHECK(findings.size() <= kMaxFindings);
  if (findings.size() == kMaxFindings) return;  // ended before the end
  std::unique_ptr<google::protobuf::Message> message(prototype.New());
  bool same = message->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
  if (same) {
    message->DiscardUnknownFields();
    same = EncodeMessage(*message) == bytes;
  }
  WARIFU_CHECK(same == !HasNotCanonical(findings));
}

void TryExamine(const std::optional<Hash>& registry, std::string_view bytes) {
  const ExamineResult result = Examine(registry, kHighestRulesVersion, bytes);
  const auto* examined = std::get_if<ExaminedStatement>(&result);
  if (examined == nullptr) {
    WARIFU_CHECK(!std::get<Findings>(result).empty());
    return;
  }
  WARIFU_CHECK(EncodeStatement(examined->statement()) == examined->payload());
  WARIFU_CHECK(!RequiredSigners(examined->statement()).empty());
}

// A payload has no signature to guess: all of its checks can be reached.
void TryPayload(std::string_view bytes) {
  const UnfinishedResult result = StartStatement(std::nullopt, kHighestRulesVersion, bytes);
  const auto* statement = std::get_if<UnfinishedStatement>(&result);
  if (statement == nullptr) return;
  WARIFU_CHECK(EncodeStatement(statement->statement()) == bytes);
  WARIFU_CHECK(!RequiredSigners(statement->statement()).empty());
}

void TryEntry(std::string_view bytes) {
  const auto entry = ParseEntry(bytes);
  if (!entry.ok()) return;
  const auto* seal = std::get_if<SealContent>(&entry->content);
  const std::string again =
      seal != nullptr
          ? EncodeSealEntry(entry->admitted_at_ms, entry->rules_version, seal->standing_root)
          : EncodeStatementEntry(entry->admitted_at_ms, entry->rules_version,
                                 std::get<std::string>(entry->content));
  WARIFU_CHECK(again == bytes);
  (void)ReadOwnEntry(LeafIndex(0), bytes).ok();
}

void TryFile(std::string_view bytes) {
  const auto kind = IdentifyFile(bytes);
  if (!kind.ok() || !IsBinaryKind(*kind)) return;
  const auto message = UnframeFile(*kind, bytes);
  if (message.ok()) WARIFU_CHECK(FrameFile(*kind, *message) == bytes);
}

}  // namespace
}  // namespace warifu

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace warifu;
  [[maybe_unused]] static const auto before = google::protobuf::SetLogHandler(nullptr);
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 10) {
    case 0:
      CompareWithProtobuf(v1::Statement(), bytes);
      break;
    case 1:
      CompareWithProtobuf(v1::SignedStatement(), bytes);
      break;
    case 2:
      CompareWithProtobuf(v1::Entry(), bytes);
      break;
    case 3:
      CompareWithProtobuf(v1::OfferProof(), bytes);
      break;
    case 4:
      CompareWithProtobuf(v1::Receipt(), bytes);
      break;
    case 5:
      CompareWithProtobuf(v1::Evidence(), bytes);
      break;
    case 6:
      TryExamine(std::nullopt, bytes);
      break;
    case 7:
      TryPayload(bytes);
      break;
    case 8:
      TryEntry(bytes);
      break;
    default:
      TryFile(bytes);
      break;
  }
  return 0;
}
