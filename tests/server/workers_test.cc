#include "server/workers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <vector>

namespace warifu {
namespace {

TEST(Workers, DoAllThatWasPostedBeforeStop) {
  std::atomic<int> done = 0;
  Workers workers(2);
  for (int i = 0; i < 500; ++i) workers.Post([&done] { ++done; });
  workers.Stop();
  EXPECT_EQ(done, 500);
  workers.Stop();
}

TEST(Workers, OneKeepsTheOrder) {
  std::vector<int> order;
  Workers workers(1);
  for (int i = 0; i < 100; ++i) workers.Post([&order, i] { order.push_back(i); });
  workers.Stop();
  ASSERT_EQ(order.size(), 100u);
  EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
}

}  // namespace
}  // namespace warifu
