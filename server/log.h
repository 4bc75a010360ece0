// Log: what the server says about itself, one line for each event.
//
//     2026-11-20T00:00:00Z info started address=127.0.0.1:7443 size=12
//     2026-11-20T00:00:07Z warning call method=Submit status=INVALID_ARGUMENT why="the code ..."
//
// Values from outside are escaped, cut and quoted, so that a line is always one line. No statement
// and no key is ever written.
// Threads: safe.
#ifndef WARIFU_SERVER_LOG_H_
#define WARIFU_SERVER_LOG_H_

#include <cstdint>
#include <initializer_list>
#include <iosfwd>
#include <mutex>
#include <string>
#include <string_view>

#include "registry/clock.h"

namespace warifu {

struct LogField {
  std::string_view name;  // of our own
  std::string value;      // of anybody's
};

class Log {
 public:
  using Fields = std::initializer_list<LogField>;

  // Both must outlive this.
  Log(std::ostream& out, const Clock& clock) : out_(out), clock_(clock) {}

  void Info(std::string_view event, Fields fields) { Write("info", event, fields); }
  void Warning(std::string_view event, Fields fields) { Write("warning", event, fields); }

  // The same for what a caller can bring about as often as it likes: at most
  // kMaxCallLinesPerSecond, and a line that counts the others.
  void Call(Fields fields);

 private:
  void Write(std::string_view level, std::string_view event, Fields fields);
  void WriteLocked(std::string_view level, std::string_view event, Fields fields);

  std::ostream& out_;
  const Clock& clock_;
  std::mutex mutex_;
  std::uint64_t call_second_ = 0;
  std::size_t call_lines_ = 0;  // in that second
  std::uint64_t left_out_ = 0;
};

// `value` as it stands behind "name=": bare if it is a plain word, else escaped and in quotes.
std::string LoggedValue(std::string_view value);

}  // namespace warifu

#endif  // WARIFU_SERVER_LOG_H_
