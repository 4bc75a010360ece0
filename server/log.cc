#include "server/log.h"

#include <algorithm>
#include <ostream>

#include "core/text/escape.h"
#include "core/text/instant.h"
#include "server/limits.h"

namespace warifu {
namespace {

bool IsPlain(char byte) {
  constexpr std::string_view kAlso = "._-:/+[]";
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z') || kAlso.find(byte) != std::string_view::npos;
}

}  // namespace

std::string LoggedValue(std::string_view value) {
  if (!value.empty() && value.size() <= kMaxLoggedValueBytes &&
      std::all_of(value.begin(), value.end(), IsPlain)) {
    return std::string(value);
  }
  std::string quoted = "\"";
  for (const char byte : EscapeForTerminal(value.substr(0, kMaxLoggedValueBytes))) {
    if (byte == '"' || byte == '\\') quoted.push_back('\\');
    quoted.push_back(byte);
  }
  if (value.size() > kMaxLoggedValueBytes) quoted += "...";
  return quoted + "\"";
}

void Log::Write(std::string_view level, std::string_view event, Fields fields) {
  const std::lock_guard lock(mutex_);
  WriteLocked(level, event, fields);
}

void Log::WriteLocked(std::string_view level, std::string_view event, Fields fields) {
  std::string line = FormatInstant(clock_.NowMs() / 1000) + " ";
  line.append(level).append(" ").append(event);
  for (const LogField& field : fields) {
    line.append(" ").append(field.name).append("=").append(LoggedValue(field.value));
  }
  out_ << line + "\n" << std::flush;
}

void Log::Call(Fields fields) {
  const std::lock_guard lock(mutex_);
  const std::uint64_t second = clock_.NowMs() / 1000;
  if (second != call_second_) {
    if (left_out_ > 0) WriteLocked("warning", "calls", {{"left_out", std::to_string(left_out_)}});
    call_second_ = second;
    call_lines_ = 0;
    left_out_ = 0;
  }
  if (call_lines_ == kMaxCallLinesPerSecond) {
    ++left_out_;
    return;
  }
  ++call_lines_;
  WriteLocked("warning", "call", fields);
}

}  // namespace warifu
