// What --version prints: the program and the libraries frozen into it.
//
// Threads: a pure function.
#ifndef WARIFU_SERVER_VERSION_H_
#define WARIFU_SERVER_VERSION_H_

#include <string>

namespace warifu {

inline constexpr char kServerVersion[] = "0.1.0";

std::string VersionText();

}  // namespace warifu

#endif  // WARIFU_SERVER_VERSION_H_
