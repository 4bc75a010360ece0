// warifu completion SHELL: what the shell needs to complete our command lines.
#include "client/completion.h"

#include <nlohmann/json.hpp>

#include "client/commands/commands.h"
#include "client/render/print.h"
#include "core/base/exit.h"

namespace warifu {

CommandDeclaration Declare(CompletionArgs& args) {
  return {
      .name = "completion",
      .what = "Print what a shell needs to complete command lines",
      .takes = {Word("shell", "SHELL", &args.shell, std::string("One of ") + kShells)
                    .Needed()
                    .OneOf(kShells)},
      .examples = {"source <(warifu completion bash)", "warifu completion zsh > ~/.zfunc/_warifu",
                   "warifu completion fish > ~/.config/fish/completions/warifu.fish"},
      .exit_codes = "0 done; 2 a mistake in what was typed."};
}

CommandResult RunCommand(Context& context, const CompletionArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const std::string script, CompletionScript(args.shell));
  if (context.global.json) {
    PrintJson(context, {{"completion", script}});
  } else {
    context.out << script;
  }
  return kExitOk;
}

}  // namespace warifu
