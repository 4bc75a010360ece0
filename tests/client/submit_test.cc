#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "client/submitting.h"
#include "core/base/exit.h"
#include "core/proof/assemble.h"
#include "tests/client/office.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

SubmitArgs Submit(const std::vector<std::string>& files) {
  SubmitArgs args;
  args.files = files;
  return args;
}

// With a signed offer in hand.
struct SubmitOffice : Office {
  SubmitOffice() {
    offer = scene.world().Offer(LegalOffer::kEsd);
    path = Statement("offer.statement", offer, AllSigners(*this, offer));
  }
  // Admitted and sealed, as if by somebody else.
  std::string ReceiptOf(const Hash& name) {
    return AssembleReceipt(SnapshotOf(scene.log()), scene.IndexOf(name)).value();
  }

  v1::Statement offer;
  std::string path;
};

TEST(Submit, SaysWhereItStands) {
  SubmitOffice office;
  const std::uint64_t index = office.scene.log().size().value();
  ASSERT_EQ(office.client.Run(Submit({office.path})), kExitOk) << office.client.err();
  EXPECT_THAT(office.client.out(), AllOf(HasSubstr("entry " + std::to_string(index)),
                                         HasSubstr(CodeOf(NameOf(office.offer)))));
  EXPECT_EQ(office.scene.StateOf(NameOf(office.offer)), State::kInForce);
}

TEST(Submit, IsRefusedByARule) {
  SubmitOffice office;
  office.offer.mutable_offer()->mutable_job()->set_places(21);
  const std::string path =
      office.Statement("many.statement", office.offer, AllSigners(office, office.offer));
  const TreeSize before = office.scene.log().size();
  EXPECT_EQ(office.client.Run(Submit({path})), kExitRefusedByRule);
  EXPECT_THAT(office.client.out(), AllOf(HasSubstr("refused"), HasSubstr("PLACES_EXCEED")));
  EXPECT_EQ(office.RunJson(Submit({path})), kExitRefusedByRule);
  EXPECT_FALSE(office.client.Json()["submitted"][0]["refused"].empty());
  EXPECT_EQ(office.scene.log().size(), before);
}

TEST(Submit, IsRefusedWhileSignaturesAreMissing) {
  SubmitOffice office;
  const std::string path =
      office.Statement("half.statement", office.offer, {LegalWorld::KeyName(kSatsuki, 1)});
  EXPECT_EQ(office.client.Run(Submit({path})), kExitRefusedByRule);
  EXPECT_THAT(office.client.out(), HasSubstr("[SIGNATURE_MISSING]"));
  SubmitArgs dry = Submit({path});
  dry.dry_run = true;
  EXPECT_EQ(office.client.Run(dry), kExitRefusedByRule);
  EXPECT_THAT(office.client.out(), HasSubstr("[SIGNATURE_MISSING]"));
}

TEST(Submit, OfADryRunChangesNothing) {
  SubmitOffice office;
  const TreeSize before = office.scene.log().size();
  SubmitArgs args = Submit({office.path});
  args.dry_run = true;
  EXPECT_EQ(office.client.Run(args), kExitOk) << office.client.err();
  EXPECT_THAT(office.client.out(), HasSubstr("would be taken"));
  EXPECT_EQ(office.RunJson(args), kExitOk);
  EXPECT_EQ(office.client.Json()["submitted"][0]["would_be_admitted"], true);
  EXPECT_EQ(office.scene.log().size(), before);
}

TEST(Submit, PrintsOneJsonObjectForManyFiles) {
  SubmitOffice office;
  ASSERT_EQ(office.RunJson(Submit({office.path, office.client.Path("none.statement")})),
            kExitUsage);
  const nlohmann::json list = office.client.Json()["submitted"];
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0]["receipt"]["state"], "IN_FORCE");
  EXPECT_EQ(list[0]["receipt"]["code"], CodeOf(NameOf(office.offer)));
  EXPECT_EQ(list[1]["error"]["code"], "NOT_FOUND");
  EXPECT_THAT(office.client.err(), IsEmpty());
}

TEST(Submit, ReportsEachFileAndEndsWithTheWorst) {
  SubmitOffice office;
  EXPECT_EQ(office.client.Run(Submit({office.client.Path("none.statement"), office.path})),
            kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("none.statement"));
  EXPECT_THAT(office.client.out(), HasSubstr("in the log as entry"));
}

TEST(Submit, WritesTheProofOfAnOfferAndTheReceiptOfAnythingElse) {
  SubmitOffice office;
  SubmitArgs args = Submit({office.path});
  args.proof = office.client.Path("offer.warifu");
  ASSERT_EQ(office.client.Run(args), kExitOk) << office.client.err();
  EXPECT_EQ(ExitCodeOf(VerifyNow(office.scene.log(), TestClient::Read(args.proof)).code), 0);
  const v1::Statement record = office.scene.world().Record(kHinoki);
  args = Submit({office.Statement("record.statement", record, AllSigners(office, record))});
  args.proof = office.client.Path("record.receipt");
  ASSERT_EQ(office.client.Run(args), kExitOk) << office.client.err();
  EXPECT_TRUE(VerifyReceiptFile(TestClient::Read(args.proof), TrustOf(office.scene.log())).receipt);
}

TEST(Submit, WritesNoProofThatDoesNotVerify) {
  SubmitOffice office;
  office.lies.proof = [&](const Code& code) {
    Result<OfferProofAnswer> answer = ConnectToFake(office.server)->GetOfferProof(code, 0);
    answer->untrusted_proof.back() ^= 1;
    return answer;
  };
  SubmitArgs args = Submit({office.path});
  args.proof = office.client.Path("offer.warifu");
  EXPECT_EQ(office.client.Run(args), kExitCouldNotCheck);
  EXPECT_THAT(office.client.err(), HasSubstr("does not verify"));
  EXPECT_FALSE(std::filesystem::exists(args.proof));
}

