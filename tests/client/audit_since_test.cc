// audit --since, --save, --size, --hashes-only, and the table of fees.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "client/audit/state_file.h"
#include "core/base/encoding.h"
#include "core/base/exit.h"
#include "core/statement/file.h"
#include "tests/client/office.h"
#include "tests/support/plant.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

namespace fs = std::filesystem;

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class SinceTest : public ::testing::Test {
 protected:
  std::string state() const { return office_.client.Path("registry.state"); }
  std::uint64_t size() { return office_.scene.log().size().value(); }
  void Publish(LegalOffer kind = LegalOffer::kEsd) {
    office_.scene.Publish(office_.scene.world().Offer(kind));
    office_.SetClock();
  }
  void Save() {
    ASSERT_EQ(office_.client.Run(AuditArgs{.save = state()}), kExitOk) << office_.client.err();
  }
  int Since() { return office_.client.Run(AuditArgs{.since = state()}); }

  Office office_;
};

TEST_F(SinceTest, GoesOnFromTheStateThatItLeft) {
  Save();
  const std::uint64_t saved = size();
  Publish();
  std::uint64_t first_asked = size();
  office_.lies.entries = [&](LeafIndex first, std::uint64_t count) {
    if (count > 1) first_asked = std::min(first_asked, first.value());  // bodies come one by one
    return ConnectToFake(office_.server)->GetEntries(first, count);
  };
  ASSERT_EQ(office_.RunJson(AuditArgs{.since = state(), .save = state()}), kExitOk)
      << office_.client.out();
  EXPECT_EQ(first_asked, saved);
  const nlohmann::json since = office_.client.Json()["audit"];
  ASSERT_EQ(office_.RunJson(AuditArgs{.save = office_.client.Path("whole.state")}), kExitOk);
  EXPECT_EQ(office_.client.Json()["audit"], since);
  EXPECT_EQ(TestClient::Read(state()), TestClient::Read(office_.client.Path("whole.state")));
}

TEST_F(SinceTest, GoesOnOverAFolder) {
  const AuditArgs export_audit{.where = office_.client.Path("export"), .since = state()};
  Save();
  Publish();
  ASSERT_EQ(office_.client.Run(LogExportArgs{.folder = office_.client.Path("export")}), kExitOk);
  office_.server->unreachable = true;
  EXPECT_EQ(office_.client.Run(export_audit), kExitOk) << office_.client.err();
}

TEST_F(SinceTest, StillFindsWhatDeviates) {
  Save();
  v1::Statement offer = office_.scene.world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->mutable_job()->set_places(21);
  const LeafIndex planted = Plant(office_.scene.log(), office_.scene.world().Sign(offer));
  office_.SetClock();
  const std::string before = TestClient::Read(state());
  EXPECT_EQ(office_.client.Run(AuditArgs{.since = state(), .save = state()}), kExitDeviation);
  EXPECT_THAT(office_.client.out(), HasSubstr("entry " + std::to_string(planted.value())));
  EXPECT_EQ(TestClient::Read(state()), before);
}

TEST_F(SinceTest, AMissingStateIsRefusedByName) {
  EXPECT_EQ(Since(), kExitUsage);
  EXPECT_THAT(office_.client.err(), AllOf(HasSubstr("--since"), HasSubstr("registry.state")));
}

TEST_F(SinceTest, ADamagedStateIsRefusedByName) {
  Save();
  const std::string good = TestClient::Read(state());
  for (std::size_t at = 0; at < good.size(); at += 1 + good.size() / 100) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    office_.client.File("registry.state", bad);
    EXPECT_NE(Since(), kExitOk) << at;
    EXPECT_THAT(office_.client.err(), HasSubstr("registry.state"));
  }
  office_.client.File("registry.state", good.substr(0, good.size() - 1));
  EXPECT_EQ(Since(), kExitCouldNotCheck);
  office_.client.File("registry.state", FrameFile(FileKind::kReceipt, "x"));
  EXPECT_EQ(Since(), kExitUsage);
  EXPECT_THAT(office_.client.err(), HasSubstr("a receipt"));
}

