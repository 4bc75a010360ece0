#include "client/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <ostream>
#include <string>

#include "client/exit.h"
#include "client/help_text.h"
#include "client/hints.h"
#include "client/offer_filter.h"
#include "client/reason.h"
#include "client/render/error.h"
#include "client/typing_mistakes.h"
#include "client/version.h"
#include "core/base/encoding.h"
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
    command->footer(more + "\nWhat every command takes: warifu --help");
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

// An option or a word of `command`, filling `target`: its name, what --help writes for its value,
// what it is.
template <typename Target>
CLI::Option* Option(CLI::App* command, const char* name, const char* value, Target& target,
                    const std::string& what) {
  return command->add_option(name, target, what)->type_name(value);
}

constexpr std::uint64_t kMostEntries = 100'000;  // that `log entries` lists at once
constexpr std::uint64_t kMostSeconds = 366 * 24 * 3600;
constexpr std::uint64_t kMostSerial = 1'000'000'000;
constexpr std::uint64_t kMostLogSize = 1'000'000'000'000;

constexpr char kKinds[] =
    "genesis, ruleset, organization, key, appointment, offer, allocation or change";

std::string WithCodes(const std::string& help) { return help + "\n" + kOrdinaryHelp; }

void AddGlobals(CLI::App& app, GlobalArgs& global) {
  const std::string group = "Everywhere";
  app.add_flag("--json", global.json, "Print the answer as one JSON object, also on failure")
      ->group(group);
  app.add_flag("--quiet", global.quiet, "Print the answer and errors only")->group(group);
  Option(&app, "--lang", "LANGUAGES", global.languages,
         "Languages to answer in: en, id, ja, vi; two at once, line under line: --lang vi,ja")
      ->delimiter(',')
      ->group(group);
  Option(&app, "--server", "HOST:PORT", global.server,
         "Registry to ask, HOST:PORT; else the trust file's")
      ->group(group);
  Option(&app, "--trust", "NAME|FILE", global.trust,
         "Registry to believe: the name of an added trust file, or a file with "
         "--fingerprint beside it")
      ->group(group);
  Option(&app, "--fingerprint", "GROUPS", global.fingerprint,
         "Fingerprint of the trust file, as on the authority's own paper")
      ->group(group);
  Option(&app, "--tls-ca", "FILE", global.tls_ca, "PEM file: who may vouch for the server")
      ->group(group);
  Option(&app, "--tls-cert", "FILE", global.tls_cert, "PEM file: our own certificate")
      ->group(group);
  Option(&app, "--tls-key", "FILE", global.tls_key, "PEM file: its key")->group(group);
  Option(&app, "--passphrase-file", "FILE", global.passphrase_file,
         "Read the key's passphrase from this file (its first line)")
      ->group(group);
  Option(&app, "--passphrase-command", "COMMAND", global.passphrase_command,
         "Run this and read the key's passphrase from what it prints")
      ->group(group);
}

void AddVerify(CLI::App& app, Builder& builder) {
  CLI::App* command = nullptr;
  auto& args = builder.Command<VerifyArgs>(&app, "verify",
                                           "Is this offer genuine, without middlemen, still open?",
                                           kVerifyHelp, &command);
  Option(command, "what", "CODE|FILE|-", args.what,
         "Code, file (.warifu, .evidence) or - for standard input")
      ->required();
  Option(command, "--told-total", "AMOUNT", args.told_total,
         "What somebody said is to be paid in all, as \"140 triệu VND\"");
  Option(command, "--told-pay", "AMOUNT", args.told_pay,
         "What somebody said is taken home each month, as \"180,000 JPY\"");
  Option(command, "--account", "NUMBER", args.account, "Account to which somebody wants money");
  Option(command, "--paper", "FILE", args.paper,
         "A paper (file) that was shown: is it the one signed?");
  Option(command, "--place", "FILE", args.place, "Place file of the worker: is the place given?");
  Option(command, "--with", "FILE", args.with, "A signed change (.statement) held in hand");
  Option(command, "--save", "FILE", args.save,
         "Save the proof here, to check again without a network");
  Option(command, "--at", "TIME", args.at,
         "Judge as of another time, as 2026-11-20T14:05:00+07:00");
  command->add_flag("--offline", args.offline, "Do not ask the registry");
  command->add_flag("--explain", args.explain, "List each check made, and each left to replay");
}

