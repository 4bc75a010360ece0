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

SignArgs Sign(const std::string& file, const std::string& key) {
  SignArgs args;
  args.files = {file};
  args.key = key;
  args.yes = true;
  return args;
}

std::string KeyOf(std::string_view owner) { return LegalWorld::KeyName(owner, 1); }

// Holds the keys of an offer's three parties.
struct OfferOffice : Office {
  OfferOffice() {
    Hold("satsuki", KeyOf(kSatsuki));
    Hold("fuji", KeyOf(kFuji));
    Hold("chim-sau", KeyOf(kChimSau));
    Hold("hinoki", KeyOf(kHinoki));
    offer = scene.world().Offer(LegalOffer::kEsd);
    draft = Draft("offer.json", offer);
    statement = client.Path("offer.statement");
  }
  std::string KeyOfParty(int place) {
    const std::string& id = offer.offer().parties(place).organization();
    return id == kSatsuki ? "satsuki" : id == kFuji ? "fuji" : "chim-sau";
  }

  v1::Statement offer;
  std::string draft;
  std::string statement;
};

// --- The first signature.

TEST(Sign, WritesTheStatementBesideTheDraftAndSaysWhoIsNext) {
  OfferOffice office;
  ASSERT_EQ(office.client.Run(Sign(office.draft, "satsuki")), kExitOk) << office.client.err();
  const UnfinishedStatement written = office.Open(office.statement);
  EXPECT_EQ(written.name(), NameOf(office.offer));
  ASSERT_THAT(written.signatures(), SizeIs(1));
  EXPECT_EQ(written.signatures()[0].key, TestPublicKey(KeyOf(kSatsuki)));
  EXPECT_THAT(office.client.out(),
              AllOf(HasSubstr("Next to sign: " + office.offer.offer().parties(1).organization()),
                    HasSubstr(written.code().ToString())));
}

TEST(Sign, FillsInRegistryAndTime) {
  OfferOffice office;
  v1::Statement bare = office.offer;
  bare.clear_registry();
  bare.clear_issued_at();
  const std::string draft = office.Draft("bare.json", bare);
  ASSERT_EQ(office.client.Run(Sign(draft, "satsuki")), kExitOk) << office.client.err();
  const UnfinishedStatement written = office.Open(office.client.Path("bare.statement"));
  EXPECT_EQ(written.statement().registry(), office.offer.registry());
  EXPECT_EQ(written.statement().issued_at(), office.client.context().now_s());
}

TEST(Sign, ShowsWhatIsSignedBeforeItAsks) {
  OfferOffice office;
  SignArgs args = Sign(office.draft, "satsuki");
  args.yes = false;
  office.client.terminal().Answer("yes");
  ASSERT_EQ(office.client.Run(args), kExitOk) << office.client.err();
  EXPECT_THAT(
      office.client.out(),
      AllOf(HasSubstr("job offer"), HasSubstr(CodeOf(NameOf(office.offer))), HasSubstr("PREVIEW")));
  EXPECT_THAT(office.client.terminal().asked(), HasSubstr("Sign this?"));
}

TEST(Sign, WritesNothingUnlessTheAnswerIsYes) {
  OfferOffice office;
  SignArgs args = Sign(office.draft, "satsuki");
  args.yes = false;
  EXPECT_EQ(office.client.Run(args), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("--yes"));
  office.client.terminal().Answer("no");
  EXPECT_EQ(office.client.Run(args), kExitInterrupted);
  EXPECT_NE(office.client.Run(Sign(office.statement, "satsuki")), kExitOk);  // no such file
}

TEST(Sign, WantsThePassphrase) {
  OfferOffice office;
  office.client.File("passphrase", "guess");
  EXPECT_EQ(office.client.Run(Sign(office.draft, "satsuki")), kExitUsage);
  office.client.context().global.passphrase_file.clear();
  EXPECT_EQ(office.client.Run(Sign(office.draft, "satsuki")), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("--passphrase-file"));
  EXPECT_EQ(office.client.Run(Sign(office.draft, "nobody")), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("no key named nobody"));
}

