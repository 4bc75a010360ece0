// A registry that begins: genesis, first seal and guard, and each beginning that is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/note/checkpoint.h"
#include "tests/support/test_registry.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

std::string GuardPath() { return std::string(kTestGuardPath); }

class Beginning : public ::testing::Test {
 protected:
  Beginning() : test_(TestRegistry::Bare{}) {
    test_.options().signed_genesis = test_.world().Sign(test_.world().Genesis());
  }
  TestRegistry test_;
};

TEST_F(Beginning, GenesisAndSealBehindTheGuard) {
  ASSERT_TRUE(test_.Create().ok());
  ASSERT_TRUE(test_.Open().ok());
  EXPECT_EQ(test_.newest_size().value(), 2u);
  EXPECT_EQ(test_.store().commits(), 1u);
  EXPECT_EQ(test_.registry().genesis_hash(), test_.world().registry());
  EXPECT_EQ(VerifyCheckpoint(*test_.files().Get(GuardPath()), test_.vkey())->size.value(), 2u);
  EXPECT_TRUE(test_.registry().PublishedCheckpoint().ok());
}

TEST_F(Beginning, GoesOnWithTheSameGenesisGivenAgain) {
  ASSERT_TRUE(test_.Create().ok());
  ASSERT_TRUE(test_.Open().ok());
  ASSERT_TRUE(test_.Open().ok());
  EXPECT_EQ(test_.newest_size().value(), 3u);  // the start's seal
}

TEST_F(Beginning, DiedBetweenDatabaseAndGuard) {
  ASSERT_TRUE(test_.Create().ok());
  test_.files().FailWrite(1, Fault::kFailed);
  EXPECT_EQ(test_.Open().error().code, ErrorCode::kOutcomeUnknown);
  ASSERT_TRUE(test_.Open().ok());
  EXPECT_EQ(test_.newest_size().value(), 3u);
}

TEST_F(Beginning, DiedBeforeTheDatabase) {
  ASSERT_TRUE(test_.Create().ok());
  test_.store().FailCommit(1, Fault::kFailed);
  Result<std::unique_ptr<Registry>> failed = Registry::Open(
      {test_.store(), test_.guard(), test_.clock(), test_.log_key()}, test_.options());
  EXPECT_EQ(failed.error().code, ErrorCode::kOutcomeUnknown);
  ASSERT_TRUE(test_.Open().ok());
  EXPECT_EQ(test_.newest_size().value(), 2u);
}

TEST_F(Beginning, RefusesWithoutCreate) {
  const Status status = test_.Open();
  ASSERT_FALSE(status.ok());
  EXPECT_THAT(status.error().message(), HasSubstr("begin with warifud init"));
}

TEST_F(Beginning, RefusesWithoutGenesis) {
  ASSERT_TRUE(test_.Create().ok());
  test_.options().signed_genesis.reset();
  const Status status = test_.Open();
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kRefused);
  EXPECT_THAT(status.error().message(), HasSubstr("--genesis"));
}

TEST_F(Beginning, RefusesABadGenesis) {
  ASSERT_TRUE(test_.Create().ok());
  const std::string good = *test_.options().signed_genesis;
  v1::Statement elsewhere = test_.world().Genesis();
  elsewhere.mutable_genesis()->set_origin("elsewhere.example");
  std::string flipped = good;
  flipped[flipped.size() / 2] ^= 1;
  for (const std::string& bad :
       {std::string(), std::string("garbage"), flipped, good.substr(0, good.size() - 1),
        test_.world().Sign(test_.world().FirstKey(kAuthority)), test_.world().Sign(elsewhere)}) {
    test_.options().signed_genesis = bad;
    const Status status = test_.Open();
    ASSERT_FALSE(status.ok());
    EXPECT_EQ(status.error().code, ErrorCode::kBadInput);
    EXPECT_THAT(status.error().message(), HasSubstr("--genesis"));
    EXPECT_EQ(test_.disk()->commits(), 0u);
  }
}

TEST_F(Beginning, RefusesAGenesisThatTheClockDoesNotFit) {
  ASSERT_TRUE(test_.Create().ok());
  test_.clock().Set(kTestStartMs - std::uint64_t{7200} * 1000);
  const Status status = test_.Open();
  ASSERT_FALSE(status.ok());
  EXPECT_THAT(status.error().message(), HasSubstr("ISSUED_IN_FUTURE"));
  EXPECT_EQ(test_.disk()->commits(), 0u);
}

TEST_F(Beginning, RefusesAnotherLogKeyThanInitMade) {
  ASSERT_TRUE(test_.Create().ok());
  test_.UseLogKey("other log");
  const Status status = test_.Open();
  ASSERT_FALSE(status.ok());
  EXPECT_THAT(status.error().message(),
              AllOf(HasSubstr("begun with"), HasSubstr("--replace-log-key")));
  test_.options().replace_log_key = true;
  EXPECT_TRUE(test_.Open().ok());
}

TEST_F(Beginning, RefusesWhatASeenNoteKnowsOfALogThatIsGone) {
  ASSERT_TRUE(test_.Create().ok());
  test_.options().seen = {
      SignCheckpoint({std::string(kTestOrigin), TreeSize(5), Hash()}, TestKey("log"))};
  const Status status = test_.Open();
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kRefused);
  EXPECT_THAT(status.error().message(),
              AllOf(HasSubstr("--seen note 1: knows size 5"), HasSubstr("the database is empty")));
  EXPECT_EQ(test_.disk()->commits(), 0u);
}

TEST_F(Beginning, CreateRefusesASecondTime) {
  ASSERT_TRUE(test_.Create().ok());
  EXPECT_EQ(test_.Create().error().code, ErrorCode::kRefused);
  ASSERT_TRUE(test_.Open().ok());
  test_.files().Remove(GuardPath());
  EXPECT_THAT(test_.Create().error().message(), HasSubstr("holds a log of 2 entries already"));
}

}  // namespace
}  // namespace warifu
