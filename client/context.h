// Context: everything that a command may touch, handed in. Nothing in the client is global, so a
// test runs a command as a program would, with a fake terminal, clock and registry.
#ifndef WARIFU_CLIENT_CONTEXT_H_
#define WARIFU_CLIENT_CONTEXT_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "client/args.h"
#include "client/connection.h"
#include "client/display.h"
#include "client/terminal.h"
#include "core/base/result.h"
#include "core/crypto/random.h"
#include "core/crypto/sealed_key.h"

namespace warifu {

struct Context {
  GlobalArgs global;
  std::string home;                    // keys, trust files, memory: WARIFU_HOME, or .warifu in HOME
  std::vector<std::string> languages;  // what to print in, the first above; never empty
  int zone_minutes = 0;                // of the reader's clock, east of UTC
  std::ostream& out;                   // answers
  std::ostream& err;                   // errors, progress, questions' context
  std::istream& in;                    // data given as "-"
  Terminal& terminal;
  RandomSource& random;
  std::function<std::uint64_t()> now_s;
  // Opens a connection to HOST:PORT; nothing is sent before the first call.
  std::function<Result<std::unique_ptr<RegistryConnection>>(const std::string& address)> connect;
  std::function<void(int milliseconds)> wait;  // between two looks at something that takes time
  KeyCost key_cost = kDefaultKeyCost;          // of new key files
  Display display;                             // behind `out`
  Display err_display;                         // behind `err`
};

}  // namespace warifu

#endif  // WARIFU_CLIENT_CONTEXT_H_