TEST(Sign, ReplacesNoStatementThatOthersMayHaveSigned) {
  OfferOffice office;
  ASSERT_EQ(office.client.Run(Sign(office.draft, "satsuki")), kExitOk) << office.client.err();
  const std::string before = TestClient::Read(office.statement);
  EXPECT_EQ(office.client.Run(Sign(office.draft, "satsuki")), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("exists already"));
  EXPECT_EQ(TestClient::Read(office.statement), before);
  SignArgs elsewhere = Sign(office.draft, "satsuki");
  elsewhere.output = office.client.Path("other.statement");
  EXPECT_EQ(office.client.Run(elsewhere), kExitOk) << office.client.err();
}

TEST(Sign, TakesOneOutputForOneFile) {
  OfferOffice office;
  SignArgs args = Sign(office.draft, "satsuki");
  args.files.push_back(office.draft);
  args.output = office.client.Path("x.statement");
  EXPECT_EQ(office.client.Run(args), kExitUsage);
}

TEST(Sign, PrintsJson) {
  OfferOffice office;
  ASSERT_EQ(office.RunJson(Sign(office.draft, "satsuki")), kExitOk) << office.client.out();
  const nlohmann::json one = office.client.Json()["signed"][0];
  EXPECT_EQ(one["file"], office.statement);
  EXPECT_EQ(one["complete"], false);
  EXPECT_EQ(one["next"], office.offer.offer().parties(1).organization());
  EXPECT_EQ(office.RunJson(Sign(office.draft, "nobody")), kExitUsage);
  EXPECT_TRUE(office.client.Json().contains("error"));
}

// --- The wrong signer, broken rules.

TEST(Sign, RefusesACompanyThatIsNoParty) {
  OfferOffice office;
  EXPECT_EQ(office.client.Run(Sign(office.draft, "hinoki")), kExitRefusedByRule);
  EXPECT_THAT(office.client.out(),
              AllOf(HasSubstr("[SIGNER_WRONG]"), HasSubstr(std::string(kHinoki))));
  EXPECT_EQ(TestClient::Read(office.statement), "");
}

TEST(Sign, RefusesAPartyBeforeItsTurn) {
  OfferOffice office;
  EXPECT_EQ(office.client.Run(Sign(office.draft, office.KeyOfParty(1))), kExitRefusedByRule);
  EXPECT_THAT(office.client.out(), HasSubstr("[SIGNER_WRONG]"));
}

TEST(Sign, RefusesAKeyThatNobodyBound) {
  OfferOffice office;
  office.Hold("stranger", "stranger");
  EXPECT_EQ(office.RunJson(Sign(office.draft, "stranger")), kExitRefusedByRule);
  EXPECT_EQ(office.client.Json()["refused"][0]["findings"][0]["code"], "KEY_UNKNOWN");
}

TEST(Sign, LintsFirst) {
  OfferOffice office;
  office.offer.mutable_offer()->mutable_job()->set_places(21);  // more than the appointment's 12
  const std::string draft = office.Draft("many.json", office.offer);
  SignArgs args = Sign(draft, "satsuki");
  args.yes = false;
  office.client.terminal().Answer("yes");
  EXPECT_EQ(office.client.Run(args), kExitRefusedByRule);
  EXPECT_THAT(office.client.out(), HasSubstr("PLACES_EXCEED"));
  EXPECT_THAT(office.client.terminal().asked(), IsEmpty());
  EXPECT_EQ(TestClient::Read(office.client.Path("many.statement")), "");
}

// Not by the word of a server, which may lie: a company may have one key in two registries.
TEST(Sign, RefusesAStatementOfAnotherRegistryByItself) {
  OfferOffice office;
  office.lies.dry_run = [](std::string_view) -> Result<Foreseen> { return Foreseen{}; };
  office.offer.set_registry(std::string(32, 'x'));
  const std::string under_way =
      office.Statement("foreign.statement", office.offer, {KeyOf(kSatsuki)});
  const std::string before = TestClient::Read(under_way);
  for (const std::string& path : {office.Draft("draft.json", office.offer), under_way}) {
    EXPECT_EQ(office.RunJson(Sign(path, "fuji")), kExitRefusedByRule) << path;
    EXPECT_EQ(office.client.Json()["refused"][0]["findings"][0]["code"], "WRONG_REGISTRY") << path;
  }
  EXPECT_EQ(TestClient::Read(under_way), before);
}

