// Where the command lines of a transcript run: a client in its own folder, before a registry.
//
//     std::unique_ptr<TranscriptStage> stage = OpenStage("registry");
//     std::string printed = stage->Run({"warifu verify {OFFER}", {}, {}});
//
// In what is typed and answered, {OFFER} stands for the code of the scene's offer, {FOLDER} for the
// folder, {HOME} for the client's home; {LAST} for the code that was printed last, {PLACE-1} for
// the first place code that was printed. A scene may have more: {KEY}, {APPOINTMENT}, {TAIL}.
// Threads: one at a time.
#ifndef WARIFU_TESTS_CLIENT_TRANSCRIPT_STAGE_H_
#define WARIFU_TESTS_CLIENT_TRANSCRIPT_STAGE_H_

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tests/client/test_client.h"

namespace warifu {

// One thing typed, and what came of it.
struct Act {
  std::string typed;
  std::vector<std::string> answers;
  std::string printed;  // to the exit code, with its line
};

// Each `what` in `text` by `by`.
std::string Replaced(std::string text, const std::string& what, const std::string& by);
// As a shell: blanks part, quotes keep together.
std::vector<std::string> WordsOf(const std::string& typed);

class TranscriptStage {
 public:
  virtual ~TranscriptStage();
  TranscriptStage(const TranscriptStage&) = delete;
  TranscriptStage& operator=(const TranscriptStage&) = delete;

  // What is printed, with the exit code's line.
  std::string Run(const Act& act);

 protected:
  TranscriptStage();

  virtual TestClient& client() = 0;
  virtual void PassTime() {}  // before each command
  // To be called when the client stands: its folder is the current one from now on.
  void Enter();

  std::map<std::string, std::string> names_;  // what stands in braces
  std::string passphrase_file_;

 private:
  int RunWords(const std::vector<std::string>& words, std::ostream& out, std::ostream& err);
  std::string Filled(std::string text) const;
  void Learn(const std::string& printed);

  const std::filesystem::path before_;
  std::string folder_;
  int places_ = 0;
};

bool KnowsScene(std::string_view scene);
// "office", "withdrawn", "unreachable", "empty": an office with one offer, before a registry of
// which only the answers are true (tests/client/office.h). "registry": before a true one
// (tests/client/real_office.h). Requires: KnowsScene.
std::unique_ptr<TranscriptStage> OpenStage(std::string_view scene);

}  // namespace warifu

#endif  // WARIFU_TESTS_CLIENT_TRANSCRIPT_STAGE_H_
