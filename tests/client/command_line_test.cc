#include "client/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "client/command_table.h"
#include "client/version.h"
#include "core/base/exit.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct Parsed {
  ParsedCommandLine line;
  std::string out;
  std::string err;
};

Parsed Parse(const std::vector<std::string>& words) {
  std::vector<const char*> argv = {"warifu"};
  for (const std::string& word : words) argv.push_back(word.c_str());
  std::ostringstream out, err;
  ParsedCommandLine line = ParseCommandLine(static_cast<int>(argv.size()), argv.data(), out, err);
  return {std::move(line), out.str(), err.str()};
}

template <typename Args>
Args MustParse(const std::vector<std::string>& words) {
  const Parsed parsed = Parse(words);
  if (!parsed.line.line || !std::holds_alternative<Args>(parsed.line.line->command)) {
    ADD_FAILURE() << parsed.err;
    return {};
  }
  return std::get<Args>(parsed.line.line->command);
}

// Each command with the options of its own that --help must name, and words with which it parses.
struct CommandCase {
  std::vector<std::string> command;
  std::vector<std::string> options;
  std::vector<std::string> words;
};

const std::vector<CommandCase>& Commands() {
  static const std::vector<CommandCase> commands = {
      {{"verify"},
       {"what", "--told-total", "--told-pay", "--account", "--paper", "--place", "--with", "--save",
        "--at", "--offline", "--explain", "Exit codes"},
       {"CODE"}},
      {{"draft"},
       {"kind", "--from", "--output", "--offline", "genesis", "allocation", "TABLE.csv"},
       {"offer"}},
      {{"diff"}, {"before", "after", "CODE|FILE"}, {"a.json", "b.json"}},
      {{"status"}, {"folders", "--by"}, {}},
      {{"completion"}, {"shell", "bash"}, {"bash"}},
      {{"help"}, {"topic", "exit-codes"}, {}},
      {{"lint"}, {"files", "--offline", "Exit codes"}, {"a.json", "b.json"}},
      {{"sign"},
       {"files", "--key", "--output", "--yes", "--confirm", "--submit", "--offline"},
       {"a.json", "--key", "k"}},
      {{"submit"}, {"files", "--dry-run", "--no-wait", "--proof", "Exit codes"}, {"a.statement"}},
      {{"show"}, {"what"}, {"7"}},
      {{"withdraw"},
       {"code", "--key", "--reason", "--decision", "--decided-on", "--confirm"},
       {"CODE", "--key", "k", "--reason", "job-gone"}},
      {{"suspend"},
       {"organization", "--key", "--reason", "--decision", "--decided-on", "--confirm"},
       {"VNTEST:A", "--key", "k", "--reason", "investigation"}},
      {{"reinstate"},
       {"what", "--key", "--reason", "--decision", "--decided-on", "--confirm", "--output"},
       {"VNTEST:A", "--key", "k", "--reason", "cause-removed"}},
      {{"revoke"},
       {"organization", "--key", "--reason", "--decision", "--decided-on", "--confirm"},
       {"VNTEST:A", "--key", "k", "--reason", "license-ended"}},
      {{"key", "revoke"},
       {"what", "--key", "--reason", "--compromised-since", "--confirm", "--output", "Exit codes"},
       {"k", "--key", "k", "--reason", "key-replaced"}},
      {{"place", "new"}, {"file"}, {"mine.place"}},
      {{"place", "show"}, {"file"}, {"mine.place"}},
      {{"place", "give"}, {"code", "place_codes", "--key", "--confirm"}, {"C", "P", "--key", "k"}},
      {{"place", "take"},
       {"code", "place", "--key", "--reason", "place-returned", "--confirm"},
       {"C", "1", "--key", "k"}},
      {{"key", "new"}, {"name"}, {"k"}},
      {{"key", "list"}, {}, {}},
      {{"key", "show"}, {"name"}, {"k"}},
      {{"key", "passphrase"}, {"name"}, {"k"}},
      {{"trust", "make"},
       {"--genesis", "--authority", "--server", "--call", "--serial", "--file-age", "--answer-age",
        "--log-key", "--policy"},
       {"--genesis", "g", "--authority", "a"}},
      {{"trust", "add"}, {"file"}, {"x.trust"}},
      {{"trust", "list"}, {}, {}},
      {{"trust", "show"}, {"name"}, {"x"}},
      {{"trust", "remove"}, {"name", "--confirm"}, {"x"}},
      {{"log", "checkpoint"}, {}, {}},
      {{"log", "entries"}, {"first", "count"}, {"0", "5"}},
      {{"log", "export"}, {"folder", "Exit codes"}, {"d"}},
      {{"offer", "list"},
       {"--country", "--prefecture", "--occupation", "--pay-from", "--cost-to", "--by",
        "--standing", "--since", "--count", "--page", "--verify"},
       {}},
      {{"offer", "search"},
       {"--country", "--prefecture", "--occupation", "--pay-from", "--cost-to", "--by",
        "--standing", "--since", "--count", "--page", "--verify"},
       {}},
      {{"organization", "list"}, {"--count", "--page"}, {}},
      {{"organization", "show"}, {"id"}, {"VNTEST:FARM-1"}},
      {{"audit"},
       {"where", "--size", "--since", "--save", "--cosign", "--first-time", "--follow",
        "--hashes-only", "Exit codes"},
       {}},
      {{"report"}, {"where", "--at", "Exit codes"}, {}}};
  return commands;
}