void AddMaking(CLI::App& app, Builder& builder) {
  CLI::App* command = nullptr;
  auto& draft =
      builder.Command<DraftArgs>(&app, "draft", "Print a draft to fill in, as JSON with comments",
                                 WithCodes(kDraftHelp), &command);
  Option(command, "kind", "KIND", draft.kind, std::string("One of ") + kKinds)->required();
  Option(command, "--from", "FILE|CODE|ID", draft.from,
         "Start from a file (.json, .statement), a code, or an organization's id");

  auto& lint = builder.Command<LintArgs>(
      &app, "lint", "What is wrong with a draft or statement, and what the worker will see",
      kLintHelp, &command);
  Option(command, "files", "FILE", lint.files, "Drafts (.json) or statements (.statement)")
      ->required();
  command->add_flag("--offline", lint.offline, "Judge the form only; do not ask the registry");

  auto& sign = builder.Command<SignArgs>(&app, "sign", "Sign a draft, or countersign a statement",
                                         kSignHelp, &command);
  Option(command, "files", "FILE", sign.files, "Drafts (.json) or statements (.statement)")
      ->required();
  Option(command, "--key", "KEY", sign.key, "Name of a key, or a key file")->required();
  Option(command, "--output", "FILE", sign.output, "Where to write the statement (one file only)");
  command->add_flag("--yes", sign.yes, "Do not ask");
  Option(command, "--confirm", "DIGITS", sign.confirm,
         "For a key binding: the last 8 characters of the new key's fingerprint, as "
         "read out by its owner");
  command->add_flag("--submit", sign.submit, "Submit it when it has all its signatures");
  command->add_flag("--offline", sign.offline, "Do not ask the registry");

  auto& submit = builder.Command<SubmitArgs>(
      &app, "submit", "Hand in signed statements; safe to repeat", kSubmitHelp, &command);
  Option(command, "files", "FILE", submit.files, "Statements (.statement)")->required();
  command->add_flag("--dry-run", submit.dry_run, "Only ask whether they would be admitted");
  command->add_flag("--no-wait", submit.no_wait, "Do not wait until they are published");
  Option(command, "--proof", "FILE", submit.proof,
         "Write the receipt here; for an offer the offer proof (one file only)");
}

void AddAuditing(CLI::App& app, CLI::App& log, Builder& builder) {
  CLI::App* command = nullptr;
  auto& exported = builder.Command<LogExportArgs>(
      &log, "export", "The published log as files (c2sp.org/tlog-tiles)", kExportHelp, &command);
  Option(command, "folder", "DIR", exported.folder, "Where to; goes on with what is there")
      ->required();

  auto& audit = builder.Command<AuditArgs>(
      &app, "audit", "Replay a registry's whole log and check everything", kAuditHelp, &command);
  Option(command, "where", "HOST:PORT|DIR", audit.where,
         "A server, or a folder that log export made; else the trust file's first server");
  auto* size = Option(command, "--size", "NUMBER", audit.size,
                      "Audit only the first entries, this many; the last is a seal. The report is "
                      "the same for everybody");
  size->check(WholeNumber(1, kMostLogSize));
  auto* since = Option(command, "--since", "FILE", audit.since,
                       "Go on from a state (.state) that an audit of yours left");
  auto* save = Option(command, "--save", "FILE", audit.save,
                      "When all is in order, leave a state here for --since");
  auto* cosign = Option(command, "--cosign", "KEY", audit.cosign,
                        "Be a witness: cosign what was found in order, and hand it in");
  cosign->excludes(size);
  command->add_flag("--first-time", audit.first_time, "This witness never cosigned this log before")
      ->needs(cosign);
  command->add_flag("--follow", audit.follow, "Stay, and cosign each new checkpoint")
      ->needs(cosign);
  command->add_flag("--hashes-only", audit.hashes_only, "Recompute the root only; judge nothing")
      ->excludes(cosign)
      ->excludes(since)
      ->excludes(save);
}

void AddReading(CLI::App& app, Builder& builder) {
  CLI::App* command = nullptr;
  auto& show = builder.Command<ShowArgs>(
      &app, "show", "Any statement, proof, trust file, receipt or key file, in words",
      WithCodes(kShowHelp), &command);
  Option(command, "what", "CODE|FILE|INDEX", show.what, "Code, file or index in the log")
      ->required();

  auto& withdraw = builder.Command<WithdrawArgs>(
      &app, "withdraw", "Take an offer, appointment or place back, at once",
      "Reasons: " + ReasonWords() + ".\n" + kWithdrawHelp, &command);
  Option(command, "code", "CODE", withdraw.code, "The statement's code")->required();
  Option(command, "--key", "KEY", withdraw.key, "Name of a key, or a key file")->required();
  Option(command, "--reason", "REASON", withdraw.reason, "Why")->required();
  Option(command, "--decision", "NUMBER", withdraw.decision, "An authority's decision: its number");
  Option(command, "--decided-on", "DATE", withdraw.decided_on, "Its day, YYYY-MM-DD");
  Option(command, "--confirm", "CODE", withdraw.confirm, "The code again, instead of typing it");

  CLI::App* log = app.add_subcommand("log", "The registry's log as it is");
  log->require_subcommand(1);
  log->fallthrough();
  builder.Command<LogCheckpointArgs>(log, "checkpoint", "The published checkpoint, verified",
                                     kOrdinaryHelp, &command);
  auto& entries = builder.Command<LogEntriesArgs>(log, "entries", "Entries in order, in words",
                                                  kOrdinaryHelp, &command);
  Option(command, "first", "INDEX", entries.first, "The first index; else 0")
      ->check(WholeNumber(0, kMostLogSize));
  Option(command, "count", "NUMBER", entries.count, "How many; else 20")
      ->check(WholeNumber(1, kMostEntries));
  AddAuditing(app, *log, builder);
}

