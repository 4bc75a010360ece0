// The one form of what --json prints: an object with the version of its schema, docs/json.md.
//
// Threads: pure functions.
#ifndef WARIFU_CLIENT_RENDER_JSON_TEXT_H_
#define WARIFU_CLIENT_RENDER_JSON_TEXT_H_

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace warifu {

// Raised when a member changes its meaning or goes; new members may come.
inline constexpr int kJsonVersion = 1;

// The object with "json_version", indented, and a newline. Invalid UTF-8 is replaced, never thrown
// at.
std::string JsonText(nlohmann::json object);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_JSON_TEXT_H_
