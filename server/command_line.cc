#include "server/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <ostream>
#include <string>
#include <vector>

#include "command_line/parser_words.h"
#include "core/base/exit.h"
#include "core/text/escape.h"
#include "core/text/man_page.h"
#include "server/config_file.h"
#include "server/limits.h"
#include "server/version.h"

namespace warifu {
namespace {

constexpr char kPassphraseHelp[] =
    "Read the log key's passphrase from this file (its first line); else it is asked for";
constexpr char kConfigFlag[] = "--config";
constexpr char kGuardHelp[] =
    "The registry's memory of its own last words; outside DIR (default: DIR.guard)";

constexpr char kAdminHelp[] =
    "The socket at which a running server is asked for a backup (default: DIR.admin)";

// An option whose value --help calls `value`.
template <typename Target>
CLI::Option* Add(CLI::App* command, const char* name, const char* value, Target& target,
                 const std::string& what) {
  return command->add_option(name, target, what)->type_name(value);
}

void AddInit(CLI::App& app, InitArgs& args) {
  CLI::App* command = app.add_subcommand("init", "Make a log key and an empty data directory");
  command->footer(
      "Prints the new key as one line (vkey), for the trust file. Never writes over a file.\n"
      "With --replace-log-key, for a directory that holds a log: makes the key only; go over to "
      "it\n"
      "with warifud serve --replace-log-key, and give out a new trust file.\n"
      "Example:\n  warifud init --data /srv/registry --origin registry.example --log-key log.key\n"
      "Exit codes: 0 made; 2 a mistake, or there is something already; 3 the disk.");
  Add(command, "--data", "DIR", args.data, "The data directory, DIR")->required();
  Add(command, "--origin", "NAME", args.origin, "The registry's name, as registry.example")
      ->required();
  Add(command, "--log-key", "FILE", args.log_key, "Where to write the log key; outside DIR")
      ->required();
  Add(command, "--guard", "FILE", args.guard, kGuardHelp);
  Add(command, "--log-key-passphrase-file", "FILE", args.passphrase_file, kPassphraseHelp);
  command->add_flag("--replace-log-key", args.replace_log_key,
                    "Make a new key for the log in DIR, whose old one is lost or stolen");
}

void AddServeStart(CLI::App* command, ServeArgs& args) {
  Add(command, "--data", "DIR", args.data, "The data directory, DIR")->required();
  Add(command, "--log-key", "FILE", args.log_key, "The log key's file")->required();
  Add(command, "--log-key-passphrase-file", "FILE", args.passphrase_file, kPassphraseHelp);
  Add(command, "--genesis", "FILE", args.genesis,
      "The signed genesis (.statement), to begin an empty log; checked otherwise");
  Add(command, "--guard", "FILE", args.guard, kGuardHelp);
  Add(command, "--policy", "FILE", args.policy,
      "A tlog-policy file: which witnesses must cosign before a checkpoint is "
      "published (default: none)");
  Add(command, "--seen", "FILE", args.seen,
      "A checkpoint of this log seen elsewhere (a file); the log must contain it; "
      "may be repeated");
  Add(command, "--confirm-clock", "DATE", args.confirm_clock,
      "Today's date in UTC, YYYY-MM-DD, read off a good clock: go on although this "
      "computer's clock and the log are far apart");
  command->add_flag("--replace-log-key", args.replace_log_key,
                    "Go over to another log key than the one that signed so far");
}

void AddServeNetwork(CLI::App* command, ServeArgs& args) {
  Add(command, "--listen", "HOST:PORT", args.listen, "HOST:PORT; port 0: any free one")
      ->capture_default_str();
  Add(command, "--port-file", "FILE", args.port_file,
      "Write HOST:PORT here once it is listened at");
  CLI::Option* cert =
      Add(command, "--tls-cert", "FILE", args.tls_cert, "PEM file: the server's certificate chain");
  CLI::Option* key = Add(command, "--tls-key", "FILE", args.tls_key, "PEM file: its key");
  cert->needs(key);
  key->needs(cert);
  Add(command, "--tls-client-ca", "FILE", args.tls_client_ca,
      "PEM file: who may vouch for submitters, who then need a certificate; readers need none")
      ->needs(cert);
  command
      ->add_flag("--insecure-plaintext", args.insecure_plaintext,
                 "Without TLS, listen beyond this machine too (behind a proxy that has it)")
      ->excludes(cert);
  Add(command, "--metrics", "HOST:PORT", args.metrics,
      "HOST:PORT of this machine: answer Prometheus there, at /metrics");
  Add(command, "--admin", "SOCKET", args.admin, kAdminHelp);
  command->add_flag("--reflection", args.reflection, "Answer gRPC reflection");
}

void AddServe(CLI::App& app, ServeArgs& args) {
  CLI::App* command = app.add_subcommand("serve", "Run the registry");
  command->footer(
      "Prints \"listening on HOST:PORT\" on standard output, its log on standard error. SIGTERM\n"
      "ends it: it takes nothing new and answers what it took.\n"
      "Example, the first time:\n"
      "  warifud serve --data /srv/registry --log-key log.key --genesis genesis.statement\n"
      "Exit codes: 0 ended by a signal; 2 a mistake, or the start is refused; 3 damage, the disk "
      "or the network.");
  Add(command, kConfigFlag, "FILE", args.config,
      "A file of these flags, one a line as KEY = VALUE, without the dashes; what "
      "is typed goes before");
  AddServeStart(command, args);
  AddServeNetwork(command, args);
}

void AddFsck(CLI::App& app, FsckArgs& args) {
  CLI::App* command =
      app.add_subcommand("fsck", "Make everything stored again from the entries, and compare");
  command->footer(
      "Stop the server first. Needs room for a second copy, in DIR.fsck, which it deletes.\n"
      "Exit codes: 0 in order; 20 a difference, which it names; 2 a mistake; 3 damage, the disk.");
  Add(command, "--data", "DIR", args.data, "The data directory, DIR")->required();
  Add(command, "--log-vkey", "VKEY", args.log_vkey,
      "The log's key as one line: its signature on the checkpoint is checked too");
  command->add_flag("--rebuild", args.rebuild,
                    "Put right what is derived from the entries: hashes, standing, tables, search");
}

void AddBackup(CLI::App& app, BackupArgs& args) {
  CLI::App* command =
      app.add_subcommand("backup", "Copy the data directory, also of a running server");
  command->footer(
      "Asks the running server through its admin socket; where none runs, it copies by itself.\n"
      "The copy is of one moment, read through once, and holds no log key.\n"
      "Example:\n  warifud backup --data /srv/registry --to /srv/backups/2026-11-20\n"
      "Exit codes: 0 made; 2 a mistake, or there is something already; 3 damage, the disk.");
  Add(command, "--data", "DIR", args.data, "The data directory, DIR")->required();
  Add(command, "--to", "DIR2", args.to, "A new directory for the copy; outside DIR")->required();
  Add(command, "--admin", "SOCKET", args.admin, kAdminHelp);
}

void AddRestore(CLI::App& app, RestoreArgs& args) {
  CLI::App* command =
      app.add_subcommand("restore", "Make a data directory again from a backup or an exported log");
  command->footer(
      "Makes everything again from the entries, under the rules, in DIR.restoring. Takes DIR's "
      "place\n"
      "only if that reaches all that the guard and --seen know; what was there is kept beside it,\n"
      "as DIR.before-N. Stop the server first.\n"
      "Example:\n  warifud restore --from /srv/backups/2026-11-20 --data /srv/registry\n"
      "Exit codes: 0 restored; 2 a mistake, or refused; 3 damage, another log, the disk.");
  Add(command, "--from", "DIR2", args.from, "A backup, or a folder of warifu log export")
      ->required();
  Add(command, "--data", "DIR", args.data, "The data directory, DIR")->required();
  Add(command, "--guard", "FILE", args.guard, kGuardHelp);
  Add(command, "--seen", "FILE", args.seen,
      "A checkpoint of this log seen elsewhere (a file); what is restored must contain it; may be "
      "repeated");
  Add(command, "--log-vkey", "VKEY", args.log_vkey,
      "The log's key as one line: its signature on the copy's checkpoint is checked");
}

// --- --config

// What stands behind --config, if it is there; `words` are those behind "warifud".
std::optional<std::string> ConfigPathIn(const std::vector<std::string>& words) {
  const std::string with_value = std::string(kConfigFlag) + "=";
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].starts_with(with_value)) return words[i].substr(with_value.size());
    if (words[i] == kConfigFlag && i + 1 < words.size()) return words[i + 1];
  }
  return std::nullopt;
}

