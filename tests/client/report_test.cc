// warifu report: what it prints of a log that is in order, and that it prints nothing of another.
#include "core/report/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

#include "client/text/catalogue.h"
#include "core/base/exit.h"
#include "tests/client/office.h"
#include "tests/support/plant.h"
#include "tests/support/proofs.h"
#include "tests/support/statement_builder.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// The list of this name in what was printed as JSON.
nlohmann::json ListIn(const nlohmann::json& printed, const std::string& name) {
  for (const nlohmann::json& list : printed["report"]["lists"]) {
    if (list["list"] == name) return list;
  }
  ADD_FAILURE() << name;
  return {};
}

TEST(ReportCommand, SaysFirstThatTheLogIsInOrder) {
  Office office;
  office.scene.Publish(office.scene.world().Offer(LegalOffer::kEsd));
  ASSERT_EQ(office.client.Run(ReportArgs{}), kExitOk) << office.client.out() << office.client.err();
  const std::string out = office.client.out();
  EXPECT_THAT(out, AllOf(HasSubstr("In order: registry.example"),
                         HasSubstr("1. Offers near a ceiling that binds them: 0"),
                         HasSubstr("10. To be suspended again")));
  EXPECT_LT(out.find("In order"), out.find("1. Offers"));
}

TEST(ReportCommand, NamesOrganizationsOffersAndWhatToDo) {
  Office office;
  const Hash offer = office.scene.Publish(office.scene.world().Offer(LegalOffer::kEsd));
  office.scene.Publish(office.scene.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority());
  ASSERT_EQ(office.client.Run(ReportArgs{}), kExitOk) << office.client.err();
  EXPECT_THAT(office.client.out(),
              AllOf(HasSubstr("suspended"), HasSubstr("(VNTEST:FUJI)"),
                    HasSubstr("Offers (1): " + CodeOf(offer)), HasSubstr("What to do: When")));
  ASSERT_EQ(office.RunJson(ReportArgs{}), kExitOk);
  const nlohmann::json printed = office.client.Json();
  EXPECT_EQ(printed["audit"]["in_order"], true);
  EXPECT_EQ(printed["report"]["lists"].size(), static_cast<std::size_t>(kReportLists));
  const nlohmann::json list = ListIn(printed, "STOPPED_PARTIES");
  EXPECT_EQ(list["count"], 1);
  const nlohmann::json finding = list["findings"][0];
  EXPECT_EQ(finding["what"], "PARTY_STOPPED");
  EXPECT_EQ(finding["organizations"][0]["id"], kFuji);
  EXPECT_EQ(finding["facts"]["state"], "SUSPENDED");
  EXPECT_EQ(finding["offers"]["codes"][0], CodeOf(offer));
  EXPECT_EQ(finding["next"], "REINSTATE_OR_WITHDRAW");
}

TEST(ReportCommand, IsTheSameEachTime) {
  Office office;
  office.scene.Publish(office.scene.world().Offer(LegalOffer::kEsd));
  ASSERT_EQ(office.RunJson(ReportArgs{}), kExitOk);
  const nlohmann::json first = office.client.Json()["report"];
  office.SetClock();
  ASSERT_EQ(office.RunJson(ReportArgs{}), kExitOk);
  EXPECT_EQ(office.client.Json()["report"], first);
  EXPECT_EQ(first["at_ms"], office.scene.log().last_ms());
}

TEST(ReportCommand, HoldsDatesAgainstTheTimeThatIsAskedFor) {
  Office office;
  office.scene.Publish(office.scene.world().Offer(LegalOffer::kEsd));
  ASSERT_EQ(office.RunJson(ReportArgs{}), kExitOk);
  EXPECT_EQ(ListIn(office.client.Json(), "NEVER_GIVEN")["count"], 0);
  ASSERT_EQ(office.RunJson(ReportArgs{.at = "2027-09-20T00:00:00Z"}), kExitOk);
  EXPECT_EQ(ListIn(office.client.Json(), "NEVER_GIVEN")["count"], 1);
}

// What is listed follows from the entries alone, whoever else has signed.
TEST(ReportCommand, ListsAllTheSameWithoutAQuorumAndSaysSo) {
  Office office;
  const VerifierKey witness =
      *VerifierKey::Make("w.example", SignatureType::kCosignature, TestPublicKey("witness"));
  TrustFields fields = TrustFieldsOf(office.scene.log());
  fields.serial = 2;
  fields.policy = "log " + office.scene.log().log_vkey().ToString() + "\nwitness W " +
                  witness.ToString() + "\nquorum W\n";
  office.client.Believe(TrustFile::Make(fields).value());
  EXPECT_EQ(office.client.Run(ReportArgs{}), kExitOk) << office.client.err();
  EXPECT_THAT(office.client.out(),
              AllOf(HasSubstr(Say("en", MessageId::kAuditNoQuorum)), HasSubstr("10. ")));
  ASSERT_EQ(office.RunJson(ReportArgs{}), kExitOk);
  EXPECT_EQ(office.client.Json()["audit"]["quorum"], false);
}

