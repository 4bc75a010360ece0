// A registry whose policy demands two of three witnesses, and the three as they come and go.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>

#include "client/home.h"
#include "core/base/exit.h"
#include "core/note/policy.h"
#include "tests/client/lying_connection.h"
#include "tests/client/real_connection.h"
#include "tests/client/real_registry.h"
#include "tests/client/test_client.h"
#include "tests/support/legal_world.h"
#include "tests/support/statement_builder.h"

namespace warifu {
namespace {

constexpr char kPassphrase[] = "correct horse";

VerifierKey WitnessVkey(const std::string& name) {
  return *VerifierKey::Make(name, SignatureType::kCosignature, TestPublicKey(name));
}

std::string TwoOfThree() {
  const VerifierKey log =
      *VerifierKey::Make(kTestOrigin, SignatureType::kEd25519, TestPublicKey("log"));
  return "log " + log.ToString() + "\nwitness A " + WitnessVkey("a.example").ToString() +
         "\nwitness B " + WitnessVkey("b.example").ToString() + "\nwitness C " +
         WitnessVkey("c.example").ToString() + "\ngroup W 2 A B C\nquorum W\n";
}

class QuorumTest : public ::testing::Test {
 protected:
  QuorumTest() : test_(TwoOfThree()) {}

  // A witness on a computer of its own.
  struct Desk {
    std::string name;
    TestClient client;
    bool began = false;
  };

  Desk& DeskOf(const std::string& name) {
    for (const auto& desk : desks_) {
      if (desk->name == name) return *desk;
    }
    desks_.push_back(std::make_unique<Desk>());
    Desk& desk = *desks_.back();
    desk.name = name;
    TestRandom random(7);
    const std::string key =
        SealKey(TestKey(name), {name, kPassphrase, kMinimumKeyCost}, random).value();
    desk.client.context().global.passphrase_file =
        desk.client.File("passphrase", std::string(kPassphrase) + "\n");
    EXPECT_TRUE(WriteFile(desk.client.context().home + "/keys/" + name + ".key", key,
                          Overwrite::kNo, Secrecy::kOwnerOnly)
                    .ok());
    TrustFields fields;
    fields.origin = std::string(kTestOrigin);
    fields.genesis_hash = test_.genesis_hash();
    fields.authority = "Test authority";
    fields.servers = {"registry.example:443"};
    fields.policy = TwoOfThree();
    desk.client.Believe(TrustFile::Make(fields).value());
    desk.client.context().connect =
        [this](const std::string&) -> Result<std::unique_ptr<RegistryConnection>> {
      return std::unique_ptr<RegistryConnection>(
          std::make_unique<LyingConnection>(ConnectToReal(test_), lies_));
    };
    return desk;
  }

  // One look at the registry; the exit code.
  int Cosign(const std::string& name) {
    Desk& desk = DeskOf(name);
    desk.client.SetNow(test_.now_ms() / 1000);
    const int code = desk.client.Run(AuditArgs{.cosign = name, .first_time = !desk.began});
    desk.began = desk.began || code == kExitOk;
    return code;
  }
  bool AllPublished() { return test_.published_size() == test_.newest_size(); }

  // The founding's candidates, until nothing waits.
  void PublishFounding() {
    for (int i = 0; i < 3 && !test_.Candidate()->empty(); ++i) {
      ASSERT_EQ(Cosign("a.example"), kExitOk) << DeskOf("a.example").client.err();
      ASSERT_EQ(Cosign("b.example"), kExitOk) << DeskOf("b.example").client.err();
      test_.PassInterval();
    }
    ASSERT_TRUE(AllPublished());
  }

  RealRegistry test_;
  Lies lies_;
  std::vector<std::unique_ptr<Desk>> desks_;
};

TEST_F(QuorumTest, TwoPublishWhatOneDoesNot) {
  PublishFounding();
  test_.Grow();
  ASSERT_EQ(Cosign("a.example"), kExitOk);
  EXPECT_THAT(DeskOf("a.example").client.out(), ::testing::HasSubstr("waits"));
  EXPECT_FALSE(AllPublished());
  ASSERT_EQ(Cosign("b.example"), kExitOk);
  EXPECT_THAT(DeskOf("b.example").client.out(), ::testing::HasSubstr("published"));
  EXPECT_TRUE(AllPublished());
  const Policy policy = *Policy::Parse(TwoOfThree());
  EXPECT_TRUE(policy.Check(*test_.Published(), test_.now_ms()).ok());
}

TEST_F(QuorumTest, OneDownAndBackAgain) {
  PublishFounding();
  test_.Grow();
  ASSERT_EQ(Cosign("c.example"), kExitOk) << DeskOf("c.example").client.err();  // its first time
  ASSERT_EQ(Cosign("a.example"), kExitOk);
  EXPECT_TRUE(AllPublished());
  test_.Grow();  // b.example is down
  ASSERT_EQ(Cosign("a.example"), kExitOk);
  EXPECT_FALSE(AllPublished());
  ASSERT_EQ(Cosign("c.example"), kExitOk);
  EXPECT_TRUE(AllPublished());
  test_.Grow();  // b.example is back, a.example is down
  ASSERT_EQ(Cosign("b.example"), kExitOk) << DeskOf("b.example").client.err();
  ASSERT_EQ(Cosign("c.example"), kExitOk);
  EXPECT_TRUE(AllPublished());
}

TEST_F(QuorumTest, TwoDownPublishNothingUntilOneIsBack) {
  PublishFounding();
  const TreeSize published = test_.published_size();
  test_.Grow();
  ASSERT_EQ(Cosign("a.example"), kExitOk);
  test_.PassMostWait();
  ASSERT_EQ(Cosign("a.example"), kExitOk) << DeskOf("a.example").client.err();
  EXPECT_EQ(test_.published_size(), published);
  ASSERT_EQ(Cosign("b.example"), kExitOk) << DeskOf("b.example").client.err();
  EXPECT_TRUE(AllPublished());
}

TEST_F(QuorumTest, AWitnessBeginsBeforeAnythingIsPublished) {
  EXPECT_EQ(test_.published_size().value(), 0u);
  EXPECT_EQ(Cosign("a.example"), kExitOk) << DeskOf("a.example").client.err();
  EXPECT_EQ(Cosign("a.example"), kExitOk) << DeskOf("a.example").client.err();
}

// What cannot be had may bear this witness's own cosignature.
TEST_F(QuorumTest, AFirstTimeNeedsThePublishedCheckpointOrTheWordThatThereIsNone) {
  PublishFounding();
  lies_.checkpoint = []() -> Result<std::string> { return Unavailable("too busy: ask again"); };
  EXPECT_EQ(Cosign("c.example"), kExitCouldNotCheck);
  EXPECT_THAT(DeskOf("c.example").client.err(), ::testing::HasSubstr("too busy"));
  lies_.checkpoint = nullptr;
  EXPECT_EQ(Cosign("c.example"), kExitOk) << DeskOf("c.example").client.err();
}

}  // namespace
}  // namespace warifu
