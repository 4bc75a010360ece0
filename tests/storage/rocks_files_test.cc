#include "storage/rocks_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "tests/support/rocks/fault_file_system.h"
#include "tests/support/rocks/temp_folder.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;
namespace fs = std::filesystem;

class RocksFilesTest : public ::testing::Test {
 protected:
  // What is there; nothing: no such file.
  std::optional<std::string> Get() {
    const auto bytes = files_.Read(path_, 1000);
    EXPECT_TRUE(bytes.ok()) << bytes.error().message();
    return bytes.ok() ? *bytes : std::nullopt;
  }
  static mode_t ModeOf(const std::string& path) {
    struct stat state {};
    EXPECT_EQ(::stat(path.c_str(), &state), 0);
    return state.st_mode & 0777;
  }

  TempFolder folder_;
  std::shared_ptr<FaultFileSystem> disk_ = std::make_shared<FaultFileSystem>();
  RocksFiles files_{disk_};
  const std::string path_ = folder_.Path("file");
};

TEST_F(RocksFilesTest, WhatIsNotThereIsNothing) {
  EXPECT_EQ(Get(), std::nullopt);
  EXPECT_FALSE(*files_.Exists(path_));
}

TEST_F(RocksFilesTest, ReadsBackWhatItWrote) {
  const std::string bytes("a\0b\n\xff", 5);
  ASSERT_TRUE(files_.ReplaceSynced(path_, bytes).ok());
  EXPECT_EQ(Get(), bytes);
  EXPECT_TRUE(*files_.Exists(path_));
  ASSERT_TRUE(files_.ReplaceSynced(path_, "").ok());
  EXPECT_EQ(Get(), "");
}

TEST_F(RocksFilesTest, ReadsUpToTheBoundAndNotOneByteMore) {
  ASSERT_TRUE(files_.ReplaceSynced(path_, std::string(1000, 'x')).ok());
  EXPECT_TRUE(files_.Read(path_, 1000).ok());
  const auto refused = files_.Read(path_, 999);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::kBadInput);
  EXPECT_THAT(refused.error().message(), HasSubstr("999"));
}

TEST_F(RocksFilesTest, BoundsAFileWhoseSizeSaysNothing) {
  const auto refused = files_.Read("/dev/zero", 100);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::kBadInput);
}

TEST_F(RocksFilesTest, AFolderIsNoFile) { EXPECT_FALSE(files_.Read(folder_.path(), 1000).ok()); }

TEST_F(RocksFilesTest, OnlyTheOwnerMayReadItsFiles) {
  ASSERT_TRUE(files_.ReplaceSynced(path_, "secret").ok());
  EXPECT_EQ(ModeOf(path_), 0600u);
  ASSERT_TRUE(files_.CreateSynced(folder_.Path("key"), "secret").ok());
  EXPECT_EQ(ModeOf(folder_.Path("key")), 0600u);
}

TEST_F(RocksFilesTest, CreatesOnlyWhatIsNotThere) {
  ASSERT_TRUE(files_.CreateSynced(path_, "first").ok());
  const Status refused = files_.CreateSynced(path_, "second");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::kRefused);
  EXPECT_THAT(refused.error().message(), HasSubstr(path_));
  EXPECT_EQ(Get(), "first");
}

TEST_F(RocksFilesTest, LeavesNoOtherFilesBehind) {
  ASSERT_TRUE(files_.CreateSynced(path_, "first").ok());
  ASSERT_TRUE(files_.ReplaceSynced(path_, "second").ok());
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), {}), 1);
}

TEST_F(RocksFilesTest, AFolderThatIsNotThereIsAnError) {
  const Status status = files_.ReplaceSynced(folder_.Path("nowhere/file"), "x");
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kIo);
  EXPECT_THAT(status.error().message(), HasSubstr("nowhere"));
  EXPECT_FALSE(files_.CreateSynced(folder_.Path("nowhere/file"), "x").ok());
}

TEST_F(RocksFilesTest, WhatWasReplacedLastsThroughAPowerCut) {
  ASSERT_TRUE(files_.ReplaceSynced(path_, "first").ok());
  ASSERT_TRUE(files_.ReplaceSynced(path_, "second").ok());
  disk_->LoseUnsynced();
  EXPECT_EQ(Get(), "second");
}

TEST_F(RocksFilesTest, WhatWasCreatedLastsThroughAPowerCut) {
  ASSERT_TRUE(files_.CreateSynced(path_, "first").ok());
  disk_->LoseUnsynced();
  EXPECT_EQ(Get(), "first");
}

// After any fault and a power cut there is the old file or the new one, whole; and if there was no
// error, the new one.
TEST_F(RocksFilesTest, IsTheOldOrTheNewOneAfterAnyFault) {
  for (const DiskFault fault : {DiskFault::kFailed, DiskFault::kFailedButPersisted}) {
    for (const Loss loss : {Loss::kAll, Loss::kTorn}) {
      for (std::uint64_t nth = 1; nth <= 4; ++nth) {
        for (const bool is_write : {true, false}) {
          ASSERT_TRUE(files_.ReplaceSynced(path_, "old one").ok());
          is_write ? disk_->Fail(DiskCall::kWrite, nth, fault)
                   : disk_->Fail(DiskCall::kSync, nth, fault);
          const Status status = files_.ReplaceSynced(path_, "new one");
          disk_->LoseUnsynced(loss);
          disk_->Mend();
          const std::optional<std::string> bytes = Get();
          EXPECT_TRUE(bytes == "new one" || (!status.ok() && bytes == "old one"))
              << nth << " " << is_write << " " << bytes.value_or("none");
        }
      }
    }
  }
}

TEST_F(RocksFilesTest, IsWholeOrNotThereAfterAnyFaultInCreating) {
  for (std::uint64_t nth = 1; nth <= 3; ++nth) {
    for (const bool is_write : {true, false}) {
      is_write ? disk_->Fail(DiskCall::kWrite, nth, DiskFault::kFailed)
               : disk_->Fail(DiskCall::kSync, nth, DiskFault::kFailed);
      const Status status = files_.CreateSynced(path_, "new one");
      disk_->LoseUnsynced();
      disk_->Mend();
      const std::optional<std::string> bytes = Get();
      EXPECT_TRUE(bytes == "new one" || (!status.ok() && !bytes.has_value())) << nth << is_write;
      fs::remove(path_);
    }
  }
}

TEST_F(RocksFilesTest, AFaultIsReported) {
  disk_->Fail(DiskCall::kWrite, 1, DiskFault::kFailed);
  EXPECT_EQ(files_.ReplaceSynced(path_, "x").error().code, ErrorCode::kIo);
  disk_->Mend();
  disk_->Fail(DiskCall::kSync, 1, DiskFault::kFailedButPersisted);
  EXPECT_EQ(files_.ReplaceSynced(path_, "x").error().code, ErrorCode::kIo);
  disk_->Mend();
  disk_->Fail(DiskCall::kSync, 2, DiskFault::kFailed);  // of the folder
  EXPECT_EQ(files_.ReplaceSynced(path_, "x").error().code, ErrorCode::kIo);
}

}  // namespace
}  // namespace warifu
