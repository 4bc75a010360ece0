#include "client/render/error.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "client/language.h"
#include "client/render/json_text.h"
#include "client/text/catalogue.h"
#include "client/text/sentences.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr std::string_view kIndent = "  ";

}  // namespace

std::string ErrorLine(std::string_view language, const Sentence& sentence, const Display& display) {
  return Colored(Say(language, MessageId::kErrorBegins), Color::kRed, display) + " " +
         EscapeLines(Say(language, sentence), kIndent) + "\n";
}

void PrintError(Context& context, const Sentence& sentence) {
  PrintError(context.err, context.languages, sentence, context.err_display);
}

void PrintError(std::ostream& err, std::span<const std::string> languages, const Sentence& sentence,
                const Display& display) {
  std::vector<std::string> said;  // what no language translates is said once
  for (const std::string& language : languages) {
    std::string words = Say(language, sentence);
    if (std::find(said.begin(), said.end(), words) != said.end()) continue;
    err << ErrorLine(language, sentence, display);
    said.push_back(std::move(words));
  }
}

std::string ErrorLanguage(const Context& context) {
  return context.global.json ? std::string(kDefaultLanguage) : context.languages.front();
}

nlohmann::json ErrorJson(const Error& error) {
  return {{"code", ErrorCodeName(error.code)}, {"message", error.message()}};
}

void PrintErrorJson(std::ostream& out, const Error& error) {
  out << JsonText({{"error", ErrorJson(error)}});
}

}  // namespace warifu
