#include "command_line/core_dumps.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include "core/base/check.h"

namespace warifu {

void ForbidCoreDumps() {
  const rlimit none = {0, 0};
  WARIFU_CHECK(::setrlimit(RLIMIT_CORE, &none) == 0);
  // A collector of core files does not ask for that limit.
  WARIFU_CHECK(::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0);
}

}  // namespace warifu
