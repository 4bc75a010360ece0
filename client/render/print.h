// Printing a message in each of the reader's languages, and JSON.
#ifndef WARIFU_CLIENT_RENDER_PRINT_H_
#define WARIFU_CLIENT_RENDER_PRINT_H_

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "client/context.h"
#include "client/text/catalogue.h"

namespace warifu {

// One line on context.out in each of the reader's languages, once where they say the same. Where
// `args` are words of a language, print inside InEachLanguage. (What a worker reads is laid out by
// client/worker/layout.h.)
void Print(Context& context, MessageId id, MessageArgs args = {});

// The same, broken to fit the screen that somebody watches; a file or a pipe gets whole lines.
void PrintFitting(Context& context, MessageId id, MessageArgs args = {});

// Progress and next steps on context.err, likewise, unless --quiet.
void PrintAside(Context& context, MessageId id, MessageArgs args = {});

// Runs `render` once for each language, which is then context.languages' only one: a block in one
// language, then the same block in the other.
template <typename Render>
void InEachLanguage(Context& context, Render render) {
  const std::vector<std::string> languages = context.languages;
  for (const std::string& language : languages) {
    context.languages = {language};
    render();
  }
  context.languages = languages;
}

// What to ask, in each language, with the space behind it.
std::string Question(const Context& context, MessageId id, MessageArgs args = {});
// Whether the answer is the word for yes in one of the reader's languages.
bool IsYes(const Context& context, std::string_view answer);

// The answer as one JSON object on context.out. Invalid UTF-8 is replaced, never thrown at.
void PrintJson(Context& context, const nlohmann::json& object);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_PRINT_H_
