// What --version prints: the program and the libraries frozen into it.
#ifndef WARIFU_CLIENT_VERSION_H_
#define WARIFU_CLIENT_VERSION_H_

#include <string>

namespace warifu {

inline constexpr char kProgramVersion[] = "0.1.0";

// `parser_version` is of the parser of the command line, which only its own file knows.
std::string VersionText(const std::string& parser_version);
// The same as the object "version" of --json, with a newline.
std::string VersionJson(const std::string& parser_version);

}  // namespace warifu

#endif  // WARIFU_CLIENT_VERSION_H_
