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
// What stands in braces: tests/client/transcript_stage.h. Typed words are taken apart as a shell
// does; "> FILE" at the end keeps what is printed. WARIFU_REWRITE_TRANSCRIPTS=1 writes what is
// printed now into the files: read it before you keep it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "tests/client/transcript_stage.h"

namespace warifu {
namespace {

const std::filesystem::path kTranscripts = "tests/cli";

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
  ASSERT_TRUE(KnowsScene(transcript.scene)) << path << ": scene: " << transcript.scene;
  ASSERT_FALSE(transcript.acts.empty()) << path;
  const bool rewrite = std::getenv("WARIFU_REWRITE_TRANSCRIPTS") != nullptr;
  std::string text = transcript.head;
  {
    const std::unique_ptr<TranscriptStage> stage = OpenStage(transcript.scene);
    for (const Act& act : transcript.acts) {
      const std::string printed = stage->Run(act);
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
                              "log entries",    "report"}) {
    EXPECT_TRUE(seen[command].first) << command << ": no transcript shows it succeed";
    EXPECT_TRUE(seen[command].second) << command << ": no transcript shows it fail";
  }
}

}  // namespace
}  // namespace warifu
