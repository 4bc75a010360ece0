// The files under the client's home and those that the user names: bounded reads, atomic writes.
//
//     keys/NAME.key      trust/NAME.trust      memory/GENESIS-LOGKEY
// Threads: any; two processes may race, the last write wins whole.
#ifndef WARIFU_CLIENT_HOME_H_
#define WARIFU_CLIENT_HOME_H_

#include <cstddef>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace warifu {

// WARIFU_HOME, or .warifu in HOME.
// Errors: kBadInput when neither is set.
Result<std::string> HomeFromEnvironment();

// Errors: kNotFound, kBadInput (no regular file, above `max_bytes`), kIo; each names the path.
Result<std::string> ReadFile(const std::string& path, std::size_t max_bytes);
// Everything that a stream holds.
Result<std::string> ReadStream(std::istream& in, std::size_t max_bytes);

// Makes the folder and those above it that are missing, each for its owner only, and synced with
// its name. "": nothing to do. Errors: kIo, naming the one that could not be made.
Status MakeFolder(const std::string& path);

enum class Overwrite { kNo, kYes };
enum class Secrecy { kPublic, kOwnerOnly };

// Writes the file as a whole, or not at all, and synced with its name; makes the folders above it.
// Errors: kRefused when it exists and must not be overwritten; kIo.
Status WriteFile(const std::string& path, std::string_view bytes, Overwrite overwrite,
                 Secrecy secrecy);

bool FileExists(const std::string& path);
Status RemoveFile(const std::string& path);

// Names of the regular files in `folder` that end with `ending`, sorted; none when there is no
// folder.
Result<std::vector<std::string>> ListFiles(const std::string& folder, std::string_view ending);

}  // namespace warifu

#endif  // WARIFU_CLIENT_HOME_H_