TEST_F(SinceTest, NoStateIsWrittenThatCouldNotBeReadAgain) {
  const std::string state_bytes(1000, 's');
  ASSERT_TRUE(WriteStateFile(state(), state_bytes).ok());
  const std::uint64_t size = fs::file_size(state());
  fs::remove(state());
  const Status refused = WriteStateFile(state(), state_bytes, size - 1);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::kRefused);
  EXPECT_THAT(refused.error().message(), HasSubstr(std::to_string(size)));
  EXPECT_FALSE(fs::exists(state()));
  ASSERT_TRUE(WriteStateFile(state(), state_bytes, size).ok());
  EXPECT_EQ(ReadStateFile(state(), size).value(), state_bytes);
  EXPECT_FALSE(ReadStateFile(state(), size - 1).ok());
}

TEST_F(SinceTest, AStateOfAnotherVersionNeedsANewerProgram) {
  Save();
  std::string state_file = TestClient::Read(state());
  state_file.replace(state_file.find("/v1"), 3, "/v2");
  office_.client.File("registry.state", state_file);
  EXPECT_EQ(Since(), kExitCouldNotCheck);
  EXPECT_THAT(office_.client.err(), HasSubstr("newer program"));
}

TEST_F(SinceTest, AStateOfAnotherRegistryIsRefusedByName) {
  Save();
  std::string state_file = *UnframeFile(FileKind::kState, TestClient::Read(state()));
  state_file[0] = static_cast<char>(state_file[0] ^ 1);  // its genesis
  office_.client.File("registry.state", FrameFile(FileKind::kState, state_file));
  EXPECT_EQ(Since(), kExitUsage);
  EXPECT_THAT(office_.client.err(), AllOf(HasSubstr("another registry"), HasSubstr("--since")));
}

TEST_F(SinceTest, AStateOfAnotherHistoryIsRefusedByName) {
  MemoryRegistry fork = office_.scene.log();
  Publish();
  Save();
  for (const std::uint64_t size : {size_t{2}, size_t{5}}) {
    while (fork.size().value() < this->size() - 2 + size) fork.Seal();
    office_.server->log = &fork;
    fs::remove_all(office_.client.context().home + "/memory");
    EXPECT_EQ(Since(), kExitCouldNotCheck);
    EXPECT_THAT(office_.client.err(), AllOf(HasSubstr("--since"), HasSubstr("registry.state")));
  }
}

TEST_F(SinceTest, AStateBeyondTheLogIsRefusedByName) {
  MemoryRegistry before = office_.scene.log();
  Publish();
  Save();
  office_.server->log = &before;
  EXPECT_EQ(Since(), kExitUsage);
  EXPECT_THAT(office_.client.err(), HasSubstr("more than"));
  office_.server->log = &office_.scene.log();
  EXPECT_EQ(office_.client.Run(AuditArgs{.size = size() - 2, .since = state()}), kExitUsage);
}

// --- --size

TEST_F(SinceTest, OfASizeTheReportIsTheSameForEverybody) {
  Publish();
  const std::uint64_t audited = size();
  Publish(LegalOffer::kSsw);
  Office other;  // has verified nothing, and lives elsewhere
  other.client.context().zone_minutes = 9 * 60;
  ASSERT_EQ(office_.client.Run(AuditArgs{}), kExitOk);
  office_.server->log = &office_.scene.log();
  other.server->log = &office_.scene.log();
  other.client.SetNow(office_.client.context().now_s() + 1000);
  for (const bool json : {false, true}) {
    office_.client.context().global.json = json;
    other.client.context().global.json = json;
    ASSERT_EQ(office_.client.Run(AuditArgs{.size = audited}), kExitOk) << office_.client.err();
    ASSERT_EQ(other.client.Run(AuditArgs{.size = audited}), kExitOk) << other.client.err();
    EXPECT_EQ(office_.client.out(), other.client.out());
    EXPECT_THAT(office_.client.out(), Not(HasSubstr("This computer")));
  }
}

