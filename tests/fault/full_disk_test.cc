// A disk that is really full: a small file system in memory, filled while the real server runs.
//
// Needs the right to mount; where the machine does not give it, this prints NOT RUN and why.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>

#include "core/crypto/sha256.h"
#include "storage/space.h"
#include "tests/fault/log_model.h"
#include "tests/fault/real_server.h"
#include "tests/support/load/offer_source.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

constexpr std::uint64_t kMiB = std::uint64_t{1} << 20;
// Room for the ballast, the floor beneath it, and a small registry.
constexpr std::uint64_t kDiskBytes = kFreeSpaceFloorBytes + kBallastBytes + 96 * kMiB;
constexpr int kMostWaits = 300;  // of 100 ms

// A small disk, in which temporary folders are made while it is there.
class SmallDisk {
 public:
  static std::unique_ptr<SmallDisk> Mount(std::string& why_not) {
    std::unique_ptr<SmallDisk> disk(new SmallDisk());
    const std::string size = "size=" + std::to_string(kDiskBytes);
    if (::mount("tmpfs", disk->at_.path().c_str(), "tmpfs", 0, size.c_str()) != 0) {
      why_not = std::strerror(errno);
      return nullptr;
    }
    disk->is_mounted_ = true;
    ::setenv("TMPDIR", disk->at_.path().c_str(), 1);
    return disk;
  }
  ~SmallDisk() {
    if (!is_mounted_) return;
    if (before_.has_value()) {
      ::setenv("TMPDIR", before_->c_str(), 1);
    } else {
      ::unsetenv("TMPDIR");
    }
    ::umount2(at_.path().c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  std::uint64_t FreeBytes() const {
    struct statvfs found {};
    ::statvfs(at_.path().c_str(), &found);
    return std::uint64_t{found.f_bavail} * found.f_frsize;
  }
  // Until so much is free.
  void FillTo(std::uint64_t free_bytes) const {
    const int file = ::open(Filler().c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    const std::uint64_t wanted = fs::file_size(Filler()) + FreeBytes() - free_bytes;
    EXPECT_EQ(::posix_fallocate(file, 0, static_cast<off_t>(wanted)), 0);
    ::close(file);
  }
  void Empty() const { fs::remove(Filler()); }

 private:
  SmallDisk() {
    if (const char* before = std::getenv("TMPDIR")) before_ = before;
  }
  std::string Filler() const { return at_.Path("filler"); }

  TempFolder at_;
  std::optional<std::string> before_;
  bool is_mounted_ = false;
};

class FullDisk : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string why_not;
    disk_ = SmallDisk::Mount(why_not);
    if (disk_ == nullptr) {
      std::cout << "NOT RUN: no file system can be mounted here: " << why_not << "\n";
      return;
    }
    server_ = std::make_unique<RealServer>();
    model_ = std::make_unique<LogModel>(server_->log_key());
    offers_ = std::make_unique<OfferSource>(server_->world(), "offers");
    for (const std::string& statement : server_->founding()) model_->Sent(Sha256(statement));
    server_->Start();
  }
  void TearDown() override {
    server_.reset();
    disk_.reset();
  }

  // Empty: admitted; else what was said.
  std::string SubmitOne() {
    const std::string offer = offers_->Next(RealServer::NowS());
    model_->Sent(Sha256(offer));
    const auto outcome = server_->Connect()->Submit(offer);
    if (!outcome.ok()) return outcome.error().message();
    if (!std::holds_alternative<std::string>(*outcome)) return "refused by a rule";
    model_->TakeReceipt(std::get<std::string>(*outcome), faults_);
    return {};
  }
  void SubmitUntilTaken() {
    std::string said = "never asked";
    for (int i = 0; i < kMostWaits && !said.empty(); ++i) {
      said = SubmitOne();
      if (!said.empty()) std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    EXPECT_EQ(said, "");
  }
  void ExpectReads() {
    const auto connection = server_->Connect();
    EXPECT_TRUE(connection->GetCheckpoint().ok());
    EXPECT_TRUE(connection->GetEntries(LeafIndex(0), 10).ok());
  }
  // Of a server that has just started, which shows all that it has.
  void ExpectAllThatWasAcknowledged() {
    const Status read = model_->Check(*server_->Connect(), faults_);
    EXPECT_TRUE(read.ok()) << read.error().message();
    EXPECT_THAT(faults_.said, ::testing::IsEmpty());
    EXPECT_GE(model_->acknowledged(), 3U);
  }
  std::string WhyItDoesNotStart() {
    try {
      server_->Start();
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "it starts";
  }

  std::unique_ptr<SmallDisk> disk_;
  std::unique_ptr<RealServer> server_;
  std::unique_ptr<LogModel> model_;
  std::unique_ptr<OfferSource> offers_;
  Faults faults_;
};

TEST_F(FullDisk, IsReadOnlyUntilThereIsSpaceAgain) {
  if (disk_ == nullptr) return;  // said in SetUp
  EXPECT_EQ(SubmitOne(), "");
  ASSERT_TRUE(fs::exists(server_->Path("data/ballast")));

  disk_->FillTo(kFreeSpaceFloorBytes - 8 * kMiB);
  EXPECT_THAT(SubmitOne(), HasSubstr("MiB are free"));
  ExpectReads();
  disk_->Empty();
  SubmitUntilTaken();

  disk_->FillTo(0);
  EXPECT_THAT(SubmitOne(), HasSubstr("MiB are free"));
  ExpectReads();
  EXPECT_EQ(server_->End(), 0);

  disk_->FillTo(0);  // a server that ends gives back what its log file had reserved
  EXPECT_THAT(WhyItDoesNotStart(), AllOf(HasSubstr("MiB are free"), HasSubstr("ballast")));
  fs::remove(server_->Path("data/ballast"));
  server_->Start();
  EXPECT_THAT(SubmitOne(), HasSubstr("MiB are free"));
  ExpectReads();

  disk_->Empty();
  SubmitUntilTaken();
  EXPECT_EQ(server_->End(), 0);
  EXPECT_EQ(server_->Fsck(), "");
  server_->Start();
  EXPECT_TRUE(fs::exists(server_->Path("data/ballast")));
  ExpectAllThatWasAcknowledged();
}

}  // namespace
}  // namespace warifu
