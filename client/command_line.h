// The command line as typed, turned into args. The client's only user of CLI11.
#ifndef WARIFU_CLIENT_COMMAND_LINE_H_
#define WARIFU_CLIENT_COMMAND_LINE_H_

#include <iosfwd>
#include <optional>

#include "client/args.h"

namespace warifu {

struct CommandLine {
  GlobalArgs global;
  CommandArgs command;
};

// What to do, or the exit code when there is nothing left to do (--help, --version, a mistake),
// which has been printed.
struct ParsedCommandLine {
  std::optional<CommandLine> line;
  int exit_code = 0;
};

ParsedCommandLine ParseCommandLine(int argc, const char* const* argv, std::ostream& out,
                                   std::ostream& err);

}  // namespace warifu

#endif  // WARIFU_CLIENT_COMMAND_LINE_H_
