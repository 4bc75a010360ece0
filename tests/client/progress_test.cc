#include "client/render/progress.h"

#include <gtest/gtest.h>

#include "tests/client/test_client.h"

namespace warifu {
namespace {

struct Watched : TestClient {
  Watched() {
    context().err_display.terminal = true;
    SetNow(1000);
  }
};

TEST(Progress, ShowsRateAndRemainingTime) {
  Watched client;
  {
    Progress progress(client.context(), 1000);
    progress.Show(0);
    client.SetNow(1010);
    progress.Show(100);
  }
  EXPECT_EQ(client.err(), "\r0 of 1,000\r100 of 1,000; 10 a second, 1 min 30 s left\n");
}

TEST(Progress, WhatWasDoneBeforeCountsForNoRate) {
  Watched client;
  {
    Progress progress(client.context(), 1000);
    progress.Show(900);
    client.SetNow(1001);
    progress.Show(950);
  }
  EXPECT_EQ(client.err(), "\r900 of 1,000\r950 of 1,000; 50 a second, 1 s left\n");
}

TEST(Progress, IsWrittenOnceASecondAndAtTheEnd) {
  Watched client;
  {
    Progress progress(client.context(), 3);
    for (std::uint64_t done = 0; done <= 3; ++done) progress.Show(done);
  }
  EXPECT_EQ(client.err(), "\r0 of 3\r3 of 3\n");
}

TEST(Progress, AShorterLineCoversTheLongerOne) {
  Watched client;
  {
    Progress progress(client.context(), 100);
    progress.Show(1);
    client.SetNow(1100);
    progress.Show(2);
    client.SetNow(1101);
    progress.Show(100);
  }
  const std::string err = client.err();
  const std::size_t last = err.rfind('\r');
  const std::size_t before = err.rfind('\r', last - 1);
  EXPECT_EQ(err.size() - 1 - last, last - before);
}

TEST(Progress, IsForWhoWatchesOnly) {
  Watched quiet, json;
  TestClient piped;
  quiet.context().global.quiet = true;
  json.context().global.json = true;
  for (TestClient* client :
       {static_cast<TestClient*>(&quiet), static_cast<TestClient*>(&json), &piped}) {
    {
      Progress progress(client->context(), 10);
      progress.Show(10);
    }
    EXPECT_EQ(client->err(), "");
  }
}

TEST(Progress, SaysDurationsInWords) {
  EXPECT_EQ(DurationInWords(0), "0 s");
  EXPECT_EQ(DurationInWords(59), "59 s");
  EXPECT_EQ(DurationInWords(60), "1 min 0 s");
  EXPECT_EQ(DurationInWords(3599), "59 min 59 s");
  EXPECT_EQ(DurationInWords(3600), "1 h 0 min");
  EXPECT_EQ(DurationInWords(7500), "2 h 5 min");
}

}  // namespace
}  // namespace warifu
