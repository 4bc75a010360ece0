#include "client/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <ostream>
#include <string>

#include "client/exit.h"
#include "client/render/error.h"
#include "client/version.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

// One kind of args filled by its command while CLI11 parses, and handed over when that command was
// given.
class Builder {
 public:
  explicit Builder(CommandLine* line) : line_(line) {}

  // A command of `parent` whose options fill the returned args.
  template <typename Args>
  Args& Command(CLI::App* parent, const std::string& name, const std::string& what,
                const std::string& more, CLI::App** app) {
    auto args = std::make_shared<Args>();
    CLI::App* command = parent->add_subcommand(name, what);
    command->footer(more);
    command->fallthrough();
    command->callback([this, args] { line_->command = *args; });
    kept_.push_back(args);
    *app = command;
    return *args;
  }

 private:
  CommandLine* line_;
  std::vector<std::shared_ptr<void>> kept_;
};

// A number below 0 would be read as a huge one.
const auto& kNoNegative = CLI::NonNegativeNumber;

constexpr char kKinds[] =
    "genesis, ruleset, organization, key, appointment, offer, allocation or change";

void AddGlobals(CLI::App& app, GlobalArgs& global) {
  const std::string group = "Everywhere";
  app.add_flag("--json", global.json, "Print the answer as one JSON object, also on failure")
      ->group(group);
  app.add_flag("--quiet", global.quiet, "Print the answer and errors only")->group(group);
  app.add_option("--lang", global.languages,
                 "Languages to answer in: en, vi; two at once: --lang vi,en")
      ->delimiter(',')
      ->group(group);
  app.add_option("--server", global.server, "Registry to ask, HOST:PORT; else the trust file's")
      ->group(group);
  app.add_option("--trust", global.trust,
                 "Registry to believe: the name of an added trust file, or a file with "
                 "--fingerprint beside it")
      ->group(group);
  app.add_option("--fingerprint", global.fingerprint,
                 "Fingerprint of the trust file, as on the authority's own paper")
      ->group(group);
  app.add_option("--tls-ca", global.tls_ca, "PEM file: who may vouch for the server")->group(group);
  app.add_option("--tls-cert", global.tls_cert, "PEM file: our own certificate")->group(group);
  app.add_option("--tls-key", global.tls_key, "PEM file: its key")->group(group);
  app.add_option("--passphrase-file", global.passphrase_file,
                 "Read the key's passphrase from this file (its first line)")
      ->group(group);
  app.add_option("--passphrase-command", global.passphrase_command,
                 "Run this and read the key's passphrase from what it prints")
      ->group(group);
}

void AddVerify(CLI::App& app, Builder& builder) {
  CLI::App* command = nullptr;
  auto& args = builder.Command<VerifyArgs>(
      &app, "verify", "Is this offer genuine, without middlemen, still open?",
      "Examples:\n  warifu verify 7K3Q-9D2M-4XVB-PZ1T-Q\n"
      "  warifu verify offer.warifu --offline\n"
      "  warifu verify offer.warifu --told-total \"140 triệu VND\"\n"
      "Exit codes: 0 genuine; 3 could not be checked; 11, 12, 14 false; 13 not known; 15 ended; "
      "16 too late or too early; 17 against the rules; 18 not what was told; 19 full; "
      "20 the registry contradicts itself; 2 a mistake in what was typed.",
      &command);
  command->add_option("what", args.what, "Code, file (.warifu, .evidence) or - for standard input")
      ->required();
  command->add_option("--told-total", args.told_total,
                      "What somebody said is to be paid in all, as \"140 triệu VND\"");
  command->add_option("--told-pay", args.told_pay,
                      "What somebody said is taken home each month, as \"180,000 JPY\"");
  command->add_option("--account", args.account, "Account to which somebody wants money");
  command->add_option("--paper", args.paper,
                      "A paper (file) that was shown: is it the one signed?");
  command->add_option("--place", args.place, "Place file of the worker: is the place given?");
  command->add_option("--with", args.with, "A signed change (.statement) held in hand");
  command->add_option("--save", args.save, "Save the proof here, to check again without a network");
  command->add_option("--at", args.at, "Judge as of another time, as 2026-11-20T14:05:00+07:00");
  command->add_flag("--offline", args.offline, "Do not ask the registry");
  command->add_flag("--explain", args.explain, "List each check made, and each left to replay");
}

