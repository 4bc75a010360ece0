// Context: the world in which a command runs. Made by main; tests make their own.
//
// Threads: the command's.
#ifndef WARIFU_SERVER_CONTEXT_H_
#define WARIFU_SERVER_CONTEXT_H_

#include <cstdint>
#include <functional>
#include <iosfwd>

#include "core/crypto/random.h"
#include "core/crypto/sealed_key.h"
#include "registry/clock.h"
#include "registry/data_folders.h"
#include "server/supervisor.h"
#include "server/terminal.h"

namespace warifu {

struct Context {
  std::ostream& out;  // answers
  std::ostream& err;  // the log and errors
  const Clock& clock;
  RandomSource& random;
  DataFolders& folders;
  AskHidden ask_hidden;
  // Waits so long, or until somebody wants the process to end: then true.
  std::function<bool(std::uint64_t ms)> wait_for_stop;
  Supervisor supervisor{""};
  KeyCost key_cost = kDefaultKeyCost;
};

}  // namespace warifu

#endif  // WARIFU_SERVER_CONTEXT_H_
