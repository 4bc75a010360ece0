#include "registry/news.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace warifu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Touch Of(std::uint64_t change, std::uint64_t leaf) { return {LeafIndex(change), LeafIndex(leaf)}; }

std::vector<LeafIndex> Leaves(std::initializer_list<std::uint64_t> indexes) {
  std::vector<LeafIndex> leaves;
  for (const std::uint64_t index : indexes) leaves.emplace_back(index);
  return leaves;
}

TEST(UnpublishedChanges, FindsTheChangesOfALeaf) {
  UnpublishedChanges news(TreeSize(10));
  news.Add(std::vector<Touch>{Of(10, 3), Of(11, 4), Of(13, 3)});
  EXPECT_THAT(news.Touching(Leaves({3}), TreeSize(10)), ElementsAre(LeafIndex(10), LeafIndex(13)));
  EXPECT_THAT(news.Touching(Leaves({5}), TreeSize(10)), IsEmpty());
}

TEST(UnpublishedChanges, GivesAChangeThatTouchesTwoLeavesOnce) {
  UnpublishedChanges news(TreeSize(10));
  news.Add(std::vector<Touch>{Of(10, 3), Of(10, 4)});
  EXPECT_THAT(news.Touching(Leaves({4, 3}), TreeSize(10)), ElementsAre(LeafIndex(10)));
}

TEST(UnpublishedChanges, ForgetsWhatIsPublished) {
  UnpublishedChanges news(TreeSize(10));
  news.Add(std::vector<Touch>{Of(10, 3), Of(12, 3)});
  news.ForgetBelow(TreeSize(12));
  EXPECT_THAT(news.Touching(Leaves({3}), TreeSize(12)), ElementsAre(LeafIndex(12)));
  EXPECT_TRUE(news.IsCompleteSince(TreeSize(12)));
  EXPECT_FALSE(news.IsCompleteSince(TreeSize(11)));
}

TEST(UnpublishedChanges, LeavesOutChangesBelowThePublishedSizeAskedFor) {
  UnpublishedChanges news(TreeSize(10));
  news.Add(std::vector<Touch>{Of(10, 3), Of(12, 3)});
  EXPECT_THAT(news.Touching(Leaves({3}), TreeSize(11)), ElementsAre(LeafIndex(12)));
}

TEST(UnpublishedChanges, SaysWhenItHadToForgetSomething) {
  UnpublishedChanges news(TreeSize(10), 2);
  news.Add(std::vector<Touch>{Of(10, 3), Of(11, 4)});
  EXPECT_TRUE(news.IsCompleteSince(TreeSize(10)));
  news.Add(std::vector<Touch>{Of(12, 5)});
  EXPECT_FALSE(news.IsCompleteSince(TreeSize(10)));
  EXPECT_TRUE(news.IsCompleteSince(TreeSize(11)));
  EXPECT_THAT(news.Touching(Leaves({4, 5}), TreeSize(11)),
              ElementsAre(LeafIndex(11), LeafIndex(12)));
}

}  // namespace
}  // namespace warifu