void AddFilter(CLI::App* command, OfferFilterArgs& filter) {
  Option(command, "--country", "C", filter.country, "Country of the work, as JP");
  Option(command, "--prefecture", "P", filter.prefecture,
         "Where the work is: a code, as JP-08, or a prefecture's name, as Ibaraki");
  Option(command, "--occupation", "O", filter.occupation,
         "One to four digits of an ISCO-08 group, as 61, or a code of the country's own list");
  Option(command, "--pay-from", "A", filter.pay_from,
         "Take-home pay of a month is at least this, as \"180,000 JPY\"");
  Option(command, "--cost-to", "A", filter.cost_to,
         "All that the worker pays is at most this, as \"60 triệu VND\"");
  Option(command, "--by", "ID", filter.by, "An organization that signs the offer");
  Option(command, "--standing", "S", filter.standing, "One of " + StandingWords());
  Option(command, "--since", "INDEX", filter.since, "Only offers from this index on")
      ->check(WholeNumber(0, kMostLogSize));
  Option(command, "--count", "NUMBER", filter.count, "How many; else 20")
      ->check(WholeNumber(1, kMaxHintsPerPage));
  Option(command, "--page", "TOKEN", filter.page, "Go on where a page ended, as it says there");
  command->add_flag("--verify", filter.verify, "Fetch and check the proof of each offer shown");
}

void AddSearching(CLI::App& app, Builder& builder) {
  CLI::App* command = nullptr;
  CLI::App* offer = app.add_subcommand("offer", "Offers as the server lists them");
  offer->require_subcommand(1);
  offer->fallthrough();
  auto& listed = builder.Command<OfferListArgs>(offer, "list", "Offers, whatever became of them",
                                                WithCodes(kOfferListHelp), &command);
  AddFilter(command, listed.filter);
  auto& found = builder.Command<OfferSearchArgs>(offer, "search", "Offers that are open now",
                                                 WithCodes(kOfferSearchHelp), &command);
  AddFilter(command, found.filter);

  CLI::App* organization = app.add_subcommand("organization", "Organizations of a registry");
  organization->require_subcommand(1);
  organization->fallthrough();
  auto& all = builder.Command<OrganizationListArgs>(
      organization, "list", "All of them, as the server lists them", kOrdinaryHelp, &command);
  Option(command, "--count", "NUMBER", all.count, "How many; else 20")
      ->check(WholeNumber(1, kMaxHintsPerPage));
  Option(command, "--page", "TOKEN", all.page, "Go on where a page ended, as it says there");
  auto& shown = builder.Command<OrganizationShowArgs>(
      organization, "show", "One record, verified, with keys, appointments, offers and history",
      kOrdinaryHelp, &command);
  Option(command, "id", "ID", shown.id, "Its id, as VNTEST:FARM-1")->required();
}

void AddKeys(CLI::App& app, Builder& builder) {
  CLI::App* command = nullptr;
  CLI::App* key = app.add_subcommand("key", "Signing keys, encrypted at rest");
  key->require_subcommand(1);
  key->fallthrough();
  auto& made =
      builder.Command<KeyNewArgs>(key, "new", "Make a key", WithCodes(kKeyNewHelp), &command);
  Option(command, "name", "NAME", made.name, "Its name, as farm-2026")->required();
  builder.Command<KeyListArgs>(key, "list", "The keys in this home", kOrdinaryHelp, &command);
  auto& shown = builder.Command<KeyShowArgs>(key, "show", "A key's public half and fingerprint",
                                             kOrdinaryHelp, &command);
  Option(command, "name", "NAME", shown.name, "Name of a key, or a key file")->required();
  auto& passphrase = builder.Command<KeyPassphraseArgs>(
      key, "passphrase", "Change a key's passphrase", WithCodes(kKeyPassphraseHelp), &command);
  Option(command, "name", "NAME", passphrase.name, "Name of a key, or a key file")->required();
}

