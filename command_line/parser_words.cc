#include "command_line/parser_words.h"

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "command_line/typing_mistakes.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

// What must still be given: an option, or a word by its place. Null: nothing.
const CLI::Option* MissingOption(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_required() && option->count() == 0) return option;
  }
  return nullptr;
}

// The option of which CLI11 says that its value is missing: "--save: 1 required FILE missing".
// Null: it says something else.
const CLI::Option* OptionWithoutValue(const CLI::App& command, const std::string& said) {
  for (const CLI::App* at = &command; at != nullptr; at = at->get_parent()) {
    for (const CLI::Option* option : at->get_options()) {
      if (said.starts_with(option->get_name() + ":")) return option;
    }
  }
  return nullptr;
}

// Two options, the first of which was typed.
using TwoOptions = std::optional<std::pair<const CLI::Option*, const CLI::Option*>>;

// The second was not, and must be.
TwoOptions NeedingOptions(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    if (option->count() == 0) continue;
    for (const CLI::Option* other : option->get_needs()) {
      if (other->count() == 0) return std::pair(option, other);
    }
  }
  return std::nullopt;
}

// The second was too, and may not be.
TwoOptions ExcludingOptions(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    if (option->count() == 0) continue;
    for (const CLI::Option* other : option->get_excludes()) {
      if (other->count() > 0) return std::pair(option, other);
    }
  }
  return std::nullopt;
}

// The command as far as it was understood: "warifu key".
const CLI::App& Understood(const CLI::App& app) {
  const CLI::App* command = &app;
  while (!command->get_subcommands().empty()) command = command->get_subcommands().front();
  return *command;
}

std::string FullName(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  return (parent == nullptr ? "" : FullName(*parent) + " ") + command.get_name();
}

Sentence Needs(const CLI::App& command, const CLI::Option& missing) {
  const std::string name = missing.get_positional() ? "" : missing.get_name() + " ";
  return Said("{command} needs {option}: {what}", FullName(command), name + missing.get_type_name(),
              missing.get_description());
}

TypedCommand Typed(const CLI::App& command) {
  TypedCommand typed{FullName(command), {}, {}};
  for (const CLI::App* one : command.get_subcommands([](const CLI::App*) { return true; })) {
    typed.commands.push_back(one->get_name());
  }
  for (const CLI::App* at = &command; at != nullptr; at = at->get_parent()) {
    for (const CLI::Option* option : at->get_options()) typed.options.push_back(option->get_name());
  }
  return typed;
}

}  // namespace

void SetHelpWords(CLI::App& app) {
  app.set_help_flag("-h,--help", "Print this and end");
  app.get_formatter()->label("REQUIRED", "(needed)");
  app.get_formatter()->label("Positionals", "Words");
  app.get_formatter()->label("SUBCOMMAND", "COMMAND");
  app.get_formatter()->label("Subcommands", "Commands");
}

std::string UnderstoodCommand(const CLI::App& app) { return FullName(Understood(app)); }

Sentence Mistake(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& command = Understood(app);
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    const std::vector<std::string> rest = app.remaining(true);
    if (!rest.empty()) return OneTooMany(Typed(command), rest.front());
  }
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    if (command.get_require_subcommand_min() > 0) {
      return NoSuchCommand(Typed(command), app.remaining(true));
    }
    const CLI::Option* missing = MissingOption(command);
    if (missing != nullptr) return Needs(command, *missing);
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    const CLI::Option* without = OptionWithoutValue(command, error.what());
    if (without != nullptr) {
      return Said("{command}: {option}: its value is missing", FullName(command),
                  without->get_name() + " " + without->get_type_name());
    }
  }
  if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr) {
    const TwoOptions both = ExcludingOptions(command);
    if (both) {
      return Said("{command}: {option} and {other} cannot stand together", FullName(command),
                  both->first->get_name(), both->second->get_name());
    }
  }
  if (dynamic_cast<const CLI::RequiresError*>(&error) != nullptr) {
    const TwoOptions both = NeedingOptions(command);
    if (both) {
      return Said("{command}: {option} stands only beside {other}", FullName(command),
                  both->first->get_name(), both->second->get_name());
    }
  }
  return Verbatim(FullName(command) + ": " + EscapeForTerminal(error.what()));
}

}  // namespace warifu
