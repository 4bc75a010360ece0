#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/encoding.h"
#include "core/base/exit.h"
#include "tests/client/trust_client.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// --- trust add

TEST(TrustAdd, ShowsAllAndAsks) {
  TrustClient client;
  client.terminal().Answer("yes");
  const TrustFile trust = TrustOf(client.scene.log());
  ASSERT_EQ(client.Run(TrustAddArgs{client.TrustPath("x.trust", trust)}), kExitOk) << client.err();
  EXPECT_THAT(client.out(),
              AllOf(HasSubstr(trust.Fingerprint()), HasSubstr(trust.origin()),
                    HasSubstr(trust.authority()), HasSubstr("+84 24 0000 0000"),
                    HasSubstr("Anyone can make such a file"), HasSubstr("Witnesses:   none")));
  ASSERT_THAT(client.Added(), SizeIs(1));
  EXPECT_EQ(client.Added()[0].file.text(), trust.text());
}

TEST(TrustAdd, TakesNoOtherAnswerThanYes) {
  for (const char* answer : {"", "no", "y", "YES", "yes "}) {
    TrustClient client;
    client.terminal().Answer(answer);
    const std::string path = client.TrustPath("x.trust", TrustOf(client.scene.log()));
    EXPECT_EQ(client.Run(TrustAddArgs{path}), kExitInterrupted) << answer;
    EXPECT_THAT(client.Added(), IsEmpty()) << answer;
  }
}

TEST(TrustAdd, EndsAtOnceWhereNobodyCanBeAsked) {
  TrustClient client;
  const std::string path = client.TrustPath("x.trust", TrustOf(client.scene.log()));
  EXPECT_EQ(client.Run(TrustAddArgs{path}), kExitUsage);
  EXPECT_THAT(client.err(), HasSubstr("--fingerprint"));
  EXPECT_EQ(client.RunJson(TrustAddArgs{path}), kExitUsage);
  EXPECT_EQ(client.Json()["error"]["code"], "BAD_INPUT");
  EXPECT_THAT(client.Added(), IsEmpty());
}

TEST(TrustAdd, TakesTheFingerprintAsPeopleTypeIt) {
  TrustClient client;
  const TrustFile trust = TrustOf(client.scene.log());
  std::string typed = trust.Fingerprint();
  for (char& c : typed) c = c == ' ' ? '-' : static_cast<char>(std::toupper(c));
  client.context().global.fingerprint = typed;
  EXPECT_EQ(client.Run(TrustAddArgs{client.TrustPath("x.trust", trust)}), kExitOk) << client.err();
  EXPECT_THAT(client.terminal().asked(), IsEmpty());
}

TEST(TrustAdd, RefusesAnotherFingerprint) {
  TrustClient client;
  const std::string path = client.TrustPath("x.trust", TrustOf(client.scene.log()));
  client.context().global.fingerprint = client.OtherGenesis().Fingerprint();
  EXPECT_EQ(client.Run(TrustAddArgs{path}), kExitUsage);
  EXPECT_THAT(client.err(), HasSubstr("Do not use it"));
  client.context().global.fingerprint = "1234";
  EXPECT_EQ(client.Run(TrustAddArgs{path}), kExitUsage);
  EXPECT_THAT(client.Added(), IsEmpty());
}

TEST(TrustAdd, ShowsBothWhenOneIsReplaced) {
  TrustClient client;
  const TrustFile first = client.Serial(1), second = client.Serial(2);
  ASSERT_EQ(client.Add(first), kExitOk);
  ASSERT_EQ(client.Add(second), kExitOk);
  EXPECT_THAT(client.out(),
              AllOf(HasSubstr(first.Fingerprint()), HasSubstr(second.Fingerprint()),
                    HasSubstr("You believe this one now"), HasSubstr("It would be replaced by")));
  ASSERT_THAT(client.Added(), SizeIs(1));
  EXPECT_EQ(client.Added()[0].file.serial(), 2u);
}

