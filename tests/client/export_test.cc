// log export, judged by programs that are not ours (tests/export/verify.go), and audits of what it
// leaves.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "client/trust_folder.h"
#include "core/base/exit.h"
#include "core/merkle/tile.h"
#include "core/note/checkpoint.h"
#include "tests/client/office.h"
#include "tests/support/plant.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

namespace fs = std::filesystem;

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

struct Ran {
  int status = -1;
  std::string out;  // standard error too
};

Ran RunShell(const std::string& command) {
  Ran ran;
  FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return ran;
  char part[512];
  while (const std::size_t count = std::fread(part, 1, sizeof part, pipe)) {
    ran.out.append(part, count);
  }
  ran.status = ::pclose(pipe);
  return ran;
}

// The outside verifier, built once for each run of the tests; fails without Debian's packages
// golang-go and golang-golang-x-mod-dev.
const std::string& OutsideVerifier() {
  static const std::string program = [] {
    const std::string folder = ::testing::TempDir() + "warifu-outside-verifier";
    fs::create_directories(folder);
    const Ran built =
        RunShell("GO111MODULE=off GOFLAGS= GOPATH=/usr/share/gocode GOCACHE=" + folder +
                 "/cache go build -o " + folder + "/verify tests/export/verify.go");
    EXPECT_EQ(built.status, 0) << built.out;
    return folder + "/verify";
  }();
  return program;
}

class Export : public ::testing::Test {
 protected:
  std::uint64_t size() { return office_.scene.log().size().value(); }
  void GrowTo(std::uint64_t size) {
    while (this->size() < size) office_.scene.log().Seal();
    office_.SetClock();
  }
  std::string folder() const { return office_.client.Path("export"); }
  std::string PathOf(const std::string& relative) const { return folder() + "/" + relative; }

  int Run() { return office_.client.Run(LogExportArgs{.folder = folder()}); }
  int Audit() { return office_.client.Run(AuditArgs{.where = folder()}); }
  Ran Outside() {
    return RunShell("'" + OutsideVerifier() + "' '" + folder() + "' '" +
                    office_.scene.log().log_vkey().ToString() + "'");
  }
  std::vector<std::string> Files() const {
    std::vector<std::string> files;
    for (const auto& file : fs::recursive_directory_iterator(folder())) {
      if (file.is_regular_file()) files.push_back(fs::relative(file.path(), folder()).string());
    }
    std::sort(files.begin(), files.end());
    return files;
  }
  void FlipLastByte(const std::string& relative) {
    std::string bytes = TestClient::Read(PathOf(relative));
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    std::ofstream(PathOf(relative), std::ios::binary) << bytes;
  }

  Office office_;
};

TEST_F(Export, HoldsUnderProgramsThatAreNotOurs) {
  for (const std::uint64_t size : {0u, 255u, 256u, 257u, 511u, 512u, 513u, 700u}) {
    GrowTo(size);
    ASSERT_EQ(Run(), kExitOk) << office_.client.err();
    const Ran outside = Outside();
    EXPECT_EQ(outside.status, 0) << outside.out;
    EXPECT_THAT(outside.out, StartsWith("ok " + std::to_string(this->size()) + " "));
    EXPECT_EQ(Audit(), kExitOk) << office_.client.out() << office_.client.err();
  }
}