void AddMaking(CLI::App& app, Builder& builder) {
  CLI::App* command = nullptr;
  auto& draft =
      builder.Command<DraftArgs>(&app, "draft", "Print a draft to fill in, as JSON with comments",
                                 "Examples:\n  warifu draft offer > offer.json\n"
                                 "  warifu draft offer --from 7K3Q-9D2M-4XVB-PZ1T-Q > next.json",
                                 &command);
  command->add_option("kind", draft.kind, std::string("One of ") + kKinds)->required();
  command->add_option("--from", draft.from,
                      "Start from a file (.json, .statement), a code, or an organization's id");

  auto& lint = builder.Command<LintArgs>(
      &app, "lint", "What is wrong with a draft or statement, and what the worker will see",
      "Exit codes: 0 nothing; 17 findings; 2 a file that cannot be read as a draft or statement.",
      &command);
  command->add_option("files", lint.files, "Drafts (.json) or statements (.statement)")->required();
  command->add_flag("--offline", lint.offline, "Judge the form only; do not ask the registry");

  auto& sign = builder.Command<SignArgs>(
      &app, "sign", "Sign a draft, or countersign a statement",
      "Writes X.statement beside X.json (or over X.statement) and says who signs next.\n"
      "Example:\n  warifu sign offer.json --key company",
      &command);
  command->add_option("files", sign.files, "Drafts (.json) or statements (.statement)")->required();
  command->add_option("--key", sign.key, "Name of a key, or a key file")->required();
  command->add_option("--output", sign.output, "Where to write the statement (one file only)");
  command->add_flag("--yes", sign.yes, "Do not ask");
  command->add_option("--confirm", sign.confirm,
                      "For a key binding: the last 8 characters of the new key's fingerprint, as "
                      "read out by its owner");
  command->add_flag("--submit", sign.submit, "Submit it when it has all its signatures");
  command->add_flag("--offline", sign.offline, "Do not ask the registry");

  auto& submit = builder.Command<SubmitArgs>(
      &app, "submit", "Hand in signed statements; safe to repeat",
      "Exit codes: 0 all stand in the log; 17 refused by a rule; 3 no answer.", &command);
  command->add_option("files", submit.files, "Statements (.statement)")->required();
  command->add_flag("--dry-run", submit.dry_run, "Only ask whether they would be admitted");
  command->add_flag("--no-wait", submit.no_wait, "Do not wait until they are published");
  command->add_option("--proof", submit.proof,
                      "Write the receipt here; for an offer the offer proof (one file only)");
}

void AddReading(CLI::App& app, Builder& builder) {
  CLI::App* command = nullptr;
  auto& show = builder.Command<ShowArgs>(
      &app, "show", "Any statement, proof, trust file, receipt or key file, in words",
      "Example:\n  warifu show offer.statement", &command);
  command->add_option("what", show.what, "Code, file or index in the log")->required();

  auto& withdraw = builder.Command<WithdrawArgs>(
      &app, "withdraw", "Take an offer, appointment or place back, at once",
      "Reasons: job-gone, mistake, filled-otherwise, business-closed, contract-ended, ...\n"
      "Example:\n  warifu withdraw 7K3Q-9D2M-4XVB-PZ1T-Q --key company --reason job-gone",
      &command);
  command->add_option("code", withdraw.code, "The statement's code")->required();
  command->add_option("--key", withdraw.key, "Name of a key, or a key file")->required();
  command->add_option("--reason", withdraw.reason, "Why")->required();
  command->add_option("--decision", withdraw.decision, "An authority's decision: its number");
  command->add_option("--decided-on", withdraw.decided_on, "Its day, YYYY-MM-DD");
  command->add_option("--confirm", withdraw.confirm, "The code again, instead of typing it");

  CLI::App* log = app.add_subcommand("log", "The registry's log as it is");
  log->require_subcommand(1);
  log->fallthrough();
  builder.Command<LogCheckpointArgs>(log, "checkpoint", "The published checkpoint, verified", "",
                                     &command);
  auto& entries =
      builder.Command<LogEntriesArgs>(log, "entries", "Entries in order, in words", "", &command);
  command->add_option("first", entries.first, "The first index")->check(kNoNegative);
  command->add_option("count", entries.count, "How many")->check(CLI::Range(1, 100000));

  auto& audit = builder.Command<AuditArgs>(
      &app, "audit", "Replay a registry's whole log and check everything",
      "Needs a trust file (warifu trust add). Exit codes: 0 in order; 20 deviations; 3 could not "
      "be done.\nExample:\n  warifu audit registry.example:443",
      &command);
  command->add_option("server", audit.server, "HOST:PORT; else the trust file's first server");
  command->add_option("--size", audit.size, "Audit the log as of this size")->check(kNoNegative);
}