TEST(Sign, TakesTwoFilesWithOneOutputForNeither) {
  OfferOffice office;
  SignArgs args = Sign(office.draft, "satsuki");
  args.files.push_back(office.Draft("offer.txt", office.scene.world().Offer(LegalOffer::kEsd)));
  EXPECT_EQ(office.client.Run(args), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("offer.statement"));
  EXPECT_EQ(TestClient::Read(office.statement), "");
}

TEST(Sign, FailsWithoutTheRegistryUnlessOffline) {
  OfferOffice office;
  office.server->unreachable = true;
  EXPECT_EQ(office.client.Run(Sign(office.draft, "satsuki")), kExitCouldNotCheck);
  SignArgs args = Sign(office.draft, "satsuki");
  args.offline = true;
  EXPECT_EQ(office.client.Run(args), kExitOk) << office.client.err();
}

TEST(Sign, RefusesARegistryWithAnotherGenesis) {
  OfferOffice office;
  office.lies.statement_at = [&](LeafIndex) {
    return ConnectToFake(office.server)->GetStatementAt(LeafIndex(1));
  };
  EXPECT_EQ(office.client.Run(Sign(office.draft, "satsuki")), kExitCouldNotCheck);
  EXPECT_THAT(office.client.err(), HasSubstr("first entry is not the genesis"));
}

// --- Countersigning.

TEST(Sign, CountersignsInTheSameFileUntilAllHaveSigned) {
  OfferOffice office;
  ASSERT_EQ(office.client.Run(Sign(office.draft, office.KeyOfParty(0))), kExitOk);
  const int parties = office.offer.offer().parties_size();
  for (int i = 1; i < parties; ++i) {
    ASSERT_EQ(office.client.Run(Sign(office.statement, office.KeyOfParty(i))), kExitOk)
        << office.client.err() << office.client.out();
  }
  EXPECT_THAT(office.client.out(), HasSubstr("All have signed"));
  EXPECT_THAT(office.Open(office.statement).signatures(), SizeIs(parties));
  EXPECT_EQ(office.Open(office.statement).name(), NameOf(office.offer));
  EXPECT_THAT(office.scene.FindingsOf(office.offer), IsEmpty());
}

TEST(Sign, RefusesTheSameSignerTwice) {
  OfferOffice office;
  ASSERT_EQ(office.client.Run(Sign(office.draft, "satsuki")), kExitOk);
  const std::string before = TestClient::Read(office.statement);
  EXPECT_NE(office.client.Run(Sign(office.statement, "satsuki")), kExitOk);
  EXPECT_EQ(TestClient::Read(office.statement), before);
}

TEST(Sign, RefusesWhatIsComplete) {
  OfferOffice office;
  const std::string path =
      office.Statement("done.statement", office.offer, AllSigners(office, office.offer));
  EXPECT_EQ(office.client.Run(Sign(path, "satsuki")), kExitUsage);
  EXPECT_THAT(office.client.err(),
              AllOf(HasSubstr("all its signatures"), HasSubstr("warifu submit")));
}

TEST(Sign, RefusesADamagedStatement) {
  OfferOffice office;
  ASSERT_EQ(office.client.Run(Sign(office.draft, "satsuki")), kExitOk);
  std::string bytes = TestClient::Read(office.statement);
  bytes[bytes.size() / 2] ^= 1;
  const std::string path = office.client.File("damaged.statement", bytes);
  EXPECT_NE(office.client.Run(Sign(path, office.KeyOfParty(1))), kExitOk);
}

TEST(Sign, SubmitsWhenComplete) {
  Office office;
  office.Hold("authority", KeyOf(kAuthority));
  const std::string draft = office.Draft("record.json", office.scene.world().Record(kHinoki));
  SignArgs args = Sign(draft, "authority");
  args.submit = true;
  ASSERT_EQ(office.RunJson(args), kExitOk) << office.client.out();
  const nlohmann::json one = office.client.Json()["signed"][0];
  EXPECT_EQ(one["complete"], true);
  EXPECT_EQ(one["submitted"]["receipt"]["state"], "IN_FORCE");
}

// --- Genesis.

