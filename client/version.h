// What --version prints: the program and the libraries frozen into it.
#ifndef WARIFU_CLIENT_VERSION_H_
#define WARIFU_CLIENT_VERSION_H_

#include <string>

namespace warifu {

inline constexpr char kProgramVersion[] = "0.1.0";

std::string VersionText();

}  // namespace warifu

#endif  // WARIFU_CLIENT_VERSION_H_
