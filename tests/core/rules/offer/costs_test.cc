// What the worker pays stands among the fees: where it does, the offer is admitted.
#include "tests/core/rules/offer/version_one.h"
#include "tests/support/illegal_changes.h"

namespace warifu {
namespace {

class Costs : public VersionOne {
 protected:
  Costs() {
    PublishRuleset([](v1::Ruleset& ruleset) {
      ruleset.clear_travel();
      for (const v1::FeeCode code :
           {v1::FEE_CODE_LANGUAGE_TRAINING, v1::FEE_CODE_SKILL_TRAINING, v1::FEE_CODE_ORIENTATION,
            v1::FEE_CODE_AIRFARE, v1::FEE_CODE_LODGING_TRAINING}) {
        const auto& codes = ruleset.fee_codes();
        if (std::find(codes.begin(), codes.end(), code) == codes.end()) ruleset.add_fee_codes(code);
      }
    });
    statement_ = world().Offer(LegalOffer::kEsd);
  }

  v1::Offer& offer() { return *statement_.mutable_offer(); }
  // A fee of one unit to the organization that gets the first fee, or to this one.
  void AddFeeLine(v1::FeeCode code, const std::string& payee = "") {
    v1::FeeLine* line = offer().add_worker_fees();
    *line = offer().worker_fees(0);
    line->set_code(code);
    line->mutable_amount()->set_minor_units(1);
    if (!payee.empty()) line->set_payee(payee);
    SetFee(0, offer().worker_fees(0).amount().minor_units(), offer());
  }
  std::vector<std::string> Judged() { return VersionOne::Judged(statement_); }

  v1::Statement statement_;
};

TEST_F(Costs, TrainingThatTheWorkerPaysIsAFeeToItsProvider) {
  for (v1::Training& training : *offer().mutable_training()) training.set_payer(v1::PAYER_WORKER);
  const std::vector<std::string> missing = Judged();
  EXPECT_EQ(missing.size(), static_cast<std::size_t>(offer().training_size()));
  for (const v1::Training& training : offer().training()) {
    const bool is_language = training.kind() == v1::TRAINING_KIND_LANGUAGE;
    const bool is_skill = training.kind() == v1::TRAINING_KIND_SKILL;
    AddFeeLine(is_language ? v1::FEE_CODE_LANGUAGE_TRAINING
               : is_skill  ? v1::FEE_CODE_SKILL_TRAINING
                           : v1::FEE_CODE_ORIENTATION,
               training.provider());
  }
  EXPECT_THAT(Judged(), IsEmpty());
}

TEST_F(Costs, AFeeToAnotherDoesNotPayForTheTraining) {
  offer().mutable_training(0)->set_payer(v1::PAYER_WORKER);
  const bool is_language = offer().training(0).kind() == v1::TRAINING_KIND_LANGUAGE;
  AddFeeLine(is_language ? v1::FEE_CODE_LANGUAGE_TRAINING : v1::FEE_CODE_ORIENTATION,
             std::string(kClinic));
  EXPECT_THAT(Judged(), Contains("WORKER_COST_WITHOUT_FEE offer.training[0].payer"));
}

TEST_F(Costs, TheJourneyOutIsAFee) {
  offer().mutable_travel()->set_outbound_payer(v1::PAYER_WORKER);
  EXPECT_THAT(Judged(), ElementsAre("WORKER_COST_WITHOUT_FEE offer.travel.outbound_payer"));
  AddFeeLine(v1::FEE_CODE_AIRFARE);
  EXPECT_THAT(Judged(), IsEmpty());
}

TEST_F(Costs, AFeeOfNothingIsNone) {
  offer().mutable_travel()->set_outbound_payer(v1::PAYER_WORKER);
  AddFeeLine(v1::FEE_CODE_AIRFARE);
  offer().mutable_worker_fees()->rbegin()->mutable_amount()->set_minor_units(0);
  EXPECT_THAT(Judged(), Contains("WORKER_COST_WITHOUT_FEE offer.travel.outbound_payer"));
}

TEST_F(Costs, AJourneyOverLandIsAFeeToo) {
  offer().mutable_travel()->set_outbound_payer(v1::PAYER_WORKER);
  AddFeeLine(v1::FEE_CODE_TRAVEL_DOMESTIC);
  EXPECT_THAT(Judged(), IsEmpty());
}

TEST_F(Costs, LodgingWithinTheAllowanceIsNoCost) {
  SetTrainingAllowance(50000, v1::TRAINING_MEALS_PAID, 50000, offer());
  EXPECT_THAT(Judged(), IsEmpty());
  SetTrainingAllowance(50000, v1::TRAINING_MEALS_PAID, 50001, offer());
  EXPECT_THAT(Judged(), ElementsAre("WORKER_COST_WITHOUT_FEE offer.training_allowance.lodging"));
  AddFeeLine(v1::FEE_CODE_LODGING_TRAINING);
  EXPECT_THAT(Judged(), IsEmpty());
}

}  // namespace
}  // namespace warifu
