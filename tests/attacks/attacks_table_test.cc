// The table of attacks as a whole: every attack that the project set out against is in it, once and
// with the end that was promised; docs/attacks.md is made of it (written anew when
// WARIFU_REWRITE_DOCS is set in the environment).
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "tests/attacks/attack.h"

namespace warifu {
namespace {

constexpr const char* kPage = "docs/attacks.md";
constexpr std::size_t kFewestAttacks = 48;

// What was promised of A1 to A28: R refused, S shown, O out of reach.
constexpr std::string_view kPromised = "RRRRRSSRRSSSRSRSRRRRRRORRSRS";

char LetterOf(Ending ending) {
  switch (ending) {
    case Ending::kRefused:
      return 'R';
    case Ending::kShown:
      return 'S';
    case Ending::kOutOfReach:
      return 'O';
  }
  return '?';
}

TEST(Attacks, AreAllThereOnceWithTheEndThatWasPromised) {
  std::map<std::string_view, Ending> endings;
  for (const Attack& attack : AllAttacks()) {
    EXPECT_TRUE(endings.emplace(attack.id, attack.ending).second) << attack.id << " is there twice";
  }
  for (std::size_t i = 0; i < kPromised.size(); ++i) {
    const std::string id = "A" + std::to_string(i + 1);
    ASSERT_EQ(endings.count(id), 1U) << id << " is missing";
    EXPECT_EQ(LetterOf(endings.at(id)), kPromised[i]) << id;
  }
  const std::size_t own = endings.size() - kPromised.size();
  for (std::size_t i = 0; i < own; ++i) {
    EXPECT_EQ(endings.count("B" + std::to_string(i + 1)), 1U) << "B" << i + 1 << " is missing";
  }
  EXPECT_GE(endings.size(), kFewestAttacks);
}

TEST(Attacks, SayWhatTheWorkerReads) {
  for (const Attack& attack : AllAttacks()) {
    EXPECT_FALSE(attack.title.empty()) << attack.id;
    EXPECT_FALSE(attack.reads.empty()) << attack.id;
    EXPECT_EQ(attack.reads, InOneLine(attack.reads)) << attack.id;
  }
}

std::string PageOf(const std::vector<Attack>& attacks) {
  std::ostringstream page;
  page << "# Attacks\n\n"
       << "Made from the table in `tests/attacks/`. Each is run against a server on a port of this "
          "machine, and ends at the client's screen; `scripts/attacks` runs them and prints what "
          "stopped each.\n\n"
       << "*Refused*: never admitted, or never GENUINE. *Shown*: the worker, the auditor or the "
          "authority reads it. *Out of reach*: the scenario's comment says what would be needed. "
          "Codes are findings ([rules.md](rules.md)), causes of a verdict "
          "([format.md](format.md)) or errors; the exit code is that of the command which shows "
          "what is read.\n\n"
       << "| | attack | | stopped or shown by | code | exit | what is read |\n"
       << "|---|---|---|---|---|---|---|\n";
  for (const Attack& attack : attacks) {
    page << "| " << attack.id << " | " << attack.title << " | " << EndingWord(attack.ending)
         << " | " << StopWord(attack.stop) << " | " << attack.code << " | " << attack.exit_code
         << " | " << attack.reads << " |\n";
  }
  return page.str();
}

TEST(Attacks, AreListedInTheirPage) {
  const std::string page = PageOf(AllAttacks());
  if (std::getenv("WARIFU_REWRITE_DOCS") != nullptr) std::ofstream(kPage) << page;
  std::ifstream in(kPage);
  std::ostringstream written;
  written << in.rdbuf();
  EXPECT_EQ(written.str(), page) << "make it anew: WARIFU_REWRITE_DOCS=1 attacks_test";
}

}  // namespace
}  // namespace warifu
