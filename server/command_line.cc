#include "server/command_line.h"

#include <CLI/CLI.hpp>
#include <ostream>
#include <string>

#include "server/exit.h"
#include "server/version.h"

namespace warifu {
namespace {

constexpr char kPassphraseHelp[] =
    "Read the log key's passphrase from this file (its first line); else it is asked for";
constexpr char kGuardHelp[] =
    "The registry's memory of its own last words; outside DIR (default: DIR.guard)";

void AddInit(CLI::App& app, InitArgs& args) {
  CLI::App* command = app.add_subcommand("init", "Make a log key and an empty data directory");
  command->footer(
      "Prints the new key as one line (vkey), for the trust file. Never writes over a file.\n"
      "With --replace-log-key, for a directory that holds a log: makes the key only; go over to "
      "it\n"
      "with warifud serve --replace-log-key, and give out a new trust file.\n"
      "Example:\n  warifud init --data /srv/registry --origin registry.example --log-key log.key\n"
      "Exit codes: 0 made; 2 a mistake, or there is something already; 3 the disk.");
  command->add_option("--data", args.data, "The data directory, DIR")->required();
  command->add_option("--origin", args.origin, "The registry's name, as registry.example")
      ->required();
  command->add_option("--log-key", args.log_key, "Where to write the log key; outside DIR")
      ->required();
  command->add_option("--guard", args.guard, kGuardHelp);
  command->add_option("--log-key-passphrase-file", args.passphrase_file, kPassphraseHelp);
  command->add_flag("--replace-log-key", args.replace_log_key,
                    "Make a new key for the log in DIR, whose old one is lost or stolen");
}

void AddServeStart(CLI::App* command, ServeArgs& args) {
  command->add_option("--data", args.data, "The data directory, DIR")->required();
  command->add_option("--log-key", args.log_key, "The log key's file")->required();
  command->add_option("--log-key-passphrase-file", args.passphrase_file, kPassphraseHelp);
  command->add_option("--genesis", args.genesis,
                      "The signed genesis (.statement), to begin an empty log; checked otherwise");
  command->add_option("--guard", args.guard, kGuardHelp);
  command->add_option("--policy", args.policy,
                      "A tlog-policy file: which witnesses must cosign before a checkpoint is "
                      "published (default: none)");
  command->add_option("--seen", args.seen,
                      "A checkpoint of this log seen elsewhere (a file); the log must contain it; "
                      "may be repeated");
  command->add_option("--confirm-clock", args.confirm_clock,
                      "Today's date in UTC, YYYY-MM-DD, read off a good clock: go on although this "
                      "computer's clock and the log are far apart");
  command->add_flag("--replace-log-key", args.replace_log_key,
                    "Go over to another log key than the one that signed so far");
}

void AddServeNetwork(CLI::App* command, ServeArgs& args) {
  command->add_option("--listen", args.listen, "HOST:PORT; port 0: any free one")
      ->capture_default_str();
  command->add_option("--port-file", args.port_file, "Write HOST:PORT here once it is listened at");
  CLI::Option* cert =
      command->add_option("--tls-cert", args.tls_cert, "PEM file: the server's certificate chain");
  CLI::Option* key = command->add_option("--tls-key", args.tls_key, "PEM file: its key");
  cert->needs(key);
  key->needs(cert);
  command
      ->add_option("--tls-client-ca", args.tls_client_ca,
                   "PEM file: who may vouch for clients, which then need a certificate")
      ->needs(cert);
  command
      ->add_flag("--insecure-plaintext", args.insecure_plaintext,
                 "Without TLS, listen beyond this machine too (behind a proxy that has it)")
      ->excludes(cert);
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
  AddServeStart(command, args);
  AddServeNetwork(command, args);
}

void AddFsck(CLI::App& app, FsckArgs& args) {
  CLI::App* command =
      app.add_subcommand("fsck", "Make everything stored again from the entries, and compare");
  command->footer(
      "Stop the server first. Needs room for a second copy, in DIR.fsck, which it deletes.\n"
      "Exit codes: 0 in order; 20 a difference, which it names; 2 a mistake; 3 damage, the disk.");
  command->add_option("--data", args.data, "The data directory, DIR")->required();
  command->add_option("--log-vkey", args.log_vkey,
                      "The log's key as one line: its signature on the checkpoint is checked too");
  command->add_flag("--rebuild", args.rebuild,
                    "Put right what is derived from the entries: hashes, standing, tables, search");
}

// CLI11's own error, in our words and with our exit code.
int Explain(const CLI::App& app, const CLI::ParseError& error, std::ostream& out,
            std::ostream& err) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    app.exit(error, out, err);
    return kExitOk;
  }
  err << "error: " << error.what() << "\n"
      << "Ask for help with --help, as in: warifud serve --help\n";
  return kExitUsage;
}

}  // namespace

ParsedCommandLine ParseCommandLine(int argc, const char* const* argv, std::ostream& out,
                                   std::ostream& err) {
  InitArgs init;
  ServeArgs serve;
  FsckArgs fsck;
  CLI::App app("warifud: runs a registry of job offers that anyone can check.", "warifud");
  app.require_subcommand(1);
  app.set_version_flag("--version", VersionText());
  AddInit(app, init);
  AddServe(app, serve);
  AddFsck(app, fsck);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return {std::nullopt, Explain(app, error, out, err)};
  }
  if (app.got_subcommand("init")) return {std::move(init), kExitOk};
  if (app.got_subcommand("serve")) return {std::move(serve), kExitOk};
  return {std::move(fsck), kExitOk};
}

}  // namespace warifu
