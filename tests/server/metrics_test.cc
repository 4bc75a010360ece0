// What the server counts, as Prometheus reads it over a plain connection of this machine.
#include "server/metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <sstream>

#include "server/limits.h"
#include "server/measured_store.h"
#include "server/metrics_listener.h"
#include "tests/server/plain_caller.h"
#include "tests/support/memory_store.h"
#include "tests/support/test_registry.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

std::string Ask(const MetricsListener& listener, const std::string& request) {
  PlainCaller caller(listener.address().port);
  caller.Send(request);
  return caller.ReadAll();
}

std::unique_ptr<MetricsListener> Listening(std::function<std::string()> render) {
  return MetricsListener::Start({"127.0.0.1", 0}, std::move(render)).value();
}

constexpr char kGet[] = "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n";

// --- The listener.

TEST(MetricsListener, AnswersMetricsAndNothingElse) {
  const auto listener = Listening([] { return std::string("a 1\n"); });
  EXPECT_THAT(Ask(*listener, kGet),
              AllOf(StartsWith("HTTP/1.1 200 OK\r\n"), HasSubstr("Content-Length: 4\r\n"),
                    HasSubstr("version=0.0.4"), ::testing::EndsWith("\r\n\r\na 1\n")));
  EXPECT_THAT(Ask(*listener, "GET / HTTP/1.1\r\n\r\n"), StartsWith("HTTP/1.1 404 "));
  EXPECT_THAT(Ask(*listener, "GET /metricsx HTTP/1.0\r\n\r\n"), StartsWith("HTTP/1.1 404 "));
  EXPECT_THAT(Ask(*listener, "POST /metrics HTTP/1.1\r\n\r\n"), StartsWith("HTTP/1.1 405 "));
  for (const char* request : {"hello\r\n\r\n", "GET /metrics\r\n\r\n", "GET  /metrics SMTP\r\n\r\n",
                              "\r\n\r\n", " \r\n\r\n"}) {
    EXPECT_THAT(Ask(*listener, request), StartsWith("HTTP/1.1 400 ")) << request;
  }
}

TEST(MetricsListener, TakesARequestInParts) {
  const auto listener = Listening([] { return std::string("a 1\n"); });
  PlainCaller caller(listener->address().port);
  const std::string request = kGet;
  for (const char byte : request) caller.Send(std::string(1, byte));
  EXPECT_THAT(caller.ReadAll(), StartsWith("HTTP/1.1 200 "));
}

TEST(MetricsListener, ReadsNoRequestAboveItsBound) {
  const auto listener = Listening([] { return std::string("a 1\n"); });
  const std::string huge =
      "GET /metrics HTTP/1.1\r\nX: " + std::string(2 * kMaxMetricsRequestBytes, 'x');
  EXPECT_THAT(Ask(*listener, huge), IsEmpty());
  EXPECT_THAT(Ask(*listener, kGet), StartsWith("HTTP/1.1 200 "));
}

// Who says nothing is not waited for when the server ends.
TEST(MetricsListener, EndsWhileACallerSaysNothing) {
  auto listener = Listening([] { return std::string("a 1\n"); });
  PlainCaller silent(listener->address().port);
  listener.reset();
  EXPECT_THAT(silent.ReadAll(), IsEmpty());
}

TEST(MetricsListener, IsForThisMachineAlone) {
  for (const char* host : {"0.0.0.0", "192.0.2.1", "::", "registry.example"}) {
    const auto listener = MetricsListener::Start({host, 0}, [] { return std::string(); });
    ASSERT_FALSE(listener.ok()) << host;
    EXPECT_EQ(listener.error().code, ErrorCode::kBadInput);
    EXPECT_THAT(listener.error().message(), HasSubstr("--metrics"));
  }
}

TEST(MetricsListener, SaysWhenTheAddressIsTaken) {
  const auto listener = Listening([] { return std::string(); });
  const auto second = MetricsListener::Start(listener->address(), [] { return std::string(); });
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().code, ErrorCode::kIo);
  EXPECT_THAT(second.error().message(), HasSubstr(listener->address().ToString()));
}

// --- What is counted.

TEST(Histogram, CountsEachValueInItsBucketAndThoseAbove) {
  Histogram histogram({1, 2.5});
  for (const double value : {0.5, 1.0, 1.5, 2.5, 7.0}) histogram.Add(value);
  EXPECT_EQ(histogram.Render("h", "Help."),
            "# HELP h Help.\n# TYPE h histogram\nh_bucket{le=\"1\"} 2\nh_bucket{le=\"2.5\"} 4\n"
            "h_bucket{le=\"+Inf\"} 5\nh_sum 12.5\nh_count 5\n");
}

class MetricsTest : public ::testing::Test {
 protected:
  MetricsTest() : reads_({1, 1}), writes_({2, 2}) {}

  std::string Text() { return metrics_.Render({test_.registry(), reads_, writes_, reads_}); }

