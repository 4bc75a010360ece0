#include "command_line/typing_mistakes.h"

#include "core/text/escape.h"
#include "core/text/nearest.h"

namespace warifu {
namespace {

std::string Nearest(std::string_view word, const std::vector<std::string>& names) {
  const std::vector<std::string_view> views(names.begin(), names.end());
  return DidYouMean(word, views).English();
}

}  // namespace

std::string NoSuchCommand(const TypedCommand& command,
                          const std::vector<std::string>& untrusted_rest) {
  std::string all;
  for (const std::string& name : command.commands) all += (all.empty() ? "" : ", ") + name;
  if (untrusted_rest.empty()) return command.name + ": say what to do, one of " + all;
  const std::string& word = untrusted_rest.front();
  return "there is no command " + command.name + " " + EscapeForTerminal(word) +
         Nearest(word, command.commands) + "; one of " + all;
}

std::string OneTooMany(const TypedCommand& command, std::string_view untrusted_word) {
  const std::string word = EscapeForTerminal(untrusted_word);
  if (!untrusted_word.starts_with('-')) return command.name + ": '" + word + "' is a word too many";
  const std::string_view name = untrusted_word.substr(0, untrusted_word.find('='));
  return command.name + " has no option " + word + Nearest(name, command.options);
}

}  // namespace warifu
