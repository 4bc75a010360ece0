// `warifu sign` of several files, without a terminal, and where it cannot be known who is next.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/keys/keyring.h"
#include "core/base/exit.h"
#include "tests/client/office.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

struct DeskOffice : Office {
  DeskOffice() {
    Hold("authority", LegalWorld::KeyName(kAuthority, 1));
    first = Draft("first.json", scene.world().Record(kHinoki));
    second = Draft("second.json", scene.world().Record(kSatsuki));
    args.files = {first, second};
    args.key = "authority";
    args.yes = true;
  }
  std::string Written(const std::string& name) { return TestClient::Read(client.Path(name)); }

  std::string first;
  std::string second;
  SignArgs args;
};

TEST(SignMany, NamesEachFileInOneObject) {
  DeskOffice office;
  ASSERT_EQ(office.RunJson(office.args), kExitOk) << office.client.out();
  const nlohmann::json done = office.client.Json()["signed"];
  ASSERT_THAT(done, SizeIs(2));
  EXPECT_EQ(done[0]["file"], office.client.Path("first.statement"));
  EXPECT_EQ(done[1]["file"], office.client.Path("second.statement"));
  EXPECT_EQ(done[0]["complete"], true);
  EXPECT_FALSE(office.client.Json().contains("refused"));
}

// A mistyped id would put one organization in another's place.
TEST(SignMany, SaysWhichRecordIsReplaced) {
  DeskOffice office;
  ASSERT_EQ(office.client.Run(office.args), kExitOk) << office.client.out();
  EXPECT_THAT(office.client.out(),
              AllOf(HasSubstr("CAREFUL: VNTEST:SATSUKI is in the registry already, as "),
                    HasSubstr("This replaces that record, " +
                              CodeOf(NameOf(office.scene.world().FirstRecord(kSatsuki))))));
}

TEST(SignMany, SetsApartWhatBreaksARuleAndSignsTheOthers) {
  DeskOffice office;
  v1::Statement wrong = office.scene.world().Record(kSatsuki);
  wrong.mutable_organization()->mutable_validity()->set_from("2020-01-01");
  wrong.mutable_organization()->mutable_validity()->set_until("2020-12-31");
  office.Draft("second.json", wrong);
  office.args.files = {office.second, office.first};
  EXPECT_EQ(office.RunJson(office.args), kExitRefusedByRule);
  ASSERT_THAT(office.client.Json()["signed"], SizeIs(1));
  EXPECT_EQ(office.client.Json()["signed"][0]["file"], office.client.Path("first.statement"));
  const nlohmann::json refused = office.client.Json()["refused"];
  ASSERT_THAT(refused, SizeIs(1));
  EXPECT_EQ(refused[0]["file"], office.second);
  EXPECT_EQ(refused[0]["findings"][0]["code"], "RECORD_NOT_COVERING");
  EXPECT_THAT(office.Written("second.statement"), IsEmpty());
  EXPECT_THAT(office.Written("first.statement"), Not(IsEmpty()));
}

TEST(SignMany, ListsApartAndAsksOnceForTheRest) {
  DeskOffice office;
  v1::Statement wrong = office.scene.world().Record(kFuji);
  wrong.mutable_organization()->mutable_validity()->set_until("2020-12-31");
  office.args.files.push_back(office.Draft("wrong.json", wrong));
  office.args.files.push_back(office.client.File("damaged.statement", "warifu-statement/v1\nx"));
  office.args.yes = false;
  office.client.terminal().Answer("yes");
  EXPECT_EQ(office.client.Run(office.args), kExitRefusedByRule);
  EXPECT_THAT(office.client.terminal().asked(), HasSubstr("(2)"));
  EXPECT_THAT(office.client.out(),
              AllOf(HasSubstr("Not signed, to be mended first:"), HasSubstr("wrong.json: "),
                    HasSubstr("damaged.statement: not signed."),
                    HasSubstr("submit " + office.client.Path("first.statement") + " " +
                              office.client.Path("second.statement"))));
}

TEST(SignMany, AsksNobodyWhenNothingMayBeSigned) {
  DeskOffice office;
  office.Hold("stranger", "stranger");
  office.args.key = "stranger";
  office.args.yes = false;
  office.client.terminal().Answer("yes");
  EXPECT_EQ(office.client.Run(office.args), kExitRefusedByRule);
  EXPECT_THAT(office.client.terminal().asked(), IsEmpty());
}

TEST(SignMany, NamesWhatWasSignedBeforeItFailed) {
  DeskOffice office;
  office.args.offline = true;  // else the registry would have said it before
  v1::Statement half = office.scene.world().Offer(LegalOffer::kEsd);
  office.args.files[1] =
      office.Statement("again.statement", half, {LegalWorld::KeyName(kAuthority, 1)});
  EXPECT_EQ(office.RunJson(office.args), kExitUsage);
  ASSERT_THAT(office.client.Json()["signed"], SizeIs(1));
  EXPECT_THAT(office.client.Json()["error"]["message"].get<std::string>(),
              HasSubstr("signed this statement already"));
  EXPECT_THAT(office.Written("first.statement"), Not(IsEmpty()));
}

