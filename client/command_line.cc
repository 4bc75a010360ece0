#include "client/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>
#include <string>
#include <type_traits>

#include "client/command_table.h"
#include "client/manual.h"
#include "client/render/error.h"
#include "client/version.h"
#include "command_line/parser_words.h"
#include "core/base/check.h"
#include "core/base/encoding.h"
#include "core/base/exit.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

// A whole number in [least, most]. CLI11's own check reads fractions, and takes -1 for a huge one.
CLI::Validator WholeNumber(std::uint64_t least, std::uint64_t most) {
  const auto check = [least, most](const std::string& typed) {
    const std::optional<std::uint64_t> value = ParseDecimal(typed);
    if (value && *value >= least && *value <= most) return std::string();
    return "write a whole number from " + std::to_string(least) + " to " + std::to_string(most) +
           ", not " + EscapeForTerminal(typed);
  };
  return CLI::Validator(check, "");
}

template <typename Target>
inline constexpr bool kIsNumber =
    std::is_same_v<Target, std::uint32_t> || std::is_same_v<Target, std::uint64_t> ||
    std::is_same_v<Target, std::optional<std::uint64_t>>;

CLI::Option* AddTaken(CLI::App& command, const Taken& taken) {
  CLI::Option* option = std::visit(
      [&](auto* target) -> CLI::Option* {
        using Target = std::remove_pointer_t<decltype(target)>;
        if constexpr (std::is_same_v<Target, bool>) {
          return command.add_flag(taken.name, *target, taken.what);
        } else {
          CLI::Option* added = command.add_option(taken.name, *target, taken.what);
          if (kIsNumber<Target>) added->check(WholeNumber(taken.least, taken.most));
          return added->type_name(taken.value);
        }
      },
      taken.target);
  if (!taken.is_word()) option->allow_extra_args(false);  // --key A B: B is a word
  if (taken.by_commas) option->delimiter(',');
  return option->required(taken.needed);
}

void AddAllTaken(CLI::App& command, const std::vector<Taken>& takes) {
  for (const Taken& taken : takes) AddTaken(command, taken);
  for (const Taken& taken : takes) {
    CLI::Option* option = command.get_option(taken.name);
    for (const std::string& name : taken.excludes) option->excludes(command.get_option(name));
    for (const std::string& name : taken.needs) option->needs(command.get_option(name));
  }
}

// The app itself, or its group of this name, made when it is first asked for.
CLI::App& GroupOf(CLI::App& app, const std::string& name) {
  if (name.empty()) return app;
  for (CLI::App* made : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (made->get_name() == name) return *made;
  }
  for (const CommandGroup& group : CommandGroups()) {
    if (group.name != name) continue;
    CLI::App* made = app.add_subcommand(group.name, group.what);
    made->require_subcommand(1);
    made->fallthrough();
    return *made;
  }
  WARIFU_CHECK(false);  // a command's first word is in CommandGroups()
  return app;
}

void AddCommand(CLI::App& app, const DeclaredCommand& command, std::optional<CommandArgs>& given) {
  const CommandDeclaration& declared = command.declaration;
  const std::size_t space = declared.name.find(' ');
  const bool alone = space == std::string::npos;
  CLI::App& group = GroupOf(app, alone ? "" : declared.name.substr(0, space));
  CLI::App* added =
      group.add_subcommand(alone ? declared.name : declared.name.substr(space + 1), declared.what);
  added->footer(HelpFooter(declared));
  added->fallthrough();
  AddAllTaken(*added, declared.takes);
  added->callback([&command, &given] { given = command.args(); });
}

// CLI11's own error, in our words and with our exit code.
int Explain(const CLI::App& app, const CLI::ParseError& error, bool json, std::ostream& out,
            std::ostream& err) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    app.exit(error, out, err);
    return kExitOk;
  }
  const std::string mistake = Mistake(app, error);
  const std::string help = UnderstoodCommand(app) + " --help";
  if (json) {
    PrintErrorJson(out, BadInput("{mistake} (see: {help})", mistake, help));
    return kExitUsage;
  }
  err << "error: " << mistake << "\nSee: " << help << "\n";
  return kExitUsage;
}

// Looked for by hand, since after a mistake nothing is known of the options behind it.
bool AsksForJson(int argc, const char* const* argv) {
  return std::any_of(argv, argv + argc,
                     [](const char* word) { return std::string_view(word) == "--json"; });
}

void SetHelp(CLI::App& app, bool json) {
  const std::string version = json ? VersionJson(CLI11_VERSION) : VersionText(CLI11_VERSION);
  app.set_version_flag("--version", version, "Print the version and end");
  SetHelpWords(app);
  app.add_flag_callback(
      "--man", [] { throw CLI::CallForVersion(ManualPage(), 0); },
      "Print the manual page's source and end");
}

}  // namespace

ParsedCommandLine ParseCommandLine(int argc, const char* const* argv, std::ostream& out,
                                   std::ostream& err) {
  GlobalArgs global;
  std::optional<CommandArgs> given;
  const std::vector<DeclaredCommand> commands = DeclareCommands();
  CLI::App app(kProgramLine, "warifu");
  app.require_subcommand(1);
  AddAllTaken(app, DeclareGlobals(global));
  for (CLI::Option* option : app.get_options()) option->group("Everywhere");
  SetHelp(app, AsksForJson(argc, argv));
  for (const DeclaredCommand& command : commands) AddCommand(app, command, given);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return {std::nullopt, Explain(app, error, AsksForJson(argc, argv), out, err)};
  }
  WARIFU_CHECK(given.has_value());
  return {CommandLine{std::move(global), std::move(*given)}, kExitOk};
}

}  // namespace warifu
