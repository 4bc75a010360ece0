#include <optional>
#include <variant>

#include "client/commands/commands.h"
#include "client/render/error.h"
#include "client/render/print.h"
#include "core/base/exit.h"

namespace warifu {
namespace {

// What to do about an answer that was not had or cannot be believed; other errors say it
// themselves.
std::optional<MessageId> NextStep(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInconsistent:
      return MessageId::kErrorInconsistentNext;
    case ErrorCode::kUnavailable:
      return MessageId::kErrorUnavailableNext;
    case ErrorCode::kOutcomeUnknown:
      return MessageId::kErrorOutcomeUnknownNext;
    default:
      return std::nullopt;
  }
}

void Explain(Context& context, const Error& error) {
  if (context.global.json) return PrintErrorJson(context.out, error);
  InEachLanguage(context, [&] {
    PrintError(context, error.sentence);
    const std::optional<MessageId> next = NextStep(error.code);
    if (next) context.err << Say(context.languages.front(), *next) << "\n";
  });
}

}  // namespace

int Dispatch(Context& context, const CommandArgs& args) {
  const CommandResult result =
      std::visit([&](const auto& command) { return RunCommand(context, command); }, args);
  if (result.ok()) return *result;
  Explain(context, result.error());
  return ExitCodeOf(result.error().code);
}

}  // namespace warifu
