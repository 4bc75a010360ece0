// Group P of what authorities state.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class RecordRows : public ::testing::Test {
 protected:
  v1::Statement Record() { return scene_.world().Record(kFuji); }
  Codes Try(const v1::Statement& statement) { return scene_.Try(statement, TheAuthority()); }

  Scene scene_;
};

// --- AUTHORITY_WRONG

TEST_F(RecordRows, RefuseAnAuthorityThatTheGenesisDoesNotName) {
  v1::Statement record = Record();
  record.mutable_organization()->set_id("NOBODY:FUJI");
  record.mutable_organization()->add_similar_names_allowed(std::string(kFuji));
  record.mutable_organization()->mutable_legal_number()->set_check(v1::LEGAL_NUMBER_CHECK_NONE);
  record.mutable_organization()->mutable_legal_number()->set_value("NEW-1");
  EXPECT_THAT(Try(record), ElementsAre(v1::FINDING_CODE_AUTHORITY_WRONG));

  v1::Statement ruleset = scene_.world().Ruleset(kAuthority);
  ruleset.mutable_ruleset()->set_authority("NOBODY");
  EXPECT_THAT(Try(ruleset), ElementsAre(v1::FINDING_CODE_AUTHORITY_WRONG));

  v1::Statement binding = scene_.world().Key(kAuthority, 2);
  binding.mutable_key_binding()->set_authority("NOBODY");
  EXPECT_THAT(scene_.Try(binding, {"VNTEST 2", "VNTEST root 0", "VNTEST root 1"}),
              ElementsAre(v1::FINDING_CODE_AUTHORITY_WRONG));
  binding.mutable_key_binding()->set_organization("NOBODY:FUJI");
  EXPECT_THAT(scene_.Try(binding, {"VNTEST 2", "VNTEST 1"}),
              Contains(v1::FINDING_CODE_AUTHORITY_WRONG));
}

TEST_F(RecordRows, RefuseARulesetOfAnotherCorridor) {
  v1::Statement ruleset = scene_.world().Ruleset(kAuthority);
  EXPECT_THAT(Try(ruleset), IsEmpty());
  ruleset.mutable_ruleset()->mutable_corridor()->set_origin_country("NP");
  EXPECT_THAT(Try(ruleset), ElementsAre(v1::FINDING_CODE_AUTHORITY_WRONG));
}

// --- ROLE_NOT_ALLOWED

TEST(RecordRowsOfANarrowGenesis, RefuseRolesThatItDoesNotGive) {
  LegalWorld world;
  v1::Statement genesis = world.Genesis();
  v1::Authority& authority = *genesis.mutable_genesis()->mutable_authorities(0);
  authority.clear_roles();
  authority.add_roles(v1::ROLE_SUPERVISING_ORGANIZATION);
  MemoryRegistry log;
  log.set_now_ms(world.now_s() * 1000);
  ASSERT_TRUE(log.Append(world.Sign(genesis)).admitted());
  const auto append = [&](v1::Statement statement) {
    statement.set_registry(NameOf(genesis).ToString());
    return log.Append(world.Sign(statement));
  };
  ASSERT_TRUE(append(world.FirstKey(kAuthority)).admitted());
  EXPECT_TRUE(append(world.FirstRecord(kFuji)).admitted());
  const Findings findings = append(world.FirstRecord(kHinoki)).findings;
  ASSERT_THAT(DistinctCodes(findings), ElementsAre(v1::FINDING_CODE_ROLE_NOT_ALLOWED));
  EXPECT_EQ(findings[0].field(), "organization.roles[0]");
  EXPECT_EQ(findings[0].found(), "ACCEPTING_COMPANY");
}

// --- RECORD_NOT_COVERING

TEST_F(RecordRows, RefuseARecordOutsideItsDates) {
  v1::Statement record = Record();
  v1::DateRange& validity = *record.mutable_organization()->mutable_validity();
  const auto try_dates = [&](std::string_view from, std::string_view until) {
    validity.set_from(std::string(from));
    validity.set_until(std::string(until));
    return Try(record);
  };
  EXPECT_THAT(try_dates("2026-11-20", "2026-11-20"), IsEmpty());
  EXPECT_THAT(try_dates("2026-11-20", ""), IsEmpty());
  EXPECT_THAT(try_dates("2026-11-21", "2027-11-20"),
              ElementsAre(v1::FINDING_CODE_RECORD_NOT_COVERING));
  EXPECT_THAT(try_dates("2025-11-21", "2026-11-19"),
              ElementsAre(v1::FINDING_CODE_RECORD_NOT_COVERING));
}

// --- LEGAL_NUMBER_WRONG, LEGAL_NUMBER_TAKEN

