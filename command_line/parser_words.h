// What both programs say where CLI11 reads their command lines: headings of --help, and mistakes.
//
// Not here: which commands and options there are (client/command_line.h, server/command_line.h).
// Threads: one at a time.
#ifndef WARIFU_COMMAND_LINE_PARSER_WORDS_H_
#define WARIFU_COMMAND_LINE_PARSER_WORDS_H_

#include <string>

#include "core/base/sentence.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own
class App;
class ParseError;
}  // namespace CLI

namespace warifu {

// The words of --help that CLI11 would set otherwise; for a program's app before it has commands,
// which inherit them.
void SetHelpWords(CLI::App& app);

// The command as far as it was understood, with its program: "warifu key".
std::string UnderstoodCommand(const CLI::App& app);

// What is wrong with what was typed, where, and what to write instead.
Sentence Mistake(const CLI::App& app, const CLI::ParseError& error);

}  // namespace warifu

#endif  // WARIFU_COMMAND_LINE_PARSER_WORDS_H_
