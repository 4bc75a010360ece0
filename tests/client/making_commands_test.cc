// draft, lint, show, withdraw.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/draft/reader.h"
#include "client/exit.h"
#include "core/base/encoding.h"
#include "core/proof/assemble.h"
#include "tests/client/office.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const DraftResolver kNoResolver = {
    [](const std::string& text) -> Result<Hash> { return NotFound("no statement " + text); },
    [](const std::string& name) -> Result<PublicKey> { return NotFound("no key " + name); }};

constexpr const char* kKinds[] = {"genesis",     "key",   "ruleset",    "organization",
                                  "appointment", "offer", "allocation", "change"};

// --- draft

TEST(DraftCommand, PrintsATemplateOfEachKind) {
  Office office;
  for (const char* kind : kKinds) {
    EXPECT_EQ(office.client.Run(DraftArgs{kind, ""}), kExitOk) << kind;
    EXPECT_THAT(office.client.out(), HasSubstr("// "));
    const std::string text = office.client.out();
    EXPECT_EQ(office.RunJson(DraftArgs{kind, ""}), kExitOk);
    EXPECT_EQ(office.client.Json()["draft"], text);
  }
  EXPECT_EQ(office.server->calls, 0);
}

TEST(DraftCommand, NamesTheKindsThereAre) {
  Office office;
  EXPECT_EQ(office.client.Run(DraftArgs{"ofer", ""}), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("appointment, offer, allocation"));
  EXPECT_EQ(office.RunJson(DraftArgs{"\x1b", ""}), kExitUsage);
  EXPECT_EQ(office.client.Json()["error"]["code"], "BAD_INPUT");
}

TEST(DraftCommand, StartsFromADraftOrStatement) {
  Office office;
  const v1::Statement offer = office.scene.world().Offer(LegalOffer::kEsd);
  for (const std::string& path :
       {office.Draft("a.json", offer),
        office.Statement("a.statement", offer, AllSigners(office, offer))}) {
    ASSERT_EQ(office.client.Run(DraftArgs{"offer", path}), kExitOk) << office.client.err();
    const Result<v1::Statement> draft = ReadDraft(office.client.out(), kNoResolver);
    ASSERT_TRUE(draft.ok()) << draft.error().message;
    EXPECT_EQ(draft->offer().SerializeAsString(), offer.offer().SerializeAsString());
    EXPECT_EQ(draft->registry(), "");
    EXPECT_EQ(draft->issued_at(), 0u);
  }
  EXPECT_EQ(office.client.Run(DraftArgs{"change", office.Draft("b.json", offer)}), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("not a change"));
}

TEST(DraftCommand, FromACodeNamesWhatItReplaces) {
  Office office;
  const Hash name = office.scene.Publish(office.scene.world().Offer(LegalOffer::kEsd));
  ASSERT_EQ(office.client.Run(DraftArgs{"offer", CodeOf(name)}), kExitOk) << office.client.err();
  const Result<v1::Statement> draft = ReadDraft(office.client.out(), kNoResolver);
  ASSERT_TRUE(draft.ok()) << draft.error().message;
  EXPECT_EQ(draft->offer().lineage().first(), name.ToString());
  EXPECT_EQ(draft->offer().lineage().supersedes(), name.ToString());
}

TEST(DraftCommand, FromAnOrganizationIsItsNewestRecord) {
  Office office;
  ASSERT_EQ(office.client.Run(DraftArgs{"organization", std::string(kHinoki)}), kExitOk);
  EXPECT_THAT(office.client.out(), HasSubstr(std::string(kHinoki)));
  EXPECT_EQ(office.client.Run(DraftArgs{"organization", "VNTEST:NOBODY"}), kExitUsage);
}

TEST(DraftCommand, RefusesAnotherRecordThanAskedFor) {
  Office office;
  office.lies.record = [&](std::string_view) {
    return ConnectToFake(office.server)->GetRecord(kSatsuki);
  };
  EXPECT_EQ(office.client.Run(DraftArgs{"organization", std::string(kHinoki)}), kExitCouldNotCheck);
}

