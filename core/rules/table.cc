#include "core/rules/table.h"

#include "core/base/encoding.h"

namespace warifu {
namespace {

constexpr std::size_t kNumberBytes = 8;
// Stands in no code of ours, so that two parts cannot be cut at another place.
constexpr char kBetween = '|';

std::string EncodeNumber(std::uint64_t number) {
  std::string bytes;
  AppendBigEndian64(number, bytes);
  return bytes;
}

}  // namespace

std::string NameTableKey(const Hash& name) { return name.ToString(); }

std::string CodeTableKey(const Code& code) { return std::string(code.view()); }

std::string OrganizationTableKey(std::string_view id) { return std::string(id); }

std::string KeyTableKey(const PublicKey& key) { return key.ToString(); }

std::string LineageTableKey(const Hash& first) { return first.ToString(); }

std::string RulesetTableKey(std::string_view authority, std::string_view origin_country,
                            std::string_view destination_country) {
  std::string key(authority);
  key += kBetween;
  key += origin_country;
  key += kBetween;
  key += destination_country;
  return key;
}

std::string LegalNumberTableKey(std::string_view scheme, std::string_view value) {
  std::string key(scheme);
  key += kBetween;
  key += value;
  return key;
}

std::string NameKeyTableKey(NameKeyKind kind, const Hash& key) {
  return static_cast<char>(kind) + key.ToString();
}

std::string PlaceTableKey(const Hash& lineage_first, std::uint32_t place) {
  std::string key = lineage_first.ToString();
  AppendBigEndian32(place, key);
  return key;
}

std::string PreviousTableKey(LeafIndex index) { return EncodeIndex(index); }

std::string EncodeIndex(LeafIndex index) { return EncodeNumber(index.value()); }

std::optional<LeafIndex> DecodeIndex(std::string_view value) {
  if (value.size() != kNumberBytes) return std::nullopt;
  return LeafIndex(ReadBigEndian64(value));
}

std::string EncodeIndexes(const std::vector<LeafIndex>& indexes) {
  std::string bytes;
  for (const LeafIndex index : indexes) AppendBigEndian64(index.value(), bytes);
  return bytes;
}

std::optional<std::vector<LeafIndex>> DecodeIndexes(std::string_view value) {
  if (value.size() % kNumberBytes != 0) return std::nullopt;
  std::vector<LeafIndex> indexes;
  for (std::size_t at = 0; at < value.size(); at += kNumberBytes) {
    indexes.emplace_back(ReadBigEndian64(value.substr(at, kNumberBytes)));
  }
  return indexes;
}

std::string EncodeIds(const std::vector<std::string>& ids) {
  std::string bytes;
  for (const std::string& id : ids) {
    if (!bytes.empty()) bytes += kBetween;
    bytes += id;
  }
  return bytes;
}

std::optional<std::vector<std::string>> DecodeIds(std::string_view value) {
  std::vector<std::string> ids;
  while (true) {
    const std::size_t end = value.find(kBetween);
    ids.emplace_back(value.substr(0, end));
    if (ids.back().empty()) return std::nullopt;
    if (end == std::string_view::npos) return ids;
    value.remove_prefix(end + 1);
  }
}

std::string EncodeCount(std::uint64_t count) { return EncodeNumber(count); }

std::optional<std::uint64_t> DecodeCount(std::string_view value) {
  if (value.size() != kNumberBytes) return std::nullopt;
  return ReadBigEndian64(value);
}

}  // namespace warifu
