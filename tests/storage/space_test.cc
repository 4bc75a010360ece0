#include "storage/space.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "storage/rocks_store.h"
#include "tests/support/rocks/stored_registry.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

class SpaceTest : public ::testing::Test {
 protected:
  TempFolder folder_;
  std::shared_ptr<FaultFileSystem> disk_ = std::make_shared<FaultFileSystem>();
};

TEST_F(SpaceTest, WritesDownToTheFloorAndNotBelow) {
  disk_->SetFreeBytes(kFreeSpaceFloorBytes);
  EXPECT_TRUE(CheckRoomToWrite(*disk_, folder_.path()).ok());
  disk_->SetFreeBytes(kFreeSpaceFloorBytes - 1);
  const Status status = CheckRoomToWrite(*disk_, folder_.path());
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kRefused);
  EXPECT_THAT(status.error().message(),
              AllOf(HasSubstr(folder_.path()), HasSubstr("256 MiB"), HasSubstr("ballast")));
}

TEST_F(SpaceTest, OpensDownToItsOwnFloorAndNotBelow) {
  disk_->SetFreeBytes(kOpeningFloorBytes);
  EXPECT_TRUE(CheckRoomToOpen(*disk_, folder_.path()).ok());
  disk_->SetFreeBytes(kOpeningFloorBytes - 1);
  EXPECT_EQ(CheckRoomToOpen(*disk_, folder_.path()).error().code, ErrorCode::kRefused);
}

TEST_F(SpaceTest, KeepsABallastThatTakesSpace) {
  ASSERT_TRUE(KeepBallast(*disk_, folder_.path()).ok());
  EXPECT_EQ(fs::file_size(BallastPath(folder_.path())), kBallastBytes);
  const std::uint64_t writes = disk_->writes();
  ASSERT_TRUE(KeepBallast(*disk_, folder_.path()).ok());  // there already
  EXPECT_EQ(disk_->writes(), writes);
}

TEST_F(SpaceTest, MakesAnewABallastThatWasCutShort) {
  ASSERT_TRUE(KeepBallast(*disk_, folder_.path()).ok());
  fs::resize_file(BallastPath(folder_.path()), 10);
  ASSERT_TRUE(KeepBallast(*disk_, folder_.path()).ok());
  EXPECT_EQ(fs::file_size(BallastPath(folder_.path())), kBallastBytes);
}

TEST_F(SpaceTest, MakesNoBallastWhereItWouldGoBelowTheFloor) {
  disk_->SetFreeBytes(kFreeSpaceFloorBytes + kBallastBytes - 1);
  ASSERT_TRUE(KeepBallast(*disk_, folder_.path()).ok());
  EXPECT_FALSE(fs::exists(BallastPath(folder_.path())));
}

TEST_F(SpaceTest, ABallastThatCannotBeWrittenIsAnError) {
  disk_->Fail(DiskCall::kWrite, 2, DiskFault::kFailed);
  EXPECT_EQ(KeepBallast(*disk_, folder_.path()).error().code, ErrorCode::kIo);
}

TEST(SpaceOfAStore, RefusesCommitsBelowTheFloorAndGoesOnAbove) {
  StoredRegistry stored;
  const TreeSize size = stored.store().Latest()->size();
  stored.disk().SetFreeBytes(kFreeSpaceFloorBytes - 1);
  const std::string key = stored.NewKey();
  const SubmitOutcome refused = stored.SubmitAndStep(key);
  ASSERT_TRUE(std::holds_alternative<Error>(refused));
  EXPECT_EQ(std::get<Error>(refused).code, ErrorCode::kUnavailable);
  EXPECT_EQ(stored.store().Latest()->size(), size);
  EXPECT_FALSE(stored.registry().GetHealth().writing.ok());
  EXPECT_TRUE(stored.registry().PublishedCheckpoint().ok());  // reading goes on
  stored.disk().SetFreeBytes(std::nullopt);
  stored.Pass(1000);
  EXPECT_GT(stored.MustAdmit(key), LeafIndex(size.value() - 1));
}

TEST(SpaceOfAStore, IsNotOpenedOnAFullDisk) {
  StoredRegistry stored;
  stored.Die();
  stored.disk().SetFreeBytes(kOpeningFloorBytes - 1);
  const Status status = stored.Open();
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kRefused);
  EXPECT_THAT(status.error().message(), HasSubstr("ballast"));
  stored.disk().SetFreeBytes(std::nullopt);
  EXPECT_TRUE(stored.Open().ok());
}

}  // namespace
}  // namespace warifu
