#include "command_line/typing_mistakes.h"

#include "core/text/escape.h"
#include "core/text/nearest.h"

namespace warifu {
namespace {

Sentence Nearest(std::string_view word, const std::vector<std::string>& names) {
  const std::vector<std::string_view> views(names.begin(), names.end());
  return DidYouMean(word, views);
}

}  // namespace

Sentence NoSuchCommand(const TypedCommand& command,
                       const std::vector<std::string>& untrusted_rest) {
  std::string all;
  for (const std::string& name : command.commands) all += (all.empty() ? "" : ", ") + name;
  if (untrusted_rest.empty()) {
    return Said("{command}: say what to do, one of {commands}", command.name, all);
  }
  const std::string& word = untrusted_rest.front();
  return Said("there is no command {command} {word}{nearest}; one of {commands}", command.name,
              EscapeForTerminal(word), Nearest(word, command.commands), all);
}

Sentence OneTooMany(const TypedCommand& command, std::string_view untrusted_word) {
  const std::string word = EscapeForTerminal(untrusted_word);
  if (!untrusted_word.starts_with('-')) {
    return Said("{command}: '{word}' is a word too many", command.name, word);
  }
  const std::string_view name = untrusted_word.substr(0, untrusted_word.find('='));
  return Said("{command} has no option {option}{nearest}", command.name, word,
              Nearest(name, command.options));
}

}  // namespace warifu
