#include "client/command_table.h"

#include <memory>
#include <utility>
#include <variant>

#include "client/commands/commands.h"

namespace warifu {
namespace {

template <typename Args>
DeclaredCommand DeclaredAs() {
  auto args = std::make_shared<Args>();
  CommandDeclaration declaration = Declare(*args);
  return {std::move(declaration), [args] { return CommandArgs(*args); }};
}

// The pointer says only which variant.
template <typename... Args>
std::vector<DeclaredCommand> DeclareAll(const std::variant<Args...>* /*which*/) {
  return {DeclaredAs<Args>()...};
}

}  // namespace

std::vector<DeclaredCommand> DeclareCommands() {
  return DeclareAll(static_cast<const CommandArgs*>(nullptr));
}

const std::vector<CommandGroup>& CommandGroups() {
  static const std::vector<CommandGroup> groups = {
      {"key", "Signing keys, encrypted at rest"},
      {"log", "The registry's log as it is"},
      {"offer", "Offers as the server lists them"},
      {"organization", "Organizations of a registry"},
      {"place", "A worker's place in an offer: its key, given, taken back"},
      {"trust", "Which registries this computer believes"}};
  return groups;
}

std::vector<Taken> DeclareGlobals(GlobalArgs& global) {
  return {
      Flag("--json", &global.json, "Print the answer as one JSON object, also on failure"),
      Flag("--quiet", &global.quiet, "Print the answer and errors only"),
      Option("--lang", "LANGUAGES", &global.languages,
             "Languages to answer in: en, id, ja, vi; two at once, line under line: --lang vi,ja")
          .ByCommas(),
      Option("--server", "HOST:PORT", &global.server,
             "Registry to ask, HOST:PORT; else the trust file's"),
      Option("--trust", "NAME|FILE", &global.trust,
             "Registry to believe: the name of an added trust file, or a file with "
             "--fingerprint beside it"),
      Option("--fingerprint", "GROUPS", &global.fingerprint,
             "Fingerprint of the trust file, as on the authority's own paper"),
      Option("--tls-ca", "FILE", &global.tls_ca, "PEM file: who may vouch for the server"),
      Option("--tls-cert", "FILE", &global.tls_cert, "PEM file: our own certificate"),
      Option("--tls-key", "FILE", &global.tls_key, "PEM file: its key"),
      Option("--passphrase-file", "FILE", &global.passphrase_file,
             "Read the key's passphrase from this file (its first line)"),
      Option("--passphrase-command", "COMMAND", &global.passphrase_command,
             "Run this and read the key's passphrase from what it prints")};
}

std::string HelpFooter(const CommandDeclaration& command) {
  std::string footer;
  if (!command.notes.empty()) footer += command.notes + "\n";
  if (!command.examples.empty()) footer += command.examples.size() == 1 ? "Example:" : "Examples:";
  for (const std::string& example : command.examples) footer += "\n  " + example;
  if (!command.examples.empty()) footer += "\n";
  return footer + "Exit codes: " + command.exit_codes + "\nWhat every command takes: warifu --help";
}

}  // namespace warifu