  TestRegistry test_;
  CallGate reads_;
  CallGate writes_;
  Metrics metrics_;
};

TEST_F(MetricsTest, CountsSubmissionsByOutcomeAndFindingsByCode) {
  EXPECT_THAT(Text(), HasSubstr("warifu_submissions_total{outcome=\"admitted\"} 0\n"));
  const std::string key = test_.NewKey();
  metrics_.CountSubmission(test_.SubmitAndStep(key));
  metrics_.CountSubmission(test_.SubmitAndStep(key));
  v1::Finding finding;
  finding.set_code(v1::FINDING_CODE_FEE_TOTAL_WRONG);
  metrics_.CountSubmission(Findings{finding, finding});
  metrics_.CountSubmission(Unavailable("no"));
  metrics_.CountNotTaken();
  EXPECT_THAT(Text(),
              AllOf(HasSubstr("{outcome=\"admitted\"} 1\n"), HasSubstr("{outcome=\"known\"} 1\n"),
                    HasSubstr("{outcome=\"refused\"} 1\n"), HasSubstr("{outcome=\"failed\"} 1\n"),
                    HasSubstr("{outcome=\"not_taken\"} 1\n"),
                    HasSubstr("warifu_findings_total{code=\"FEE_TOTAL_WRONG\"} 2\n")));
}

TEST_F(MetricsTest, ShowsSizesAndHealth) {
  const std::string size = std::to_string(test_.newest_size().value());
  EXPECT_THAT(Text(), AllOf(HasSubstr("\nwarifu_entries " + size + "\n"),
                            HasSubstr("warifu_candidate_entries 0\n"),
                            HasSubstr("warifu_healthy{what=\"writing\"} 1\n")));
  test_.clock().Advance(30ULL * 24 * 3600 * 1000);
  test_.Pass(1);
  EXPECT_THAT(Text(), HasSubstr("warifu_healthy{what=\"writing\"} 0\n"));
}

TEST_F(MetricsTest, CountsCallsUnderWayAndThoseRefused) {
  const auto ticket = reads_.Enter("peer");
  EXPECT_FALSE(reads_.Enter("peer").has_value());
  EXPECT_THAT(Text(), AllOf(HasSubstr("warifu_calls_in_flight{kind=\"read\"} 1\n"),
                            HasSubstr("warifu_calls_in_flight{kind=\"write\"} 0\n"),
                            HasSubstr("warifu_calls_refused_total{kind=\"read\"} 1\n")));
}

TEST_F(MetricsTest, CountsBatchesWrittenAndNot) {
  metrics_.CountCommit(2, 0.003, true);
  metrics_.CountCommit(9, 0.1, false);
  EXPECT_THAT(Text(), AllOf(HasSubstr("warifu_batch_entries_bucket{le=\"1\"} 0\n"),
                            HasSubstr("warifu_batch_entries_bucket{le=\"2\"} 1\n"),
                            HasSubstr("warifu_commit_seconds_bucket{le=\"0.002\"} 0\n"),
                            HasSubstr("warifu_commit_seconds_bucket{le=\"0.005\"} 1\n"),
                            HasSubstr("warifu_commits_failed_total 1\n")));
}

// Each line is a comment or a sample; each sample's name was declared above it, once.
TEST_F(MetricsTest, IsInPrometheusTextFormat) {
  metrics_.CountCommit(2, 0.003, true);
  const std::regex sample(
      R"(([a-z_]+)(\{[a-z]+="[A-Za-z0-9_.+]+"\})? [0-9]+(\.[0-9]+)?(e[+-][0-9]+)?)");
  const std::regex declared(R"(# (HELP|TYPE) ([a-z_]+) .+)");
  const std::regex suffix("_(bucket|sum|count)$");
  std::set<std::string> types;
  std::istringstream lines(Text());
  for (std::string line; std::getline(lines, line);) {
    std::smatch match;
    if (std::regex_match(line, match, declared)) {
      if (match[1] == "TYPE") {
        EXPECT_TRUE(types.insert(match[2]).second) << line;
      }
      continue;
    }
    ASSERT_TRUE(std::regex_match(line, match, sample)) << line;
    const std::string name = match[1];
    EXPECT_TRUE(types.count(name) + types.count(std::regex_replace(name, suffix, "")) > 0) << line;
  }
  EXPECT_GT(types.size(), 9u);
}

TEST(MeasuredStore, CountsWhatTheStoreBehindItWrites) {
  TestRegistry test;
  Metrics metrics;
  MeasuredStore measured(test.store(), metrics);
  EXPECT_EQ(measured.Latest()->size(), test.store().Latest()->size());
  test.store().FailCommit(1, Fault::kFailed);
  EXPECT_FALSE(measured.Commit({}).ok());
  CallGate gate({1, 1});
  EXPECT_THAT(metrics.Render({test.registry(), gate, gate, gate}),
              HasSubstr("warifu_commits_failed_total 1\n"));
}

}  // namespace
}  // namespace warifu
