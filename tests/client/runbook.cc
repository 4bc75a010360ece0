#include "tests/client/runbook.h"

#include <gtest/gtest.h>

#include <regex>
#include <sstream>
#include <utility>

#include "core/base/check.h"
#include "tests/support/legal_organizations.h"

namespace warifu {
namespace {

constexpr char kPage[] = "docs/operating.md";
constexpr std::string_view kIndent = "       warifu ";
constexpr std::string_view kRedirect = " > ";

std::vector<std::string> CommandsUnder(const std::string& heading) {
  std::istringstream page(TestClient::Read(kPage));
  std::vector<std::string> commands;
  bool under = false;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("## ")) under = line == heading;
    if (!under || !line.starts_with(kIndent)) continue;
    commands.push_back(line.substr(line.find_first_not_of(' ')));
  }
  WARIFU_CHECK(!commands.empty());
  return commands;
}

std::string Word(const std::string& line, int number) {
  std::istringstream words(line);
  std::string word;
  for (int i = 0; i <= number; ++i) words >> word;
  return word;
}

// What is typed to confirm a Change of this subject.
std::string Typed(const std::string& subject) {
  if (subject.find(':') == std::string::npos) return subject;
  const std::string_view license = CastMemberOf(subject).license;
  return license.empty() ? subject : std::string(license);
}

bool Starts(const std::string& command, const std::string& with) {
  return command.starts_with("warifu " + with + " ");
}

}  // namespace

Runbook::Runbook(RealOffice& office, const std::string& heading)
    : office_(office), commands_(CommandsUnder(heading)) {}

std::string Runbook::Filled(std::string command) const {
  for (const auto& [name, value] : values_) {
    const std::string word = "$" + name;
    for (std::size_t at = command.find(word); at != std::string::npos; at = command.find(word)) {
      command.replace(at, word.size(), value);
    }
  }
  EXPECT_EQ(command.find('$'), std::string::npos) << command;
  // Files lie in the client's own folder.
  static const std::regex file("([a-z0-9-]+)\\.(json|statement)");
  return std::regex_replace(command, file, office_.Path("$1.$2"));
}

std::string Runbook::Answers(const std::string& command) const {
  if (Starts(command, "sign")) {
    const bool binding = command.find("-2.statement") != std::string::npos;
    return binding ? " --yes --confirm " + values_.at("FINGERPRINT") : " --yes";
  }
  if (Starts(command, "withdraw") || Starts(command, "reinstate")) {
    return " --confirm \"" + Typed(Word(command, 2)) + "\"";
  }
  return Starts(command, "key revoke") ? " --confirm " + Word(command, 3) : "";
}

// What the text tells the reader to take from what was printed.
void Runbook::LearnFrom(const std::string& command) {
  std::smatch found;
  const std::string out = office_.out();
  if (Starts(command, "key new")) {
    ASSERT_TRUE(std::regex_search(out, found, std::regex("Public key: +([0-9a-f]{64})"))) << out;
    Set("PUBLIC", found[1]);
    ASSERT_TRUE(std::regex_search(out, found, std::regex("Fingerprint: .*([0-9a-f]{8})"))) << out;
    Set("FINGERPRINT", found[1]);
  }
  if (Starts(command, "sign")) {
    ASSERT_TRUE(std::regex_search(out, found, std::regex("Signed: .*, code ([0-9A-Z-]{21})")));
    Set("NEXT", found[1]);
  }
}

void Runbook::WriteDraftTo(const std::string& file) {
  const std::string empty = "\"organization\": \"\"";
  std::string draft = office_.out();
  const std::size_t at = draft.find(empty);
  if (at != std::string::npos) draft.replace(at, empty.size(), owner_);
  office_.client().File(file.substr(file.rfind('/') + 1), draft);
}

void Runbook::RunOne(const std::string& command) {
  const std::string filled = Filled(command);
  const std::size_t redirect = filled.find(kRedirect);
  const std::string line = filled.substr(0, redirect);
  ASSERT_EQ(office_.Run(line + Answers(line)), 0) << office_.said();
  if (redirect != std::string::npos) WriteDraftTo(filled.substr(redirect + kRedirect.size()));
  LearnFrom(line);
}

void Runbook::RunAll() {
  for (const std::string& command : commands_) {
    RunOne(command);
    if (::testing::Test::HasFailure()) return;
  }
}

}  // namespace warifu
