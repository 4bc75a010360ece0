#include "core/statement/entry.h"

#include "core/base/check.h"
#include "core/crypto/sha256.h"
#include "core/statement/canonical.h"
#include "core/statement/finding_words.h"
#include "core/statement/limits.h"
#include "core/statement/schema.h"
#include "core/statement/wire.h"
#include "warifu/v1/log.pb.h"

namespace warifu {
namespace {

constexpr std::string_view kLeafPrefix("\0", 1);  // RFC 6962, section 2.1

std::string EncodeFrame(std::uint64_t admitted_at_ms, std::uint32_t rules_version) {
  std::string entry;
  AppendTag(v1::Entry::kAdmittedAtMsFieldNumber, WireType::kVarint, entry);
  AppendVarint(admitted_at_ms, entry);
  AppendTag(v1::Entry::kRulesVersionFieldNumber, WireType::kVarint, entry);
  AppendVarint(rules_version, entry);
  return entry;
}

// Requires: canonical, with the fields that an entry must have.
UntrustedEntry TakeApart(std::string_view entry) {
  UntrustedEntry result;
  WireReader in(entry);
  while (!in.done()) {
    const std::uint64_t number = in.ReadVarint()->value >> kTagTypeBits;
    const std::uint64_t value = in.ReadVarint()->value;
    if (number == v1::Entry::kAdmittedAtMsFieldNumber) {
      result.admitted_at_ms = value;
    } else if (number == v1::Entry::kRulesVersionFieldNumber) {
      result.rules_version = static_cast<std::uint32_t>(value);
    } else if (number == v1::Entry::kStatementFieldNumber) {
      result.content = std::string(*in.ReadBytes(value));
    } else {
      v1::Seal seal;
      WARIFU_CHECK(seal.ParseFromString(std::string(*in.ReadBytes(value))));
      result.content = SealContent{*Hash::From(seal.standing_root())};
    }
  }
  return result;
}

}  // namespace

std::string EncodeStatementEntry(std::uint64_t admitted_at_ms, std::uint32_t rules_version,
                                 std::string_view signed_statement) {
  std::string entry = EncodeFrame(admitted_at_ms, rules_version);
  AppendSpan(v1::Entry::kStatementFieldNumber, signed_statement, entry);
  return entry;
}

std::string EncodeSealEntry(std::uint64_t admitted_at_ms, std::uint32_t rules_version,
                            const Hash& standing_root) {
  std::string seal;
  AppendSpan(v1::Seal::kStandingRootFieldNumber, standing_root.view(), seal);
  std::string entry = EncodeFrame(admitted_at_ms, rules_version);
  AppendSpan(v1::Entry::kSealFieldNumber, seal, entry);
  return entry;
}

Result<UntrustedEntry> ParseEntry(std::string_view entry) {
  if (entry.size() > kMaxEntryBytes) {
    return Damaged("an entry has {bytes} bytes, but no entry has more than {most}", entry.size(),
                   kMaxEntryBytes);
  }
  const Findings findings = CheckCanonical(EntryFrameSchema(), entry);
  if (!findings.empty())
    return Damaged("an entry is not in order: {finding}", FindingLine(findings.front()));
  return TakeApart(entry);
}

Result<Entry> ReadOwnEntry(LeafIndex index, std::string_view entry) {
  WARIFU_ASSIGN_OR_RETURN(UntrustedEntry parsed, ParseEntry(entry));
  const Hash leaf_hash = Sha256Hasher().Update(kLeafPrefix).Update(entry).Finish();
  if (const auto* seal = std::get_if<SealContent>(&parsed.content)) {
    return Entry{index, parsed.admitted_at_ms, parsed.rules_version, leaf_hash, *seal};
  }
  WARIFU_ASSIGN_OR_RETURN(
      ExaminedStatement statement,
      ReadExaminedBefore(parsed.rules_version, std::get<std::string>(parsed.content)));
  return Entry{index, parsed.admitted_at_ms, parsed.rules_version, leaf_hash, std::move(statement)};
}

}  // namespace warifu
