// What lies in an exported folder: tiles of hashes and bundles of entries. The first two bytes say
// how many; what is read is written as the same bytes.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "client/export/verified_tiles.h"
#include "core/base/check.h"
#include "core/base/encoding.h"
#include "core/merkle/entry_bundle.h"
#include "core/merkle/tile.h"

namespace warifu {
namespace {

void TryTile(std::size_t width, std::string_view bytes) {
  Tile tile{};
  tile.width = static_cast<decltype(tile.width)>(width);
  const Result<std::vector<Hash>> hashes = HashesOfTile(tile, bytes);
  WARIFU_CHECK(hashes.ok() == (bytes.size() == width * Hash::kSize));
  if (!hashes.ok()) return;
  std::string again;
  for (const Hash& hash : *hashes) again += hash.view();
  WARIFU_CHECK(again == bytes);
}

void TryBundle(std::size_t count, std::string_view bytes) {
  const Result<std::vector<std::string>> entries = DecodeEntryBundle(bytes, count);
  if (!entries.ok()) return;
  WARIFU_CHECK(entries->size() == count);
  WARIFU_CHECK(EncodeEntryBundle(*entries).value() == bytes);
}

}  // namespace
}  // namespace warifu

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t count = warifu::ReadBigEndian16(bytes) % warifu::kTileWidth + 1;
  warifu::TryTile(count, bytes.substr(2));
  warifu::TryBundle(count, bytes.substr(2));
  return 0;
}
