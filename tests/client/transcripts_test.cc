// Transcripts of the command line: tests/cli/*.txt, each a scene, then what is typed, what is
// printed, and the exit code.
//
//     scene: office
//     $ warifu verify {OFFER} --told-total "140 triệu VND"
//     > what somebody at the terminal answers
//     what is printed
//     ! what is printed on standard error
//     [18]
//
// {OFFER}, {FOLDER} and {HOME} stand for the offer's code, the temporary folder, which the commands
// run in, and the home. Typed words are taken apart as a shell does; "> FILE" at the end keeps what
// is printed. WARIFU_REWRITE_TRANSCRIPTS=1 writes what is printed now into the files: read it
// before you keep it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "client/command_line.h"
#include "client/commands/commands.h"
#include "client/language.h"
#include "core/base/check.h"
#include "tests/client/json_schema.h"
#include "tests/client/office.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

const std::filesystem::path kTranscripts = "tests/cli";

// One thing typed, and what came of it.
struct Act {
  std::string typed;
  std::vector<std::string> answers;
  std::string printed;  // to the exit code, with its line
};

struct Transcript {
  std::string head;  // comments, as they stand
  std::string scene;
  std::vector<Act> acts;
};

Transcript ReadTranscript(const std::filesystem::path& path) {
  Transcript read;
  std::ifstream in(path);
  std::string line;
  const std::string scene = "scene: ";
  while (std::getline(in, line)) {
    if (line.starts_with("$ ")) {
      read.acts.push_back({line.substr(2), {}, {}});
    } else if (read.acts.empty()) {
      if (line.starts_with(scene)) read.scene = line.substr(scene.size());
      read.head += line + "\n";
    } else if (line.starts_with("> ") && read.acts.back().printed.empty()) {
      read.acts.back().answers.push_back(line.substr(2));
    } else {
      read.acts.back().printed += line + "\n";
    }
  }
  return read;
}

std::string Replaced(std::string text, const std::string& what, const std::string& by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
  return text;
}

// As a shell: blanks part, quotes keep together.
std::vector<std::string> WordsOf(const std::string& typed) {
  std::vector<std::string> words;
  std::string word;
  bool within = false, quoted = false;
  for (const char c : typed + " ") {
    if (c == '"') {
      quoted = !quoted;
      within = true;
    } else if (c == ' ' && !quoted) {
      if (within) words.push_back(word);
      word.clear();
      within = false;
    } else {
      word += c;
      within = true;
    }
  }
  WARIFU_CHECK(!quoted);
  return words;
}

// Runs command lines in an office, in its folder.
class Stage {
 public:
  explicit Stage(const std::string& scene) : before_(std::filesystem::current_path()) {
    const v1::Statement offer = office_.scene.world().Offer(LegalOffer::kEsd);
    Write(offer);
    for (const auto& [name, owner] : {std::pair("satsuki", kSatsuki), std::pair("fuji", kFuji),
                                      std::pair("chim-sau", kChimSau)}) {
      office_.Hold(name, LegalWorld::KeyName(owner, 1));
    }
    const Hash name = office_.scene.Publish(offer);
    code_ = CodeOf(name);
    if (scene == "withdrawn") {
      office_.scene.Publish(office_.scene.Change(name, v1::STATE_WITHDRAWN),
                            {LegalWorld::KeyName(kSatsuki, 1)});
    }
    office_.client.File("offer.warifu", ProofOf(office_.scene.log(), name));
    office_.client.File("registry.trust", TrustOf(office_.scene.log()).text());
    office_.SetClock();
    if (scene == "unreachable") office_.server->unreachable = true;
    if (scene == "empty") std::filesystem::remove_all(office_.client.context().home);
    global_ = office_.client.context().global;
    ComplaintsAbout({});  // reads docs/json.md, which is found from here
    std::filesystem::current_path(Folder());
  }
  ~Stage() { std::filesystem::current_path(before_); }

  static bool Knows(const std::string& scene) {
    return scene == "office" || scene == "withdrawn" || scene == "unreachable" || scene == "empty";
  }

  // What is printed, with the exit code's line.
  std::string Run(const Act& act) {
    std::vector<std::string> words = WordsOf(Replaced(act.typed, "{OFFER}", code_));
    std::string kept;
    if (words.size() > 2 && words[words.size() - 2] == ">") {
      kept = words.back();
      words.resize(words.size() - 2);
    }
    for (const std::string& answer : act.answers) {
      office_.client.terminal().Answer(Replaced(answer, "{OFFER}", code_));
    }
    std::ostringstream out, err;
    const int exit_code = RunWords(words, out, err);
    std::string printed = out.str();
    if (!kept.empty()) {
      std::ofstream(kept) << printed;
      printed.clear();
    }
    std::istringstream errors(err.str());
    for (std::string line; std::getline(errors, line);) printed += "! " + line + "\n";
    printed = Replaced(printed, office_.client.context().home, "{HOME}");
    printed = Replaced(Replaced(printed, Folder(), "{FOLDER}"), code_, "{OFFER}");
    return printed + "[" + std::to_string(exit_code) + "]\n";
  }

 private:
  std::string Folder() const {
    const std::string path = office_.client.Path("");
    return path.substr(0, path.size() - 1);
  }

