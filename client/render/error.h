// Errors, printed once: a sentence on stderr in the reader's language, or with --json an object on
// stdout, in English.
#ifndef WARIFU_CLIENT_RENDER_ERROR_H_
#define WARIFU_CLIENT_RENDER_ERROR_H_

#include <nlohmann/json_fwd.hpp>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "client/context.h"
#include "client/display.h"
#include "core/base/result.h"

namespace warifu {

// "error: ..." in that language, and a line end; the lines behind the first are indented. What a
// path or a peer put into the sentence moves no terminal.
std::string ErrorLine(std::string_view language, const Sentence& sentence,
                      const Display& display = {});
// The same on `err`, in each of these languages; once where they say the same.
void PrintError(std::ostream& err, std::span<const std::string> languages, const Sentence& sentence,
                const Display& display = {});
// The same on context.err, in the reader's languages.
void PrintError(Context& context, const Sentence& sentence);

// Of words in an error that are no sentence of its own, as a finding's: the reader's first; with
// --json English.
std::string ErrorLanguage(const Context& context);

// {"code": "BAD_INPUT", "message": "..."}
nlohmann::json ErrorJson(const Error& error);
// {"error": {"code": "BAD_INPUT", "message": "..."}}
void PrintErrorJson(std::ostream& out, const Error& error);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_ERROR_H_