TEST_F(Export, HoldsWhereTheTreeHasThreeLevelsOfTiles) {
  for (int i = 0; i < 65'536 + 300; ++i) office_.scene.log().AppendRaw(std::to_string(i));
  GrowTo(size() + 1);
  ASSERT_EQ(Run(), kExitOk) << office_.client.err();
  EXPECT_TRUE(fs::exists(PathOf("tile/2/000.p/1")));
  EXPECT_TRUE(fs::exists(PathOf("tile/1/000")));
  const Ran outside = Outside();
  EXPECT_EQ(outside.status, 0) << outside.out;
}

TEST_F(Export, OutsideVerifierRefusesWhatIsAltered) {
  GrowTo(300);
  ASSERT_EQ(Run(), kExitOk);
  for (const std::string& file : Files()) {
    FlipLastByte(file);
    EXPECT_NE(Outside().status, 0) << file;
    FlipLastByte(file);
  }
  EXPECT_EQ(Outside().status, 0);
}

TEST_F(Export, LeavesExactlyTheFilesOfItsSize) {
  GrowTo(258);
  ASSERT_EQ(Run(), kExitOk);
  GrowTo(513);
  ASSERT_EQ(Run(), kExitOk);
  EXPECT_THAT(Files(),
              ::testing::ElementsAre("checkpoint", "tile/0/000", "tile/0/001", "tile/0/002.p/1",
                                     "tile/1/000.p/2", "tile/entries/000", "tile/entries/001",
                                     "tile/entries/002.p/1"));
}

TEST_F(Export, TellsWhatItWroteAndWhatItKept) {
  GrowTo(300);
  ASSERT_EQ(office_.RunJson(LogExportArgs{.folder = folder()}), kExitOk);
  nlohmann::json report = office_.client.Json()["export"];
  EXPECT_EQ(report["size"], 300);
  EXPECT_EQ(report["files_written"], 6);
  ASSERT_EQ(office_.RunJson(LogExportArgs{.folder = folder()}), kExitOk);
  report = office_.client.Json()["export"];
  EXPECT_EQ(report["files_written"], 0);
  EXPECT_EQ(report["files_kept"], 6);
}

TEST_F(Export, GoesOnAfterAnInterruption) {
  GrowTo(700);
  int calls = 0;
  office_.lies.entries = [&](LeafIndex first, std::uint64_t count) {
    if (++calls > 3) return Result<std::vector<std::string>>(Unavailable("no answer"));
    return ConnectToFake(office_.server)->GetEntries(first, std::min<std::uint64_t>(count, 200));
  };
  EXPECT_EQ(Run(), kExitCouldNotCheck);
  EXPECT_FALSE(fs::exists(PathOf("checkpoint")));
  EXPECT_TRUE(fs::exists(PathOf("tile/entries/000")));
  EXPECT_EQ(Audit(), kExitUsage);  // nothing to audit yet
  office_.client.File("export/tile/entries/001.aB3dEf", "half a file of a killed run");
  calls = 1;
  EXPECT_EQ(Run(), kExitCouldNotCheck);
  EXPECT_TRUE(fs::exists(PathOf("tile/entries/001")));
  office_.lies.entries = nullptr;
  ASSERT_EQ(Run(), kExitOk) << office_.client.err();
  EXPECT_EQ(Outside().status, 0);
  EXPECT_FALSE(fs::exists(PathOf("tile/entries/001.aB3dEf")));
}

TEST_F(Export, KeepsNoTileThatIsNotOfTheSignedLog) {
  GrowTo(600);
  for (const unsigned level : {0u, 1u}) {
    for (const std::uint64_t index : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{2}}) {
      office_.lies.tile = [&](unsigned l, std::uint64_t i, unsigned width) {
        auto bytes = ConnectToFake(office_.server)->GetTile(l, i, width);
        if (bytes.ok() && l == level && i == index) bytes->at(40) ^= 1;
        return bytes;
      };
      const bool exists = TileAt(level, index, TreeSize(600)).ok();
      EXPECT_EQ(Run(), exists ? kExitCouldNotCheck : kExitOk) << level << " " << index;
      EXPECT_EQ(fs::exists(PathOf("checkpoint")), !exists);
      fs::remove_all(folder());
    }
  }
}

TEST_F(Export, RefusesTilesOfWrongLength) {
  for (const std::string& bytes : {std::string(), std::string(31, 'x'), std::string(8193, 'x')}) {
    office_.lies.tile = [&](unsigned, std::uint64_t, unsigned) {
      return Result<std::string>(bytes);
    };
    EXPECT_EQ(Run(), kExitCouldNotCheck);
    EXPECT_FALSE(fs::exists(PathOf("tile")));
  }
}

TEST_F(Export, KeepsNoEntryThatIsNotInItsTile) {
  GrowTo(300);
  office_.lies.entries = [&](LeafIndex first, std::uint64_t count) {
    auto entries = ConnectToFake(office_.server)->GetEntries(first, count);
    if (first.value() == 256) entries->at(3).back() ^= 1;
    return entries;
  };
  EXPECT_EQ(Run(), kExitCouldNotCheck);
  EXPECT_THAT(office_.client.err(), HasSubstr("entry 259"));
  EXPECT_TRUE(fs::exists(PathOf("tile/entries/000")));
  EXPECT_FALSE(fs::exists(PathOf("tile/entries/001.p/44")));
  EXPECT_FALSE(fs::exists(PathOf("checkpoint")));
}

// The same key and genesis, another history.
MemoryRegistry Forked(Office& office, std::uint64_t size) {
  MemoryRegistry forked;
  forked.set_now_ms(office.scene.now_ms() + 1000);
  for (const v1::Statement& statement : office.scene.world().Founding()) {
    EXPECT_TRUE(forked.Append(office.scene.world().Sign(statement)).admitted());
  }
  while (forked.size().value() < size) forked.Seal();
  return forked;
}