TEST(TrustAdd, RefusesTheSerialThatIsHeldWithOtherBytes) {
  TrustClient client;
  ASSERT_EQ(client.Add(client.Serial(5)), kExitOk);
  TrustFields weaker = TrustFieldsOf(client.scene.log());
  weaker.serial = 5;
  weaker.answer_age_s = kDefaultAnswerAgeS + 1;
  EXPECT_EQ(client.Add(TrustFile::Make(weaker).value()), kExitUsage);
  EXPECT_THAT(client.err(), HasSubstr("higher serial"));
  EXPECT_EQ(client.Added()[0].file.text(), client.Serial(5).text());
  EXPECT_EQ(client.Add(client.Serial(5)), kExitOk);
}

TEST(TrustAdd, RefusesALowerSerialThanOneEverHeld) {
  TrustClient client;
  ASSERT_EQ(client.Add(client.Serial(5)), kExitOk);
  EXPECT_EQ(client.Add(client.Serial(4)), kExitUsage);
  EXPECT_THAT(client.err(), AllOf(HasSubstr("serial 4"), HasSubstr("serial 5")));
  ASSERT_EQ(client.Run(TrustRemoveArgs{"registry.example", "registry.example"}), kExitOk);
  EXPECT_EQ(client.Add(client.Serial(4)), kExitUsage);
  EXPECT_THAT(client.Added(), IsEmpty());
  EXPECT_EQ(client.Add(client.Serial(5)), kExitOk);
}

TEST(TrustAdd, RefusesWhenItsSerialsAreDamaged) {
  TrustClient client;
  ASSERT_EQ(client.Add(client.Serial(5)), kExitOk);
  client.File("home/trust/serials/" + EncodeHex(client.Serial(5).genesis_hash().view()), "many");
  EXPECT_EQ(client.Add(client.Serial(6)), kExitCouldNotCheck);
  EXPECT_THAT(client.err(), HasSubstr("damaged"));
}

TEST(TrustAdd, RefusesAnOriginThatIsHeldUnderAnotherGenesis) {
  TrustClient client;
  ASSERT_EQ(client.Add(client.Serial(1)), kExitOk);
  EXPECT_EQ(client.Add(client.OtherGenesis()), kExitUsage);
  EXPECT_THAT(client.err(), HasSubstr("one of the two is false"));
  ASSERT_THAT(client.Added(), SizeIs(1));
  EXPECT_EQ(client.Added()[0].file.genesis_hash(), client.Serial(1).genesis_hash());
}

TEST(TrustAdd, KeepsOriginsApartThatLookAlikeAsFileNames) {
  TrustClient client;
  for (const char* origin : {"a.example/b/c", "a.example/b_c"}) {
    const MemoryRegistry log(origin);
    TrustFields fields = TrustFieldsOf(client.scene.log());
    fields.origin = origin;
    fields.genesis_hash = Sha256(origin);
    fields.policy = "log " + log.log_vkey().ToString() + "\nquorum none\n";
    ASSERT_EQ(client.Add(TrustFile::Make(fields).value()), kExitOk) << client.err();
  }
  EXPECT_THAT(client.Added(), SizeIs(2));
}

TEST(TrustAdd, RefusesWhatIsNoTrustFile) {
  TrustClient client;
  EXPECT_EQ(client.Run(TrustAddArgs{client.File("x.trust", "hello\n")}), kExitUsage);
  EXPECT_EQ(client.Run(TrustAddArgs{client.File("y.trust", "")}), kExitUsage);
  EXPECT_EQ(client.Run(TrustAddArgs{client.Path("none.trust")}), kExitUsage);
  EXPECT_EQ(
      client.Run(TrustAddArgs{client.File("z.trust", std::string(kMaxTrustFileBytes + 1, 'x'))}),
      kExitUsage);
  std::string newer = TrustOf(client.scene.log()).text();
  newer.replace(newer.find("/v1"), 3, "/v9");
  EXPECT_EQ(client.Run(TrustAddArgs{client.File("n.trust", newer)}), kExitCouldNotCheck);
}

// --- trust list, show, remove