bool IsTyped(const std::vector<std::string>& words, const std::string& key) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return word == "--" + key || word.starts_with("--" + key + "=");
  });
}

// Every flag of the command but --config itself and --help.
std::vector<ConfigKey> KeysOf(const CLI::App& command) {
  std::vector<ConfigKey> keys;
  for (const CLI::Option* option : command.get_options()) {
    const std::string name = option->get_single_name();
    if (name == "config" || name == "help") continue;
    keys.push_back({name, option->get_items_expected_max() > 0, name == "seen"});
  }
  return keys;
}

Result<std::string> ReadConfig(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return NotFound("there is no such file");
  std::string text(kMaxConfigFileBytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad() || in.gcount() == 0) return BadInput("nothing can be read from it");
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.size() <= kMaxConfigFileBytes) return text;
  return BadInput("it has more than {most} bytes", kMaxConfigFileBytes);
}

// The words with those of the file of --config behind them; what is typed goes before.
Result<std::vector<std::string>> WithConfig(std::vector<std::string> words,
                                            const CLI::App& command) {
  const std::optional<std::string> path = ConfigPathIn(words);
  if (words.empty() || words.front() != command.get_name() || !path) return words;
  const auto named = [&path](const Error& error) {
    return Error{error.code, Said("{config_flag} {path}: {why}", kConfigFlag,
                                  EscapeForTerminal(*path), error.sentence)};
  };
  const Result<std::string> text = ReadConfig(*path);
  if (!text.ok()) return named(text.error());
  Result<std::vector<ConfigLine>> lines = ParseConfig(*text);
  if (!lines.ok()) return named(lines.error());
  const Result<std::vector<std::string>> flags = FlagsOf(*lines, KeysOf(command));
  if (!flags.ok()) return named(flags.error());
  const std::vector<std::string> typed = words;
  for (const std::string& flag : *flags) {
    const std::string key = flag.substr(2, flag.find('=') - 2);
    if (!IsTyped(typed, key)) words.push_back(flag);
  }
  return words;
}

