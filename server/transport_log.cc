#include "server/transport_log.h"

#include <grpc/support/log.h>

#include <mutex>

#include "core/base/check.h"

namespace warifu {
namespace {

// The library calls a plain function.
std::mutex g_mutex;
Log* g_log = nullptr;

void Forward(gpr_log_func_args* args) {
  const std::lock_guard lock(g_mutex);
  if (g_log != nullptr) g_log->Call({{"transport", args->message}});
}

}  // namespace

TransportLog::TransportLog(Log& log) {
  const std::lock_guard lock(g_mutex);
  WARIFU_CHECK(g_log == nullptr);
  g_log = &log;
  gpr_set_log_function(Forward);
}

TransportLog::~TransportLog() {
  const std::lock_guard lock(g_mutex);
  g_log = nullptr;
}

}  // namespace warifu
