#include <nlohmann/json.hpp>
#include <variant>

#include "client/commands/commands.h"
#include "client/exit.h"

namespace warifu {
namespace {

void PrintError(Context& context, const Error& error) {
  if (!context.global.json) {
    context.err << "error: " << error.message << "\n";
    return;
  }
  const nlohmann::json object = {
      {"error", {{"code", ErrorCodeName(error.code)}, {"message", error.message}}}};
  context.out << object.dump(2) << "\n";
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
