// Each way in which a data directory cannot be opened, and the sentence for it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rocksdb/db.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "storage/rocks_store.h"
#include "tests/support/rocks/stored_registry.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
namespace fs = std::filesystem;

class OpeningTest : public ::testing::Test {
 protected:
  void ExpectError(ErrorCode code, const ::testing::Matcher<std::string>& words,
                   OpenMode mode = OpenMode::kExisting) {
    const auto opened = RocksStore::Open(disk_, dir_, mode);
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(ErrorCodeName(opened.error().code), ErrorCodeName(code));
    EXPECT_THAT(opened.error().message(), AllOf(HasSubstr(dir_), words));
  }
  void Make() {
    const auto made = RocksStore::Open(disk_, dir_, OpenMode::kMakeIfAbsent);
    ASSERT_TRUE(made.ok()) << made.error().message();
  }
  // Writes to the database behind the store's back.
  void PutMeta(std::string_view key, const std::string& value) {
    const auto database = Database::Open(disk_, dir_, OpenMode::kExisting);
    ASSERT_TRUE(database.ok());
    rocksdb::WriteBatch batch;
    (*database)->Put(Column::kMeta, key, value, batch);
    ASSERT_TRUE((*database)->Write(batch).ok());
  }

  TempFolder folder_;
  const std::string dir_ = folder_.Path("data");
  std::shared_ptr<FaultFileSystem> disk_ = std::make_shared<FaultFileSystem>();
};

TEST_F(OpeningTest, NothingThere) {
  ExpectError(ErrorCode::kRefused, AllOf(HasSubstr("no registry"), HasSubstr("warifud init")));
  EXPECT_FALSE(fs::exists(dir_));
}

TEST_F(OpeningTest, AFolderWithoutADatabase) {
  fs::create_directory(dir_);
  ExpectError(ErrorCode::kRefused, HasSubstr("no registry"));
  EXPECT_TRUE(fs::is_empty(dir_));
}

TEST_F(OpeningTest, AFileInsteadOfAFolder) {
  std::ofstream(dir_) << "a file";
  ExpectError(ErrorCode::kRefused, HasSubstr("no registry"));
  ExpectError(ErrorCode::kIo, HasSubstr("data"), OpenMode::kMakeIfAbsent);
}

TEST_F(OpeningTest, AFolderThatCannotBeMade) {
  const auto opened = RocksStore::Open(disk_, folder_.Path("a/b/data"), OpenMode::kMakeIfAbsent);
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, ErrorCode::kIo);
}

TEST_F(OpeningTest, MakingIsRepeatable) {
  Make();
  Make();
  EXPECT_TRUE(RocksStore::Open(disk_, dir_, OpenMode::kExisting).ok());
}

TEST_F(OpeningTest, ItsFolderIsItsOwnersAlone) {
  Make();
  struct stat state {};
  ASSERT_EQ(::stat(dir_.c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777, 0700u);
}

TEST_F(OpeningTest, AnotherProcessHasIt) {
  Make();
  const auto first = RocksStore::Open(disk_, dir_, OpenMode::kExisting);
  ASSERT_TRUE(first.ok());
  ExpectError(ErrorCode::kRefused, HasSubstr("another process"));
}

// The library's message of a failed write holds the path, so here the word "lock".
TEST_F(OpeningTest, AFailingDiskIsNoOtherProcess) {
  const std::string dir = folder_.Path("block");
  ASSERT_TRUE(RocksStore::Open(disk_, dir, OpenMode::kMakeIfAbsent).ok());
  disk_->Fail(DiskCall::kWrite, 1, DiskFault::kFailed);
  const auto opened = RocksStore::Open(disk_, dir, OpenMode::kExisting);
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(ErrorCodeName(opened.error().code), ErrorCodeName(ErrorCode::kIo));
  EXPECT_THAT(opened.error().message(), AllOf(HasSubstr("lock"), Not(HasSubstr("process"))));
}

TEST_F(OpeningTest, AnotherProgramsDatabase) {
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* db = nullptr;
  ASSERT_TRUE(rocksdb::DB::Open(options, dir_, &db).ok());
  delete db;
  ExpectError(ErrorCode::kRefused, HasSubstr("another program"));
}

TEST_F(OpeningTest, NeverMadeToItsEnd) {
  for (std::uint64_t nth = 1; nth <= 40; ++nth) {
    disk_->Fail(DiskCall::kSync, nth, DiskFault::kFailed);
    const bool made = RocksStore::Open(disk_, dir_, OpenMode::kMakeIfAbsent).ok();
    disk_->LoseUnsynced();
    disk_->Mend();
    const auto opened = RocksStore::Open(disk_, dir_, OpenMode::kExisting);
    EXPECT_TRUE(opened.ok() || !made) << nth;
    EXPECT_TRUE(!opened.ok() || (*opened)->Latest()->size() == TreeSize(0)) << nth;
    fs::remove_all(dir_);
  }
}

TEST_F(OpeningTest, ALaterFormat) {
  Make();
  PutMeta(kFormatKey, EncodeFormat(kStorageFormat + 1));
  const std::string words = "format is " + std::to_string(kStorageFormat + 1);
  ExpectError(ErrorCode::kNewerProgram, HasSubstr(words));
  ExpectError(ErrorCode::kNewerProgram, HasSubstr(words), OpenMode::kMakeIfAbsent);
}

TEST_F(OpeningTest, AFormatThatIsNone) {
  Make();
  PutMeta(kFormatKey, "?");
  ExpectError(ErrorCode::kDamaged, HasSubstr("format"));
}

TEST_F(OpeningTest, AHeadThatIsNone) {
  Make();
  PutMeta(kHeadKey, "?");
  ExpectError(ErrorCode::kDamaged, HasSubstr("head"));
}

TEST_F(OpeningTest, AManifestThatIsGoneOrDamaged) {
  Make();
  std::string manifest;
  for (const auto& file : fs::directory_iterator(dir_)) {
    if (file.path().filename().string().starts_with("MANIFEST")) manifest = file.path().string();
  }
  ASSERT_NE(manifest, "");
  std::fstream file(manifest, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(20);
  file.put('\x7f');
  file.close();
  ExpectError(ErrorCode::kDamaged, HasSubstr("damaged"));
  fs::remove(manifest);
  EXPECT_FALSE(RocksStore::Open(disk_, dir_, OpenMode::kExisting).ok());
}

}  // namespace
}  // namespace warifu