  // Drafts of an offer like the published one, with its mistakes or changes.
  void Write(const v1::Statement& offer) {
    // Another statement, signed later.
    v1::Statement fresh = offer;
    fresh.clear_issued_at();
    fresh.clear_registry();
    v1::Statement draft = fresh;
    office_.Draft("offer.json", draft);
    constexpr int kRent = 4;  // among the deductions
    constexpr std::int64_t kDearer = 10'000;
    v1::Money& rent = *draft.mutable_offer()->mutable_deductions(kRent)->mutable_amount();
    rent.set_minor_units(rent.minor_units() + kDearer);
    v1::Money& net_pay = *draft.mutable_offer()->mutable_net_pay();
    net_pay.set_minor_units(net_pay.minor_units() - kDearer);
    AddFee(v1::FEE_CODE_VISA, 500'000, kChimSau, *draft.mutable_offer());
    SetFeeTotal(*draft.mutable_offer());
    draft.mutable_offer()->mutable_hours()->set_paid_leave_days_year(30);
    office_.Draft("other.json", draft);
    draft = fresh;
    draft.mutable_offer()->mutable_job()->set_places(21);
    office_.Draft("many.json", draft);
  }

  int RunWords(const std::vector<std::string>& words, std::ostream& out, std::ostream& err) {
    std::vector<const char*> argv;
    for (const std::string& word : words) argv.push_back(word.c_str());
    ParsedCommandLine parsed =
        ParseCommandLine(static_cast<int>(argv.size()), argv.data(), out, err);
    if (!parsed.line) return parsed.exit_code;
    Context& context = office_.client.context();
    const Result<std::vector<std::string>> languages =
        ChooseLanguages(parsed.line->global.languages.empty() ? std::vector<std::string>{"en"}
                                                              : parsed.line->global.languages);
    WARIFU_CHECK(languages.ok());
    context.languages = *languages;
    if (parsed.line->global.passphrase_file.empty()) {
      parsed.line->global.passphrase_file = global_.passphrase_file;
    }
    context.global = parsed.line->global;
    context.display.columns = kDefaultColumns;
    const int exit_code = office_.client.Run(parsed.line->command);
    if (context.global.json) office_.client.Json();  // it is as docs/json.md says
    out << office_.client.out();
    err << office_.client.err();
    return exit_code;
  }

  const std::filesystem::path before_;
  Office office_;
  std::string code_;
  GlobalArgs global_;
};

std::vector<std::string> TranscriptNames() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kTranscripts)) {
    const bool is_transcript =
        entry.path().extension() == ".txt" && entry.path().stem() != "CMakeLists";
    if (is_transcript) names.push_back(entry.path().stem());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class TranscriptTest : public ::testing::TestWithParam<std::string> {};

TEST_P(TranscriptTest, PrintsWhatStandsThere) {
  const std::filesystem::path path =
      std::filesystem::absolute(kTranscripts / (GetParam() + ".txt"));
  const Transcript transcript = ReadTranscript(path);
  ASSERT_TRUE(Stage::Knows(transcript.scene)) << path << ": scene: " << transcript.scene;
  ASSERT_FALSE(transcript.acts.empty()) << path;
  const bool rewrite = std::getenv("WARIFU_REWRITE_TRANSCRIPTS") != nullptr;
  std::string text = transcript.head;
  {
    Stage stage(transcript.scene);
    for (const Act& act : transcript.acts) {
      const std::string printed = stage.Run(act);
      text += "$ " + act.typed + "\n";
      for (const std::string& answer : act.answers) text += "> " + answer + "\n";
      // A blank line behind each act but the last is the writer's.
      text += printed + (&act == &transcript.acts.back() ? "" : "\n");
      if (!rewrite) {
        const std::string wanted = act.printed.substr(0, act.printed.find_last_not_of('\n') + 1);
        EXPECT_EQ(printed, wanted + "\n") << "$ " << act.typed;
      }
    }
  }
  if (rewrite) std::ofstream(path) << text;
}

INSTANTIATE_TEST_SUITE_P(All, TranscriptTest, ::testing::ValuesIn(TranscriptNames()),
                         [](const auto& info) { return Replaced(info.param, "-", "_"); });

// Each command has a transcript in which it does what it is for.
TEST(Transcripts, ShowEachCommandSucceedAndFail) {
  std::map<std::string, std::pair<bool, bool>> seen;  // name: done, failed
  for (const std::string& name : TranscriptNames()) {
    const Transcript transcript = ReadTranscript(kTranscripts / (name + ".txt"));
    for (const Act& act : transcript.acts) {
      const std::vector<std::string> words = WordsOf(act.typed);
      if (words.size() < 2) continue;
      const bool done = act.printed.find("[0]\n") != std::string::npos;
      for (const std::string& command :
           {words[1], words.size() > 2 ? words[1] + " " + words[2] : words[1]}) {
        seen[command].first |= done;
        seen[command].second |= !done;
      }
    }
  }
  for (const char* command : {"verify",         "draft",        "lint",
                              "sign",           "submit",       "show",
                              "diff",           "status",       "help",
                              "completion",     "withdraw",     "key new",
                              "key passphrase", "key show",     "place new",
                              "place show",     "trust add",    "trust show",
                              "offer list",     "offer search", "organization show",
                              "log entries"}) {
    EXPECT_TRUE(seen[command].first) << command << ": no transcript shows it succeed";
    EXPECT_TRUE(seen[command].second) << command << ": no transcript shows it fail";
  }
}

}  // namespace
}  // namespace warifu
