// The schema of --json as tests see it: docs/json.md.
#ifndef WARIFU_TESTS_CLIENT_JSON_SCHEMA_H_
#define WARIFU_TESTS_CLIENT_JSON_SCHEMA_H_

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace warifu {

// What is wrong with an object that a command printed: its version, and each member that does not
// stand in docs/json.md between backticks or quotes. Members of what is not this schema's (a
// statement as in a draft, counts by name) are not looked at.
// Requires: run from the root of the sources.
std::vector<std::string> ComplaintsAbout(const nlohmann::json& printed);

}  // namespace warifu

#endif  // WARIFU_TESTS_CLIENT_JSON_SCHEMA_H_
