// `warifu submit` of many files: order, interruptions, what is there already.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/submitting.h"
#include "core/base/exit.h"
#include "core/statement/under_way.h"
#include "tests/client/office.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

// A key of a company, bound by it now, and an offer that is signed with that key.
struct ManyOffice : Office {
  ManyOffice() {
    const v1::Statement binding = scene.world().Key(kSatsuki, 2);
    key = Statement("key.statement", binding, AllSigners(*this, binding));
    v1::Statement statement = scene.world().Offer(LegalOffer::kEsd);
    KeyNames keys = AllSigners(*this, statement);
    keys.front() = LegalWorld::KeyName(kSatsuki, 2);
    offer = Statement("offer.statement", statement, keys);
    for (const std::string_view id : {kHinoki, kFuji, kChimSau}) {
      const v1::Statement record = scene.world().Record(id);
      records.push_back(Statement("record-" + std::to_string(records.size()) + ".statement", record,
                                  AllSigners(*this, record)));
    }
    client.context().wait = [this](int milliseconds) { waits.push_back(milliseconds); };
  }
  int Submit(const std::vector<std::string>& files) {
    SubmitArgs args;
    args.files = files;
    return client.Run(args);
  }
  nlohmann::json SubmitJson(const std::vector<std::string>& files) {
    SubmitArgs args;
    args.files = files;
    RunJson(args);
    return client.Json()["submitted"];
  }

  std::string key;
  std::string offer;
  std::vector<std::string> records;
  std::vector<int> waits;
};

TEST(SubmitMany, HandsInInTheOrderGiven) {
  ManyOffice office;
  ASSERT_EQ(office.Submit({office.key, office.offer}), kExitOk)
      << office.client.out() << office.client.err();
  EXPECT_THAT(office.client.out(),
              HasSubstr("Of 2 files: 2 new in the log, 0 there already, 0 refused, 0 failed."));
  EXPECT_THAT(office.client.err(), HasSubstr("Published, 2 in all"));
}

TEST(SubmitMany, RefusesWhatComesBeforeWhatItRestsOn) {
  ManyOffice office;
  EXPECT_EQ(office.Submit({office.offer, office.key}), kExitRefusedByRule);
  EXPECT_THAT(office.client.out(),
              AllOf(HasSubstr("[KEY_UNKNOWN]"),
                    HasSubstr("1 new in the log, 0 there already, 1 refused, 0 failed.")));
  // Once more, and all of it is there.
  EXPECT_EQ(office.Submit({office.offer, office.key}), kExitOk) << office.client.err();
  EXPECT_THAT(office.client.out(), HasSubstr("1 new in the log, 1 there already, 0 refused"));
}

TEST(SubmitMany, ReportsWhatIsThereAlready) {
  ManyOffice office;
  ASSERT_EQ(office.Submit(office.records), kExitOk) << office.client.err();
  const TreeSize before = office.scene.log().size();
  ASSERT_EQ(office.Submit(office.records), kExitOk) << office.client.err();
  EXPECT_THAT(office.client.out(), AllOf(HasSubstr("stood in the log already"),
                                         HasSubstr("0 new in the log, 3 there already")));
  for (const nlohmann::json& one : office.SubmitJson(office.records)) {
    EXPECT_EQ(one["known_before"], true);
    EXPECT_EQ(one["receipt"]["state"], "IN_FORCE");
  }
  EXPECT_EQ(office.scene.log().size(), before);
}

TEST(SubmitMany, GoesOnFromTheFirstWithoutAnAnswer) {
  ManyOffice office;
  office.server->lost_after = 1;  // the second is in the log, and its answer lost
  ASSERT_EQ(office.Submit(office.records), kExitOk) << office.client.err();
  EXPECT_THAT(office.client.err(), HasSubstr("The connection was lost after 1 of 3."));
  EXPECT_THAT(office.server->submitted, SizeIs(4));
  EXPECT_EQ(office.server->submitted[1], office.server->submitted[2]);
  EXPECT_THAT(office.client.out(), HasSubstr("2 new in the log, 1 there already"));
  EXPECT_THAT(office.waits, ElementsAre(kSubmitRetryMs));
}

TEST(SubmitMany, GivesUpAfterSomeTriesAndNamesWhatHasNoAnswer) {
  ManyOffice office;
  int tries = 0;
  office.lies.submit_many = [&](std::span<const std::string>,
                                const std::function<Status(SubmitAnswer)>&) -> Status {
    ++tries;
    return Unavailable("nobody there");
  };
  EXPECT_EQ(office.Submit(office.records), kExitCouldNotCheck);
  EXPECT_EQ(tries, kSubmitTries);
  for (const std::string& path : office.records) {
    EXPECT_THAT(office.client.err(), HasSubstr(path + ": nobody there"));
  }
  EXPECT_THAT(office.client.out(), HasSubstr("0 refused, 3 failed."));
}

TEST(SubmitMany, DoesNotAskAgainAfterARefusalOfTheCall) {
  ManyOffice office;
  int tries = 0;
  office.lies.submit_many = [&](std::span<const std::string>,
                                const std::function<Status(SubmitAnswer)>&) -> Status {
    ++tries;
    return BadInput("no such service");
  };
  EXPECT_EQ(office.Submit(office.records), kExitUsage);
  EXPECT_EQ(tries, 1);
}

TEST(SubmitMany, GoesOnAfterAReceiptThatDoesNotVerify) {
  ManyOffice office;
  office.lies.submit_many = [&](std::span<const std::string> statements,
                                const std::function<Status(SubmitAnswer)>& take) -> Status {
    WARIFU_RETURN_IF_ERROR(take({std::string("nonsense"), false}));
    return ConnectToFake(office.server)->SubmitMany(statements.subspan(1), take);
  };
  EXPECT_EQ(office.Submit(office.records), kExitCouldNotCheck);
  EXPECT_THAT(office.client.err(), HasSubstr(office.records[0] + ": the answer of"));
  EXPECT_THAT(office.client.out(), HasSubstr("2 new in the log, 0 there already, 0 refused, 1"));
}

TEST(SubmitMany, DryRunJudgesEachAndSendsNoSignature) {
  ManyOffice office;
  int asked = 0;
  office.lies.dry_run = [&](std::string_view payload) -> Result<Foreseen> {
    ++asked;
    const UnfinishedResult read = StartStatement(std::nullopt, 0, payload);
    EXPECT_TRUE(std::holds_alternative<UnfinishedStatement>(read));
    return Foreseen{};
  };
  SubmitArgs args;
  args.files = office.records;
  args.files.push_back(office.client.Path("none.statement"));
  args.dry_run = true;
  EXPECT_EQ(office.client.Run(args), kExitUsage);
  EXPECT_EQ(asked, 3);
  EXPECT_THAT(office.server->submitted, IsEmpty());
  EXPECT_THAT(office.client.out(), HasSubstr("Of 4 files: 3 would be taken, 0 refused, 1 failed."));
}

TEST(SubmitMany, WaitsOnceForAll) {
  ManyOffice office;
  const std::string old = office.scene.log().checkpoint();
  office.lies.checkpoint = [&]() -> Result<std::string> {
    return office.waits.size() < 2 ? old : office.scene.log().checkpoint();
  };
  EXPECT_EQ(office.Submit(office.records), kExitOk) << office.client.err();
  EXPECT_THAT(office.waits, ElementsAre(kPublishedPollMs, kPublishedPollMs));
  EXPECT_THAT(office.client.out(), Not(HasSubstr("error")));
}

}  // namespace
}  // namespace warifu
