// Sentences for command lines that name no command, or hold a word too many.
//
// Not here: what the parser tells of them (command_line/parser_words.h). Threads: pure functions.
#ifndef WARIFU_COMMAND_LINE_TYPING_MISTAKES_H_
#define WARIFU_COMMAND_LINE_TYPING_MISTAKES_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/base/sentence.h"

namespace warifu {

// A command as far as it was understood.
struct TypedCommand {
  std::string name;                   // "warifu key"
  std::vector<std::string> commands;  // that it has: "new", "list"
  std::vector<std::string> options;   // that it takes: "--json"
};

// It has commands of its own and none of them was typed. `untrusted_rest`: what stands there
// instead.
Sentence NoSuchCommand(const TypedCommand& command, const std::vector<std::string>& untrusted_rest);

// A word or an option that it does not take.
Sentence OneTooMany(const TypedCommand& command, std::string_view untrusted_word);

}  // namespace warifu

#endif  // WARIFU_COMMAND_LINE_TYPING_MISTAKES_H_
