// `warifu trust make`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/exit.h"
#include "tests/client/trust_client.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TrustMakeArgs MakeArgs(TrustClient& client) {
  return {.genesis = client.Genesis(),
          .authority = "Example Agency",
          .servers = {"registry.example:443", "second.example:443"},
          .calls = {"VN +84 24 0000 0000"},
          .serial = 3,
          .log_vkey = client.scene.log().log_vkey().ToString(),
          .policy = ""};
}

TEST(TrustMake, PrintsTheFileThatAddTakes) {
  TrustClient client;
  ASSERT_EQ(client.Run(MakeArgs(client)), kExitOk) << client.err();
  const Result<TrustFile> made = TrustFile::Parse(client.out());
  ASSERT_TRUE(made.ok()) << made.error().message() << client.out();
  EXPECT_EQ(made->genesis_hash(), *client.scene.log().registry());
  EXPECT_EQ(made->origin(), kTestOrigin);
  EXPECT_EQ(made->serial(), 3u);
  EXPECT_THAT(made->servers(), SizeIs(2));
  EXPECT_EQ(made->file_age_s(), kDefaultFileAgeS);
  EXPECT_FALSE(made->policy().needs_witnesses());
  EXPECT_EQ(client.Add(*made), kExitOk);
}

TEST(TrustMake, RefusesAGenesisThatARootKeyHasYetToSign) {
  TrustClient client;
  const v1::Statement genesis = client.scene.world().Genesis();
  TrustMakeArgs args = MakeArgs(client);
  args.genesis =
      client.File("genesis.statement",
                  FrameFile(FileKind::kStatement,
                            SignStatement(genesis, {LegalWorld::RootKeyName(kAuthority, 0)})));
  EXPECT_EQ(client.Run(args), kExitUsage);
  EXPECT_THAT(client.err(), HasSubstr("a root key has yet to sign it, with: warifu sign "));
  EXPECT_EQ(client.out(), "");
}

TEST(TrustMake, TakesTheLogsKeyFromAFileAndAgesAndAPolicy) {
  TrustClient client;
  TrustMakeArgs args = MakeArgs(client);
  args.log_vkey = client.File("vkey", client.scene.log().log_vkey().ToString() + "\n");
  args.file_age_s = 3600;
  args.answer_age_s = 60;
  ASSERT_EQ(client.Run(args), kExitOk) << client.err();
  EXPECT_EQ(TrustFile::Parse(client.out())->file_age_s(), 3600u);
  EXPECT_EQ(TrustFile::Parse(client.out())->answer_age_s(), 60u);
  args.log_vkey.clear();
  args.policy =
      client.File("policy", TrustFieldsOf(client.scene.log(), OneOfTwoWitnesses()).policy);
  ASSERT_EQ(client.Run(args), kExitOk) << client.err();
  EXPECT_TRUE(TrustFile::Parse(client.out())->policy().needs_witnesses());
}

TEST(TrustMake, PrintsJson) {
  TrustClient client;
  ASSERT_EQ(client.RunJson(MakeArgs(client)), kExitOk);
  const std::string file = client.Json()["file"];
  EXPECT_EQ(client.Json()["trust"]["fingerprint"], TrustFile::Parse(file)->Fingerprint());
}

TEST(TrustMake, RefusesWhatIsMissingOrMalformed) {
  TrustClient client;
  const auto refused = [&](auto change, const char* why) {
    TrustMakeArgs args = MakeArgs(client);
    change(args);
    EXPECT_EQ(client.Run(args), kExitUsage) << why;
    EXPECT_THAT(client.out(), IsEmpty()) << why;
    EXPECT_THAT(client.err(), HasSubstr(why));
  };
  refused([](TrustMakeArgs& args) { args.log_vkey.clear(); }, "--log-key");
  refused([](TrustMakeArgs& args) { args.log_vkey = "nothing"; }, "--log-key nothing");
  refused([](TrustMakeArgs& args) { args.calls = {"+84"}; }, "--call");
  refused([](TrustMakeArgs& args) { args.calls = {"VN x"}; }, "call");
  refused([](TrustMakeArgs& args) { args.servers = {"no port"}; }, "server");
  refused([](TrustMakeArgs& args) { args.authority = ""; }, "authority");
  refused([](TrustMakeArgs& args) { args.serial = 0; }, "serial");
  refused([](TrustMakeArgs& args) { args.file_age_s = kMaxFileAgeS + 1; }, "file-age-s");
  refused([](TrustMakeArgs& args) { args.genesis = "/nowhere.statement"; }, "/nowhere.statement");
}

TEST(TrustMake, RefusesAStatementThatIsNoGenesis) {
  TrustClient client;
  TrustMakeArgs args = MakeArgs(client);
  args.genesis =
      client.File("key.statement",
                  FrameFile(FileKind::kStatement,
                            client.scene.world().Sign(client.scene.world().FirstKey(kHinoki))));
  EXPECT_EQ(client.Run(args), kExitUsage);
  EXPECT_THAT(client.err(), HasSubstr("not a genesis"));
}

TEST(TrustMake, RefusesALogKeyOfAnotherOrigin) {
  TrustClient client;
  TrustMakeArgs args = MakeArgs(client);
  args.log_vkey = MemoryRegistry("other.example").log_vkey().ToString();
  EXPECT_EQ(client.Run(args), kExitUsage);
}

}  // namespace
}  // namespace warifu
