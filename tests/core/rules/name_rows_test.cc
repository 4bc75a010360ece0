// Names that look like another organization's.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/admission/admit.h"
#include "core/rules/judgment.h"
#include "core/statement/name_keys.h"
#include "tests/support/look_alikes.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view kOne = "VNTEST:ONE";
constexpr std::string_view kOther = "VNTEST:OTHER";
constexpr std::string_view kThird = "VNTEST:THIRD";

std::string NumberOf(std::string_view id) {
  return std::string(id.substr(id.find(':') + 1)) + "-1";
}

class NameRows : public ::testing::Test {
 protected:
  // A new organization of this id and a number of its own, with these names.
  v1::Statement Named(std::string_view id, const std::vector<std::string>& names) {
    v1::Statement record = scene_.world().Record(kFuji);
    v1::Organization& body = *record.mutable_organization();
    body.set_id(std::string(id));
    body.mutable_legal_number()->set_check(v1::LEGAL_NUMBER_CHECK_NONE);
    body.mutable_legal_number()->set_value(NumberOf(id));
    body.clear_names();
    for (const std::string& name : names) {
      v1::OrganizationName& added = *body.add_names();
      added.set_kind(v1::NAME_KIND_NATIVE);
      added.set_name(name);
      SetNameKeys(added);
    }
    return record;
  }
  Codes Try(const v1::Statement& statement) { return scene_.Try(statement, TheAuthority()); }
  Findings FindingsOf(const v1::Statement& statement) {
    return scene_.FindingsOf(statement, TheAuthority());
  }
  void Publish(const v1::Statement& statement) { scene_.Publish(statement, TheAuthority()); }

  Scene scene_;
};

TEST_F(NameRows, RefuseEachPairThatMustCollideAndAdmitEachThatMustNot) {
  for (const NamePair& pair : ReadNamePairs()) {
    Scene scene;
    std::swap(scene, scene_);
    const v1::Statement one = Named(kOne, {pair.one});
    const Codes unclean = Try(one);
    if (!unclean.empty()) {  // what nobody sees: no record has such a name in the first place
      EXPECT_THAT(unclean, ElementsAre(v1::FINDING_CODE_TEXT_UNCLEAN)) << pair.one;
      continue;
    }
    Publish(one);
    const Findings findings = FindingsOf(Named(kOther, {pair.other}));
    const bool is_unclean =
        !findings.empty() && findings.front().code() == v1::FINDING_CODE_TEXT_UNCLEAN;
    if (is_unclean) continue;
    ASSERT_EQ(findings.size(), pair.shared.empty() ? 0U : 1U) << pair.one << " | " << pair.other;
    if (findings.empty()) continue;
    EXPECT_EQ(findings[0].code(), v1::FINDING_CODE_NAME_TOO_SIMILAR) << pair.other;
    EXPECT_EQ(findings[0].field(), "organization.names[0]." + pair.shared.front()) << pair.other;
    EXPECT_EQ(findings[0].found(), pair.other);
  }
}

TEST_F(NameRows, SayWhoseNameItIsAndHowToAllowIt) {
  Publish(Named(kOne, {"Hoa Sen", "Hoa Sen Test Works"}));
  v1::Statement other = Named(kOther, {"Tre Xanh", "Hoa Sẽn", "Hoa Sén"});
  const Findings findings = FindingsOf(other);
  ASSERT_EQ(findings.size(), 1U);  // once for each other id
  EXPECT_EQ(findings[0].field(), "organization.names[1].plain_key");
  EXPECT_EQ(findings[0].found(), "Hoa Sẽn");
  EXPECT_EQ(findings[0].wanted(),
            "a name unlike any of VNTEST:ONE; or each of them in similar_names_allowed");
  other.mutable_organization()->add_similar_names_allowed(std::string(kOne));
  EXPECT_THAT(Try(other), IsEmpty());
}

TEST_F(NameRows, WantEachIdToBeAllowedByItsOwnName) {
  Publish(Named(kOne, {"Hoa Sen"}));
  v1::Statement other = Named(kOther, {"Hoa Sẽn"});
  other.mutable_organization()->add_similar_names_allowed(std::string(kThird));
  EXPECT_THAT(Try(other), ElementsAre(v1::FINDING_CODE_NAME_TOO_SIMILAR));
  other.mutable_organization()->add_similar_names_allowed(std::string(kOne));
  Publish(other);

  v1::Statement third = Named(kThird, {"Hoa Sén"});
  ASSERT_EQ(FindingsOf(third).size(), 1U);
  EXPECT_EQ(FindingsOf(third)[0].wanted(),
            "a name unlike any of VNTEST:ONE, VNTEST:OTHER; or each of them in "
            "similar_names_allowed");
  third.mutable_organization()->add_similar_names_allowed(std::string(kOne));
  ASSERT_EQ(FindingsOf(third).size(), 1U);
  EXPECT_THAT(FindingsOf(third)[0].wanted(), ::testing::HasSubstr("VNTEST:OTHER"));
  third.mutable_organization()->add_similar_names_allowed(std::string(kOther));
  EXPECT_THAT(Try(third), IsEmpty());
}

