// Group F: fees, payees, the sum, promises, ends of payments.
#include <limits>

#include "tests/core/rules/offer/offer_rules.h"

namespace warifu {
namespace {

constexpr std::uint64_t kDay = 86400;

v1::FeeLine& Line(v1::Statement& offer, int i) {
  return *offer.mutable_offer()->mutable_worker_fees(i);
}

TEST_F(OfferRules, FeeThatTheRulesetLacksIsRefused) {
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  Line(offer, 2).set_code(v1::FEE_CODE_EQUIPMENT);
  EXPECT_THAT(FindingsOf(offer), ElementsAre("FEE_NOT_ALLOWED offer.worker_fees[2].code"));
  Line(offer, 0).set_code(v1::FEE_CODE_AIRFARE);
  EXPECT_THAT(FindingsOf(offer), ElementsAre("FEE_NOT_ALLOWED offer.worker_fees[0].code",
                                             "FEE_NOT_ALLOWED offer.worker_fees[2].code"));
}

TEST_F(TwoAuthorities, EveryRulesetMustAllowTheFee) {
  v1::Statement ruleset = world().Ruleset(kSecondAuthority);
  ruleset.mutable_ruleset()->clear_fee_codes();
  ruleset.mutable_ruleset()->add_fee_codes(v1::FEE_CODE_MEDICAL);
  legal.Publish(ruleset);
  v1::Statement offer = world().Offer(LegalOffer::kSswDirect);
  EXPECT_THAT(FindingsOf(offer), ::testing::SizeIs(4));
  offer.mutable_offer()->clear_worker_fees();
  AddFee(v1::FEE_CODE_MEDICAL, 1, kClinic, *offer.mutable_offer());
  SetFeeTotal(*offer.mutable_offer());
  EXPECT_THAT(FindingsOf(offer), IsEmpty());
}

TEST_F(OfferRules, PayeeMayBeAnyPartyOrListed) {
  v1::Statement offer = world().Offer(LegalOffer::kEsd);
  for (const std::string_view payee : {kChimSau, kFund, kClinic, kAirline}) {
    Line(offer, 0).set_payee(std::string(payee));
    EXPECT_THAT(FindingsOf(offer), IsEmpty()) << payee;
  }
}

TEST_F(OfferRules, PayeeOutsideTheChainIsRefused) {
  v1::Statement offer = world().Offer(LegalOffer::kEsd);
  // Another sending organization, a training centre that does not sign, a broker, a company,
  // nobody.
  for (const std::string_view payee :
       {kCayTram, kHoaSen, kCoTrang, kHinoki, std::string_view("VNTEST:NOBODY")}) {
    Line(offer, 0).set_payee(std::string(payee));
    EXPECT_THAT(FindingsOf(offer), Contains("PAYEE_OUTSIDE offer.worker_fees[0].payee")) << payee;
  }
}

TEST_F(OfferRules, TrainingCentreThatSignsMayBePaid) {
  legal.Publish(world().FirstAppointment(kFuji, kHoaSen));
  v1::Statement offer = world().Offer(LegalOffer::kEsd);
  v1::Offer& body = *offer.mutable_offer();
  body.mutable_training(1)->set_provider(std::string(kHoaSen));
  EXPECT_THAT(FindingsOf(offer), ElementsAre("PAYMENT_OUTSIDE offer.training[1].provider"));
  *body.add_parties() = body.parties(2);
  v1::Party& centre = *body.mutable_parties(2);
  centre.set_organization(std::string(kHoaSen));
  centre.set_roles(0, v1::ROLE_TRAINING_ORGANIZATION);
  centre.set_appointment(world().AppointmentName(kFuji, kHoaSen).ToString());
  AddFee(v1::FEE_CODE_LANGUAGE_TRAINING, 5900000, kHoaSen, body);
  SetFeeTotal(body);
  EXPECT_THAT(FindingsOf(offer), IsEmpty());
}

TEST_F(OfferRules, SuspendedPayeeIsRefused) {
  legal.Publish(
      world().ChangeOfOrganization(kClinic, v1::STATE_SUSPENDED, v1::REASON_INVESTIGATION));
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kSsw)),
              ElementsAre("PAYEE_OUTSIDE offer.worker_fees[4].payee"));
  legal.Publish(
      world().ChangeOfOrganization(kClinic, v1::STATE_IN_FORCE, v1::REASON_CAUSE_REMOVED));
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kSsw)), IsEmpty());
}

TEST_F(OfferRules, PayeesRecordMustHoldOnTheDayOfAdmission) {
  v1::Statement record = world().Record(kFund);
  record.mutable_organization()->mutable_validity()->set_until("2026-11-20");
  legal.Publish(record);
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kSsw)), IsEmpty());
  legal.AdvanceSeconds(kDay);
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kSsw)),
              ElementsAre("PAYEE_OUTSIDE offer.worker_fees[1].payee"));
}

TEST_F(OfferRules, PayeeThatIsListedNoMoreIsRefused) {
  v1::Statement record = world().Record(kVisaAgent);
  record.mutable_organization()->set_roles(0, v1::ROLE_BROKER);
  legal.Publish(record);
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kSsw)),
              ElementsAre("PAYEE_OUTSIDE offer.worker_fees[5].payee"));
}

TEST_F(OfferRules, TotalIsTheExactSum) {
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  v1::Money& total = *offer.mutable_offer()->mutable_worker_fee_total();
  const std::int64_t sum = 30000000 + 100000 + 200000 + 200000 + 1400000 + 200000;
  EXPECT_EQ(total.minor_units(), sum);
  for (const std::int64_t wrong : {sum - 1, sum + 1, std::int64_t{0}, sum * 10}) {
    total.set_minor_units(wrong);
    EXPECT_THAT(FindingsOf(offer), ElementsAre("FEE_TOTAL_WRONG offer.worker_fee_total")) << wrong;
  }
  total.set_minor_units(sum);
  EXPECT_THAT(FindingsOf(offer), IsEmpty());
}