void AddKeys(CLI::App& app, Builder& builder) {
  CLI::App* command = nullptr;
  CLI::App* key = app.add_subcommand("key", "Signing keys, encrypted at rest");
  key->require_subcommand(1);
  key->fallthrough();
  auto& made =
      builder.Command<KeyNewArgs>(key, "new", "Make a key",
                                  "The passphrase is asked for, or comes from --passphrase-file or "
                                  "--passphrase-command; never from a flag.",
                                  &command);
  command->add_option("name", made.name, "Its name, as farm-2026")->required();
  builder.Command<KeyListArgs>(key, "list", "The keys in this home", "", &command);
  auto& shown = builder.Command<KeyShowArgs>(key, "show", "A key's public half and fingerprint", "",
                                             &command);
  command->add_option("name", shown.name, "Name of a key, or a key file")->required();
  auto& passphrase = builder.Command<KeyPassphraseArgs>(
      key, "passphrase", "Change a key's passphrase",
      "The old one comes from the terminal, --passphrase-file or --passphrase-command; the new one "
      "is asked for at the terminal.",
      &command);
  command->add_option("name", passphrase.name, "Name of a key, or a key file")->required();
}

void AddTrust(CLI::App& app, Builder& builder) {
  CLI::App* command = nullptr;
  CLI::App* trust = app.add_subcommand("trust", "Which registries this computer believes");
  trust->require_subcommand(1);
  trust->fallthrough();
  auto& made = builder.Command<TrustMakeArgs>(
      trust, "make", "Print a trust file (for the authority)",
      "Example:\n  warifu trust make --genesis genesis.statement --authority \"Example Agency\" "
      "--log-key vkey --server registry.example:443 --call \"VN +84 24 0000 0000\" > example.trust",
      &command);
  command->add_option("--genesis", made.genesis, "The genesis, as .statement")->required();
  command->add_option("--authority", made.authority, "Name of who runs the registry")->required();
  command->add_option("--server", made.servers, "HOST:PORT to ask; may be repeated");
  command->add_option("--call", made.calls, "Whom a worker can call: \"COUNTRY NUMBER\"; repeated");
  command->add_option("--serial", made.serial, "Higher than that of the file before")
      ->check(kNoNegative);
  command->add_option("--file-age", made.file_age_s, "Largest age of a saved file, in seconds")
      ->check(kNoNegative);
  command->add_option("--answer-age", made.answer_age_s, "Largest age of an answer, in seconds")
      ->check(kNoNegative);
  auto* vkey = command->add_option("--log-key", made.log_vkey,
                                   "The log's key as one line (vkey), or a file that holds it");
  command->add_option("--policy", made.policy, "A tlog-policy file, with witnesses and quorum")
      ->excludes(vkey);

  auto& added =
      builder.Command<TrustAddArgs>(trust, "add", "Believe a registry from now on",
                                    "Shows who it is and asks, or takes --fingerprint.", &command);
  command->add_option("file", added.file, "The trust file")->required();
  builder.Command<TrustListArgs>(trust, "list", "The registries believed", "", &command);
  auto& shown = builder.Command<TrustShowArgs>(trust, "show", "One of them", "", &command);
  command->add_option("name", shown.name, "Its name or origin")->required();
  auto& removed = builder.Command<TrustRemoveArgs>(
      trust, "remove", "Do not believe a registry any more", "", &command);
  command->add_option("name", removed.name, "Its name or origin")->required();
  command->add_option("--confirm", removed.confirm, "The name again, instead of typing it");
}

// CLI11's own error, in our words and with our exit code.
int Explain(const CLI::App& app, const CLI::ParseError& error, bool json, std::ostream& out,
            std::ostream& err) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    app.exit(error, out, err);
    return kExitOk;
  }
  if (json) {
    PrintErrorJson(out, BadInput(error.what()));
    return kExitUsage;
  }
  err << "error: " << EscapeForTerminal(error.what()) << "\n"
      << "Ask for help with --help, as in: warifu verify --help\n";
  return kExitUsage;
}

// Looked for by hand, since after a mistake nothing is known of the options behind it.
bool AsksForJson(int argc, const char* const* argv) {
  return std::any_of(argv, argv + argc,
                     [](const char* word) { return std::string_view(word) == "--json"; });
}

}  // namespace

ParsedCommandLine ParseCommandLine(int argc, const char* const* argv, std::ostream& out,
                                   std::ostream& err) {
  CommandLine line;
  Builder builder(&line);
  CLI::App app(
      "warifu: job offers abroad that anyone can check: genuine, no middlemen, still open.",
      "warifu");
  app.require_subcommand(1);
  app.set_version_flag("--version", VersionText());
  AddGlobals(app, line.global);
  AddVerify(app, builder);
  AddMaking(app, builder);
  AddReading(app, builder);
  AddKeys(app, builder);
  AddTrust(app, builder);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return {std::nullopt, Explain(app, error, AsksForJson(argc, argv), out, err)};
  }
  return {std::move(line), kExitOk};
}

}  // namespace warifu
