#include "core/merkle/entry_bundle.h"

namespace warifu {
namespace {

constexpr std::size_t kLengthBytes = 2;

std::size_t LengthAt(std::string_view bytes) {
  return std::size_t{static_cast<unsigned char>(bytes[0])} << 8 |
         static_cast<unsigned char>(bytes[1]);
}

Error NotSoMany(std::size_t count) {
  return Damaged("the bundle does not hold exactly " + std::to_string(count) + " entries");
}

}  // namespace

Result<std::string> EncodeEntryBundle(std::span<const std::string> entries) {
  std::string bundle;
  for (const std::string& entry : entries) {
    if (entry.size() > kMaxBundledEntryBytes) {
      return BadInput("an entry of " + std::to_string(entry.size()) +
                      " bytes does not fit in a bundle");
    }
    bundle += static_cast<char>(entry.size() >> 8);
    bundle += static_cast<char>(entry.size() & 0xFF);
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
    const std::size_t length = LengthAt(rest);
    rest.remove_prefix(kLengthBytes);
    if (rest.size() < length) return NotSoMany(count);
    entries.emplace_back(rest.substr(0, length));
    rest.remove_prefix(length);
  }
  if (entries.size() != count) return NotSoMany(count);
  return entries;
}

}  // namespace warifu