TEST(Sign, SignsAGenesisWithoutARegistryByItsRootKeysInOrder) {
  TestClient empty;
  Office office;
  const v1::Statement genesis = office.scene.world().Genesis();
  office.client.context().home = empty.Path("home");
  for (int i = 0; i < kTestRootKeys; ++i) {
    office.Hold("root-" + std::to_string(i), LegalWorld::RootKeyName(kAuthority, i));
  }
  const std::string draft = office.Draft("genesis.json", genesis);
  EXPECT_EQ(office.client.Run(Sign(draft, "root-1")), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("it is the turn of the key"));
  ASSERT_EQ(office.client.Run(Sign(draft, "root-0")), kExitOk) << office.client.err();
  EXPECT_THAT(office.client.out(), HasSubstr("can never be changed"));
  const std::string path = office.client.Path("genesis.statement");
  ASSERT_EQ(office.client.Run(Sign(path, "root-1")), kExitOk) << office.client.err();
  ASSERT_EQ(office.client.Run(Sign(path, "root-2")), kExitOk) << office.client.err();
  EXPECT_THAT(office.client.out(), HasSubstr("All have signed"));
  EXPECT_EQ(office.Open(path).name(), NameOf(genesis));
  EXPECT_EQ(office.server->calls, 0);
}

// --- Key bindings.

struct BindingOffice : Office {
  BindingOffice() {
    Hold("new", LegalWorld::KeyName(kHinoki, 2));
    Hold("authority", KeyOf(kAuthority));
    binding = scene.world().Key(kHinoki, 2);
    half = Statement("binding.statement", binding, {LegalWorld::KeyName(kHinoki, 2)});
    const std::string fingerprint = KeyFingerprint(TestPublicKey(LegalWorld::KeyName(kHinoki, 2)));
    tail = fingerprint.substr(fingerprint.size() - 8);
  }

  v1::Statement binding;
  std::string half;  // signed by the new key alone
  std::string tail;
};

TEST(SignKeyBinding, IsSignedByTheNewKeyFirst) {
  BindingOffice office;
  const std::string draft = office.Draft("own.json", office.binding);
  EXPECT_EQ(office.client.Run(Sign(draft, "authority")), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("it is the turn of the key"));
  EXPECT_EQ(office.client.Run(Sign(draft, "new")), kExitOk) << office.client.err();
}

TEST(SignKeyBinding, WantsTheFingerprintAsItsOwnerReadsItOut) {
  BindingOffice office;
  office.client.terminal().Answer(office.tail);
  ASSERT_EQ(office.client.Run(Sign(office.half, "authority")), kExitOk) << office.client.err();
  EXPECT_THAT(office.client.terminal().asked(), Not(HasSubstr(office.tail)));
  EXPECT_THAT(office.Open(office.half).signatures(), SizeIs(2));
}

TEST(SignKeyBinding, TakesItFromConfirm) {
  BindingOffice office;
  SignArgs args = Sign(office.half, "authority");
  args.confirm = office.tail;
  EXPECT_EQ(office.client.Run(args), kExitOk) << office.client.err();
}

TEST(SignKeyBinding, SignsNothingOnAnythingElse) {
  BindingOffice office;
  const std::string before = TestClient::Read(office.half);
  for (const std::string& typed :
       {std::string("yes"), std::string("00000000"), office.tail.substr(1), office.tail + " "}) {
    SignArgs args = Sign(office.half, "authority");
    args.confirm = typed;
    EXPECT_EQ(office.client.Run(args), kExitUsage) << typed;
  }
  EXPECT_EQ(office.client.Run(Sign(office.half, "authority")), kExitUsage);  // nobody to ask
  EXPECT_THAT(office.client.err(), HasSubstr("--confirm"));
  EXPECT_EQ(TestClient::Read(office.half), before);
}

TEST(Sign, NamesAFileOfAnotherKindBeforeItAsksAnybody) {
  Office office;
  office.Hold("authority", LegalWorld::KeyName(kAuthority, 1));
  SignArgs args;
  args.key = "authority";  // no terminal, and no --yes
  args.files = {office.client.File("list.json", "[1, 2]")};
  EXPECT_EQ(office.client.Run(args), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("list.json: this is neither a draft (JSON"));
  args.files = {office.client.File("proof.warifu", "warifu-proof/v1\nx")};
  EXPECT_EQ(office.client.Run(args), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("proof.warifu: this is an offer proof, not"));
  EXPECT_EQ(office.server->calls, 0);
}

}  // namespace
}  // namespace warifu
