// Group S: time, repetition, the genesis's place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/rules/table.h"
#include "core/statement/examine.h"
#include "core/statement/limits.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::uint64_t kMaxAgeS = 90 * 86400;  // of the legal world

class FormRows : public ::testing::Test {
 protected:
  // A statement issued `seconds` after the time at which it will be tried.
  v1::Statement IssuedAt(std::int64_t seconds) {
    v1::Statement statement = scene_.world().Key(kHinoki, 2);
    scene_.Wait(0);
    const auto now_s = static_cast<std::int64_t>(scene_.now_ms() / 1000);
    statement.set_issued_at(static_cast<std::uint64_t>(now_s + seconds));
    return statement;
  }

  Scene scene_;
};

TEST_F(FormRows, AllowIssuedUpToFiveMinutesAhead) {
  EXPECT_THAT(scene_.Try(IssuedAt(kMaxIssuedAheadS)), IsEmpty());
  EXPECT_THAT(scene_.Try(IssuedAt(0)), IsEmpty());
}

TEST_F(FormRows, RefuseIssuedOneSecondFurtherAhead) {
  EXPECT_THAT(scene_.Try(IssuedAt(kMaxIssuedAheadS + 1)),
              ElementsAre(v1::FINDING_CODE_ISSUED_IN_FUTURE));
  v1::Statement statement = IssuedAt(0);
  statement.set_issued_at(4102444800);  // 2100
  EXPECT_THAT(scene_.Try(statement), ElementsAre(v1::FINDING_CODE_ISSUED_IN_FUTURE));
}

TEST_F(FormRows, AllowAsOldAsTheGenesisSays) {
  scene_.Wait(kMaxAgeS + 100);
  EXPECT_THAT(scene_.Try(IssuedAt(-static_cast<std::int64_t>(kMaxAgeS))), IsEmpty());
}

TEST_F(FormRows, RefuseOneSecondOlder) {
  scene_.Wait(kMaxAgeS + 100);
  EXPECT_THAT(scene_.Try(IssuedAt(-static_cast<std::int64_t>(kMaxAgeS) - 1)),
              ElementsAre(v1::FINDING_CODE_ISSUED_TOO_LONG_AGO));
}

TEST_F(FormRows, NameTheTimesInTheirFindings) {
  const Findings findings = scene_.FindingsOf(IssuedAt(kMaxIssuedAheadS + 1));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].field(), "issued_at");
  EXPECT_EQ(findings[0].found(), "2026-11-20T00:06:02Z");
  EXPECT_EQ(findings[0].wanted(), "at most 300 s after 2026-11-20T00:01:01Z");
}

TEST_F(FormRows, RefuseAPayloadTwice) {
  const v1::Statement binding = scene_.world().Key(kHinoki, 2);
  scene_.Publish(binding);
  EXPECT_THAT(scene_.Try(binding),
              ElementsAre(v1::FINDING_CODE_PAYLOAD_KNOWN, v1::FINDING_CODE_KEY_BOUND_BEFORE));
}

TEST_F(FormRows, RefuseAPayloadTwiceUnderOtherSignatures) {
  const v1::Statement withdrawal =
      scene_.Change(scene_.Publish(scene_.world().Offer(LegalOffer::kEsd)), v1::STATE_WITHDRAWN);
  scene_.Publish(withdrawal, {"VNTEST:SATSUKI 1"});
  const Codes codes = scene_.Try(withdrawal, {"VNTEST:CHIM-SAU 1"});
  EXPECT_THAT(codes, ::testing::Contains(v1::FINDING_CODE_PAYLOAD_KNOWN));
}

TEST_F(FormRows, RefuseATakenCode) {
  const v1::Statement statement = scene_.world().Key(kHinoki, 2);
  EXPECT_THAT(scene_.Try(statement), IsEmpty());
  Changes changes;
  changes.puts.push_back({Table::kCode, CodeTableKey(Code::Of(NameOf(statement))),
                          EncodeIndex(scene_.state().next())});
  scene_.log().AppendAnyway(scene_.world().Sign(scene_.world().Key(kHinoki, 3)), changes);
  EXPECT_THAT(scene_.Try(statement), ElementsAre(v1::FINDING_CODE_CODE_TAKEN));
}

TEST_F(FormRows, RefuseAGenesisElsewhere) {
  const LegalWorld& world = scene_.world();
  const ExaminedStatement genesis = MustExamine(std::nullopt, world.Sign(world.Genesis()));
  const Decision decision = Admit(scene_.state(), genesis, scene_.now_ms());
  EXPECT_THAT(DistinctCodes(decision.findings), ElementsAre(v1::FINDING_CODE_GENESIS_MISPLACED));
}

TEST(FormRowsAtTheStart, AllowAGenesisAndNothingElse) {
  const LegalWorld world;
  const OverlayState empty(nullptr);
  constexpr std::uint64_t kNowMs = kLegalStartS * 1000;
  const ExaminedStatement genesis = MustExamine(std::nullopt, world.Sign(world.Genesis()));
  EXPECT_TRUE(Admit(empty, genesis, kNowMs).admitted());
  const std::string key = world.Sign(world.FirstKey(kAuthority));
  const ExaminedStatement binding = ReadExaminedBefore(empty.rules_version(), key).value();
  EXPECT_THAT(DistinctCodes(Admit(empty, binding, kNowMs).findings),
              ElementsAre(v1::FINDING_CODE_GENESIS_MISPLACED));
}

TEST(FormRowsAtTheStart, JudgeTheGenesisByItsOwnAge) {
  const LegalWorld world;
  const OverlayState empty(nullptr);
  const ExaminedStatement genesis = MustExamine(std::nullopt, world.Sign(world.Genesis()));
  const std::uint64_t last_ms = (kLegalStartS + kMaxAgeS) * 1000;
  EXPECT_TRUE(Admit(empty, genesis, last_ms).admitted());
  EXPECT_THAT(DistinctCodes(Admit(empty, genesis, last_ms + 1).findings),
              ElementsAre(v1::FINDING_CODE_ISSUED_TOO_LONG_AGO));
  const std::uint64_t first_ms = (kLegalStartS - kMaxIssuedAheadS) * 1000;
  EXPECT_TRUE(Admit(empty, genesis, first_ms).admitted());
  EXPECT_THAT(DistinctCodes(Admit(empty, genesis, first_ms - 1).findings),
              ElementsAre(v1::FINDING_CODE_ISSUED_IN_FUTURE));
}

}  // namespace
}  // namespace warifu