std::vector<std::string> With(std::vector<std::string> words,
                              const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

TEST(CommandLine, CoversEveryCommand) {
  EXPECT_EQ(Commands().size(), std::variant_size_v<CommandArgs>);
  for (std::size_t i = 0; i < Commands().size(); ++i) {
    const Parsed parsed = Parse(With(Commands()[i].command, Commands()[i].words));
    ASSERT_TRUE(parsed.line.line) << parsed.err;
    for (std::size_t j = 0; j < i; ++j) {
      const Parsed other = Parse(With(Commands()[j].command, Commands()[j].words));
      EXPECT_NE(parsed.line.line->command.index(), other.line.line->command.index());
    }
  }
}

TEST(CommandLine, HelpOfEachCommandNamesItsOptionsAndThoseOfAll) {
  for (const CommandCase& one : Commands()) {
    const Parsed help = Parse(With(one.command, {"--help"}));
    EXPECT_FALSE(help.line.line);
    EXPECT_EQ(help.line.exit_code, kExitOk);
    EXPECT_THAT(help.err, IsEmpty());
    EXPECT_GT(help.out.size(), 50u);
    EXPECT_THAT(help.out, AllOf(HasSubstr("Exit codes: 0"), HasSubstr("warifu --help")));
    for (const std::string& option : one.options) {
      EXPECT_THAT(help.out, HasSubstr(option)) << one.command.back();
    }
  }
}

TEST(CommandLine, HelpNamesTheCommandsAndWhatTheyAllTake) {
  const std::string help = Parse({"--help"}).out;
  for (const CommandCase& one : Commands()) EXPECT_THAT(help, HasSubstr(one.command.front()));
  for (const char* option : {"--json", "--quiet", "--lang", "--server", "--trust", "--fingerprint",
                             "--tls-ca", "--tls-cert", "--tls-key", "--passphrase-file",
                             "--passphrase-command", "--version", "--man"}) {
    EXPECT_THAT(help, HasSubstr(option));
  }
  EXPECT_EQ(Parse({"--version"}).line.exit_code, kExitOk);
  EXPECT_THAT(Parse({"--version"}).out, HasSubstr("warifu"));
}

TEST(CommandLine, VersionsAreJsonToo) {
  const Parsed parsed = Parse({"--version", "--json"});
  EXPECT_EQ(parsed.line.exit_code, kExitOk);
  const nlohmann::json versions = nlohmann::json::parse(parsed.out, nullptr, false);
  ASSERT_TRUE(versions.is_object()) << parsed.out;
  EXPECT_EQ(versions["version"]["warifu"], kProgramVersion);
  EXPECT_TRUE(versions["version"]["CLI11"].is_string());
}

TEST(CommandLine, RefusesWhatItDoesNotKnow) {
  for (const CommandCase& one : Commands()) {
    const Parsed parsed = Parse(With(With(one.command, one.words), {"--no-such-option"}));
    EXPECT_FALSE(parsed.line.line) << one.command.back();
    EXPECT_EQ(parsed.line.exit_code, kExitUsage);
    EXPECT_THAT(parsed.err, AllOf(HasSubstr("error: "), HasSubstr("--no-such-option")));
    EXPECT_THAT(parsed.out, IsEmpty());
  }
}

TEST(CommandLine, RefusesWhatIsMissingOrTooMuch) {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {},
           {"key"},
           {"trust"},
           {"log"},
           {"vrify", "CODE"},
           {"verify"},
           {"verify", "a", "b"},
           {"draft"},
           {"lint"},
           {"sign", "a.json"},
           {"sign", "--key", "k"},
           {"submit"},
           {"withdraw", "CODE", "--key", "k"},
           {"withdraw", "CODE", "--reason", "r"},
           {"key", "new"},
           {"trust", "make", "--genesis", "g"},
           {"trust", "make", "--genesis", "g", "--authority", "a", "--policy", "p", "--log-key",
            "v"},
           {"log", "entries", "x"},
           {"log", "entries", "-1"},
           {"trust", "make", "--genesis", "g", "--authority", "a", "--serial", "-1"},
           {"log", "entries", "0", "0"},
           {"log", "entries", "0", "100001"},
           {"audit", "--size", "many"},
           {"audit", "--size", "-1"},
           {"verify", "CODE", "--save"}}) {
    const Parsed parsed = Parse(words);
    EXPECT_FALSE(parsed.line.line) << ::testing::PrintToString(words);
    EXPECT_EQ(parsed.line.exit_code, kExitUsage) << ::testing::PrintToString(words);
    EXPECT_THAT(parsed.err, HasSubstr("error: "));
  }
}

