// draft, lint.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/draft/reader.h"
#include "core/base/encoding.h"
#include "core/base/exit.h"
#include "tests/client/office.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const DraftResolver kNoResolver = {
    [](const std::string& text) -> Result<Hash> { return NotFound("no statement {text}", text); },
    [](const std::string& name) -> Result<PublicKey> { return NotFound("no key {name}", name); }};

constexpr const char* kKinds[] = {"genesis",     "key",   "ruleset",    "organization",
                                  "appointment", "offer", "allocation", "change"};

// --- draft

DraftArgs DraftOf(const std::string& kind, const std::string& from) {
  DraftArgs args;
  args.kind = kind;
  args.from = from;
  return args;
}

TEST(DraftCommand, PrintsATemplateOfEachKind) {
  Office office;
  for (const char* kind : kKinds) {
    DraftArgs args = DraftOf(kind, "");
    args.offline = true;
    EXPECT_EQ(office.client.Run(args), kExitOk) << kind;
    EXPECT_THAT(office.client.out(), HasSubstr("// "));
    const std::string text = office.client.out();
    EXPECT_EQ(office.RunJson(args), kExitOk);
    EXPECT_EQ(office.client.Json()["draft"], text);
  }
  EXPECT_EQ(office.server->calls, 0);
}

TEST(DraftCommand, NamesTheKindsThereAre) {
  Office office;
  EXPECT_EQ(office.client.Run(DraftOf("ofer", "")), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("appointment, offer, allocation"));
  EXPECT_EQ(office.RunJson(DraftOf("\x1b", "")), kExitUsage);
  EXPECT_EQ(office.client.Json()["error"]["code"], "BAD_INPUT");
}

TEST(DraftCommand, StartsFromADraftOrStatement) {
  Office office;
  const v1::Statement offer = office.scene.world().Offer(LegalOffer::kEsd);
  for (const std::string& path :
       {office.Draft("a.json", offer),
        office.Statement("a.statement", offer, AllSigners(office, offer))}) {
    ASSERT_EQ(office.client.Run(DraftOf("offer", path)), kExitOk) << office.client.err();
    const Result<v1::Statement> draft = ReadDraft(office.client.out(), kNoResolver);
    ASSERT_TRUE(draft.ok()) << draft.error().message();
    EXPECT_EQ(draft->offer().SerializeAsString(), offer.offer().SerializeAsString());
    EXPECT_EQ(draft->registry(), "");
    EXPECT_EQ(draft->issued_at(), 0u);
  }
  EXPECT_EQ(office.client.Run(DraftOf("change", office.Draft("b.json", offer))), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("is of kind offer, not change"));
}

TEST(DraftCommand, FromACodeNamesWhatItReplaces) {
  Office office;
  const Hash name = office.scene.Publish(office.scene.world().Offer(LegalOffer::kEsd));
  ASSERT_EQ(office.client.Run(DraftOf("offer", CodeOf(name))), kExitOk) << office.client.err();
  const Result<v1::Statement> draft = ReadDraft(office.client.out(), kNoResolver);
  ASSERT_TRUE(draft.ok()) << draft.error().message();
  EXPECT_EQ(draft->offer().lineage().first(), name.ToString());
  EXPECT_EQ(draft->offer().lineage().supersedes(), name.ToString());
}

TEST(DraftCommand, FromAnOrganizationIsItsNewestRecord) {
  Office office;
  ASSERT_EQ(office.client.Run(DraftOf("organization", std::string(kHinoki))), kExitOk);
  EXPECT_THAT(office.client.out(), HasSubstr(std::string(kHinoki)));
  EXPECT_EQ(office.client.Run(DraftOf("organization", "VNTEST:NOBODY")), kExitUsage);
}

TEST(DraftCommand, RefusesAnotherRecordThanAskedFor) {
  Office office;
  office.lies.record = [&](std::string_view) {
    return ConnectToFake(office.server)->GetRecord(kSatsuki);
  };
  EXPECT_EQ(office.client.Run(DraftOf("organization", std::string(kHinoki))), kExitCouldNotCheck);
}

TEST(DraftCommand, BindsAKeyByItsHex) {
  Office office;
  const std::string hex = EncodeHex(TestPublicKey("x").view());
  ASSERT_EQ(office.client.Run(DraftOf("key", hex)), kExitOk);
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

}  // namespace
}  // namespace warifu