TEST_F(OfferRules, FindingOfTheTotalNamesBothSums) {
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  offer.mutable_offer()->mutable_worker_fee_total()->set_minor_units(1);
  const Outcome outcome = legal.Submit(offer);
  ASSERT_EQ(outcome.findings.size(), 1U);
  EXPECT_EQ(outcome.findings[0].found(), "1 VND");
  EXPECT_EQ(outcome.findings[0].wanted(), "32100000 VND");
}

TEST_F(OfferRules, NoFeesIsATotalOfZeroInAnyCurrency) {
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  offer.mutable_offer()->clear_worker_fees();
  v1::Money& total = *offer.mutable_offer()->mutable_worker_fee_total();
  EXPECT_THAT(FindingsOf(offer), ElementsAre("FEE_TOTAL_WRONG offer.worker_fee_total"));
  total.set_minor_units(0);
  EXPECT_THAT(FindingsOf(offer), IsEmpty());
  total.set_currency("JPY");
  EXPECT_THAT(FindingsOf(offer), IsEmpty());
}

TEST_F(OfferRules, LargestAmountsDoNotWrap) {
  constexpr std::int64_t kLargest = 1000000000000000;  // that Money may hold
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  v1::Offer& body = *offer.mutable_offer();
  while (body.worker_fees_size() < 30) AddFee(v1::FEE_CODE_MEDICAL, 0, kClinic, body);
  for (int i = 0; i < 30; ++i) Line(offer, i).mutable_amount()->set_minor_units(kLargest);
  body.mutable_worker_fee_total()->set_minor_units(kLargest);
  EXPECT_THAT(FindingsOf(offer), ElementsAre("FEE_TOTAL_WRONG offer.worker_fee_total",
                                             "FEE_ABOVE_CEILING offer.worker_fee_total"));
}

TEST_F(OfferRules, MixedCurrenciesAreRefused) {
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  Line(offer, 4).mutable_amount()->set_currency("USD");
  EXPECT_THAT(FindingsOf(offer), ElementsAre("FEE_CURRENCIES_MIXED offer.worker_fees[4].amount"));
  offer = world().Offer(LegalOffer::kSsw);
  offer.mutable_offer()->mutable_worker_fee_total()->set_currency("JPY");
  EXPECT_THAT(
      FindingsOf(offer),
      AllOf(::testing::SizeIs(6), Each(StartsWith("FEE_CURRENCIES_MIXED offer.worker_fees["))));
}

TEST_F(OfferRules, EveryDemandedPromiseIsMade) {
  for (int number = v1::UNDERTAKING_NO_DEPOSIT; number <= v1::UNDERTAKING_EQUAL_PAY; ++number) {
    v1::Statement offer = world().Offer(LegalOffer::kSsw);
    auto& given = *offer.mutable_offer()->mutable_undertakings();
    given.erase(std::find(given.begin(), given.end(), number));
    EXPECT_THAT(FindingsOf(offer), ElementsAre("UNDERTAKING_MISSING offer.undertakings"));
  }
}

TEST_F(OfferRules, APromiseThatNobodyDemandsMayBeLeftOut) {
  v1::Statement ruleset = world().Ruleset(kAuthority);
  ruleset.mutable_ruleset()->mutable_undertakings()->RemoveLast();
  legal.Publish(ruleset);
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  EXPECT_THAT(FindingsOf(offer), IsEmpty());
  offer.mutable_offer()->mutable_undertakings()->RemoveLast();
  EXPECT_THAT(FindingsOf(offer), IsEmpty());
}

TEST_F(TwoAuthorities, EveryRulesetDemandsItsPromises) {
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  offer.mutable_offer()->clear_undertakings();
  EXPECT_THAT(FindingsOf(offer), ::testing::SizeIs(2 * 9));
}

TEST_F(OfferRules, EndsOfPaymentsAreKnown) {
  for (const std::string_view outside : {kCoTrang, std::string_view("VNTEST:NOBODY"), kCayTram}) {
    v1::Statement offer = world().Offer(LegalOffer::kEsd);
    offer.mutable_offer()->mutable_payments(1)->set_to(std::string(outside));
    EXPECT_THAT(FindingsOf(offer), ElementsAre("PAYMENT_OUTSIDE offer.payments[1].to")) << outside;
    offer = world().Offer(LegalOffer::kEsd);
    offer.mutable_offer()->mutable_payments(2)->set_from(std::string(outside));
    EXPECT_THAT(FindingsOf(offer), ElementsAre("PAYMENT_OUTSIDE offer.payments[2].from"))
        << outside;
  }
}

TEST_F(OfferRules, TrainingProvidersAreKnown) {
  v1::Statement offer = world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->mutable_training(0)->set_provider(std::string(kClinic));
  EXPECT_THAT(FindingsOf(offer), IsEmpty());
  offer.mutable_offer()->mutable_training(0)->set_provider(std::string(kHoaSen));
  EXPECT_THAT(FindingsOf(offer), ElementsAre("PAYMENT_OUTSIDE offer.training[0].provider"));
}

TEST_F(OfferRules, SuspendedEndOfAPaymentIsRefused) {
  legal.Publish(
      world().ChangeOfOrganization(kAirline, v1::STATE_SUSPENDED, v1::REASON_INVESTIGATION));
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kEsd)),
              ElementsAre("PAYMENT_OUTSIDE offer.payments[2].to"));
}

}  // namespace
}  // namespace warifu
