// warifu trust make: the authority's part; prints the file.
#include "client/commands/commands.h"
#include "client/home.h"
#include "client/render/trust.h"
#include "client/statement_file.h"
#include "client/turn.h"
#include "core/base/exit.h"
#include "core/proof/trust.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr std::size_t kMaxVkeyFileBytes = 1024;

// The vkey itself, or the first line of a file that holds it.
Result<std::string> ReadVkey(const std::string& text) {
  if (VerifierKey::Parse(text).ok()) return text;
  if (!FileExists(text)) {
    return BadInput(
        "--log-key {typed}: neither a log's key (name+id+key, as warifud init prints it) nor a "
        "file",
        EscapeForTerminal(text));
  }
  WARIFU_ASSIGN_OR_RETURN(const std::string file, ReadFile(text, kMaxVkeyFileBytes));
  return file.substr(0, file.find('\n'));
}

Result<std::string> PolicyText(const TrustMakeArgs& args) {
  if (!args.policy.empty()) return ReadFile(args.policy, kMaxPolicyBytes);
  if (args.log_vkey.empty()) return BadInput("give the log's key with --log-key, or a --policy");
  WARIFU_ASSIGN_OR_RETURN(const std::string vkey, ReadVkey(args.log_vkey));
  return "log " + vkey + "\nquorum none\n";
}

Result<CallNumber> ParseCall(const std::string& text) {
  const std::size_t space = text.find(' ');
  if (space == std::string::npos) {
    return BadInput("--call '{typed}': write country and number, as \"VN +84 24 0000 0000\"",
                    EscapeForTerminal(text));
  }
  return CallNumber{text.substr(0, space), text.substr(space + 1)};
}

// Nobody may believe in what cannot begin a log yet.
Status CheckSigned(const UnfinishedStatement& genesis, const std::string& path) {
  const SigningOrder order = OrderOf(genesis.statement(), &genesis.statement().genesis());
  if (!NextTurn(order, genesis)) return Ok();
  return BadInput(
      "{path}: a root key has yet to sign it, with: warifu sign {path} --key KEY; warifu show "
      "{path} says which did",
      path);
}

}  // namespace

CommandDeclaration Declare(TrustMakeArgs& args) {
  constexpr std::uint64_t kMostSeconds = 366 * 24 * 3600;
  constexpr std::uint64_t kMostSerial = 1'000'000'000;
  return {
      .name = "trust make",
      .what = "Print a trust file (for the authority)",
      .takes =
          {Option("--genesis", "FILE", &args.genesis, "The genesis, as .statement").Needed(),
           Option("--authority", "NAME", &args.authority, "Name of who runs the registry").Needed(),
           Option("--server", "HOST:PORT", &args.servers, "HOST:PORT to ask; may be repeated"),
           Option("--call", "\"COUNTRY NUMBER\"", &args.calls,
                  "Whom a worker can call: \"COUNTRY NUMBER\"; repeated"),
           Option("--serial", "NUMBER", &args.serial, "Higher than that of the file before; else 1")
               .Within(1, kMostSerial),
           Option("--file-age", "SECONDS", &args.file_age_s,
                  "Largest age of a saved file, in seconds; else 86400")
               .Within(1, kMostSeconds),
           Option("--answer-age", "SECONDS", &args.answer_age_s,
                  "Largest age of an answer, in seconds; else 7200")
               .Within(1, kMostSeconds),
           Option("--log-key", "VKEY|FILE", &args.log_vkey,
                  "The log's key as one line (vkey), or a file that holds it"),
           Option("--policy", "FILE", &args.policy, "A tlog-policy file, with witnesses and quorum")
               .Excludes({"--log-key"})},
      .examples = {"warifu trust make --genesis genesis.statement --authority \"Example Agency\" "
                   "--log-key vkey --server registry.example:443 --call \"VN +84 24 0000 0000\" > "
                   "example.trust"}};
}

CommandResult RunCommand(Context& context, const TrustMakeArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const UnfinishedStatement genesis, ReadStatementFile(args.genesis));
  if (genesis.kind() != StatementKind::kGenesis) {
    return BadInput("{path}: a {kind}, not a genesis", args.genesis,
                    StatementKindName(genesis.kind()));
  }
  WARIFU_RETURN_IF_ERROR(CheckSigned(genesis, args.genesis));
  TrustFields fields;
  fields.origin = genesis.statement().genesis().origin();
  fields.genesis_hash = genesis.name();
  fields.authority = args.authority;
  fields.servers = args.servers;
  for (const std::string& call : args.calls) {
    WARIFU_ASSIGN_OR_RETURN(CallNumber number, ParseCall(call));
    fields.calls.push_back(std::move(number));
  }
  fields.serial = args.serial;
  if (args.file_age_s != 0) fields.file_age_s = args.file_age_s;
  if (args.answer_age_s != 0) fields.answer_age_s = args.answer_age_s;
  WARIFU_ASSIGN_OR_RETURN(fields.policy, PolicyText(args));
  WARIFU_ASSIGN_OR_RETURN(const TrustFile file, TrustFile::Make(fields));
  RenderTrustMade(context, file);
  return kExitOk;
}

}  // namespace warifu
