#include "client/render/error.h"

#include <nlohmann/json.hpp>

#include "client/render/json_text.h"
#include "core/text/escape.h"

namespace warifu {

std::string ErrorLine(std::string_view message) {
  std::string printed = "error: ";
  for (std::size_t end = message.find('\n'); end != std::string_view::npos;
       end = message.find('\n')) {
    printed += EscapeForTerminal(message.substr(0, end)) + "\n  ";
    message.remove_prefix(end + 1);
  }
  return printed + EscapeForTerminal(message) + "\n";
}

nlohmann::json ErrorJson(const Error& error) {
  return {{"code", ErrorCodeName(error.code)}, {"message", error.message}};
}

void PrintErrorJson(std::ostream& out, const Error& error) {
  out << JsonText({{"error", ErrorJson(error)}});
}

}  // namespace warifu
