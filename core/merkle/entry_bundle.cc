#include "core/merkle/entry_bundle.h"

#include "core/base/encoding.h"

namespace warifu {
namespace {

constexpr std::size_t kLengthBytes = 2;

Error NotSoMany(std::size_t count) {
  return Damaged("the bundle does not hold exactly {count} entries", count);
}

}  // namespace

Result<std::string> EncodeEntryBundle(std::span<const std::string> entries) {
  std::string bundle;
  for (const std::string& entry : entries) {
    if (entry.size() > kMaxBundledEntryBytes) {
      return BadInput("an entry of {bytes} bytes does not fit in a bundle", entry.size());
    }
    AppendBigEndian16(static_cast<std::uint16_t>(entry.size()), bundle);
    bundle += entry;
  }
  return bundle;
}

Result<std::vector<std::string>> DecodeEntryBundle(std::string_view untrusted_bundle,
                                                   std::size_t count) {
  std::vector<std::string> entries;
  std::string_view rest = untrusted_bundle;
  while (!rest.empty()) {
    if (rest.size() < kLengthBytes || entries.size() == count) return NotSoMany(count);
    const std::size_t length = ReadBigEndian16(rest);
    rest.remove_prefix(kLengthBytes);
    if (rest.size() < length) return NotSoMany(count);
    entries.emplace_back(rest.substr(0, length));
    rest.remove_prefix(length);
  }
  if (entries.size() != count) return NotSoMany(count);
  return entries;
}

}  // namespace warifu