TEST(TrustList, ListsAndSaysHowToAddTheFirst) {
  TrustClient client;
  EXPECT_EQ(client.Run(TrustListArgs{}), kExitOk);
  EXPECT_THAT(client.out(), HasSubstr("warifu trust add"));
  ASSERT_EQ(client.Add(client.Serial(1)), kExitOk);
  EXPECT_EQ(client.Run(TrustListArgs{}), kExitOk);
  EXPECT_THAT(client.out(), HasSubstr(client.Serial(1).Fingerprint()));
  EXPECT_EQ(client.RunJson(TrustListArgs{}), kExitOk);
  EXPECT_EQ(client.Json()["trust"].size(), 1u);
}

TEST(TrustList, NamesAFileThatIsDamaged) {
  TrustClient client;
  ASSERT_EQ(client.Add(client.Serial(1)), kExitOk);
  client.File("home/trust/other.trust", "hello");
  EXPECT_NE(client.Run(TrustListArgs{}), kExitOk);
  EXPECT_THAT(client.err(), HasSubstr("other.trust"));
}

TEST(TrustList, ListsTheOthersBesideADamagedOne) {
  TrustClient client;
  ASSERT_EQ(client.Add(client.Serial(1)), kExitOk);
  client.File("home/trust/other.example.trust", "hello");
  EXPECT_NE(client.RunJson(TrustListArgs{}), kExitOk);
  EXPECT_EQ(client.Json()["trust"].size(), 1u);
  EXPECT_EQ(client.Json()["damaged"][0]["name"], "other.example");
  EXPECT_EQ(client.Run(TrustShowArgs{"registry.example"}), kExitOk) << client.err();
  EXPECT_NE(client.Run(TrustShowArgs{"other.example"}), kExitOk);
  EXPECT_THAT(client.err(), HasSubstr("other.example.trust"));
  EXPECT_EQ(client.Run(TrustRemoveArgs{"registry.example", "registry.example"}), kExitOk);
}

// What a damaged file believed is not known, so nothing is silently put in its place.
TEST(TrustAdd, OverADamagedFileOnlyOnceThatIsRemoved) {
  TrustClient client;
  ASSERT_EQ(client.Add(client.Serial(1)), kExitOk);
  const std::string path = client.File("home/trust/registry.example.trust", "hello");
  EXPECT_NE(client.Add(client.Serial(1)), kExitOk);
  EXPECT_THAT(client.err(), HasSubstr("trust remove registry.example"));
  EXPECT_EQ(TestClient::Read(path), "hello");
  EXPECT_EQ(client.Run(TrustRemoveArgs{"registry.example", "registry"}), kExitUsage);
  EXPECT_EQ(client.Run(TrustRemoveArgs{"registry.example", "registry.example"}), kExitOk);
  EXPECT_EQ(client.Add(client.Serial(1)), kExitOk) << client.err();
}

TEST(TrustShow, ShowsOneOrNamesThoseThereAre) {
  TrustClient client;
  ASSERT_EQ(client.Add(client.Serial(1)), kExitOk);
  EXPECT_EQ(client.RunJson(TrustShowArgs{"registry.example"}), kExitOk);
  EXPECT_EQ(client.Json()["trust"]["origin"], "registry.example");
  EXPECT_EQ(client.Run(TrustShowArgs{"registry.exampel"}), kExitUsage);
  EXPECT_THAT(client.err(), HasSubstr("there are registry.example"));
}

TEST(TrustRemove, WantsTheNameTyped) {
  TrustClient client;
  ASSERT_EQ(client.Add(client.Serial(1)), kExitOk);
  EXPECT_EQ(client.Run(TrustRemoveArgs{"registry.example", ""}), kExitUsage);
  EXPECT_EQ(client.Run(TrustRemoveArgs{"registry.example", "registry"}), kExitUsage);
  client.terminal().Answer("no");
  EXPECT_EQ(client.Run(TrustRemoveArgs{"registry.example", ""}), kExitUsage);
  EXPECT_THAT(client.Added(), SizeIs(1));
  client.terminal().Answer("registry.example");
  EXPECT_EQ(client.Run(TrustRemoveArgs{"registry.example", ""}), kExitOk);
  EXPECT_THAT(client.Added(), IsEmpty());
}

TEST(TrustRemove, RefusesANameThatIsNotThere) {
  TrustClient client;
  EXPECT_EQ(client.RunJson(TrustRemoveArgs{"x", "x"}), kExitUsage);
  EXPECT_EQ(client.Json()["error"]["code"], "NOT_FOUND");
}

