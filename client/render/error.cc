#include "client/render/error.h"

#include <nlohmann/json.hpp>

#include "client/render/json_text.h"
#include "client/text/catalogue.h"
#include "client/text/sentences.h"
#include "core/text/escape.h"

namespace warifu {

std::string ErrorLine(std::string_view language, const Sentence& sentence, const Display& display) {
  std::string printed = Colored(Say(language, MessageId::kErrorBegins), Color::kRed, display) + " ";
  const std::string said = Say(language, sentence);
  std::string_view left = said;
  for (std::size_t end = left.find('\n'); end != std::string_view::npos; end = left.find('\n')) {
    printed += EscapeForTerminal(left.substr(0, end)) + "\n  ";
    left.remove_prefix(end + 1);
  }
  return printed + EscapeForTerminal(left) + "\n";
}

void PrintError(Context& context, const Sentence& sentence) {
  for (const std::string& language : context.languages) {
    context.err << ErrorLine(language, sentence, context.err_display);
  }
}

nlohmann::json ErrorJson(const Error& error) {
  return {{"code", ErrorCodeName(error.code)}, {"message", error.message()}};
}

void PrintErrorJson(std::ostream& out, const Error& error) {
  out << JsonText({{"error", ErrorJson(error)}});
}

}  // namespace warifu