struct Typo {
  std::vector<std::string> words;
  std::vector<std::string> said;  // what, and how to mend it
};

// The first of a command's two words is a group's.
TEST(CommandLine, GroupsAreThoseOfTheCommands) {
  std::set<std::string> groups, used;
  for (const CommandGroup& group : CommandGroups()) groups.insert(group.name);
  for (const DeclaredCommand& command : DeclareCommands()) {
    const std::string& name = command.declaration.name;
    const std::size_t space = name.find(' ');
    if (space != std::string::npos) used.insert(name.substr(0, space));
    EXPECT_THAT(command.declaration.what, Not(IsEmpty())) << name;
    EXPECT_THAT(command.declaration.exit_codes, HasSubstr("2 a ")) << name;
    for (const std::string& example : command.declaration.examples) {
      EXPECT_THAT(example, HasSubstr("warifu " + name.substr(0, space)));
    }
  }
  EXPECT_THAT(used, ::testing::IsSubsetOf(groups));
}

// A command that asks nothing cannot be left unanswered.
TEST(CommandLine, OnlyCommandsThatAskNameTheirExitCodeForNoAnswer) {
  std::set<std::string> asking;
  for (const DeclaredCommand& command : DeclareCommands()) {
    const CommandDeclaration& declaration = command.declaration;
    if (declaration.exit_codes.find("130 ") != std::string::npos) asking.insert(declaration.name);
  }
  EXPECT_THAT(asking, ElementsAre("audit", "key new", "key passphrase", "key revoke", "place give",
                                  "place take", "reinstate", "revoke", "sign", "suspend",
                                  "trust add", "trust remove", "withdraw"));
}

