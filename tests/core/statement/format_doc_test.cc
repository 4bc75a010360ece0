// docs/format.md and docs/undertakings.md say what the code does.
#include <gtest/gtest.h>

#include <regex>

#include "core/base/encoding.h"
#include "core/standing/transition.h"
#include "core/statement/limits.h"
#include "tests/core/statement/doc_blocks.h"
#include "tests/core/statement/doc_examples.h"
#include "tests/core/statement/doc_tables.h"
#include "warifu/v1/offer.pb.h"

namespace warifu {
namespace {

std::string ByWhomText(ByWhom by) {
  const std::pair<ByWhom, std::string_view> words[] = {
      {ByWhom::kItsAuthority, "its authority"},
      {ByWhom::kTheKey, "the key itself"},
      {ByWhom::kItsBinder, "the key that bound it"},
      {ByWhom::kPrincipal, "principal"},
      {ByWhom::kAgent, "agent"},
      {ByWhom::kAcceptingCompany, "accepting company"},
      {ByWhom::kLastParty, "last party"},
      {ByWhom::kAnAuthority, "an authority"},
  };
  std::string text;
  for (const auto& [who, word] : words) {
    if (!Includes(by, who)) continue;
    if (!text.empty()) text += ", ";
    text += word;
  }
  return text;
}

std::string CauseText(Cause cause) {
  switch (cause) {
    case Cause::kSuccessor:
      return "the next of it";
    case Cause::kPlaces:
      return "an Allocation, or the Change of one";
    case Cause::kChange:
      return "Change";
    case Cause::kUndo:
      return "Change that undoes";
  }
  return "";
}

std::string TransitionTable() {
  std::string table = "\n| subject | from | to | by | signed by |\n|---|---|---|---|---|\n";
  for (const Transition& row : AllTransitions()) {
    std::string from;
    for (int state = 0; state <= kLastState; ++state) {
      if (!Includes(row.from, State(state))) continue;
      from += (from.empty() ? "" : ", ") + std::to_string(state);
    }
    table += "| " + std::string(SubjectKindName(row.subject)) + " | " + from + " | " +
             std::to_string(static_cast<int>(row.to)) + " | " + CauseText(row.cause) + " | " +
             ByWhomText(row.by) + " |\n";
  }
  return table + "\n";
}

TEST(FormatDocument, HasTheTablesAndExamplesThatTheCodeMakes) {
  std::map<std::string, std::string> blocks = DocTables();
  blocks.merge(DocExamples());
  blocks["transitions"] = TransitionTable();
  Document("docs/format.md").Check(blocks);
}

TEST(FormatDocument, HasNoUnfinishedBlock) {
  const Document document("docs/format.md");
  for (const std::string& name : document.BlockNames()) {
    EXPECT_FALSE(document.Block(name).empty()) << name;
  }
}

// Each promise has its number, its name and both texts; none is missing and none invented.
TEST(UndertakingsDocument, HasATextForEachNumber) {
  const Document document("docs/undertakings.md");
  const auto& type = *v1::Undertaking_descriptor();
  for (int number = 1; number < type.value_count(); ++number) {
    const std::string name = type.FindValueByNumber(number)->name().substr(12);
    const std::regex section("\n## " + std::to_string(number) + "\\. " + name +
                             "\n\nEnglish: [^\n]{60,}\n\nTiếng Việt: [^\n]{60,}\n");
    EXPECT_TRUE(std::regex_search(document.text(), section)) << number << " " << name;
  }
  const std::string text = document.text();
  const std::regex heading("\n## ");
  EXPECT_EQ(std::distance(std::sregex_iterator(text.begin(), text.end(), heading),
                          std::sregex_iterator()),
            type.value_count() - 1);
}

}  // namespace
}  // namespace warifu