// --- --hashes-only

TEST_F(SinceTest, HashesOnlyNeverSaysThatTheLogIsInOrder) {
  v1::Statement offer = office_.scene.world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->mutable_job()->set_places(21);
  Plant(office_.scene.log(), office_.scene.world().Sign(offer));
  office_.SetClock();
  for (const std::string language : {"en", "vi", "ja", "id"}) {
    office_.client.context().languages = {language};
    ASSERT_EQ(office_.client.Run(AuditArgs{.hashes_only = true}), kExitOk);
    EXPECT_THAT(office_.client.out(), AllOf(HasSubstr("registry.example"), Not(HasSubstr("order")),
                                            Not(HasSubstr("Order"))));
  }
  ASSERT_EQ(office_.RunJson(AuditArgs{.size = 3, .hashes_only = true}), kExitOk);
  EXPECT_FALSE(office_.client.Json().contains("audit"));
  EXPECT_EQ(office_.client.Json()["hashes"]["size"], 3);
  EXPECT_FALSE(office_.client.Json()["hashes"].contains("in_order"));
}

TEST_F(SinceTest, HashesOnlyFindsEntriesThatWereNotSigned) {
  office_.lies.entries = [&](LeafIndex first, std::uint64_t count) {
    auto entries = ConnectToFake(office_.server)->GetEntries(first, count);
    entries->at(1).back() ^= 1;
    return entries;
  };
  EXPECT_EQ(office_.client.Run(AuditArgs{.hashes_only = true}), kExitCouldNotCheck);
  EXPECT_EQ(office_.client.Run(AuditArgs{.size = 5, .hashes_only = true}), kExitCouldNotCheck);
}

// --- What workers are asked to pay.

TEST_F(SinceTest, TheTableOfFeesCountsWhatOffersAsk) {
  Publish(LegalOffer::kEsd);
  Publish(LegalOffer::kTitp);
  Publish(LegalOffer::kSswDirect);
  std::vector<std::uint64_t> totals;
  std::uint64_t with_fees = 0;
  for (const LegalOffer kind : {LegalOffer::kEsd, LegalOffer::kTitp, LegalOffer::kSswDirect}) {
    totals.push_back(static_cast<std::uint64_t>(OfferBody(kind).worker_fee_total().minor_units()));
    if (totals.back() > 0) ++with_fees;
  }
  ASSERT_EQ(office_.RunJson(AuditArgs{}), kExitOk);
  const nlohmann::json fees = office_.client.Json()["audit"]["fees"];
  ASSERT_EQ(fees.size(), 1u);
  EXPECT_EQ(fees[0]["origin_country"], "VN");
  EXPECT_EQ(fees[0]["currency"], "VND");
  EXPECT_EQ(fees[0]["offers"], 3);
  EXPECT_EQ(fees[0]["with_fees"], with_fees);
  EXPECT_EQ(fees[0]["mean"], (totals[0] + totals[1] + totals[2]) / 3);
  EXPECT_EQ(fees[0]["most"], *std::max_element(totals.begin(), totals.end()));
  EXPECT_GT(fees[0]["payees"]["SENDING_ORGANIZATION"]["most"], 0);
  EXPECT_GT(fees[0]["payees"]["LISTED_PROVIDER"]["offers"], 0);
  ASSERT_EQ(office_.client.Run(AuditArgs{}), kExitOk);
  EXPECT_THAT(office_.client.out(), AllOf(HasSubstr("offers: 3"), HasSubstr("on average"),
                                          HasSubstr("sending organization")));
}

TEST_F(SinceTest, TheTableOfFeesLeavesOutWhatWasNotAdmissible) {
  v1::Statement offer = office_.scene.world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->mutable_job()->set_places(21);
  Plant(office_.scene.log(), office_.scene.world().Sign(offer));
  office_.SetClock();
  ASSERT_EQ(office_.RunJson(AuditArgs{}), kExitDeviation);
  EXPECT_TRUE(office_.client.Json()["audit"]["fees"].empty());
}

}  // namespace
}  // namespace warifu