// --- --trust

TEST(ChosenTrust, TakesAFileOnlyWithItsFingerprint) {
  TrustClient client;
  const TrustFile trust = TrustOf(client.scene.log());
  client.context().global.trust = client.TrustPath("x.trust", trust);
  EXPECT_THAT(OnlyTrust(client.context()).error().message(), HasSubstr("--fingerprint"));
  client.context().global.fingerprint = client.OtherGenesis().Fingerprint();
  EXPECT_FALSE(OnlyTrust(client.context()).ok());
  client.context().global.fingerprint = trust.Fingerprint();
  EXPECT_EQ(OnlyTrust(client.context())->text(), trust.text());
}

TEST(ChosenTrust, RefusesAFileUnderTheNameOfARegistryThatIsBelieved) {
  TrustClient client;
  ASSERT_EQ(client.Add(client.Serial(1)), kExitOk);
  const TrustFile other = client.OtherGenesis();
  client.context().global.trust = client.TrustPath("other.trust", other);
  client.context().global.fingerprint = other.Fingerprint();
  EXPECT_THAT(OnlyTrust(client.context()).error().message(), HasSubstr("one of the two is false"));
}

TEST(ChosenTrust, RefusesAnotherFileOfARegistryThatIsBelieved) {
  TrustClient client;
  ASSERT_EQ(client.Add(client.Serial(1)), kExitOk);
  client.context().global.trust = client.TrustPath("same.trust", client.Serial(1));
  client.context().global.fingerprint = client.Serial(1).Fingerprint();
  EXPECT_TRUE(OnlyTrust(client.context()).ok());
  client.context().global.trust = client.TrustPath("newer.trust", client.Serial(2));
  client.context().global.fingerprint = client.Serial(2).Fingerprint();
  const Result<TrustFile> newer = OnlyTrust(client.context());
  ASSERT_FALSE(newer.ok());
  EXPECT_EQ(newer.error().code, ErrorCode::kRefused);
  EXPECT_THAT(newer.error().message(), HasSubstr("compare both with: warifu trust add "));
}

TEST(ChosenTrust, ADamagedFileIsTheErrorWhereItIsTheOnlyOne) {
  TrustClient client;
  ASSERT_EQ(client.Add(client.Serial(1)), kExitOk);
  client.File("home/trust/registry.example.trust", "hello");
  ASSERT_FALSE(ChosenTrust(client.context()).ok());
  EXPECT_THAT(ChosenTrust(client.context()).error().message(), HasSubstr("registry.example.trust"));
}

// Which one was meant is not known, whatever is left.
TEST(ChosenTrust, WantsANameBesideADamagedFile) {
  TrustClient client;
  ASSERT_EQ(client.Add(client.Serial(1)), kExitOk);
  client.File("home/trust/other.example.trust", "hello");
  EXPECT_THAT(OnlyTrust(client.context()).error().message(), HasSubstr("--trust"));
  client.context().global.trust = "registry.example";
  EXPECT_EQ(OnlyTrust(client.context())->origin(), "registry.example");
}

TEST(ChosenTrust, WantsANameWhereSeveralAreBelieved) {
  TrustClient client;
  EXPECT_THAT(OnlyTrust(client.context()).error().message(), HasSubstr("warifu trust add"));
  TrustFields other = TrustFieldsOf(client.scene.log());
  other.origin = "other.example";
  other.genesis_hash = Sha256("other");
  other.policy = "log " + MemoryRegistry("other.example").log_vkey().ToString() + "\nquorum none\n";
  ASSERT_EQ(client.Add(TrustFile::Make(other).value()), kExitOk) << client.err();
  ASSERT_EQ(client.Add(client.Serial(1)), kExitOk);
  EXPECT_THAT(OnlyTrust(client.context()).error().message(), HasSubstr("--trust"));
  EXPECT_THAT(ChosenTrust(client.context())->files, SizeIs(2));
  client.context().global.trust = "other.example";
  EXPECT_EQ(OnlyTrust(client.context())->origin(), "other.example");
  client.context().global.trust = "third.example";
  EXPECT_EQ(OnlyTrust(client.context()).error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace warifu
