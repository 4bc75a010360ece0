// The file of --config: the flags of `warifud serve`, one a line, without their dashes.
//
//     # comments have a line of their own
//     data = /srv/registry/data
//     seen = one.checkpoint        a flag that may be repeated may be here
//     reflection = true            a flag without a value: true or false
//
// What is typed goes before what the file says. Not here: what the values mean (server/serve.cc).
// Threads: pure functions.
#ifndef WARIFU_SERVER_CONFIG_FILE_H_
#define WARIFU_SERVER_CONFIG_FILE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace warifu {

struct ConfigLine {
  std::size_t number = 0;  // from 1
  std::string key;
  std::string value;
};

// What may stand in the file.
struct ConfigKey {
  std::string name;
  bool has_value = true;  // else true or false
  bool repeated = false;
};

// Lines that say something, in order.
// Errors: kBadInput, naming the line, of one without "=" or key.
Result<std::vector<ConfigLine>> ParseConfig(std::string_view text);

// The lines as flags: "--data=/srv/registry/data", "--reflection".
// Errors: kBadInput, naming line and key: unknown (with the nearest that there is), said twice,
// neither true nor false.
Result<std::vector<std::string>> FlagsOf(const std::vector<ConfigLine>& lines,
                                         const std::vector<ConfigKey>& keys);

}  // namespace warifu

#endif  // WARIFU_SERVER_CONFIG_FILE_H_
