#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "client/keys/keyring.h"
#include "core/base/encoding.h"
#include "core/base/exit.h"
#include "tests/client/test_client.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// A client that finds the passphrase in a file.
struct KeyClient : TestClient {
  KeyClient() { GivePassphrase("correct horse\n"); }

  void GivePassphrase(const std::string& text) {
    context().global.passphrase_file = File("passphrase", text);
  }
  std::string KeyFileOf(const std::string& name) {
    return context().home + "/keys/" + name + ".key";
  }
  int RunJson(const CommandArgs& args) {
    context().global.json = true;
    const int exit_code = Run(args);
    context().global.json = false;
    return exit_code;
  }
};

// --- key new

TEST(KeyNew, MakesAKeyThatOnlyItsOwnerCanRead) {
  KeyClient client;
  ASSERT_EQ(client.Run(KeyNewArgs{"farm-2026"}), kExitOk) << client.err();
  struct stat info {};
  ASSERT_EQ(::stat(client.KeyFileOf("farm-2026").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777u, 0600u);
  const Result<SigningKey> key = OpenKey(client.context(), "farm-2026");
  ASSERT_TRUE(key.ok()) << key.error().message();
  EXPECT_THAT(client.out(), AllOf(HasSubstr(EncodeHex(key->public_key().view())),
                                  HasSubstr(KeyFingerprint(key->public_key()))));
  EXPECT_THAT(TestClient::Read(client.KeyFileOf("farm-2026")), Not(HasSubstr("correct horse")));
}

TEST(KeyNew, MakesAnotherKeyEachTime) {
  KeyClient client;
  ASSERT_EQ(client.Run(KeyNewArgs{"a"}), kExitOk);
  ASSERT_EQ(client.Run(KeyNewArgs{"b"}), kExitOk);
  EXPECT_NE(FindKey(client.context(), "a")->info.public_key,
            FindKey(client.context(), "b")->info.public_key);
}

TEST(KeyNew, RefusesANameThatIsTaken) {
  KeyClient client;
  ASSERT_EQ(client.Run(KeyNewArgs{"farm"}), kExitOk);
  const std::string before = TestClient::Read(client.KeyFileOf("farm"));
  EXPECT_EQ(client.Run(KeyNewArgs{"farm"}), kExitUsage);
  EXPECT_THAT(client.err(), HasSubstr("exists already"));
  EXPECT_EQ(TestClient::Read(client.KeyFileOf("farm")), before);
}

TEST(KeyNew, RefusesNamesThatAreNoPlainFileName) {
  KeyClient client;
  for (const std::string& name :
       {std::string(), std::string("."), std::string(".."), std::string(".hidden"),
        std::string("a/b"), std::string("../a"), std::string("a b"), std::string("a\n"),
        std::string("k\xc3\xa9"), std::string("a\0b", 3), std::string("\x1b[2J"),
        std::string(101, 'a')}) {
    EXPECT_EQ(client.Run(KeyNewArgs{name}), kExitUsage) << name;
    EXPECT_THAT(client.err(), AllOf(HasSubstr("as farm-2026"), Not(HasSubstr("\x1b")))) << name;
  }
  EXPECT_EQ(client.Run(KeyNewArgs{std::string(100, 'a')}), kExitOk);
}

TEST(KeyNew, AsksTwiceAtTheTerminal) {
  KeyClient client;
  client.context().global.passphrase_file.clear();
  client.terminal().Answer("typed");
  client.terminal().Answer("typed");
  ASSERT_EQ(client.Run(KeyNewArgs{"farm"}), kExitOk) << client.err();
  EXPECT_THAT(client.terminal().asked(), AllOf(HasSubstr("farm"), HasSubstr("Once more")));
  client.GivePassphrase("typed");
  EXPECT_TRUE(OpenKey(client.context(), "farm").ok());
}

TEST(KeyNew, RefusesTwoPassphrasesThatDiffer) {
  KeyClient client;
  client.context().global.passphrase_file.clear();
  client.terminal().Answer("typed");
  client.terminal().Answer("tyqed");
  EXPECT_EQ(client.Run(KeyNewArgs{"farm"}), kExitUsage);
  EXPECT_THAT(client.err(), HasSubstr("differ"));
  EXPECT_THAT(*ListKeys(client.context()), IsEmpty());
}

TEST(KeyNew, EndsAtOnceWhereNobodyCanBeAsked) {
  KeyClient client;
  client.context().global.passphrase_file.clear();
  EXPECT_EQ(client.Run(KeyNewArgs{"farm"}), kExitUsage);
  EXPECT_THAT(client.err(), HasSubstr("--passphrase-file"));
  EXPECT_THAT(*ListKeys(client.context()), IsEmpty());
}

TEST(KeyNew, PrintsJson) {
  KeyClient client;
  ASSERT_EQ(client.RunJson(KeyNewArgs{"farm"}), kExitOk);
  const nlohmann::json key = client.Json()["key"];
  EXPECT_EQ(key["name"], "farm");
  EXPECT_EQ(key["public_key"].get<std::string>().size(), 64u);
  EXPECT_EQ(client.RunJson(KeyNewArgs{"farm"}), kExitUsage);
  EXPECT_EQ(client.Json()["error"]["code"], "REFUSED");
  EXPECT_THAT(client.err(), IsEmpty());
}

// --- Where passphrases come from.

TEST(Passphrase, IsTheFirstLineOfTheFile) {
  KeyClient client;
  ASSERT_EQ(client.Run(KeyNewArgs{"farm"}), kExitOk);
  for (const char* same : {"correct horse", "correct horse\r\n", "correct horse\nmore"}) {
    client.GivePassphrase(same);
    EXPECT_TRUE(OpenKey(client.context(), "farm").ok()) << same;
  }
  for (const char* other : {"correct horse ", "correct", "Correct horse", "\ncorrect horse", ""}) {
    client.GivePassphrase(other);
    EXPECT_FALSE(OpenKey(client.context(), "farm").ok()) << other;
  }
}

TEST(Passphrase, MayComeFromACommand) {
  KeyClient client;
  ASSERT_EQ(client.Run(KeyNewArgs{"farm"}), kExitOk);
  client.context().global.passphrase_file.clear();
  client.context().global.passphrase_command = "printf 'correct horse\\nrest'";
  EXPECT_TRUE(OpenKey(client.context(), "farm").ok());
}

TEST(Passphrase, IsRefusedFromACommandThatFails) {
  KeyClient client;
  ASSERT_EQ(client.Run(KeyNewArgs{"farm"}), kExitOk);
  client.context().global.passphrase_file.clear();
  client.context().global.passphrase_command = "echo correct horse; exit 1";
  EXPECT_THAT(OpenKey(client.context(), "farm").error().message(), HasSubstr("failed"));
  client.context().global.passphrase_command = "true";
  EXPECT_THAT(OpenKey(client.context(), "farm").error().message(), HasSubstr("empty"));
}

TEST(Passphrase, ComesFromOnePlaceOnly) {
  KeyClient client;
  client.context().global.passphrase_command = "echo correct horse";
  EXPECT_EQ(client.Run(KeyNewArgs{"farm"}), kExitUsage);
  EXPECT_THAT(client.err(), HasSubstr("not both"));
}

TEST(Passphrase, IsRefusedWhenMissingOrTooLong) {
  KeyClient client;
  client.context().global.passphrase_file = client.Path("nowhere");
  EXPECT_EQ(client.Run(KeyNewArgs{"farm"}), kExitUsage);
  EXPECT_THAT(client.err(), HasSubstr("nowhere"));
  client.GivePassphrase(std::string(kMaxPassphraseBytes + 1, 'x'));
  EXPECT_EQ(client.Run(KeyNewArgs{"farm"}), kExitUsage);
  EXPECT_THAT(client.err(), HasSubstr("too long"));
  client.GivePassphrase(std::string(kMaxPassphraseBytes, 'x'));
  EXPECT_EQ(client.Run(KeyNewArgs{"farm"}), kExitOk) << client.err();
}

// --- key list, key show

TEST(KeyList, SaysHowToMakeTheFirst) {
  KeyClient client;
  EXPECT_EQ(client.Run(KeyListArgs{}), kExitOk);
  EXPECT_THAT(client.out(), HasSubstr("warifu key new"));
  EXPECT_EQ(client.RunJson(KeyListArgs{}), kExitOk);
  EXPECT_EQ(client.Json()["keys"].size(), 0u);
}

TEST(KeyList, NamesEachInOrder) {
  KeyClient client;
  ASSERT_EQ(client.Run(KeyNewArgs{"b"}), kExitOk);
  ASSERT_EQ(client.Run(KeyNewArgs{"a"}), kExitOk);
  client.File("home/keys/junk.key", "not a key");
  ASSERT_EQ(client.RunJson(KeyListArgs{}), kExitOk);
  ASSERT_EQ(client.Json()["keys"].size(), 2u);
  EXPECT_EQ(client.Json()["keys"][0]["name"], "a");
  EXPECT_EQ(client.Json()["keys"][1]["name"], "b");
}

TEST(KeyShow, ShowsByNameAndByPathWithoutPassphrase) {
  KeyClient client;
  ASSERT_EQ(client.Run(KeyNewArgs{"farm"}), kExitOk);
  client.context().global.passphrase_file.clear();
  const std::string fingerprint =
      KeyFingerprint(FindKey(client.context(), "farm")->info.public_key);
  for (const std::string& name : {std::string("farm"), client.KeyFileOf("farm")}) {
    EXPECT_EQ(client.Run(KeyShowArgs{name}), kExitOk);
    EXPECT_THAT(client.out(), HasSubstr(fingerprint));
    EXPECT_THAT(client.out(), HasSubstr("farm+"));  // its vkey, should it be a witness's
  }
}

TEST(KeyShow, NamesThoseThereAre) {
  KeyClient client;
  EXPECT_EQ(client.Run(KeyShowArgs{"fram"}), kExitUsage);
  EXPECT_THAT(client.err(), HasSubstr("warifu key new"));
  ASSERT_EQ(client.Run(KeyNewArgs{"farm"}), kExitOk);
  EXPECT_EQ(client.Run(KeyShowArgs{"fram"}), kExitUsage);
  EXPECT_THAT(client.err(), HasSubstr("farm"));
}

TEST(KeyShow, RefusesWhatIsNoKeyFile) {
  KeyClient client;
  EXPECT_EQ(client.Run(KeyShowArgs{client.File("x.key", "hello\n")}), kExitUsage);
  EXPECT_THAT(client.err(), HasSubstr("x.key"));
  EXPECT_EQ(client.Run(KeyShowArgs{client.Path("none.key")}), kExitUsage);
  EXPECT_EQ(client.RunJson(KeyShowArgs{client.Path("none.key")}), kExitUsage);
  EXPECT_EQ(client.Json()["error"]["code"], "NOT_FOUND");
}

TEST(KeyShow, RefusesADamagedKeyFile) {
  KeyClient client;
  ASSERT_EQ(client.Run(KeyNewArgs{"farm"}), kExitOk);
  std::string bytes = TestClient::Read(client.KeyFileOf("farm"));
  bytes[bytes.size() / 2] ^= 1;
  EXPECT_NE(client.Run(KeyShowArgs{client.File("damaged.key", bytes)}), kExitOk);
}

// --- key passphrase

TEST(KeyPassphrase, ReplacesItAndNothingElse) {
  KeyClient client;
  ASSERT_EQ(client.Run(KeyNewArgs{"farm"}), kExitOk);
  const PublicKey before = FindKey(client.context(), "farm")->info.public_key;
  client.terminal().Answer("new one");
  client.terminal().Answer("new one");
  ASSERT_EQ(client.Run(KeyPassphraseArgs{"farm"}), kExitOk) << client.err();
  EXPECT_EQ(FindKey(client.context(), "farm")->info.public_key, before);
  EXPECT_FALSE(OpenKey(client.context(), "farm").ok());
  client.GivePassphrase("new one");
  EXPECT_TRUE(OpenKey(client.context(), "farm").ok());
}

TEST(KeyPassphrase, RefusesAWrongOldOne) {
  KeyClient client;
  ASSERT_EQ(client.Run(KeyNewArgs{"farm"}), kExitOk);
  const std::string before = TestClient::Read(client.KeyFileOf("farm"));
  client.GivePassphrase("guess");
  client.terminal().Answer("new one");
  client.terminal().Answer("new one");
  EXPECT_EQ(client.Run(KeyPassphraseArgs{"farm"}), kExitUsage);
  EXPECT_EQ(TestClient::Read(client.KeyFileOf("farm")), before);
}

TEST(KeyPassphrase, EndsAtOnceWhereNobodyCanBeAsked) {
  KeyClient client;
  ASSERT_EQ(client.Run(KeyNewArgs{"farm"}), kExitOk);
  EXPECT_EQ(client.RunJson(KeyPassphraseArgs{"farm"}), kExitUsage);
  EXPECT_EQ(client.Json()["error"]["code"], "BAD_INPUT");
}

}  // namespace
}  // namespace warifu
