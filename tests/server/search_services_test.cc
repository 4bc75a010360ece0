// Search and lists over the network: what they give, and what hostile requests get.
#include <gmock/gmock.h>
#include <grpcpp/client_context.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "registry/search_reads.h"
#include "server/status.h"
#include "tests/server/served.h"
#include "warifu/v1/offer_service.grpc.pb.h"
#include "warifu/v1/organization_service.grpc.pb.h"
#include "warifu/v1/submission_service.grpc.pb.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class SearchServicesTest : public ::testing::Test {
 protected:
  void Submit(const v1::Statement& statement) {
    grpc::ClientContext context;
    v1::SubmitRequest request;
    v1::SubmitResponse response;
    request.set_signed_statement(served_.test().world().Sign(statement));
    ASSERT_TRUE(submission_->Submit(&context, request, &response).ok());
    ASSERT_TRUE(response.has_receipt()) << response.ShortDebugString();
  }
  v1::SearchOffersResponse Search(const v1::SearchOffersRequest& request) {
    grpc::ClientContext context;
    v1::SearchOffersResponse response;
    status_ = offers_->SearchOffers(&context, request, &response);
    return response;
  }
  v1::ListOrganizationsResponse List(const v1::ListOrganizationsRequest& request) {
    grpc::ClientContext context;
    v1::ListOrganizationsResponse response;
    status_ = organizations_->ListOrganizations(&context, request, &response);
    return response;
  }
  v1::ListOrganizationStatementsResponse ListOf(std::string_view id,
                                                v1::OrganizationStatementKind kind) {
    grpc::ClientContext context;
    v1::ListOrganizationStatementsRequest request;
    request.set_organization(std::string(id));
    request.set_kind(kind);
    v1::ListOrganizationStatementsResponse response;
    status_ = organizations_->ListOrganizationStatements(&context, request, &response);
    return response;
  }
  void ExpectOk() { EXPECT_TRUE(status_.ok()) << status_.error_message(); }
  void ExpectRefused(const std::string& words) {
    EXPECT_EQ(StatusName(status_), "INVALID_ARGUMENT") << status_.error_message();
    EXPECT_THAT(status_.error_message(), StartsWith(words));
  }

  Served served_;
  std::shared_ptr<grpc::Channel> channel_ = served_.NewChannel();
  std::unique_ptr<v1::SubmissionService::Stub> submission_ =
      v1::SubmissionService::NewStub(channel_);
  std::unique_ptr<v1::OfferService::Stub> offers_ = v1::OfferService::NewStub(channel_);
  std::unique_ptr<v1::OrganizationService::Stub> organizations_ =
      v1::OrganizationService::NewStub(channel_);
  grpc::Status status_;
};

TEST_F(SearchServicesTest, AnOfferIsFoundAtOnceWithTheSizeThatWasLookedAt) {
  EXPECT_EQ(Search({}).offers_size(), 0);
  ExpectOk();
  const v1::Statement offer = served_.test().world().Offer(LegalOffer::kEsd);
  Submit(offer);
  const v1::SearchOffersResponse response = Search({});
  ExpectOk();
  ASSERT_EQ(response.offers_size(), 1);
  EXPECT_EQ(response.offers(0).summary().code(), Code::Of(NameOf(offer)).view());
  EXPECT_EQ(response.offers(0).standing(), v1::OFFER_STANDING_IN_FORCE);
  EXPECT_EQ(response.size(), served_.test().newest_size().value());
  EXPECT_EQ(response.as_of_ms(), response.offers(0).summary().admitted_at_ms());
  EXPECT_EQ(response.next_page_token(), "");
}

TEST_F(SearchServicesTest, PagesGoOnWhileOffersArrive) {
  for (const LegalOffer kind : kLegalOffers) Submit(served_.test().world().Offer(kind));
  std::vector<std::uint64_t> indexes;
  v1::SearchOffersRequest request;
  request.set_page_size(2);
  do {
    const v1::SearchOffersResponse response = Search(request);
    ExpectOk();
    for (const v1::OfferHint& offer : response.offers()) indexes.push_back(offer.index());
    request.set_page_token(response.next_page_token());
    Submit(served_.test().world().Offer(LegalOffer::kSsw));
  } while (!request.page_token().empty());
  EXPECT_EQ(indexes.size(), kLegalOffers.size());
  EXPECT_TRUE(std::is_sorted(indexes.rbegin(), indexes.rend()));
}

TEST_F(SearchServicesTest, HostileRequestsAreRefusedWithTheField) {
  v1::SearchOffersRequest request;
  request.set_page_size(kMaxPageSize + 1);
  Search(request);
  ExpectRefused("page_size");
  request.set_page_size(0xffffffff);
  Search(request);
  ExpectRefused("page_size");
  request.set_page_size(1);
  request.set_page_token(std::string(60'000, 'x'));
  Search(request);
  ExpectRefused("page_token");
  request.set_page_token("garbage!");
  Search(request);
  ExpectRefused("page_token");
  request.clear_page_token();
  request.mutable_filter()->set_party(std::string(10'000, 'A'));
  Search(request);
  ExpectRefused("filter.party");
  request.mutable_filter()->set_party("AA:B");
  request.mutable_filter()->set_standing(static_cast<v1::OfferStanding>(77));
  Search(request);
  ExpectRefused("filter.standing");
  request.mutable_filter()->clear_standing();
  request.mutable_filter()->mutable_cost_to()->set_minor_units(-5);
  Search(request);
  ExpectRefused("filter.cost_to");
}

TEST_F(SearchServicesTest, ARequestAboveTheLimitOfAllRequestsIsRefused) {
  v1::SearchOffersRequest request;
  request.mutable_filter()->set_national_code(std::string(70'000, 'A'));
  Search(request);
  ExpectRefused("request");
}

TEST_F(SearchServicesTest, OrganizationsAreListedWithWhatBelongsToThem) {
  v1::ListOrganizationsRequest request;
  std::size_t organizations = 0;
  do {
    const v1::ListOrganizationsResponse response = List(request);
    ExpectOk();
    organizations += static_cast<std::size_t>(response.organizations_size());
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(organizations, Cast().size());
  EXPECT_EQ(ListOf(kFuji, v1::ORGANIZATION_STATEMENT_KIND_KEY).statements_size(), 1);
  ExpectOk();
  EXPECT_GT(ListOf(kFuji, v1::ORGANIZATION_STATEMENT_KIND_APPOINTMENT).statements_size(), 0);
  EXPECT_EQ(ListOf(kFuji, v1::ORGANIZATION_STATEMENT_KIND_HISTORY).statements_size(), 1);
}

TEST_F(SearchServicesTest, HostileListsAreRefused) {
  ListOf("", v1::ORGANIZATION_STATEMENT_KIND_KEY);
  ExpectRefused("organization");
  ListOf(std::string("AA:B\0C", 6), v1::ORGANIZATION_STATEMENT_KIND_KEY);
  ExpectRefused("organization");
  ListOf(kFuji, v1::ORGANIZATION_STATEMENT_KIND_UNSPECIFIED);
  ExpectRefused("kind");
  ListOf(kFuji, static_cast<v1::OrganizationStatementKind>(-1));
  ExpectRefused("kind");
  v1::ListOrganizationsRequest request;
  request.set_page_token(std::string(20, '\xff'));
  List(request);
  ExpectRefused("page_token");
}

}  // namespace
}  // namespace warifu
