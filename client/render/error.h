// Errors, printed once: a sentence on stderr, or with --json an object on stdout.
#ifndef WARIFU_CLIENT_RENDER_ERROR_H_
#define WARIFU_CLIENT_RENDER_ERROR_H_

#include <nlohmann/json_fwd.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace warifu {

// "error: ..." and a line end; the lines behind the first are indented. What a path or a peer put
// into the message moves no terminal.
std::string ErrorLine(std::string_view message);

// {"code": "BAD_INPUT", "message": "..."}
nlohmann::json ErrorJson(const Error& error);
// {"error": {"code": "BAD_INPUT", "message": "..."}}
void PrintErrorJson(std::ostream& out, const Error& error);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_ERROR_H_
