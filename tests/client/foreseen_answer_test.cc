// What a server answers to a dry run, as it is believed: whole, or not at all.
#include "client/foreseen_answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace warifu {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

v1::DryRunResponse Answer() {
  v1::DryRunResponse answer;
  v1::Finding& finding = *answer.add_findings();
  finding.set_code(v1::FINDING_CODE_FEE_ABOVE_CEILING);
  finding.set_field("offer.worker_fees");
  v1::MeasuredCeiling& ceiling = *answer.add_ceilings();
  ceiling.set_name("TOTAL");
  ceiling.set_appointment(std::string(kCodeBytes, '\x21'));
  ceiling.mutable_fees()->set_minor_units(3);
  ceiling.mutable_fees()->set_currency("VND");
  ceiling.mutable_limit()->set_minor_units(5);
  ceiling.mutable_limit()->set_currency("VND");
  answer.add_rulesets(7);
  answer.set_no_middlemen(false);
  return answer;
}

TEST(ForeseenAnswer, IsTakenWhole) {
  const Result<Foreseen> foreseen = ForeseenOf(Answer());
  ASSERT_TRUE(foreseen.ok()) << foreseen.error().message();
  ASSERT_EQ(foreseen->findings.size(), 1U);
  EXPECT_EQ(foreseen->findings.front().field(), "offer.worker_fees");
  ASSERT_EQ(foreseen->ceilings.size(), 1U);
  const CeilingMeasure& ceiling = foreseen->ceilings.front();
  EXPECT_EQ(ceiling.name, "TOTAL");
  EXPECT_EQ(ceiling.appointment->view(), std::string(kCodeBytes, '\x21'));
  EXPECT_EQ(ceiling.fees->minor_units(), 3);
  EXPECT_EQ(ceiling.limit->minor_units(), 5);
  EXPECT_THAT(foreseen->rulesets, ElementsAre(LeafIndex(7)));
  EXPECT_EQ(foreseen->no_middlemen, false);
}

// What an older server does not say is not known.
TEST(ForeseenAnswer, OfNothingSaysNothing) {
  const Result<Foreseen> foreseen = ForeseenOf({});
  ASSERT_TRUE(foreseen.ok());
  EXPECT_FALSE(foreseen->no_middlemen.has_value());
  EXPECT_TRUE(foreseen->findings.empty());
  EXPECT_TRUE(foreseen->ceilings.empty());
}

TEST(ForeseenAnswer, IsRefusedWhereItIsMalformed) {
  using Ceiling = v1::MeasuredCeiling;
  const struct {
    const char* field;
    std::function<void(v1::DryRunResponse&, Ceiling&)> garble;
  } cases[] = {
      {"ceilings.name", [](auto&, Ceiling& one) { one.set_name(std::string(5000, 'x')); }},
      {"ceilings.fees.currency",
       [](auto&, Ceiling& one) { one.mutable_fees()->set_currency("XX1"); }},
      {"ceilings.limit.minor_units",
       [](auto&, Ceiling& one) { one.mutable_limit()->set_minor_units(-1); }},
      {"ceilings.appointment", [](auto&, Ceiling& one) { one.set_appointment("123456789"); }},
      {"rulesets",
       [](auto& answer, Ceiling&) {
         while (answer.rulesets_size() < 21) answer.add_rulesets(1);
       }},
      {"ceilings",
       [](auto& answer, Ceiling&) {
         while (answer.ceilings_size() < 1001) answer.add_ceilings();
       }},
      {"findings",
       [](auto& answer, Ceiling&) {
         while (answer.findings_size() < 1001) answer.add_findings();
       }},
  };
  for (const auto& one : cases) {
    v1::DryRunResponse answer = Answer();
    one.garble(answer, *answer.mutable_ceilings(0));
    const Result<Foreseen> foreseen = ForeseenOf(answer);
    ASSERT_FALSE(foreseen.ok()) << one.field;
    EXPECT_EQ(foreseen.error().code, ErrorCode::kInconsistent);
    EXPECT_THAT(foreseen.error().message(), HasSubstr(one.field));
  }
}

}  // namespace
}  // namespace warifu
