// Every byte of an exported log is changed in turn: `warifu audit` finds it, or reports the same.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/exit.h"
#include "tests/client/office.h"
#include "tests/support/flips.h"

namespace warifu {
namespace {

namespace fs = std::filesystem;

TEST(ExportFlips, AreFoundByAnAuditOrDoNoHarm) {
  Office office;
  const std::string folder = office.client.Path("export");
  ASSERT_EQ(office.client.Run(LogExportArgs{.folder = folder}), kExitOk) << office.client.err();
  std::vector<std::string> files;
  for (const auto& file : fs::recursive_directory_iterator(folder)) {
    if (file.is_regular_file()) files.push_back(file.path().string());
  }
  // What an audit says of a log that this client has not met before is not what it says later.
  ASSERT_EQ(office.client.Run(AuditArgs{.where = folder}), kExitOk) << office.client.err();
  for (const bool hashes_only : {false, true}) {
    const FlipCounts counts = FlipEach(files, [&]() -> std::optional<std::string> {
      const AuditArgs args{.where = folder, .hashes_only = hashes_only};
      if (office.client.Run(args) != kExitOk) return std::nullopt;
      return office.client.out();
    });
    Report(hashes_only ? "exported log, hashes only" : "exported log", counts);
    EXPECT_GT(counts.detected, 0U);
  }
}

}  // namespace
}  // namespace warifu
