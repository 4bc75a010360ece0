// All commands of warifu as they declare themselves, in the order of CommandArgs (client/args.h).
//
// Not here: what one command takes (its own file in client/commands). Threads: values.
#ifndef WARIFU_CLIENT_COMMAND_TABLE_H_
#define WARIFU_CLIENT_COMMAND_TABLE_H_

#include <functional>
#include <string>
#include <vector>

#include "client/args.h"
#include "client/declaration.h"

namespace warifu {

struct DeclaredCommand {
  CommandDeclaration declaration;
  std::function<CommandArgs()> args;  // as filled through the declaration's targets
};

// A word with commands of its own: "key".
struct CommandGroup {
  std::string name;
  std::string what;
};

// Each call makes args of its own.
std::vector<DeclaredCommand> DeclareCommands();

// Every group that a command's name begins with.
const std::vector<CommandGroup>& CommandGroups();

// What every command takes.
std::vector<Taken> DeclareGlobals(GlobalArgs& global);

// What the program is, in one line.
inline constexpr char kProgramLine[] =
    "warifu: job offers abroad that anyone can check: genuine, no middlemen, still open.";

// What stands below a command's options in its help: notes, examples, exit codes.
std::string HelpFooter(const CommandDeclaration& command);

}  // namespace warifu

#endif  // WARIFU_CLIENT_COMMAND_TABLE_H_
