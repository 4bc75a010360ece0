// docs/format.md and docs/undertakings.md say what the code does.
#include <gtest/gtest.h>

#include <algorithm>
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

// "Auditor's state" as "auditors-state".
std::string AnchorOf(const std::string& heading) {
  std::string anchor;
  for (const char c : heading) {
    if (c >= 'A' && c <= 'Z') anchor += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-') anchor += c;
    if (c == ' ') anchor += '-';
  }
  return anchor;
}

// The anchors of the headings that begin with `marks`, in order.
std::vector<std::string> AnchorsOf(const std::string& text, const std::string& marks) {
  std::vector<std::string> anchors;
  const std::string begin = "\n" + marks + " ";
  std::size_t at = text.find(begin);
  while (at != std::string::npos) {
    at += begin.size();
    anchors.push_back(AnchorOf(text.substr(at, text.find('\n', at) - at)));
    at = text.find(begin, at);
  }
  return anchors;
}

TEST(FormatDocument, NamesEveryChapterInItsContents) {
  const std::string text = Document("docs/format.md").text();
  const std::string contents = text.substr(0, text.find("\n## "));
  std::size_t at = 0;
  for (const std::string& anchor : AnchorsOf(text, "##")) {
    const std::size_t found = contents.find("](#" + anchor + ")", at);
    EXPECT_NE(found, std::string::npos) << anchor << " is not in the contents, or out of order";
    if (found != std::string::npos) at = found;
  }
}

TEST(FormatDocument, HasNoLinkToNowhere) {
  const std::string text = Document("docs/format.md").text();
  std::vector<std::string> anchors = AnchorsOf(text, "##");
  for (const std::string& anchor : AnchorsOf(text, "###")) anchors.push_back(anchor);
  const std::string begin = "](#";
  std::size_t at = text.find(begin);
  EXPECT_NE(at, std::string::npos);
  while (at != std::string::npos) {
    at += begin.size();
    const std::string link = text.substr(at, text.find(')', at) - at);
    EXPECT_EQ(std::count(anchors.begin(), anchors.end(), link), 1) << link;
    at = text.find(begin, at);
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