// A lying server could append what it is only asked about.
TEST(SignMany, SendsNoSignatureUnlessAskedToSubmit) {
  DeskOffice office;
  std::vector<std::string> asked;
  office.lies.dry_run = [&](std::string_view payload) -> Result<Foreseen> {
    asked.emplace_back(payload);
    return Foreseen{};
  };
  ASSERT_EQ(office.client.Run(office.args), kExitOk) << office.client.err();
  EXPECT_THAT(asked, SizeIs(2));
  EXPECT_THAT(office.server->submitted, IsEmpty());
  for (const char* name : {"first.statement", "second.statement"}) {
    const UnfinishedStatement done = office.Open(office.client.Path(name));
    for (const std::string& sent : asked) {
      EXPECT_THAT(sent, Not(HasSubstr(std::string(done.signatures()[0].signature.view()))));
    }
  }
}

TEST(SignMany, ReportsEachThatItSubmits) {
  DeskOffice office;
  office.args.submit = true;
  ASSERT_EQ(office.RunJson(office.args), kExitOk) << office.client.out();
  const nlohmann::json done = office.client.Json()["signed"];
  ASSERT_THAT(done, SizeIs(2));
  for (const nlohmann::json& one : done) {
    EXPECT_EQ(one["submitted"]["receipt"]["state"], "IN_FORCE");
  }
  office.args.offline = true;
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("--submit needs the registry"));
}

// --- Nobody to ask.

TEST(SignMany, FailsAtOnceWhenNobodyCanBeAsked) {
  DeskOffice office;
  office.args.yes = false;
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("--yes"));
  office.args.yes = true;
  office.client.context().global.passphrase_file.clear();
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("--passphrase-file"));
  EXPECT_EQ(office.server->calls, 0);
  EXPECT_THAT(office.client.out(), IsEmpty());
}

TEST(SignMany, NamesAMissingFileBeforeAnybodyIsAsked) {
  DeskOffice office;
  office.args.files.push_back(office.client.Path("none.json"));
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("there is no file"));
  EXPECT_EQ(office.server->calls, 0);
}

// --- Who is next.

// The binding of an authority's key, which its root signs: two of its three keys.
struct RootOffice : Office {
  RootOffice() {
    for (int i = 0; i < 2; ++i) {
      Hold("root-" + std::to_string(i), LegalWorld::RootKeyName(kAuthority, i));
    }
    v1::Statement binding = scene.world().Key(kAuthority, 2);
    Hold("new", LegalWorld::KeyName(kAuthority, 2));
    path = Statement("binding.statement", binding, {LegalWorld::KeyName(kAuthority, 2)});
    const std::string fingerprint =
        KeyFingerprint(TestPublicKey(LegalWorld::KeyName(kAuthority, 2)));
    args.confirm = fingerprint.substr(fingerprint.size() - 8);
    args.files = {path};
    args.key = "root-0";
    args.yes = true;
  }

  std::string path;
  SignArgs args;
};

TEST(SignByRoot, AsksTheRegistryHowManyMustSign) {
  RootOffice office;
  ASSERT_EQ(office.client.Run(office.args), kExitOk) << office.client.err() << office.client.out();
  EXPECT_THAT(office.client.out(), HasSubstr("Next to sign: the root of"));
  office.args.key = "root-1";
  ASSERT_EQ(office.client.Run(office.args), kExitOk) << office.client.err() << office.client.out();
  EXPECT_THAT(office.client.out(), HasSubstr("All have signed"));
}

TEST(SignByRoot, DoesNotSayThatItIsCompleteWithoutTheRegistry) {
  RootOffice office;
  office.args.offline = true;
  ASSERT_EQ(office.client.Run(office.args), kExitOk) << office.client.err() << office.client.out();
  EXPECT_THAT(office.client.out(), AllOf(HasSubstr("cannot be told without the registry"),
                                         Not(HasSubstr("All have signed"))));
  office.args.key = "root-1";
  ASSERT_EQ(office.RunJson(office.args), kExitOk) << office.client.out();
  EXPECT_TRUE(office.client.Json()["signed"][0]["complete"].is_null());
}

TEST(SignKeyBinding, ShowsTheRegisteredTelephone) {
  Office office;
  office.Hold("authority", LegalWorld::KeyName(kAuthority, 1));
  v1::Statement record = office.scene.world().Record(kHinoki);
  record.mutable_organization()->clear_channels();
  record.mutable_organization()->add_channels()->set_telephone("+81 29 000 0000");
  office.scene.Publish(record);
  office.SetClock();
  const std::string new_key = LegalWorld::KeyName(kHinoki, 2);
  SignArgs args;
  args.files = {office.Statement("b.statement", office.scene.world().Key(kHinoki, 2), {new_key})};
  args.key = "authority";
  args.yes = true;
  const std::string fingerprint = KeyFingerprint(TestPublicKey(new_key));
  office.client.terminal().Answer(fingerprint.substr(fingerprint.size() - 8));
  ASSERT_EQ(office.client.Run(args), kExitOk) << office.client.err();
  EXPECT_THAT(office.client.out(), HasSubstr("Call " + std::string(kHinoki) +
                                             " under its registered number +81 29 000 0000"));
}

}  // namespace
}  // namespace warifu
