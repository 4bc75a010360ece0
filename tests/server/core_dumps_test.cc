// No key is left in a core file.
#include "command_line/core_dumps.h"

#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace warifu {
namespace {

TEST(CoreDumpsDeathTest, AreForbidden) {
  EXPECT_EXIT(
      {
        ForbidCoreDumps();
        rlimit limit{};
        ::getrlimit(RLIMIT_CORE, &limit);
        ::_exit(::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 && limit.rlim_max == 0 ? 0 : 1);
      },
      ::testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace warifu