// Who came first is not bothered by who was allowed a similar name later; that one says it anew.
TEST_F(NameRows, LetTheFirstRenewAndWantTheOverrideOfTheSecondInEachRecord) {
  Publish(Named(kOne, {"Hoa Sen"}));
  v1::Statement other = Named(kOther, {"Hoa Sẽn"});
  other.mutable_organization()->add_similar_names_allowed(std::string(kOne));
  Publish(other);
  EXPECT_THAT(Try(Named(kOne, {"Hoa Sen"})), IsEmpty());
  EXPECT_THAT(Try(Named(kOne, {"HOA SÈN"})), IsEmpty());
  EXPECT_THAT(Try(Named(kOther, {"Hoa Sẽn"})), ElementsAre(v1::FINDING_CODE_NAME_TOO_SIMILAR));
}

// No record could allow all nine; so there is no tenth.
TEST_F(NameRows, LetNineHaveOneName) {
  std::vector<std::string> ids;
  for (int i = 0; i < 10; ++i) {
    const std::string id = "VNTEST:NO-" + std::to_string(i);
    v1::Statement record = Named(id, {"Hoa Sen"});
    for (const std::string& earlier : ids) {
      if (record.organization().similar_names_allowed_size() == 8) break;
      record.mutable_organization()->add_similar_names_allowed(earlier);
    }
    if (i == 9) {
      EXPECT_THAT(Try(record), ElementsAre(v1::FINDING_CODE_NAME_TOO_SIMILAR));
    } else {
      Publish(record);
    }
    ids.push_back(id);
  }
}

TEST_F(NameRows, RememberNamesThatWereGivenUp) {
  Publish(Named(kOne, {"Hoa Sen"}));
  Publish(Named(kOne, {"Tre Xanh"}));
  EXPECT_THAT(Try(Named(kOther, {"Hoa Sen"})), ElementsAre(v1::FINDING_CODE_NAME_TOO_SIMILAR));
  EXPECT_THAT(Try(Named(kOther, {"Tre Xanh"})), ElementsAre(v1::FINDING_CODE_NAME_TOO_SIMILAR));
  EXPECT_THAT(Try(Named(kOne, {"Hoa Sen"})), IsEmpty());
}

TEST_F(NameRows, LeaveTheSameLegalNumberToItsOwnRule) {
  Publish(Named(kOne, {"Hoa Sen"}));
  v1::Statement other = Named(kOther, {"Hoa Sen"});
  other.mutable_organization()->mutable_legal_number()->set_value(NumberOf(kOne));
  EXPECT_THAT(Try(other), ElementsAre(v1::FINDING_CODE_LEGAL_NUMBER_TAKEN));
}

// The bytes in the record are compared, not what they should be; each kind for itself.
TEST_F(NameRows, CompareTheSignedBytesKindByKind) {
  Publish(Named(kOne, {"Lâm Sơn"}));
  const v1::OrganizationName one = Named(kOne, {"Lâm Sơn"}).organization().names(0);
  v1::Statement other = Named(kOther, {"Tre Xanh"});
  v1::OrganizationName& name = *other.mutable_organization()->mutable_names(0);
  const v1::OrganizationName own = name;
  name.set_exact_key(one.skeleton_key());
  name.set_skeleton_key(one.plain_key());
  name.set_plain_key(one.exact_key());
  EXPECT_THAT(Try(other), IsEmpty());
  name.set_plain_key(one.plain_key());
  ASSERT_EQ(FindingsOf(other).size(), 1U);
  EXPECT_EQ(FindingsOf(other)[0].field(), "organization.names[0].plain_key");
  name = own;
  name.set_skeleton_key(one.skeleton_key());
  EXPECT_EQ(FindingsOf(other)[0].field(), "organization.names[0].skeleton_key");
  name = own;
  name.set_exact_key(one.exact_key());
  EXPECT_EQ(FindingsOf(other)[0].field(), "organization.names[0].exact_key");
}

// A registry of which one table was not carried.
class WithoutNameKeys : public NotingState {
 public:
  using NotingState::NotingState;
  Lookup<std::string> Read(Table table, std::string_view key) const override {
    if (table == Table::kNameKey) return Lookup<std::string>::NotCarried();
    return NotingState::Read(table, key);
  }
};

TEST_F(NameRows, LetNothingPassWhereNamesAreNotCarried) {
  const std::string bytes = scene_.world().Sign(Named(kOther, {"Tre Xanh"}));
  const ExaminedStatement record = MustExamine(scene_.world().registry(), bytes);
  EXPECT_TRUE(Admit(scene_.state(), record, scene_.now_ms()).admitted());
  const WithoutNameKeys lacking(scene_.state());
  const Decision decision = Admit(lacking, record, scene_.now_ms());
  EXPECT_THAT(decision.findings, IsEmpty());
  EXPECT_TRUE(decision.incomplete);
  EXPECT_FALSE(decision.admitted());
}

}  // namespace
}  // namespace warifu
