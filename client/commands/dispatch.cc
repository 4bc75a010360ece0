#include <variant>

#include "client/commands/commands.h"
#include "client/render/error.h"
#include "core/base/exit.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

// What to do about an answer that was not had or cannot be believed; other errors say it
// themselves.
std::string_view NextStep(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInconsistent:
      return "Do not rely on this answer. Ask another server with --server, or tell the authority.";
    case ErrorCode::kUnavailable:
      return "Check the network and the address, and try again: that is always safe.";
    case ErrorCode::kOutcomeUnknown:
      return "Run the same command again: that is safe, and tells what became of it.";
    default:
      return {};
  }
}

void PrintError(Context& context, const Error& error) {
  if (!context.global.json) {
    context.err << Colored("error:", Color::kRed, context.err_display) << " "
                << EscapeForTerminal(error.message) << "\n";
    const std::string_view next = NextStep(error.code);
    if (!next.empty()) context.err << next << "\n";
    return;
  }
  PrintErrorJson(context.out, error);
}

}  // namespace

int Dispatch(Context& context, const CommandArgs& args) {
  const CommandResult result =
      std::visit([&](const auto& command) { return RunCommand(context, command); }, args);
  if (result.ok()) return *result;
  PrintError(context, result.error());
  return ExitCodeOf(result.error().code);
}

}  // namespace warifu
