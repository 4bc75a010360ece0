#include "client/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>
#include <ostream>
#include <string>
#include <type_traits>

#include "client/command_table.h"
#include "client/language.h"
#include "client/manual.h"
#include "client/render/error.h"
#include "client/text/catalogue.h"
#include "client/version.h"
#include "command_line/parser_words.h"
#include "core/base/check.h"
#include "core/base/encoding.h"
#include "core/base/exit.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

// What a check of ours refused, in a sentence: CLI11 takes none with its errors.
using Refusal = std::optional<Sentence>;

std::string NameOf(const Taken& taken) { return taken.is_word() ? taken.value : taken.name; }

// A whole number in [least, most]. CLI11's own check reads fractions, and takes -1 for a huge one.
CLI::Validator WholeNumber(const Taken& taken, Refusal& refusal) {
  const auto check = [&refusal, name = NameOf(taken), least = taken.least,
                      most = taken.most](const std::string& typed) {
    const std::optional<std::uint64_t> value = ParseDecimal(typed);
    if (value && *value >= least && *value <= most) return std::string();
    refusal = Said("{name}: write a whole number from {least} to {most}, not {typed}", name, least,
                   most, EscapeForTerminal(typed));
    return refusal->English();
  };
  return CLI::Validator(check, "");
}

// Nothing at all: a script's variable that was never set. It must not pass for what was not asked.
CLI::Validator NotEmpty(const Taken& taken, Refusal& refusal) {
  const auto check = [&refusal, name = NameOf(taken)](const std::string& typed) {
    if (!typed.empty()) return std::string();
    refusal = Said("{name}: it is empty; write a value, or leave it out", name);
    return refusal->English();
  };
  return CLI::Validator(check, "");
}

template <typename Target>
inline constexpr bool kIsNumber =
    std::is_same_v<Target, std::uint32_t> || std::is_same_v<Target, std::uint64_t> ||
    std::is_same_v<Target, std::optional<std::uint64_t>>;

CLI::Option* AddTaken(CLI::App& command, const Taken& taken, Refusal& refusal) {
  CLI::Option* option = std::visit(
      [&](auto* target) -> CLI::Option* {
        using Target = std::remove_pointer_t<decltype(target)>;
        if constexpr (std::is_same_v<Target, bool>) {
          return command.add_flag(taken.name, *target, taken.what);
        } else {
          CLI::Option* added = command.add_option(taken.name, *target, taken.what);
          added->check(kIsNumber<Target> ? WholeNumber(taken, refusal) : NotEmpty(taken, refusal));
          return added->type_name(taken.value);
        }
      },
      taken.target);
  if (!taken.is_word()) option->allow_extra_args(false);  // --key A B: B is a word
  if (taken.by_commas) option->delimiter(',');
  return option->required(taken.needed);
}

void AddAllTaken(CLI::App& command, const std::vector<Taken>& takes, Refusal& refusal) {
  for (const Taken& taken : takes) AddTaken(command, taken, refusal);
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

void AddCommand(CLI::App& app, const DeclaredCommand& command, std::optional<CommandArgs>& given,
                Refusal& refusal) {
  const CommandDeclaration& declared = command.declaration;
  const std::size_t space = declared.name.find(' ');
  const bool alone = space == std::string::npos;
  CLI::App& group = GroupOf(app, alone ? "" : declared.name.substr(0, space));
  CLI::App* added =
      group.add_subcommand(alone ? declared.name : declared.name.substr(space + 1), declared.what);
  added->footer(HelpFooter(declared));
  added->fallthrough();
  AddAllTaken(*added, declared.takes, refusal);
  added->callback([&command, &given] { given = command.args(); });
}

// --json and --lang are looked for by hand: after a mistake nothing is known of what stands behind
// it.
bool AsksForJson(int argc, const char* const* argv) {
  return std::any_of(argv, argv + argc,
                     [](const char* word) { return std::string_view(word) == "--json"; });
}

void AddTags(std::string_view list, std::vector<std::string>& tags) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    tags.emplace_back(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

std::vector<std::string> AskedLanguages(int argc, const char* const* argv) {
  constexpr std::string_view kOption = "--lang";
  constexpr std::string_view kOptionIs = "--lang=";
  std::vector<std::string> asked;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == kOption && i + 1 < argc) AddTags(argv[i + 1], asked);
    if (word.starts_with(kOptionIs)) AddTags(word.substr(kOptionIs.size()), asked);
  }
  const Result<std::vector<std::string>> languages = ChooseLanguages(asked);
  return languages.ok() ? *languages : *ChooseLanguages({});
}

struct Streams {
  std::ostream& out;
  std::ostream& err;
};

// A mistake on the command line, and where to read what would be right.
int PrintMistake(const Sentence& mistake, const std::string& help, int argc,
                 const char* const* argv, Streams streams) {
  if (AsksForJson(argc, argv)) {
    PrintErrorJson(streams.out, BadInput("{mistake} (see: {help})", mistake, help));
    return kExitUsage;
  }
  const std::vector<std::string> languages = AskedLanguages(argc, argv);
  PrintError(streams.err, languages, mistake);
  streams.err << Say(languages.front(), MessageId::kErrorSeeHelp, {{"command", help}}) << "\n";
  return kExitUsage;
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
  Refusal refusal;
  AddAllTaken(app, DeclareGlobals(global), refusal);
  for (CLI::Option* option : app.get_options()) option->group("Everywhere");
  SetHelp(app, AsksForJson(argc, argv));
  for (const DeclaredCommand& command : commands) AddCommand(app, command, given, refusal);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {  // --help
      app.exit(error, out, err);
      return {std::nullopt, kExitOk};
    }
    const std::string understood = UnderstoodCommand(app);
    const Sentence mistake =
        refusal ? Said("{command}: {mistake}", understood, *refusal) : Mistake(app, error);
    const int exit_code = PrintMistake(mistake, understood + " --help", argc, argv, {out, err});
    return {std::nullopt, exit_code};
  }
  WARIFU_CHECK(given.has_value());
  return {CommandLine{std::move(global), std::move(*given)}, kExitOk};
}

}  // namespace warifu
