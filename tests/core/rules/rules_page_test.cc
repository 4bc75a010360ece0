// docs/rules.md is made of the rows: this compares it, and writes it anew when WARIFU_REWRITE_DOCS
// is set in the environment. Every finding code of the proto is some rule's.
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include "core/rules/rows.h"
#include "core/statement/limits.h"

namespace warifu {
namespace {

constexpr std::string_view kPage = "docs/rules.md";

// What Examine finds, with the bytes alone at hand (core/statement).
struct ExamineRule {
  v1::FindingCode code;
  char group;
  std::string_view line;
};
constexpr std::array kExamineRules = {
    ExamineRule{v1::FINDING_CODE_NOT_CANONICAL, 'S',
                "The bytes are the one canonical encoding of a signed statement."},
    ExamineRule{v1::FINDING_CODE_TOO_LARGE, 'S', "A statement is no larger than its kind may be."},
    ExamineRule{v1::FINDING_CODE_FIELD_MISSING, 'S', "Every field that must be there is there."},
    ExamineRule{v1::FINDING_CODE_FIELD_OUT_OF_LIMITS, 'S',
                "Numbers, lengths and counts of items are within the limits beside the field."},
    ExamineRule{v1::FINDING_CODE_FIELD_MALFORMED, 'S',
                "A value has the form that is named beside the field."},
    ExamineRule{v1::FINDING_CODE_TEXT_UNCLEAN, 'S', "Text is clean."},
    ExamineRule{v1::FINDING_CODE_WRONG_REGISTRY, 'S', "A statement names this registry."},
    ExamineRule{v1::FINDING_CODE_FIELDS_CONTRADICT, 'S',
                "No two fields of a statement contradict each other."},
    ExamineRule{v1::FINDING_CODE_SIGNATURE_INVALID, 'K',
                "Each signature is true under the key beside it."},
    ExamineRule{v1::FINDING_CODE_KEY_UNUSABLE, 'K',
                "A key that is bound, or named by the genesis, is one that may be used."},
    ExamineRule{v1::FINDING_CODE_ROOT_THRESHOLD_WRONG, 'K',
                "Of a root's keys at least one and at most all must sign."},
};

struct Group {
  char letter;
  std::string_view title;
};
constexpr std::array kGroups = {
    Group{'S', "S: form"},       Group{'K', "K: keys"}, Group{'P', "P: parties"},
    Group{'F', "F: fees"},       Group{'W', "W: work"}, Group{'N', "N: places"},
    Group{'L', "L: life cycle"},
};

constexpr std::array kKinds = {
    StatementKind::kGenesis,      StatementKind::kKeyBinding,  StatementKind::kRuleset,
    StatementKind::kOrganization, StatementKind::kAppointment, StatementKind::kOffer,
    StatementKind::kAllocation,   StatementKind::kChange,
};

std::string KindsText(KindSet kinds) {
  if (kinds == kEveryKind) return "all";
  std::string text;
  for (const StatementKind kind : kKinds) {
    if ((kinds & Kinds(kind)) == 0) continue;
    text += (text.empty() ? "" : ", ") + std::string(StatementKindName(kind));
  }
  return text;
}

std::string NeedsText(Needs needs) {
  std::string text;
  const auto add = [&](Needs one, std::string_view word) {
    if (Within(one, needs)) text += (text.empty() ? "" : ", ") + std::string(word);
  };
  add(Needs::kParties, "parties");
  add(Needs::kRuleset, "ruleset");
  add(Needs::kHistory, "history");
  return text.empty() ? "-" : text;
}

std::string CodeText(v1::FindingCode code) {
  constexpr std::string_view kPrefix = "FINDING_CODE_";
  return "`" + v1::FindingCode_Name(code).substr(kPrefix.size()) + "`";
}

constexpr std::string_view kHead =
    "# Rules\n"
    "\n"
    "Made from the rows in `core/rules`; a test compares this page with them, and writes it anew "
    "with\n"
    "`WARIFU_REWRITE_DOCS=1` in its environment (`core_rules_test`, run at the root of the "
    "sources).\n"
    "\n"
    "Each line is a rule and the finding that a statement gets which breaks it. *Examine* judges\n"
    "with the bytes alone at hand, *Admit* with the registry. \"Needs\" says what a rule of Admit\n"
    "reads besides the statement, the genesis and the time of admission: a worker's proof answers\n"
    "all that need parties or ruleset; those that need history are left to whoever replays the "
    "log.\n";

std::string SinceText(const Row& row) {
  if (row.since <= kLowestRulesVersion) return "";
  return " (From rules version " + std::to_string(row.since) + " on.)";
}

std::string MakePage() {
  std::string page(kHead);
  for (const Group& group : kGroups) {
    std::string lines;
    for (const ExamineRule& rule : kExamineRules) {
      if (rule.group != group.letter) continue;
      lines += "| " + CodeText(rule.code) + " | all | Examine | " + std::string(rule.line) + " |\n";
    }
    for (const Row& row : AllRows()) {
      if (row.group != group.letter) continue;
      lines += "| " + CodeText(row.code) + " | " + KindsText(row.kinds) + " | " +
               NeedsText(row.needs) + " | " + std::string(row.line) + SinceText(row) + " |\n";
    }
    if (lines.empty()) continue;
    page += "\n## " + std::string(group.title) +
            "\n\n| finding | statements | needs | rule |\n|---|---|---|---|\n" + lines;
  }
  return page;
}

TEST(RulesPage, IsMadeOfTheRows) {
  if (std::getenv("WARIFU_REWRITE_DOCS") != nullptr) {
    std::ofstream(std::string(kPage), std::ios::binary) << MakePage();
  }
  std::ifstream file(std::string(kPage), std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  EXPECT_EQ(text.str(), MakePage()) << "run core_rules_test with WARIFU_REWRITE_DOCS=1";
}

TEST(RulesPage, HasEveryFindingCodeInOneOfTheTwoSteps) {
  std::set<int> examined;
  std::set<int> admitted;
  for (const ExamineRule& rule : kExamineRules) examined.insert(rule.code);
  for (const Row& row : AllRows()) admitted.insert(row.code);
  const auto* codes = v1::FindingCode_descriptor();
  for (int i = 0; i < codes->value_count(); ++i) {
    const int code = codes->value(i)->number();
    if (code == v1::FINDING_CODE_UNSPECIFIED) continue;
    EXPECT_EQ(examined.count(code) + admitted.count(code), 1U) << codes->value(i)->name();
  }
}

TEST(RulesPage, HasALineForEachRow) {
  const std::string page = MakePage();
  for (const Row& row : AllRows()) {
    EXPECT_NE(page.find(std::string(row.line)), std::string::npos) << row.line;
    EXPECT_LE(row.line.size(), 300U);
  }
}

}  // namespace
}  // namespace warifu