// One sentence that names what is wrong, where, and what to write instead.
TEST(CommandLine, SaysWhatIsWrongAndHowToMendIt) {
  const Typo typos[] = {
      {{"vrify", "X"}, {"there is no command warifu vrify", "did you mean \"verify\""}},
      {{"key", "nw"}, {"there is no command warifu key nw", "did you mean \"new\"", "passphrase"}},
      {{"key"}, {"warifu key: say what to do, one of ", "list"}},
      {{}, {"warifu: say what to do, one of ", "verify"}},
      {{"verify"}, {"warifu verify needs CODE|FILE|-: "}},
      {{"sign", "a.json"}, {"warifu sign needs --key KEY: Name of a key"}},
      {{"verify", "a", "b"}, {"warifu verify: 'b' is a word too many"}},
      {{"verify", "a", "--ofline"}, {"has no option --ofline", "did you mean \"--offline\""}},
      {{"verify", "a", "--ofline=x"}, {"did you mean \"--offline\""}},
      {{"verify", "CODE", "--account", ""}, {"--account: it is empty", "leave it out"}},
      {{"verify", ""}, {"it is empty"}},
      {{"sign", "a.json", ""}, {"it is empty"}},
      {{"audit", "--size", "many"}, {"--size", "write a whole number from 1 to", "not many"}},
      {{"audit", "--size", "1.5"}, {"not 1.5"}},
      {{"log", "entries", "-1"}, {"write a whole number from 0 to"}},
      {{"log", "entries", "0", "0"}, {"write a whole number from 1 to 100000"}},
      {{"verify", "CODE", "--save"}, {"warifu verify: --save FILE: its value is missing"}},
      {{"audit", "--size"}, {"warifu audit: --size NUMBER: its value is missing"}},
      {{"audit", "--first-time"}, {"warifu audit: --first-time stands only beside --cosign"}},
      {{"audit", "--hashes-only", "--save", "a"}, {"--hashes-only", "--save", "cannot stand"}}};
  for (const Typo& typo : typos) {
    const std::string err = Parse(typo.words).err;
    for (const std::string& said : typo.said) EXPECT_THAT(err, HasSubstr(said));
    EXPECT_THAT(err, HasSubstr("\nSee: warifu"));
  }
}

TEST(CommandLine, SaysItInTheReadersLanguage) {
  const std::string vietnamese = Parse({"--lang", "vi", "verify"}).err;
  EXPECT_THAT(vietnamese, HasSubstr("lỗi: warifu verify cần CODE|FILE|-"));
  EXPECT_THAT(vietnamese, HasSubstr("\nXem: warifu verify --help"));
  EXPECT_THAT(Parse({"audit", "--size", "0", "--lang=ja"}).err, HasSubstr("1 から"));
  const std::string both = Parse({"vrify", "--lang", "vi,id"}).err;
  EXPECT_THAT(both, HasSubstr("lỗi: không có lệnh warifu vrify"));
  EXPECT_THAT(both, HasSubstr("kesalahan: tidak ada perintah warifu vrify"));
  EXPECT_THAT(Parse({"verify", "--lang", "xx"}).err, HasSubstr("error: warifu verify needs"));
  EXPECT_THAT(Parse({"verify", "--lang"}).err, HasSubstr("--lang LANGUAGES: its value is missing"));
}

TEST(CommandLine, NamesTheHelpOfTheCommandThatWasMeant) {
  EXPECT_THAT(Parse({"trust", "make", "--genesis", "g"}).err,
              HasSubstr("See: warifu trust make --help"));
}

TEST(CommandLine, AnswersAMistakeInJsonWhenAsked) {
  const Parsed parsed = Parse({"verify", "--no-such-option", "CODE", "--json"});
  EXPECT_EQ(parsed.line.exit_code, kExitUsage);
  EXPECT_EQ(nlohmann::json::parse(parsed.out)["error"]["code"], "BAD_INPUT");
  EXPECT_THAT(parsed.err, IsEmpty());
}

TEST(CommandLine, EscapesWhatWasTyped) {
  EXPECT_THAT(Parse({"verify", "CODE", "--\x1b[2J"}).err, Not(HasSubstr("\x1b")));
}

