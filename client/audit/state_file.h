// The file of an auditor's state: written and read within one bound.
//
// What is in a state: core/replay/replay.h, docs/format.md "Auditor's state". Threads: any.
#ifndef WARIFU_CLIENT_AUDIT_STATE_FILE_H_
#define WARIFU_CLIENT_AUDIT_STATE_FILE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace warifu {

// Of the whole file; a state has about 21 bytes for each entry of the log.
inline constexpr std::uint64_t kMaxStateFileBytes = std::uint64_t{1} << 32;

// Writes the file as a whole, or not at all.
// Errors: kRefused (larger than `most_bytes`: nobody could read it), kIo.
Status WriteStateFile(const std::string& path, std::string_view state,
                      std::uint64_t most_bytes = kMaxStateFileBytes);

// The state in the file.
// Errors: those of ReadFile and of UnframeFile.
Result<std::string> ReadStateFile(const std::string& path,
                                  std::uint64_t most_bytes = kMaxStateFileBytes);

}  // namespace warifu

#endif  // WARIFU_CLIENT_AUDIT_STATE_FILE_H_