TEST(DraftCommand, BindsAKeyByItsHex) {
  Office office;
  const std::string hex = EncodeHex(TestPublicKey("x").view());
  ASSERT_EQ(office.client.Run(DraftArgs{"key", hex}), kExitOk);
  EXPECT_EQ(ReadDraft(office.client.out(), kNoResolver)->key_binding().public_key(),
            TestPublicKey("x").ToString());
}

// --- lint

LintArgs LintOf(const std::string& file, bool offline = false) {
  LintArgs args;
  args.files = {file};
  args.offline = offline;
  return args;
}

TEST(LintCommand, IsAnsweredByTheRegistryForADraftThatNobodySigned) {
  Office office;
  const std::string path = office.Draft("a.json", office.scene.world().Offer(LegalOffer::kEsd));
  EXPECT_EQ(office.client.Run(LintOf(path)), kExitOk) << office.client.out();
  EXPECT_THAT(office.client.out(),
              AllOf(HasSubstr("the registry would take it"), HasSubstr("PREVIEW")));
  EXPECT_EQ(office.RunJson(LintOf(path)), kExitOk);
  EXPECT_EQ(office.client.Json()["lint"][0]["judged_by_registry"], true);
  EXPECT_EQ(office.client.Json()["lint"][0]["findings"].size(), 0u);
}

TEST(LintCommand, FindsWhatTheRegistryWouldRefuse) {
  Office office;
  v1::Statement offer = office.scene.world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->mutable_job()->set_places(21);
  const std::string path = office.Draft("a.json", offer);
  EXPECT_EQ(office.client.Run(LintOf(path)), kExitRefusedByRule);
  EXPECT_THAT(office.client.out(), AllOf(HasSubstr("PLACES_EXCEED"), Not(HasSubstr("SIGNATURE"))));
  EXPECT_EQ(office.RunJson(LintOf(path)), kExitRefusedByRule);
  EXPECT_EQ(office.client.Run(LintOf(path, true)), kExitOk);
  EXPECT_THAT(office.client.out(), HasSubstr("was not asked"));
}

TEST(LintCommand, FindsAWrongSignatureThatIsThere) {
  Office office;
  const v1::Statement offer = office.scene.world().Offer(LegalOffer::kEsd);
  const std::string path =
      office.Statement("a.statement", offer, {LegalWorld::KeyName(kHinoki, 1)});
  EXPECT_EQ(office.client.Run(LintOf(path)), kExitRefusedByRule);
  EXPECT_THAT(office.client.out(),
              AllOf(HasSubstr("[SIGNER_WRONG]"), Not(HasSubstr("SIGNATURE_MISSING"))));
}

TEST(LintCommand, FindsWhatIsWrongWithTheForm) {
  Office office;
  v1::Statement offer = office.scene.world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->clear_programme();
  const std::string path = office.Draft("a.json", offer);
  for (const bool offline : {false, true}) {
    EXPECT_EQ(office.client.Run(LintOf(path, offline)), kExitRefusedByRule);
    EXPECT_THAT(office.client.out(), HasSubstr("offer.programme"));
  }
}

TEST(LintCommand, NeedsNoRegistryForAGenesis) {
  Office office;
  office.server->unreachable = true;
  const std::string path = office.Draft("g.json", office.scene.world().Genesis());
  EXPECT_EQ(office.client.Run(LintOf(path)), kExitOk) << office.client.err();
}

TEST(LintCommand, RefusesWhatCannotBeRead) {
  Office office;
  EXPECT_EQ(office.client.Run(LintOf(office.client.Path("none.json"))), kExitUsage);
  EXPECT_EQ(office.client.Run(LintOf(office.client.File("x.json", "{\"ofer\": {}}"))), kExitUsage);
  EXPECT_THAT(office.client.err(), AllOf(HasSubstr("x.json: draft: "), HasSubstr("did you mean")));
  EXPECT_EQ(office.client.Run(LintOf(office.client.File("y.json", "hello"))), kExitUsage);
  EXPECT_EQ(office.RunJson(LintOf(office.client.Path("none.json"))), kExitUsage);
  EXPECT_EQ(office.client.Json()["error"]["code"], "NOT_FOUND");
}

