// A look-up that is not carried never lets an offer or appointment pass.
#include "core/admission/admit.h"
#include "core/statement/examine.h"
#include "tests/core/rules/offer/offer_rules.h"

namespace warifu {
namespace {

// A registry that does not carry one key of one table, or one entry.
class HidingState : public RegistryState {
 public:
  HidingState(const RegistryState& state, Table table, std::string key)
      : state_(state), table_(table), key_(std::move(key)) {}

  LeafIndex next() const override { return state_.next(); }
  std::uint32_t rules_version() const override { return state_.rules_version(); }
  Lookup<EntryPtr> EntryAt(LeafIndex index) const override { return state_.EntryAt(index); }
  Lookup<Standing> StandingAt(LeafIndex index) const override { return state_.StandingAt(index); }
  Lookup<std::string> Read(Table table, std::string_view key) const override {
    if (table == table_ && key == key_) return Lookup<std::string>::NotCarried();
    return state_.Read(table, key);
  }

 private:
  const RegistryState& state_;
  Table table_;
  std::string key_;
};

class NotCarried : public OfferRules {
 protected:
  Decision Judge(const v1::Statement& statement, Table table, std::string key) {
    return JudgeSigned(world().Sign(statement), table, std::move(key));
  }
  Decision JudgeSigned(const std::string& statement, Table table, std::string key) {
    const HidingState hiding(legal.state(), table, std::move(key));
    const ExamineResult examined = Examine(world().registry(), hiding.rules_version(), statement);
    return Admit(hiding, std::get<ExaminedStatement>(examined), legal.log().now_ms());
  }
  void ExpectIncomplete(const v1::Statement& statement, Table table, std::string key) {
    const Decision decision = Judge(statement, table, std::move(key));
    EXPECT_TRUE(decision.incomplete);
    EXPECT_FALSE(decision.admitted());
    EXPECT_THAT(decision.findings, IsEmpty()) << DescribeFindings(decision.findings);
  }
};

TEST_F(NotCarried, NothingHiddenIsAdmitted) {
  const Decision decision =
      Judge(world().Offer(LegalOffer::kEsd), Table::kOrganization, "no such key");
  EXPECT_TRUE(decision.admitted());
}

// Whose a root key is stands in the genesis, so that no binding is missed.
TEST_F(NotCarried, NoBindingOfARootKeyIsNeeded) {
  const std::string root = LegalWorld::RootKeyName(kAuthority, 0);
  const std::string statement =
      SignStatement(world().Offer(LegalOffer::kEsd),
                    {LegalWorld::KeyName(kSatsuki, 1), root, LegalWorld::KeyName(kChimSau, 1)});
  const Decision decision = JudgeSigned(statement, Table::kKey, KeyTableKey(TestPublicKey(root)));
  EXPECT_THAT(DistinctCodes(decision.findings), Contains(v1::FINDING_CODE_SIGNER_WRONG));
}

TEST_F(NotCarried, RulesetOfTheCorridor) {
  ExpectIncomplete(world().Offer(LegalOffer::kEsd), Table::kRuleset,
                   RulesetTableKey(kAuthority, "VN", "JP"));
}

TEST_F(NotCarried, RecordOfAnyNamedOrganization) {
  for (const std::string_view id : {kSatsuki, kFuji, kChimSau, kFund, kClinic, kAirline}) {
    ExpectIncomplete(world().Offer(LegalOffer::kEsd), Table::kOrganization,
                     OrganizationTableKey(id));
  }
}

TEST_F(NotCarried, AppointmentOfAnyParty) {
  ExpectIncomplete(world().Offer(LegalOffer::kEsd), Table::kLineage,
                   LineageTableKey(world().AppointmentName(kSatsuki, kFuji)));
  ExpectIncomplete(world().Offer(LegalOffer::kEsd), Table::kLineage,
                   LineageTableKey(world().AppointmentName(kFuji, kChimSau)));
}

TEST_F(NotCarried, PlacesUsedOfAnAppointment) {
  ExpectIncomplete(world().Offer(LegalOffer::kEsd), Table::kPlacesUsed,
                   LineageTableKey(world().AppointmentName(kFuji, kChimSau)));
}

TEST_F(NotCarried, PrincipalAndAgentOfAnAppointment) {
  ExpectIncomplete(world().FirstAppointment(kSatsuki, kChimSau), Table::kOrganization,
                   OrganizationTableKey(kSatsuki));
  ExpectIncomplete(world().FirstAppointment(kSatsuki, kChimSau), Table::kOrganization,
                   OrganizationTableKey(kChimSau));
}

}  // namespace
}  // namespace warifu