// --- --man

// A command as a part of the manual page warifud(8).
ManPart PartOf(const CLI::App& command) {
  ManPart part;
  part.title = "warifud " + command.get_name() + " OPTIONS";
  part.paragraphs = {command.get_description() + "."};
  for (const CLI::Option* option : command.get_options()) {
    const bool is_flag = option->get_type_size() == 0;
    const std::string value = is_flag ? "" : " " + option->get_type_name();
    const std::string needed = option->get_required() ? " (needed)." : ".";
    part.items.push_back({option->get_name() + value, option->get_description() + needed});
  }
  part.examples = {command.get_footer()};
  return part;
}

std::string ManualPage(const CLI::App& app) {
  ManPage page;
  page.name = "warifud";
  page.section = 8;
  page.version = std::string("warifud ") + kServerVersion;
  page.what = "runs a registry of job offers that anyone can check";
  page.synopsis = {"warifud COMMAND OPTIONS", "warifud COMMAND --help"};
  ManSection commands{"COMMANDS", {}};
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    commands.parts.push_back(PartOf(*command));
  }
  page.sections = {commands, {"SEE ALSO", {{.title = "", .paragraphs = {"warifu(1)"}}}}};
  return WriteManPage(page);
}

// CLI11's own error, in our words and with our exit code.
int Explain(const CLI::App& app, const CLI::ParseError& error, std::ostream& out,
            std::ostream& err) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    app.exit(error, out, err);
    return kExitOk;
  }
  err << "error: " << Mistake(app, error).English() << "\n"
      << "See: " << UnderstoodCommand(app) << " --help\n";
  return kExitUsage;
}

}  // namespace

ParsedCommandLine ParseCommandLine(int argc, const char* const* argv, std::ostream& out,
                                   std::ostream& err, const std::string& storage_version) {
  InitArgs init;
  ServeArgs serve;
  FsckArgs fsck;
  BackupArgs backup;
  RestoreArgs restore;
  CLI::App app("warifud: runs a registry of job offers that anyone can check.", "warifud");
  app.require_subcommand(1);
  SetHelpWords(app);
  app.set_version_flag("--version",
                       VersionText() + "\n" + storage_version + "\nCLI11 " CLI11_VERSION,
                       "Print the versions of the program and its libraries, and end");
  app.add_flag_callback(
      "--man", [&app] { throw CLI::CallForVersion(ManualPage(app), 0); },
      "Print the manual page's source, and end");
  AddInit(app, init);
  AddServe(app, serve);
  AddFsck(app, fsck);
  AddBackup(app, backup);
  AddRestore(app, restore);
  const Result<std::vector<std::string>> words =
      WithConfig({argv + std::min(argc, 1), argv + argc}, *app.get_subcommand("serve"));
  if (!words.ok()) {
    err << "error: " << words.error().message() << "\n";
    return {std::nullopt, ExitCodeOf(words.error().code)};
  }
  try {
    app.parse(std::vector<std::string>(words->rbegin(),
                                       words->rend()));  // CLI11 takes them from the back
  } catch (const CLI::ParseError& error) {
    return {std::nullopt, Explain(app, error, out, err)};
  }
  if (app.got_subcommand("init")) return {std::move(init), kExitOk};
  if (app.got_subcommand("serve")) return {std::move(serve), kExitOk};
  if (app.got_subcommand("backup")) return {std::move(backup), kExitOk};
  if (app.got_subcommand("restore")) return {std::move(restore), kExitOk};
  return {std::move(fsck), kExitOk};
}

}  // namespace warifu