TEST(LintCommand, EndsWithThreeWithoutTheRegistry) {
  Office office;
  office.server->unreachable = true;
  const std::string path = office.Draft("a.json", office.scene.world().Offer(LegalOffer::kEsd));
  EXPECT_EQ(office.client.Run(LintOf(path)), kExitCouldNotCheck);
}

// --- What a draft names.

TEST(LintCommand, FindsAnAppointmentByCodeOrFileBesideTheDraft) {
  Office office;
  const v1::Statement appointment = office.scene.world().FirstAppointment(kSatsuki, kFuji);
  const v1::Statement offer = office.scene.world().Offer(LegalOffer::kEsd);
  const std::string name = EncodeHex(NameOf(appointment).view());
  office.Statement("appointment.statement", appointment, AllSigners(office, appointment));
  const std::string draft = TestClient::Read(office.Draft("a.json", offer));
  ASSERT_THAT(draft, HasSubstr(name));
  for (const std::string& reference :
       {std::string("appointment.statement"), office.client.Path("appointment.statement"),
        CodeOf(NameOf(appointment))}) {
    std::string changed = draft;
    changed.replace(changed.find(name), name.size(), reference);
    EXPECT_EQ(office.client.Run(LintOf(office.client.File("b.json", changed))), kExitOk)
        << office.client.err() << office.client.out();
  }
  std::string coded = draft;
  coded.replace(coded.find(name), name.size(), CodeOf(NameOf(appointment)));
  EXPECT_EQ(office.client.Run(LintOf(office.client.File("b.json", coded), true)), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("--offline"));
}

// --- show

TEST(ShowCommand, ShowsStatementsDraftsTrustAndKeyFiles) {
  Office office;
  const v1::Statement offer = office.scene.world().Offer(LegalOffer::kEsd);
  const std::string code = CodeOf(NameOf(offer));
  for (const std::string& path :
       {office.Draft("a.json", offer),
        office.Statement("a.statement", offer, AllSigners(office, offer))}) {
    EXPECT_EQ(office.client.Run(ShowArgs{path}), kExitOk) << office.client.err();
    EXPECT_THAT(office.client.out(), HasSubstr(code));
    EXPECT_EQ(office.RunJson(ShowArgs{path}), kExitOk);
    EXPECT_EQ(office.client.Json()["statement"]["code"], code);
  }
  EXPECT_EQ(office.client.Json()["statement"]["signed_by"].size(), 3u);
  office.Hold("farm", "farm");
  EXPECT_EQ(office.RunJson(ShowArgs{office.client.context().home + "/keys/farm.key"}), kExitOk);
  EXPECT_EQ(office.client.Json()["key"]["name"], "farm");
  const TrustFile trust = TrustOf(office.scene.log());
  EXPECT_EQ(office.RunJson(ShowArgs{office.client.File("x.trust", trust.text())}), kExitOk);
  EXPECT_EQ(office.client.Json()["trust"]["fingerprint"], trust.Fingerprint());
}

TEST(ShowCommand, ShowsEveryFoundingStatementByIndexAndCode) {
  Office office;
  std::uint64_t index = 0;
  for (const v1::Statement& statement : office.scene.world().Founding()) {
    ASSERT_EQ(office.RunJson(ShowArgs{std::to_string(index)}), kExitOk) << office.client.out();
    EXPECT_EQ(office.client.Json()["statement"]["index"], index);
    EXPECT_EQ(office.client.Json()["statement"]["code"], CodeOf(NameOf(statement)));
    if (index % 5 == 0) {
      EXPECT_EQ(office.client.Run(ShowArgs{CodeOf(NameOf(statement))}), kExitOk);
      EXPECT_THAT(office.client.out(), HasSubstr("in the log: entry " + std::to_string(index)));
    }
    ++index;
  }
}

