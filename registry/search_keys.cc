#include "registry/search_keys.h"

#include "core/base/check.h"
#include "core/base/encoding.h"

namespace warifu {
namespace {

constexpr std::size_t kIndexBytes = 8;
// Stands in no code of ours, so that no code is the beginning of another's key.
constexpr char kEnd = '\0';

std::string Begin(IndexKind kind) { return std::string(1, static_cast<char>(kind)); }

std::string Begin(IndexKind kind, std::string_view value) {
  return Begin(kind) + std::string(value);
}

std::string Number(std::uint64_t number) {
  std::string bytes;
  AppendBigEndian64(number, bytes);
  return bytes;
}

std::string Falling(std::uint64_t number) { return Number(~number); }

std::uint64_t Unsigned(std::int64_t minor_units) {
  WARIFU_CHECK(minor_units >= 0);
  return static_cast<std::uint64_t>(minor_units);
}

bool IsOf(IndexKind kind, std::string_view key) {
  return !key.empty() && static_cast<std::uint8_t>(key[0]) == static_cast<std::uint8_t>(kind);
}

}  // namespace

std::string EveryPrefix() { return Begin(IndexKind::kEvery); }

std::string CountryPrefix(std::string_view country) { return Begin(IndexKind::kCountry, country); }

std::string IscoPrefix(std::string_view digits) { return Begin(IndexKind::kIsco, digits); }

std::string NationalPrefix(std::string_view code) {
  return Begin(IndexKind::kNational, code) + kEnd;
}

std::string DivisionPrefix(std::string_view subdivision) {
  return Begin(IndexKind::kDivision, subdivision) + kEnd;
}

std::string PayPrefix(std::string_view currency) { return Begin(IndexKind::kPay, currency); }

std::string TotalPrefix(std::string_view currency) { return Begin(IndexKind::kTotal, currency); }

std::string PartyPrefix(std::string_view organization) {
  return Begin(IndexKind::kParty, organization) + kEnd;
}

std::string StatePrefix(State state) { return Begin(IndexKind::kState) + static_cast<char>(state); }

std::string RecordPrefix() { return Begin(IndexKind::kRecord); }

std::string StatementPrefix(std::string_view organization, v1::OrganizationStatementKind kind) {
  return Begin(IndexKind::kStatement, organization) + kEnd + static_cast<char>(kind);
}

std::string SummaryKey(LeafIndex index) {
  return Begin(IndexKind::kSummary) + Number(index.value());
}

std::string RecordKey(std::string_view organization) {
  return Begin(IndexKind::kRecord, organization);
}

std::string Newest(LeafIndex index) { return Falling(index.value()); }

std::string Highest(std::int64_t minor_units) { return Falling(Unsigned(minor_units)); }

std::string Rising(std::int64_t minor_units) { return Number(Unsigned(minor_units)); }

std::string Latest(LeafIndex changed_by) { return Falling(changed_by.value()); }

std::optional<LeafIndex> EntryOfKey(std::string_view key) {
  if (key.size() <= kIndexBytes) return std::nullopt;
  return LeafIndex(~ReadBigEndian64(key.substr(key.size() - kIndexBytes)));
}

std::optional<LeafIndex> ChangeOfStateKey(std::string_view key) {
  constexpr std::size_t kBefore = 2;  // kind and state
  if (!IsOf(IndexKind::kState, key) || key.size() != kBefore + 2 * kIndexBytes) return std::nullopt;
  return LeafIndex(~ReadBigEndian64(key.substr(kBefore)));
}

std::optional<std::string_view> OrganizationOfRecordKey(std::string_view key) {
  if (!IsOf(IndexKind::kRecord, key)) return std::nullopt;
  return key.substr(1);
}

std::string KeyBehind(std::string prefix) {
  // The last byte is of a code, a country or a kind: never the highest.
  WARIFU_CHECK(!prefix.empty() && static_cast<std::uint8_t>(prefix.back()) < 0xff);
  ++prefix.back();
  return prefix;
}

}  // namespace warifu
