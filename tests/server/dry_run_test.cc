// Dry runs: what would be found of a statement, asked without its signatures.
#include <gmock/gmock.h>
#include <grpcpp/client_context.h>
#include <gtest/gtest.h>

#include "server/limits.h"
#include "server/status.h"
#include "tests/server/served.h"
#include "warifu/v1/submission_service.grpc.pb.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;

class DryRunTest : public ::testing::Test {
 protected:
  // The payload of a signed statement, and who signed it.
  static v1::DryRunRequest AskAbout(const std::string& signed_statement) {
    v1::SignedStatement message;
    EXPECT_TRUE(message.ParseFromString(signed_statement));
    v1::DryRunRequest request;
    request.set_payload(message.payload());
    for (const v1::StatementSignature& signature : message.signatures()) {
      request.add_signers(signature.public_key());
    }
    return request;
  }
  // How many findings; those of a call that failed are 0.
  int FindingsOf(const v1::DryRunRequest& request) {
    grpc::ClientContext context;
    response_.Clear();
    status_ = v1::SubmissionService::NewStub(channel_)->DryRun(&context, request, &response_);
    return response_.findings_size();
  }
  void ExpectStatus(const std::string& name, const std::string& words) {
    EXPECT_EQ(StatusName(status_), name);
    EXPECT_THAT(status_.error_message(), HasSubstr(words));
  }

  Served served_;
  std::shared_ptr<grpc::Channel> channel_ = served_.NewChannel();
  grpc::Status status_;
  v1::DryRunResponse response_;
};

TEST_F(DryRunTest, FindsNothingInWhatWouldBeAdmittedAndAppendsNothing) {
  const std::uint64_t before = served_.test().newest_size().value();
  EXPECT_EQ(FindingsOf(AskAbout(served_.test().NewKey())), 0);
  ExpectStatus("OK", "");
  EXPECT_EQ(served_.test().newest_size().value(), before);
}

TEST_F(DryRunTest, GivesFindings) {
  v1::DryRunRequest garbage;
  EXPECT_GT(FindingsOf(garbage), 0);
  garbage.set_payload("garbage");
  EXPECT_GT(FindingsOf(garbage), 0);
  v1::Statement offer = served_.test().world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->mutable_parties()->RemoveLast();
  EXPECT_GT(FindingsOf(AskAbout(served_.test().world().Sign(offer))), 0);
  ExpectStatus("OK", "");
}

TEST_F(DryRunTest, MeasuresTheCeilingsThatBindAnOffer) {
  const v1::Statement offer = served_.test().world().Offer(LegalOffer::kEsd);
  EXPECT_EQ(FindingsOf(AskAbout(served_.test().world().Sign(offer))), 0);
  ASSERT_GT(response_.ceilings_size(), 0);
  for (const v1::MeasuredCeiling& one : response_.ceilings()) {
    EXPECT_EQ(one.limit().currency(), "VND") << one.name();
    EXPECT_LE(one.fees().minor_units(), one.limit().minor_units()) << one.name();
  }
  ASSERT_EQ(response_.rulesets_size(), 1);
  EXPECT_LT(response_.rulesets(0), served_.test().newest_size().value());
  EXPECT_TRUE(response_.has_no_middlemen());
  EXPECT_TRUE(response_.no_middlemen());
  EXPECT_EQ(FindingsOf(AskAbout(served_.test().NewKey())), 0);
  EXPECT_EQ(response_.ceilings_size(), 0);
}

// A sum may be more than an amount may be: then there is no measure, and all else is said.
TEST_F(DryRunTest, LeavesOutWhatIsNoAmount) {
  constexpr std::int64_t kLargestAmount = 1'000'000'000'000'000;
  v1::Statement offer = served_.test().world().Offer(LegalOffer::kEsd);
  for (v1::FeeLine& line : *offer.mutable_offer()->mutable_worker_fees()) {
    line.mutable_amount()->set_minor_units(kLargestAmount);
  }
  EXPECT_GT(FindingsOf(AskAbout(served_.test().world().Sign(offer))), 0);
  ASSERT_GT(response_.ceilings_size(), 0);
  for (const v1::MeasuredCeiling& one : response_.ceilings()) {
    EXPECT_LE(one.fees().minor_units(), kLargestAmount) << one.name();
  }
}

// A mark is foreseen of what would be admitted, and of nothing else.
TEST_F(DryRunTest, SaysNothingOfMiddlemenInWhatWouldBeRefused) {
  v1::Statement offer = served_.test().world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->set_hire_route(v1::HIRE_ROUTE_DIRECT);
  EXPECT_GT(FindingsOf(AskAbout(served_.test().world().Sign(offer))), 0);
  EXPECT_FALSE(response_.has_no_middlemen());
  offer = served_.test().world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->mutable_term()->set_probation_days(300);
  EXPECT_EQ(FindingsOf(AskAbout(served_.test().world().Sign(offer))), 1);
  EXPECT_FALSE(response_.has_no_middlemen());
}

TEST_F(DryRunTest, RefusesARequestAboveItsLimit) {
  v1::DryRunRequest request;
  request.set_payload(std::string(kMaxRequestBytes, 'x'));
  FindingsOf(request);
  ExpectStatus("INVALID_ARGUMENT", "request");
}

TEST_F(DryRunTest, NamesASignerThatIsNoKey) {
  v1::DryRunRequest request = AskAbout(served_.test().NewKey());
  request.add_signers("short");
  FindingsOf(request);
  ExpectStatus("INVALID_ARGUMENT", "signers[2]");
  for (int i = 0; i < kMaxAskedSigners; ++i) request.add_signers(std::string(32, 'x'));
  FindingsOf(request);
  ExpectStatus("INVALID_ARGUMENT", "signers: 43");
}

}  // namespace
}  // namespace warifu
