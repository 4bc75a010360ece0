#include <variant>

#include "client/commands/commands.h"
#include "client/exit.h"
#include "client/render/error.h"

namespace warifu {
namespace {

void PrintError(Context& context, const Error& error) {
  if (!context.global.json) {
    context.err << Colored("error:", Color::kRed, context.err_display) << " " << error.message
                << "\n";
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