TEST(ReportCommand, IsTheSameOfAnExportedFolder) {
  Office office;
  office.scene.Publish(office.scene.world().Offer(LegalOffer::kEsd));
  office.scene.Publish(office.scene.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority());
  office.SetClock();
  ASSERT_EQ(office.RunJson(ReportArgs{}), kExitOk) << office.client.err();
  const nlohmann::json online = office.client.Json()["report"];
  const std::string folder = office.client.Path("export");
  ASSERT_EQ(office.client.Run(LogExportArgs{.folder = folder}), kExitOk) << office.client.err();
  office.server->unreachable = true;
  ASSERT_EQ(office.RunJson(ReportArgs{.where = folder}), kExitOk) << office.client.err();
  EXPECT_EQ(office.client.Json()["report"], online);
  EXPECT_EQ(office.client.Run(ReportArgs{.where = "no/such/folder"}), kExitUsage);
}

TEST(ReportCommand, RefusesATimeThatIsNone) {
  Office office;
  for (const char* at : {"tomorrow", "2027-09-20", "2027-09-20T00:00:00", "1795132800"}) {
    EXPECT_EQ(office.client.Run(ReportArgs{.at = at}), kExitUsage) << at;
    EXPECT_THAT(office.client.err(), HasSubstr("--at"));
    EXPECT_EQ(office.client.out(), "");
  }
}

TEST(ReportCommand, ListsNothingOfALogThatDeviates) {
  Office office;
  v1::Statement offer = office.scene.world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->mutable_job()->set_places(21);
  Plant(office.scene.log(), office.scene.world().Sign(offer));
  EXPECT_EQ(office.client.Run(ReportArgs{}), kExitDeviation);
  EXPECT_THAT(office.client.out(), AllOf(HasSubstr("NOT IN ORDER"), HasSubstr("PLACES_EXCEED"),
                                         Not(HasSubstr("What to do"))));
  EXPECT_EQ(office.RunJson(ReportArgs{}), kExitDeviation);
  EXPECT_FALSE(office.client.Json().contains("report"));
  EXPECT_EQ(office.client.Json()["audit"]["in_order"], false);
}

TEST(ReportCommand, ListsNothingOfOldNews) {
  Office office;
  MemoryRegistry before = office.scene.log();
  office.scene.Publish(office.scene.world().Offer(LegalOffer::kEsd));
  ASSERT_EQ(office.client.Run(ReportArgs{}), kExitOk);
  office.server->log = &before;
  EXPECT_EQ(office.RunJson(ReportArgs{}), kExitCouldNotCheck);
  EXPECT_FALSE(office.client.Json().contains("report"));
  EXPECT_EQ(office.client.Json()["audit"]["continuity"], "NOT_REACHED");
}

TEST(ReportCommand, NeedsATrustFile) {
  TestClient client;
  EXPECT_NE(client.Run(ReportArgs{}), kExitOk);
  EXPECT_EQ(client.out(), "");
}

TEST(ReportCommand, ShowsTheRecordsOfATheftInEveryLanguage) {
  Office office;
  office.scene.Wait(120);
  const std::uint64_t since_ms = office.scene.BindKeyToBeStolen();
  office.scene.Publish(office.scene.world().Record(kFuji), {"VNTEST 2"});
  office.scene.RevokeStolen(kAuthority, since_ms);
  office.SetClock();
  for (const std::string& language : CatalogueTags()) {
    office.client.context().languages = {language};
    ASSERT_EQ(office.client.Run(ReportArgs{}), kExitOk) << language << office.client.err();
    EXPECT_THAT(office.client.out(), HasSubstr("VNTEST:FUJI")) << language;
    EXPECT_THAT(office.client.out(), HasSubstr(Say(language, MessageId::kReportNextIssueAnew)));
  }
}

// Each code has its message: render asks for it by name.
TEST(ReportCommand, HasWordsForEachCode) {
  const auto has = [](std::string name) {
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return MessageOfName(name).has_value();
  };
  for (int i = 0; i < kReportLists; ++i) {
    EXPECT_TRUE(has("report_list_" + std::string(ReportListName(ReportList(i))))) << i;
  }
  for (int i = 0; i < kReportWhats; ++i) {
    EXPECT_TRUE(has("report_" + std::string(ReportWhatName(ReportWhat(i))))) << i;
  }
  for (int i = 0; i < kNextSteps; ++i) {
    EXPECT_TRUE(has("report_next_" + std::string(NextStepName(NextStep(i))))) << i;
  }
}

}  // namespace
}  // namespace warifu