TEST_F(RecordRows, RefuseALegalNumberThatFailsItsCheck) {
  v1::Statement record = Record();
  v1::LegalNumber& number = *record.mutable_organization()->mutable_legal_number();
  number.set_check(v1::LEGAL_NUMBER_CHECK_VN_TAX_CODE);
  number.set_scheme("VN-TAX");
  number.set_value("0100109106");
  EXPECT_THAT(Try(record), IsEmpty());
  number.set_value("0100109107");
  EXPECT_THAT(Try(record), ElementsAre(v1::FINDING_CODE_LEGAL_NUMBER_WRONG));
  number.set_check(v1::LEGAL_NUMBER_CHECK_JP_CORPORATE_NUMBER);
  EXPECT_THAT(Try(record), ElementsAre(v1::FINDING_CODE_LEGAL_NUMBER_WRONG));
  number.set_check(v1::LEGAL_NUMBER_CHECK_NONE);
  EXPECT_THAT(Try(record), IsEmpty());
}

// A number that passes each check of the message; with another last digit it fails.
TEST_F(RecordRows, KnowEveryCheckOfLegalNumbers) {
  const std::map<int, std::string> right = {
      {v1::LEGAL_NUMBER_CHECK_JP_CORPORATE_NUMBER, "8700110005901"},
      {v1::LEGAL_NUMBER_CHECK_VN_TAX_CODE, "0100109106"},
      {v1::LEGAL_NUMBER_CHECK_KR_BUSINESS_NUMBER, "1248100998"},
      {v1::LEGAL_NUMBER_CHECK_TW_UNIFIED_BUSINESS_NUMBER, "22099131"},
      {v1::LEGAL_NUMBER_CHECK_TH_JURISTIC_NUMBER, "0107537000521"},
      {v1::LEGAL_NUMBER_CHECK_AU_BUSINESS_NUMBER, "51824753556"},
      {v1::LEGAL_NUMBER_CHECK_LEI, "5493001KJTIIGC8Y1R12"},
  };
  const auto& type = *v1::LegalNumberCheck_descriptor();
  ASSERT_EQ(type.value_count(), static_cast<int>(right.size()) + 2);  // NONE, UNSPECIFIED
  for (const auto& [check, value] : right) {
    v1::Statement record = Record();
    v1::LegalNumber& number = *record.mutable_organization()->mutable_legal_number();
    number.set_check(static_cast<v1::LegalNumberCheck>(check));
    number.set_value(value);
    EXPECT_THAT(Try(record), IsEmpty()) << value;
    number.mutable_value()->back() = value.back() == '9' ? '8' : '9';
    EXPECT_THAT(Try(record), ElementsAre(v1::FINDING_CODE_LEGAL_NUMBER_WRONG)) << number.value();
  }
}

TEST_F(RecordRows, RefuseALegalNumberOfAnotherId) {
  v1::Statement record = Record();
  v1::LegalNumber& number = *record.mutable_organization()->mutable_legal_number();
  number = scene_.world().FirstRecord(kHinoki).organization().legal_number();
  EXPECT_THAT(Try(record), ElementsAre(v1::FINDING_CODE_LEGAL_NUMBER_TAKEN));
  const Findings findings = scene_.FindingsOf(record, TheAuthority());
  EXPECT_EQ(findings[0].wanted(), "a number that no other id has; VNTEST:HINOKI has this one");
  number.set_scheme("ANOTHER");
  EXPECT_THAT(Try(record), IsEmpty());
}

TEST_F(RecordRows, KeepALegalNumberForItsIdInAnyStanding) {
  const v1::LegalNumber old = scene_.world().FirstRecord(kHinoki).organization().legal_number();
  v1::Statement renewal = scene_.world().Record(kHinoki);
  renewal.mutable_organization()->mutable_legal_number()->set_scheme("ANOTHER");
  scene_.Publish(renewal);
  scene_.Publish(scene_.DecidedOf(kHinoki, v1::STATE_REVOKED), TheAuthority());
  v1::Statement record = Record();
  *record.mutable_organization()->mutable_legal_number() = old;
  EXPECT_THAT(Try(record), ElementsAre(v1::FINDING_CODE_LEGAL_NUMBER_TAKEN));
  record.mutable_organization()->mutable_legal_number()->set_scheme("ANOTHER");
  EXPECT_THAT(Try(record), ElementsAre(v1::FINDING_CODE_LEGAL_NUMBER_TAKEN));
}

TEST_F(RecordRows, LetAnIdComeBackToItsOldNumber) {
  v1::Statement renewal = scene_.world().Record(kHinoki);
  renewal.mutable_organization()->mutable_legal_number()->set_scheme("ANOTHER");
  scene_.Publish(renewal);
  EXPECT_THAT(Try(scene_.world().Record(kHinoki)), IsEmpty());
}

}  // namespace
}  // namespace warifu
