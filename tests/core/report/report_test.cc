#include "core/report/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/report/listed.h"

namespace warifu {
namespace {

using ::testing::SizeIs;

TEST(Report, HasTenListsInOrderAlsoOfAnEmptyRegistry) {
  const Scene scene;
  const auto sections = MakeReport(ReportInput::Of(scene.state(), scene.now_ms()));
  ASSERT_THAT(sections, SizeIs(kReportLists));
  for (std::size_t i = 0; i < sections.size(); ++i) {
    EXPECT_EQ(sections[i].list, static_cast<ReportList>(i));
    EXPECT_EQ(sections[i].count, 0U) << ReportListName(sections[i].list);
  }
}

TEST(Report, ShowsOnlySoManyFindingsAndCountsTheRest) {
  ReportSection section;
  for (std::size_t i = 0; i <= kMaxShownFindings; ++i) section.Add({});
  EXPECT_THAT(section.findings, SizeIs(kMaxShownFindings));
  EXPECT_EQ(section.count, kMaxShownFindings + 1);
}

TEST(OfferCodes, NameOnlySoMany) {
  OfferCodes codes;
  for (std::size_t i = 0; i <= kMaxNamedOffers; ++i) codes.Add(Code());
  EXPECT_THAT(codes.named, SizeIs(kMaxNamedOffers));
  EXPECT_EQ(codes.count, kMaxNamedOffers + 1);
}

}  // namespace
}  // namespace warifu