TEST(ShowCommand, JudgesAReceiptByItsTrustFile) {
  Office office;
  const std::string receipt = AssembleReceipt(SnapshotOf(office.scene.log()), LeafIndex(1)).value();
  const std::string path = office.client.File("x.receipt", ReceiptFile(receipt));
  EXPECT_EQ(office.client.Run(ShowArgs{path}), kExitOk) << office.client.err();
  std::string broken = receipt;
  broken[broken.size() / 2] ^= 1;
  EXPECT_EQ(office.client.Run(ShowArgs{office.client.File("y.receipt", ReceiptFile(broken))}),
            kExitCouldNotCheck);
  EXPECT_EQ(
      office.client.Run(ShowArgs{office.client.File("z.receipt", ReceiptFile(receipt) + "x")}),
      kExitCouldNotCheck);
}

TEST(ShowCommand, ShowsAProofAsVerifyDoes) {
  Office office;
  const Hash offer = office.scene.Publish(office.scene.world().Offer(LegalOffer::kEsd));
  const std::string path = office.client.File("x.warifu", ProofOf(office.scene.log(), offer));
  office.SetClock();
  EXPECT_EQ(office.client.Run(ShowArgs{path}), kExitOk) << office.client.out();
  EXPECT_EQ(office.server->calls, 0);
}

TEST(ShowCommand, SaysWhenThereIsNothingToShow) {
  Office office;
  EXPECT_EQ(office.client.Run(ShowArgs{office.client.Path("none")}), kExitUsage);
  EXPECT_EQ(office.client.Run(ShowArgs{"hello\x1b"}), kExitUsage);
  EXPECT_THAT(office.client.err(), Not(HasSubstr("\x1b")));
  EXPECT_EQ(office.client.Run(ShowArgs{office.client.File("x", "")}), kExitUsage);
  EXPECT_EQ(office.client.Run(ShowArgs{office.client.File("y", "something else")}), kExitUsage);
  EXPECT_EQ(office.client.Run(ShowArgs{"7K3Q-9D2M-4XVB-PZ1T-Q"}), kExitUsage);
  EXPECT_EQ(office.RunJson(ShowArgs{"999999"}), kExitUsage);
  EXPECT_TRUE(office.client.Json().contains("error"));
}

TEST(ShowCommand, RefusesAnotherStatementThanAskedFor) {
  Office office;
  office.lies.statement = [&](const Code&) {
    return ConnectToFake(office.server)->GetStatementAt(LeafIndex(1));
  };
  const std::string code = CodeOf(NameOf(office.scene.world().Genesis()));
  EXPECT_EQ(office.client.Run(ShowArgs{code}), kExitCouldNotCheck);
  EXPECT_THAT(office.client.err(), HasSubstr("another statement"));
}

TEST(ShowCommand, RefusesAnotherIndexThanAskedFor) {
  Office office;
  office.lies.statement_at = [&](LeafIndex) {
    return ConnectToFake(office.server)->GetStatementAt(LeafIndex(1));
  };
  EXPECT_EQ(office.client.Run(ShowArgs{"2"}), kExitCouldNotCheck);
}

// --- withdraw

struct WithdrawOffice : Office {
  WithdrawOffice() {
    offer = scene.Publish(scene.world().Offer(LegalOffer::kEsd));
    Hold("satsuki", LegalWorld::KeyName(kSatsuki, 1));
    Hold("hinoki", LegalWorld::KeyName(kHinoki, 1));
    Hold("authority", LegalWorld::KeyName(kAuthority, 1));
    SetClock();
    args.code = CodeOf(offer);
    args.key = "satsuki";
    args.reason = "job-gone";
    args.confirm = args.code;
  }
  State Now() { return scene.StateOf(offer); }

  Hash offer;
  WithdrawArgs args;
};

TEST(WithdrawCommand, TakesAnOfferBack) {
  WithdrawOffice office;
  ASSERT_EQ(office.client.Run(office.args), kExitOk) << office.client.err() << office.client.out();
  EXPECT_EQ(office.Now(), State::kWithdrawn);
  EXPECT_THAT(office.client.out(), HasSubstr(office.args.code + " is withdrawn"));
}

