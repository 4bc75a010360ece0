#include "client/render/findings.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "client/render/print.h"
#include "client/text/catalogue.h"
#include "client/text/sentences.h"
#include "core/base/check.h"
#include "core/statement/finding_value.h"
#include "core/statement/finding_words.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

// The sentence of a code: the message finding_<code in small letters>; a test checks that each code
// has one.
std::string SentenceOf(const std::string& language, v1::FindingCode code) {
  std::string name = FindingCodeWord(code);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const std::optional<MessageId> id = MessageOfName("finding_" + name);
  return Say(language, id.value_or(MessageId::kFindingUnknownCode));
}

// What a server says beside `english` counts only where it says the same.
std::string InLanguage(const std::string& language, const std::string& english,
                       const v1::Words& words) {
  const std::optional<Sentence> sentence = FromWords(words);
  if (!sentence.has_value() || sentence->English() != english) return english;
  return Say(language, *sentence);
}

// Where it is, what was found and what would do, each on a line of its own behind a line end; then
// the code.
std::string DetailsOf(const std::string& language, const v1::Finding& finding) {
  std::string text;
  const auto add = [&](MessageId id, const char* name, const std::string& value) {
    if (!value.empty()) text += "\n  " + Say(language, id, {{name, EscapeForTerminal(value)}});
  };
  add(MessageId::kFindingField, "field", finding.field());
  add(MessageId::kFindingFound, "found",
      InLanguage(language, finding.found(), finding.found_words()));
  add(MessageId::kFindingWanted, "wanted",
      InLanguage(language, finding.wanted(), finding.wanted_words()));
  return text + "\n  [" + FindingCodeWord(finding.code()) + "]";
}

}  // namespace

std::string FindingInWords(const std::string& language, const v1::Finding& finding) {
  return SentenceOf(language, finding.code()) + DetailsOf(language, finding);
}

nlohmann::json FindingJson(const v1::Finding& finding) {
  return {{"code", FindingCodeWord(finding.code())},
          {"field", EscapeForTerminal(finding.field())},
          {"found", EscapeForTerminal(finding.found())},
          {"wanted", EscapeForTerminal(finding.wanted())}};
}

nlohmann::json FindingsJson(const Findings& findings) {
  nlohmann::json list = nlohmann::json::array();
  for (const v1::Finding& finding : findings) list.push_back(FindingJson(finding));
  return list;
}

// The sentence in each language; what was found and wanted once.
void PrintFindings(Context& context, const Findings& findings) {
  for (const v1::Finding& finding : findings) {
    std::string before = "- ";
    for (const std::string& language : context.languages) {
      context.out << before << SentenceOf(language, finding.code());
      before = "\n  ";
    }
    context.out << DetailsOf(context.languages.front(), finding) << "\n";
  }
}

}  // namespace warifu