TEST_F(Export, RefusesAnotherHistoryAndAShorterLog) {
  GrowTo(300);
  MemoryRegistry before = office_.scene.log();
  GrowTo(400);
  ASSERT_EQ(Run(), kExitOk);
  const auto files = Files();
  for (const std::uint64_t size : {400u, 500u}) {
    MemoryRegistry forked = Forked(office_, size);
    office_.server->log = &forked;
    EXPECT_EQ(Run(), kExitCouldNotCheck);
    EXPECT_THAT(office_.client.err(), HasSubstr("contradicts itself"));
  }
  office_.server->log = &before;
  EXPECT_EQ(Run(), kExitUsage);
  EXPECT_THAT(office_.client.err(), HasSubstr("more than the server shows"));
  EXPECT_EQ(Files(), files);
  EXPECT_EQ(Outside().status, 0);
}

TEST_F(Export, BelievesNoBundleOfAnotherHistoryThatWasCutShort) {
  GrowTo(600);
  MemoryRegistry forked = Forked(office_, 600);
  office_.server->log = &forked;
  int calls = 0;
  office_.lies.entries = [&](LeafIndex first, std::uint64_t count) {
    if (++calls == 2) return Result<std::vector<std::string>>(Unavailable("no answer"));
    return ConnectToFake(office_.server)->GetEntries(first, count);
  };
  EXPECT_EQ(Run(), kExitCouldNotCheck);
  EXPECT_TRUE(fs::exists(PathOf("tile/entries/000")));
  office_.lies.entries = nullptr;
  office_.server->log = &office_.scene.log();
  ASSERT_EQ(Run(), kExitOk) << office_.client.err();
  EXPECT_EQ(Outside().status, 0);
}

TEST_F(Export, MendsABundleThatWasDamagedSince) {
  GrowTo(300);
  ASSERT_EQ(Run(), kExitOk);
  const std::string path = PathOf("tile/entries/000");
  const std::string bundle = TestClient::Read(path);
  std::string flipped = bundle;
  flipped[bundle.size() / 2] ^= 1;
  office_.client.File("export/tile/entries/000", flipped);
  ASSERT_NE(TestClient::Read(path), bundle);
  ASSERT_EQ(Run(), kExitOk) << office_.client.err();
  EXPECT_EQ(TestClient::Read(path), bundle);
}

TEST_F(Export, RefusesAFolderOfAnotherLog) {
  fs::create_directories(folder());
  office_.client.File("export/checkpoint", "hello");
  EXPECT_EQ(Run(), kExitUsage);
  EXPECT_THAT(office_.client.err(), HasSubstr("name another folder"));
  EXPECT_EQ(TestClient::Read(PathOf("checkpoint")), "hello");
}

// --- audit of a folder

TEST_F(Export, AnAuditOfTheFolderNeedsNoServer) {
  GrowTo(300);
  Plant(office_.scene.log(), [&] {
    v1::Statement offer = office_.scene.world().Offer(LegalOffer::kEsd);
    offer.mutable_offer()->mutable_job()->set_places(21);
    return office_.scene.world().Sign(offer);
  }());
  ASSERT_EQ(Run(), kExitOk);
  office_.server->unreachable = true;
  EXPECT_EQ(Audit(), kExitDeviation);
  EXPECT_THAT(office_.client.out(), HasSubstr("entry 300: "));
}

TEST_F(Export, AnAuditOfASizeIsProvenByTheTiles) {
  const std::uint64_t founded = size();
  GrowTo(700);
  ASSERT_EQ(Run(), kExitOk);
  for (const std::uint64_t size : {founded, std::uint64_t{256}, std::uint64_t{512}}) {
    EXPECT_EQ(office_.client.Run(AuditArgs{.where = folder(), .size = size}), kExitOk) << size;
  }
}

TEST_F(Export, DamageOnTheWayAccusesNobody) {
  GrowTo(600);
  ASSERT_EQ(Run(), kExitOk);
  for (const std::string file : {"tile/entries/000", "tile/entries/001", "checkpoint"}) {
    FlipLastByte(file);
    EXPECT_EQ(Audit(), kExitCouldNotCheck) << file << office_.client.out();
    EXPECT_THAT(office_.client.out(), Not(HasSubstr("rder"))) << file;
    FlipLastByte(file);
  }
  fs::resize_file(PathOf("tile/entries/001"), 100);
  EXPECT_EQ(Audit(), kExitCouldNotCheck);
  fs::remove(PathOf("tile/entries/001"));
  EXPECT_EQ(Audit(), kExitUsage);
  EXPECT_EQ(office_.client.Run(AuditArgs{.where = "no/such/folder"}), kExitUsage);
  EXPECT_THAT(office_.client.err(), AllOf(HasSubstr("no/such/folder"), HasSubstr("log export")));
}

}  // namespace
}  // namespace warifu
