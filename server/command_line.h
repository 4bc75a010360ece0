// The command line as typed, turned into args. The server's only user of CLI11.
//
// Not here: reading what the flags name (server/commands.h).
// Threads: a pure function.
#ifndef WARIFU_SERVER_COMMAND_LINE_H_
#define WARIFU_SERVER_COMMAND_LINE_H_

#include <iosfwd>
#include <optional>
#include <string>

#include "server/args.h"

namespace warifu {

// What to do, or the exit code when there is nothing left to do (--help, --version, a mistake),
// which has been printed.
struct ParsedCommandLine {
  std::optional<CommandArgs> command;
  int exit_code = 0;
};

// `storage_version`: "RocksDB 7.8.3", for --version.
ParsedCommandLine ParseCommandLine(int argc, const char* const* argv, std::ostream& out,
                                   std::ostream& err, const std::string& storage_version);

}  // namespace warifu

#endif  // WARIFU_SERVER_COMMAND_LINE_H_