TEST(CommandLine, TakesGlobalOptionsBeforeAndBehindTheCommand) {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"--json", "--lang", "vi,en", "--server", "h:1", "key", "list"},
           {"key", "--json", "list", "--lang", "vi,en", "--server", "h:1"}}) {
    const Parsed parsed = Parse(words);
    ASSERT_TRUE(parsed.line.line) << parsed.err;
    EXPECT_TRUE(parsed.line.line->global.json);
    EXPECT_THAT(parsed.line.line->global.languages, ElementsAre("vi", "en"));
    EXPECT_EQ(parsed.line.line->global.server, "h:1");
  }
}

TEST(CommandLine, FillsEachOption) {
  const SignArgs sign =
      MustParse<SignArgs>({"sign", "a.json", "b.json", "--key", "k", "--output", "o", "--yes",
                           "--confirm", "12345678", "--submit", "--offline"});
  EXPECT_THAT(sign.files, ElementsAre("a.json", "b.json"));
  EXPECT_EQ(sign.key + sign.output + sign.confirm, "ko12345678");
  EXPECT_TRUE(sign.yes && sign.submit && sign.offline);
  const TrustMakeArgs made = MustParse<TrustMakeArgs>(
      {"trust",     "make", "--genesis",  "g",   "--authority",  "a",
       "--server",  "s:1",  "--server",   "t:2", "--call",       "VN +84 24 0000 0000",
       "--serial",  "4",    "--file-age", "60",  "--answer-age", "30",
       "--log-key", "v"});
  EXPECT_THAT(made.servers, ElementsAre("s:1", "t:2"));
  EXPECT_THAT(made.calls, ElementsAre("VN +84 24 0000 0000"));
  EXPECT_EQ(made.serial, 4u);
  EXPECT_EQ(made.file_age_s, 60u);
  EXPECT_EQ(made.answer_age_s, 30u);
  const WithdrawArgs withdraw =
      MustParse<WithdrawArgs>({"withdraw", "C", "--key", "k", "--reason", "r", "--decision", "d",
                               "--decided-on", "2026-11-20", "--confirm", "C"});
  EXPECT_EQ(withdraw.code + withdraw.order.reason + withdraw.order.decision, "Crd");
  EXPECT_THAT(withdraw.order.keys, ElementsAre("k"));
  EXPECT_EQ(withdraw.order.decided_on, "2026-11-20");
  const KeyRevokeArgs revoke =
      MustParse<KeyRevokeArgs>({"key", "revoke", "--key", "r1", "--key", "r2", "K", "--reason",
                                "key-stolen", "--compromised-since", "binding", "--output", "o"});
  EXPECT_THAT(revoke.order.keys, ElementsAre("r1", "r2"));
  EXPECT_EQ(revoke.what + revoke.compromised_since + revoke.order.output, "Kbindingo");
  const PlaceGiveArgs give =
      MustParse<PlaceGiveArgs>({"place", "give", "C", "P1", "P2", "--key", "k", "--confirm", "2"});
  EXPECT_THAT(give.place_codes, ElementsAre("P1", "P2"));
  EXPECT_EQ(MustParse<PlaceTakeArgs>({"place", "take", "C", "2", "--key", "k"}).order.reason,
            "place-returned");
  const SubmitArgs submit =
      MustParse<SubmitArgs>({"submit", "a", "--dry-run", "--no-wait", "--proof", "p"});
  EXPECT_TRUE(submit.dry_run && submit.no_wait);
  EXPECT_EQ(submit.proof, "p");
  EXPECT_EQ(MustParse<AuditArgs>({"audit", "h:1", "--size", "9"}).size, 9u);
  EXPECT_FALSE(MustParse<AuditArgs>({"audit"}).size);
  EXPECT_EQ(MustParse<ReportArgs>({"report", "dir", "--at", "t"}).at, "t");
  EXPECT_EQ(MustParse<LogEntriesArgs>({"log", "entries", "3", "4"}).first, 3u);
  EXPECT_EQ(MustParse<LogEntriesArgs>({"log", "entries"}).count, 20u);
  EXPECT_EQ(MustParse<DraftArgs>({"draft", "offer", "--from", "x"}).from, "x");
}

}  // namespace
}  // namespace warifu
