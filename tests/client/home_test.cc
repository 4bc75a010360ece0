// Files and folders of the home: what survives a power cut.
#include "client/home.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/client/test_client.h"

namespace {

thread_local std::vector<std::string>* synced = nullptr;  // paths; null: nobody looks

}  // namespace

// In place of the C library's, for all tests of this program: tells what is synced, and waits for
// no disk, since nobody cuts its power.
extern "C" int fsync(int fd) {
  if (synced != nullptr) {
    synced->push_back(std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(fd)));
  }
  return 0;
}

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

// What is synced while `act` runs.
template <typename Act>
std::vector<std::string> SyncedBy(Act act) {
  std::vector<std::string> paths;
  synced = &paths;
  act();
  synced = nullptr;
  return paths;
}

class HomeTest : public ::testing::Test {
 protected:
  std::string Under(const std::string& name) {
    return std::filesystem::canonical(std::filesystem::path(client_.Path("x")).parent_path()) /
           name;
  }
  Status Write(const std::string& name) {
    return WriteFile(Under(name), "bytes", Overwrite::kYes, Secrecy::kPublic);
  }

  TestClient client_;
};

TEST_F(HomeTest, TheNamesOfNewFoldersAreSynced) {
  const auto paths = SyncedBy([&] { EXPECT_TRUE(Write("a/b/c/file").ok()); });
  const std::string above = std::filesystem::path(Under("a")).parent_path();
  EXPECT_THAT(paths, AllOf(Contains(above), Contains(Under("a")), Contains(Under("a/b")),
                           Contains(Under("a/b/c"))));
}

TEST_F(HomeTest, OfAFolderThatIsThereOnlyTheFilesNameIs) {
  ASSERT_TRUE(Write("a/file").ok());
  const auto paths = SyncedBy([&] { EXPECT_TRUE(Write("a/other").ok()); });
  const std::string above = std::filesystem::path(Under("a")).parent_path();
  EXPECT_THAT(paths, AllOf(Contains(Under("a")), Not(Contains(above))));
}

TEST_F(HomeTest, NewFoldersAreTheirOwnersOnly) {
  ASSERT_TRUE(MakeFolder(Under("a/b/")).ok());
  for (const char* name : {"a", "a/b"}) {
    EXPECT_EQ(std::filesystem::status(Under(name)).permissions(),
              std::filesystem::perms::owner_all);
  }
  EXPECT_THAT(SyncedBy([&] { EXPECT_TRUE(MakeFolder(Under("a/b")).ok()); }), IsEmpty());
  EXPECT_TRUE(MakeFolder("").ok());
}

TEST_F(HomeTest, AFileWhereAFolderShouldBeIsNamed) {
  ASSERT_TRUE(Write("a").ok());
  const Status made = Write("a/b/file");
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.error().code, ErrorCode::kIo);
  EXPECT_THAT(made.error().message(), ::testing::HasSubstr(Under("a")));
}

}  // namespace
}  // namespace warifu