TEST(WithdrawCommand, PrintsJson) {
  WithdrawOffice office;
  ASSERT_EQ(office.RunJson(office.args), kExitOk) << office.client.out();
  EXPECT_EQ(office.client.Json()["withdrawn"], office.args.code);
  EXPECT_EQ(office.client.Json()["receipt"]["kind"], "change");
  EXPECT_EQ(office.RunJson(office.args), kExitRefusedByRule);  // a second time
  EXPECT_FALSE(office.client.Json()["refused"].empty());
}

TEST(WithdrawCommand, WantsTheCodeTyped) {
  WithdrawOffice office;
  office.args.confirm.clear();
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("--confirm"));
  for (const char* typed : {"", "yes", "7K3Q-9D2M-4XVB-PZ1T-Q"}) {
    office.client.terminal().Answer(typed);
    EXPECT_EQ(office.client.Run(office.args), kExitUsage) << typed;
  }
  EXPECT_EQ(office.Now(), State::kInForce);
  office.client.terminal().Answer(office.args.code);
  EXPECT_EQ(office.client.Run(office.args), kExitOk) << office.client.err();
  EXPECT_EQ(office.Now(), State::kWithdrawn);
}

TEST(WithdrawCommand, KnowsItsReasonsAndNamesTheNearest) {
  WithdrawOffice office;
  office.args.reason = "job-gon";
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  EXPECT_THAT(office.client.err(),
              AllOf(HasSubstr("did you mean \"job-gone\""), HasSubstr("filled-otherwise")));
  for (const char* reason : {"", "JOB_GONE", "REASON_JOB_GONE", "unspecified", "1"}) {
    office.args.reason = reason;
    EXPECT_EQ(office.client.Run(office.args), kExitUsage) << reason;
  }
  EXPECT_EQ(office.server->calls, 0);
}

TEST(WithdrawCommand, IsRefusedToAStranger) {
  WithdrawOffice office;
  office.args.key = "hinoki";
  EXPECT_EQ(office.client.Run(office.args), kExitRefusedByRule);
  EXPECT_THAT(office.client.out(), HasSubstr("SIGNER_NOT_ENTITLED"));
  EXPECT_EQ(office.Now(), State::kInForce);
}

TEST(WithdrawCommand, NeedsADecisionOfAnAuthority) {
  WithdrawOffice office;
  office.args.key = "authority";
  EXPECT_EQ(office.client.Run(office.args), kExitRefusedByRule);
  office.args.decision = "TEST-17/2026";
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("--decided-on"));
  EXPECT_EQ(office.Now(), State::kInForce);
}

TEST(WithdrawCommand, FindsAMalformedDecision) {
  WithdrawOffice office;
  office.args.decision = "TEST-17/2026";
  office.args.decided_on = "20 November";
  EXPECT_EQ(office.RunJson(office.args), kExitRefusedByRule);
  EXPECT_EQ(office.client.Json()["refused"][0]["field"], "change.decision.date");
}

TEST(WithdrawCommand, RefusesACodeThatIsMistypedOrUnknown) {
  WithdrawOffice office;
  office.args.code = "7K3Q-9D2M-4XVB-PZ1T-Q";
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  office.args.code = "hello";
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  EXPECT_EQ(office.Now(), State::kInForce);
}

TEST(WithdrawCommand, NeverWithdrawsAnotherStatementThanNamed) {
  WithdrawOffice office;
  const Hash other = office.scene.Publish(office.scene.world().Offer(LegalOffer::kEsd));
  office.lies.statement = [&](const Code&) {
    return ConnectToFake(office.server)->GetStatement(Code::Of(other));
  };
  EXPECT_EQ(office.client.Run(office.args), kExitCouldNotCheck);
  EXPECT_EQ(office.scene.StateOf(other), State::kInForce);
}

}  // namespace
}  // namespace warifu
