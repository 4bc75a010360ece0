// Paths of tiles and entry bundles: what is parsed is formatted to the same path.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/check.h"
#include "core/merkle/tile.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view path(reinterpret_cast<const char*>(data), size);
  const auto tile = warifu::ParseTilePath(path);
  WARIFU_CHECK(!tile.ok() || warifu::TilePath(*tile) == path);
  const auto bundle = warifu::ParseEntryBundlePath(path);
  WARIFU_CHECK(!bundle.ok() || warifu::EntryBundlePath(bundle->index, bundle->width) == path);
  WARIFU_CHECK(!tile.ok() || !bundle.ok());
  return 0;
}