TEST(Submit, WritesOneProofForOneFile) {
  SubmitOffice office;
  SubmitArgs args = Submit({office.path, office.path});
  args.proof = office.client.Path("x.warifu");
  EXPECT_EQ(office.client.Run(args), kExitUsage);
  EXPECT_EQ(office.server->calls, 0);
}

TEST(Submit, RefusesADraftOrAnythingElse) {
  SubmitOffice office;
  EXPECT_EQ(office.client.Run(Submit({office.Draft("offer.json", office.offer)})), kExitUsage);
  EXPECT_EQ(office.client.Run(Submit({office.client.File("x.statement", "")})), kExitUsage);
  EXPECT_EQ(office.client.Run(Submit({office.client.Path("none.statement")})), kExitUsage);
}

// --- A server that is away, slow, or lies.

TEST(Submit, EndsWithThreeWithoutAnswer) {
  SubmitOffice office;
  office.server->unreachable = true;
  EXPECT_EQ(office.client.Run(Submit({office.path})), kExitCouldNotCheck);
  EXPECT_EQ(office.RunJson(Submit({office.path})), kExitCouldNotCheck);
  EXPECT_EQ(office.client.Json()["error"]["code"], "UNAVAILABLE");
}

TEST(Submit, WaitsUntilPublishedAndGivesUpInTheEnd) {
  SubmitOffice office;
  const std::string old = office.scene.log().checkpoint();
  int waited = 0;
  office.client.context().wait = [&](int) { ++waited; };
  office.lies.checkpoint = [&]() -> Result<std::string> { return old; };
  EXPECT_EQ(office.client.Run(Submit({office.path})), kExitCouldNotCheck);
  EXPECT_EQ(waited, kPublishedPolls);
  EXPECT_THAT(office.client.err(), HasSubstr("not published yet"));
}

TEST(Submit, StopsWaitingWhenPublishedOrNotWanted) {
  SubmitOffice office;
  const std::string old = office.scene.log().checkpoint();
  int waited = 0;
  office.client.context().wait = [&](int) { ++waited; };
  office.lies.checkpoint = [&]() -> Result<std::string> {
    return waited < 3 ? old : office.scene.log().checkpoint();
  };
  EXPECT_EQ(office.client.Run(Submit({office.path})), kExitOk) << office.client.err();
  EXPECT_EQ(waited, 3);
  const v1::Statement record = office.scene.world().Record(kHinoki);
  waited = 0;
  SubmitArgs args =
      Submit({office.Statement("record.statement", record, AllSigners(office, record))});
  args.no_wait = true;
  EXPECT_EQ(office.client.Run(args), kExitOk) << office.client.err();
  EXPECT_EQ(waited, 0);
}

TEST(Submit, RefusesTheReceiptOfAnotherStatement) {
  SubmitOffice office;
  office.lies.submit = [&](std::string_view) {
    return Result<SubmitOutcome>(
        SubmitOutcome(office.ReceiptOf(office.scene.world().AppointmentName(kSatsuki, kFuji))));
  };
  EXPECT_EQ(office.client.Run(Submit({office.path})), kExitCouldNotCheck);
  EXPECT_THAT(office.client.err(), HasSubstr("another statement"));
}

TEST(Submit, RefusesAReceiptThatDoesNotVerify) {
  SubmitOffice office;
  for (const std::string& receipt : {std::string(), std::string("nonsense"),
                                     office.ReceiptOf(office.scene.RecordOf(kHinoki)).substr(1)}) {
    office.lies.submit = [&](std::string_view) {
      return Result<SubmitOutcome>(SubmitOutcome(receipt));
    };
    EXPECT_EQ(office.client.Run(Submit({office.path})), kExitCouldNotCheck);
    EXPECT_THAT(office.client.err(), HasSubstr("does not verify"));
  }
}

TEST(Submit, RefusesTheReceiptOfAnotherRegistry) {
  SubmitOffice office;
  Scene other;
  MemoryRegistry forged(kTestOrigin, "another log key");
  forged.set_now_ms(other.now_ms());
  for (const v1::Statement& statement : other.world().Founding()) {
    ASSERT_TRUE(forged.Append(other.world().Sign(statement)).admitted());
  }
  forged.Seal();
  office.server->log = &forged;
  forged.set_now_ms(office.scene.log().now_ms());
  EXPECT_EQ(office.client.Run(Submit({office.path})), kExitCouldNotCheck);
  EXPECT_THAT(office.client.err(), HasSubstr("does not verify"));
}

TEST(Submit, RefusesACheckpointOfAnotherKeyWhileWaiting) {
  SubmitOffice office;
  const std::string forged = SignCheckpoint({std::string(kTestOrigin), TreeSize(1000000), Hash()},
                                            TestKey("another log key"));
  office.lies.checkpoint = [&]() -> Result<std::string> { return forged; };
  EXPECT_EQ(office.client.Run(Submit({office.path})), kExitCouldNotCheck);
  EXPECT_THAT(office.client.err(), HasSubstr("checkpoint"));
}

TEST(Submit, IsSafeToRepeat) {
  SubmitOffice office;
  ASSERT_EQ(office.client.Run(Submit({office.path})), kExitOk) << office.client.err();
  const std::string receipt = office.ReceiptOf(NameOf(office.offer));
  // A server answers what it knows with the receipt that it gave before.
  office.lies.submit = [&](std::string_view) {
    return Result<SubmitOutcome>(SubmitOutcome(receipt));
  };
  EXPECT_EQ(office.client.Run(Submit({office.path})), kExitOk) << office.client.err();
}

}  // namespace
}  // namespace warifu
