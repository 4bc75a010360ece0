// Entry bundles: up to 256 entries in one file, each with its length in front.
//
//     length (2 bytes, BE) entry, length entry, ...
//
// Not here: paths (core/merkle/tile.h), reading and writing files.
// Source: c2sp.org/tlog-tiles, "Log entries".
// Threads: pure functions.
#ifndef WARIFU_CORE_MERKLE_ENTRY_BUNDLE_H_
#define WARIFU_CORE_MERKLE_ENTRY_BUNDLE_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace warifu {

inline constexpr std::size_t kMaxBundledEntryBytes = 0xFFFF;

// Strict inverses.
// Errors: kBadInput for an entry above kMaxBundledEntryBytes.
Result<std::string> EncodeEntryBundle(std::span<const std::string> entries);
// Errors: kDamaged when the bytes are not exactly `count` entries.
Result<std::vector<std::string>> DecodeEntryBundle(std::string_view untrusted_bundle,
                                                   std::size_t count);

}  // namespace warifu

#endif  // WARIFU_CORE_MERKLE_ENTRY_BUNDLE_H_