void AddTrust(CLI::App& app, Builder& builder) {
  CLI::App* command = nullptr;
  CLI::App* trust = app.add_subcommand("trust", "Which registries this computer believes");
  trust->require_subcommand(1);
  trust->fallthrough();
  auto& made = builder.Command<TrustMakeArgs>(
      trust, "make", "Print a trust file (for the authority)", WithCodes(kTrustMakeHelp), &command);
  Option(command, "--genesis", "FILE", made.genesis, "The genesis, as .statement")->required();
  Option(command, "--authority", "NAME", made.authority, "Name of who runs the registry")
      ->required();
  Option(command, "--server", "HOST:PORT", made.servers, "HOST:PORT to ask; may be repeated");
  Option(command, "--call", "\"COUNTRY NUMBER\"", made.calls,
         "Whom a worker can call: \"COUNTRY NUMBER\"; repeated");
  Option(command, "--serial", "NUMBER", made.serial, "Higher than that of the file before; else 1")
      ->check(WholeNumber(1, kMostSerial));
  Option(command, "--file-age", "SECONDS", made.file_age_s,
         "Largest age of a saved file, in seconds; else 86400")
      ->check(WholeNumber(1, kMostSeconds));
  Option(command, "--answer-age", "SECONDS", made.answer_age_s,
         "Largest age of an answer, in seconds; else 7200")
      ->check(WholeNumber(1, kMostSeconds));
  auto* vkey = Option(command, "--log-key", "VKEY|FILE", made.log_vkey,
                      "The log's key as one line (vkey), or a file that holds it");
  Option(command, "--policy", "FILE", made.policy, "A tlog-policy file, with witnesses and quorum")
      ->excludes(vkey);

  auto& added = builder.Command<TrustAddArgs>(trust, "add", "Believe a registry from now on",
                                              WithCodes(kTrustAddHelp), &command);
  Option(command, "file", "FILE", added.file, "The trust file")->required();
  builder.Command<TrustListArgs>(trust, "list", "The registries believed", kOrdinaryHelp, &command);
  auto& shown =
      builder.Command<TrustShowArgs>(trust, "show", "One of them", kOrdinaryHelp, &command);
  Option(command, "name", "NAME", shown.name, "Its name or origin")->required();
  auto& removed = builder.Command<TrustRemoveArgs>(
      trust, "remove", "Do not believe a registry any more", kOrdinaryHelp, &command);
  Option(command, "name", "NAME", removed.name, "Its name or origin")->required();
  Option(command, "--confirm", "NAME", removed.confirm, "The name again, instead of typing it");
}

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

std::string Needs(const CLI::App& command, const CLI::Option& missing) {
  const std::string name = missing.get_positional() ? "" : missing.get_name() + " ";
  return FullName(command) + " needs " + name + missing.get_type_name() + ": " +
         missing.get_description();
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

// What is wrong with what was typed, where, and what to write instead.
std::string Mistake(const CLI::App& app, const CLI::ParseError& error) {
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
      return FullName(command) + ": " + without->get_name() + " " + without->get_type_name() +
             ": its value is missing";
    }
  }
  return FullName(command) + ": " + EscapeForTerminal(error.what());
}

// CLI11's own error, in our words and with our exit code.
int Explain(const CLI::App& app, const CLI::ParseError& error, bool json, std::ostream& out,
            std::ostream& err) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    app.exit(error, out, err);
    return kExitOk;
  }
  const std::string mistake = Mistake(app, error);
  const std::string help = FullName(Understood(app)) + " --help";
  if (json) {
    PrintErrorJson(out, BadInput(mistake + " (see: " + help + ")"));
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

}  // namespace

ParsedCommandLine ParseCommandLine(int argc, const char* const* argv, std::ostream& out,
                                   std::ostream& err) {
  CommandLine line;
  Builder builder(&line);
  CLI::App app(
      "warifu: job offers abroad that anyone can check: genuine, no middlemen, still open.",
      "warifu");
  app.require_subcommand(1);
  app.set_version_flag("--version", VersionText(), "Print the version and end");
  app.set_help_flag("-h,--help", "Print this and end");
  app.get_formatter()->label("REQUIRED", "(needed)");
  app.get_formatter()->label("Positionals", "Words");
  app.get_formatter()->label("SUBCOMMAND", "COMMAND");
  app.get_formatter()->label("Subcommands", "Commands");
  AddGlobals(app, line.global);
  AddVerify(app, builder);
  AddMaking(app, builder);
  AddReading(app, builder);
  AddSearching(app, builder);
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
