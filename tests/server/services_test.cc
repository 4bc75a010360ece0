// Every RPC over the network, with what it gives and what it refuses.
#include <gmock/gmock.h>
#include <grpcpp/client_context.h>
#include <gtest/gtest.h>

#include "core/note/checkpoint.h"
#include "core/proof/limits.h"
#include "registry/limits.h"
#include "server/limits.h"
#include "server/status.h"
#include "tests/server/served.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;

class ServicesTest : public ::testing::Test {
 protected:
  // One call; the answer, or what the status says.
  template <typename Answer, typename Stub, typename Ask>
  Answer Call(grpc::Status (Stub::*method)(grpc::ClientContext*, const Ask&, Answer*), Stub& caller,
              const Ask& request) {
    grpc::ClientContext context;
    Answer answer;
    status_ = (caller.*method)(&context, request, &answer);
    return answer;
  }
  void ExpectStatus(const std::string& name, const ::testing::Matcher<std::string>& words) {
    EXPECT_EQ(StatusName(status_), name) << status_.error_message();
    EXPECT_THAT(status_.error_message(), words);
  }
  void ExpectOk() { ExpectStatus("OK", ""); }

  v1::SubmitResponse Submit(const std::string& signed_statement) {
    v1::SubmitRequest request;
    request.set_signed_statement(signed_statement);
    return Call(&SubmissionStub::Submit, *submission_, request);
  }
  v1::GetOfferProofResponse GetOfferProof(const std::string& code, std::uint32_t place = 0) {
    v1::GetOfferProofRequest request;
    request.set_code(code);
    request.set_first_place(place);
    return Call(&OfferStub::GetOfferProof, *offers_, request);
  }
  v1::GetEntriesResponse GetEntries(std::uint64_t first, std::uint64_t count) {
    v1::GetEntriesRequest request;
    request.set_first(first);
    request.set_count(count);
    return Call(&LogStub::GetEntries, *log_, request);
  }
  v1::GetTileResponse GetTile(std::uint32_t level, std::uint64_t index, std::uint32_t width) {
    v1::GetTileRequest request;
    request.set_level(level);
    request.set_index(index);
    request.set_width(width);
    return Call(&LogStub::GetTile, *log_, request);
  }
  v1::GetInclusionResponse GetInclusion(std::uint64_t index, std::uint64_t size) {
    v1::GetInclusionRequest request;
    request.set_index(index);
    request.set_size(size);
    return Call(&LogStub::GetInclusion, *log_, request);
  }
  v1::GetConsistencyResponse GetConsistency(std::uint64_t first, std::uint64_t second) {
    v1::GetConsistencyRequest request;
    request.set_first_size(first);
    request.set_second_size(second);
    return Call(&LogStub::GetConsistency, *log_, request);
  }
  v1::GetStatementResponse GetStatement(const v1::GetStatementRequest& request) {
    return Call(&LogStub::GetStatement, *log_, request);
  }
  std::string PublishedCheckpoint() {
    return Call(&LogStub::GetCheckpoint, *log_, v1::GetCheckpointRequest()).checkpoint();
  }

  // An offer that stands in the log; its code's bytes.
  std::string AddOffer() {
    const v1::Statement offer = served_.test().world().Offer(LegalOffer::kEsd);
    EXPECT_FALSE(Submit(served_.test().world().Sign(offer)).receipt().empty());
    return std::string(Code::Of(NameOf(offer)).view());
  }
  std::uint64_t size() { return served_.test().newest_size().value(); }

  using SubmissionStub = v1::SubmissionService::Stub;
  using OfferStub = v1::OfferService::Stub;
  using LogStub = v1::LogService::Stub;

  Served served_;
  std::shared_ptr<grpc::Channel> channel_ = served_.NewChannel();
  std::unique_ptr<SubmissionStub> submission_ = v1::SubmissionService::NewStub(channel_);
  std::unique_ptr<OfferStub> offers_ = v1::OfferService::NewStub(channel_);
  std::unique_ptr<LogStub> log_ = v1::LogService::NewStub(channel_);
  grpc::Status status_;
};

// --- Submission.

TEST_F(ServicesTest, SubmitAnswersWithAReceiptOfWhatStands) {
  const std::uint64_t before = size();
  const v1::SubmitResponse response = Submit(served_.test().NewKey());
  ExpectOk();
  v1::Receipt receipt;
  ASSERT_TRUE(receipt.ParseFromString(response.receipt()));
  EXPECT_EQ(receipt.index(), before);
  const auto checkpoint = VerifyCheckpoint(receipt.checkpoint(), served_.test().vkey());
  ASSERT_TRUE(checkpoint.ok()) << checkpoint.error().message();
  EXPECT_EQ(checkpoint->size.value(), before + 2);
  EXPECT_TRUE(GetEntries(before, 1).entries(0) == receipt.entry());
}

TEST_F(ServicesTest, SubmitIsIdempotent) {
  const std::string key = served_.test().NewKey();
  v1::Receipt first;
  v1::Receipt second;
  ASSERT_TRUE(first.ParseFromString(Submit(key).receipt()));
  const std::uint64_t after = size();
  ASSERT_TRUE(second.ParseFromString(Submit(key).receipt()));
  EXPECT_EQ(second.index(), first.index());
  EXPECT_EQ(size(), after);
}

TEST_F(ServicesTest, FindingsArePartOfTheAnswer) {
  v1::Statement offer = served_.test().world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->mutable_parties()->RemoveLast();
  const v1::SubmitResponse response = Submit(served_.test().world().Sign(offer));
  ExpectOk();
  EXPECT_TRUE(response.has_refused());
  EXPECT_GT(response.refused().findings_size(), 0);
}

TEST_F(ServicesTest, SubmitFindsGarbageNotCanonical) {
  for (const std::string& garbage :
       {std::string(), std::string("garbage"), std::string(1000, '\xff'),
        std::string(kMaxRequestBytes - 100, 'x')}) {
    const v1::SubmitResponse response = Submit(garbage);
    ExpectOk();
    ASSERT_GT(response.refused().findings_size(), 0) << garbage.size();
  }
}

TEST_F(ServicesTest, ARequestAboveItsLimitIsRefusedWithASentence) {
  const std::uint64_t before = size();
  Submit(std::string(kMaxRequestBytes, 'x'));
  ExpectStatus("INVALID_ARGUMENT", HasSubstr(std::to_string(kMaxRequestBytes)));
  EXPECT_EQ(size(), before);
}

TEST_F(ServicesTest, WhatTheTransportWillNotReadIsRefusedByIt) {
  Submit(std::string(kMaxReceivedBytes + 1, 'x'));
  ExpectStatus("RESOURCE_EXHAUSTED", HasSubstr("larger than max"));
  Submit(served_.test().NewKey());
  ExpectOk();
}

// --- Offers.

TEST_F(ServicesTest, AnOfferIsProvenOnceItIsPublished) {
  Submit(served_.test().NewKey());  // the candidate of this second
  const std::string code = AddOffer();
  EXPECT_TRUE(GetOfferProof(code).proof().empty());  // admitted, not published
  ExpectOk();
  served_.Publish();
  const v1::GetOfferProofResponse response = GetOfferProof(code);
  ExpectOk();
  v1::OfferProof proof;
  ASSERT_TRUE(proof.ParseFromString(response.proof()));
  EXPECT_EQ(proof.checkpoint(), PublishedCheckpoint());
  EXPECT_EQ(response.news_size(), 0);
}

TEST_F(ServicesTest, BadNewsComeBeforeTheyArePublished) {
  const std::string code = AddOffer();  // the candidate of this second, published at once
  EXPECT_FALSE(Submit(served_.test().Suspend("VNTEST:SATSUKI")).receipt().empty());
  const v1::GetOfferProofResponse response = GetOfferProof(code);
  ExpectOk();
  EXPECT_FALSE(response.proof().empty());
  EXPECT_GT(response.news_size(), 0);
}

TEST_F(ServicesTest, GetOfferProofRefuses) {
  GetOfferProof(std::string(10, 'x'));
  ExpectStatus("NOT_FOUND", HasSubstr("does not know"));
  GetOfferProof("");
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("10 bytes"));
  GetOfferProof(std::string(9, 'x'));
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("not 9"));
  GetOfferProof(std::string(11, 'x'));
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("not 11"));
  GetOfferProof(std::string(10, 'x'), kMaxAskedPlace + 1);
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("first_place"));
  const Hash genesis = NameOf(served_.test().world().Genesis());
  GetOfferProof(std::string(Code::Of(genesis).view()));
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("not of an offer"));
}

// --- The log.

TEST_F(ServicesTest, TheCheckpointIsThePublishedOne) {
  Submit(served_.test().NewKey());  // the candidate of this second, published at once
  const std::string first = PublishedCheckpoint();
  ExpectOk();
  EXPECT_TRUE(VerifyCheckpoint(first, served_.test().vkey()).ok());
  Submit(served_.test().NewKey());
  EXPECT_EQ(PublishedCheckpoint(), first);
  served_.Publish();
  EXPECT_EQ(VerifyCheckpoint(PublishedCheckpoint(), served_.test().vkey())->size.value(), size());
}

TEST_F(ServicesTest, ACheckpointTooOldIsNotShown) {
  served_.test().clock().Advance(kMaxPublishedAgeMs + 1);
  PublishedCheckpoint();
  ExpectStatus("UNAVAILABLE", HasSubstr("publish"));
}

TEST_F(ServicesTest, NoCandidateWaitsWhereNoWitnessIsNeeded) {
  const auto response = Call(&LogStub::GetCandidate, *log_, v1::GetCandidateRequest());
  ExpectOk();
  EXPECT_EQ(response.checkpoint(), "");
  EXPECT_FALSE(response.none_published());
}

TEST_F(ServicesTest, ThatNothingIsPublishedIsSaidAndNotOnlyRefused) {
  served_.test().clock().Advance(kMaxPublishedAgeMs + 1);
  const auto response = Call(&LogStub::GetCandidate, *log_, v1::GetCandidateRequest());
  ExpectOk();
  EXPECT_TRUE(response.none_published());
}

TEST_F(ServicesTest, CosignaturesOfNobodyAreRefused) {
  v1::AddCosignatureRequest request;
  for (const std::string& note : {std::string(), std::string("garbage"), PublishedCheckpoint()}) {
    request.set_cosigned_checkpoint(note);
    const auto response = Call(&LogStub::AddCosignature, *log_, request);
    EXPECT_FALSE(status_.ok()) << note;
    EXPECT_FALSE(response.published());
  }
  request.set_cosigned_checkpoint(std::string(kMaxCheckpointBytes + 1, 'x'));
  Call(&LogStub::AddCosignature, *log_, request);
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("cosigned_checkpoint"));
}

TEST_F(ServicesTest, EntriesComeInOrderAndAsStored) {
  const v1::GetEntriesResponse all = GetEntries(0, kMaxEntriesPerAnswer);
  ExpectOk();
  ASSERT_EQ(static_cast<std::uint64_t>(all.entries_size()), size());
  EXPECT_TRUE(GetEntries(3, 1).entries(0) == all.entries(3));
  EXPECT_EQ(GetEntries(3, 2).entries_size(), 2);
}

TEST_F(ServicesTest, GetEntriesRefuses) {
  GetEntries(size(), 1);
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("first"));
  GetEntries(0, 0);
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("count"));
  GetEntries(0, kMaxEntriesPerAnswer + 1);
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("count"));
  GetEntries(kMaxLogSize + 1, 1);
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("first"));
  GetEntries(~std::uint64_t{0}, ~std::uint64_t{0});
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("first"));
}

TEST_F(ServicesTest, TilesHoldTheTreesHashes) {
  const std::string tile = GetTile(0, 0, static_cast<std::uint32_t>(size())).hashes();
  ExpectOk();
  EXPECT_EQ(tile.size(), 32 * size());
  EXPECT_EQ(GetTile(0, 0, 2).hashes(), tile.substr(0, 64));
}

TEST_F(ServicesTest, GetTileRefuses) {
  GetTile(0, 0, static_cast<std::uint32_t>(size()) + 1);
  ExpectStatus("NOT_FOUND", HasSubstr("tile"));
  GetTile(0, 0, 0);
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("width"));
  GetTile(0, 0, 257);
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("width"));
  GetTile(8, 0, 1);
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("level"));
  GetTile(~0u, 0, 1);
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("level"));
  GetTile(0, kMaxLogSize + 1, 1);
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("index"));
  GetTile(1, 0, 1);  // the tree has no such tile yet
  EXPECT_FALSE(status_.ok());
}

TEST_F(ServicesTest, ProvesInclusionAndConsistency) {
  EXPECT_GT(GetInclusion(0, size()).hashes_size(), 0);
  ExpectOk();
  EXPECT_GT(GetConsistency(2, size()).hashes_size(), 0);
  ExpectOk();
  EXPECT_EQ(GetInclusion(0, 1).hashes_size(), 0);  // a tree of one leaf
  ExpectOk();
}

TEST_F(ServicesTest, ProofsBeyondTheLogAreRefused) {
  GetInclusion(size(), size());
  EXPECT_FALSE(status_.ok());
  GetInclusion(0, size() + 1);
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("size"));
  GetInclusion(0, 0);
  EXPECT_FALSE(status_.ok());
  GetInclusion(~std::uint64_t{0}, ~std::uint64_t{0});
  EXPECT_FALSE(status_.ok());
  GetConsistency(5, 4);
  EXPECT_FALSE(status_.ok());
  GetConsistency(0, size() + 1);
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("size"));
  GetConsistency(~std::uint64_t{0}, ~std::uint64_t{0});
  EXPECT_FALSE(status_.ok());
}

TEST_F(ServicesTest, StatementsAreFoundByCodeIndexAndOrganization) {
  v1::GetStatementRequest request;
  const Hash genesis = NameOf(served_.test().world().Genesis());
  request.set_code(std::string(Code::Of(genesis).view()));
  const std::string by_code = GetStatement(request).receipt();
  ExpectOk();
  request.set_index(0);
  EXPECT_TRUE(GetStatement(request).receipt() == by_code);
  ExpectOk();
  request.set_organization(std::string(kHinoki));
  v1::Receipt receipt;
  ASSERT_TRUE(receipt.ParseFromString(GetStatement(request).receipt()));
  ExpectOk();
  EXPECT_GT(receipt.index(), 0u);
  request.set_key(TestKey(LegalWorld::KeyName(kHinoki, 1)).public_key().ToString());
  ASSERT_TRUE(receipt.ParseFromString(GetStatement(request).receipt()));
  ExpectOk();
  EXPECT_GT(receipt.index(), 0u);
}

TEST_F(ServicesTest, GetStatementRefuses) {
  v1::GetStatementRequest request;
  GetStatement(request);
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("which"));
  request.set_code("short");
  GetStatement(request);
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("code"));
  request.set_code(std::string(10, 'x'));
  GetStatement(request);
  ExpectStatus("NOT_FOUND", HasSubstr("does not know"));
  request.set_index(size());
  GetStatement(request);
  ExpectStatus("NOT_FOUND", HasSubstr("does not know"));
  request.set_index(kMaxLogSize + 1);
  GetStatement(request);
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("index"));
  request.set_organization("VNTEST:NOBODY");
  GetStatement(request);
  ExpectStatus("NOT_FOUND", HasSubstr("NOBODY"));
  request.set_organization(std::string(kMaxOrganizationIdBytes + 1, 'X'));
  GetStatement(request);
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("organization"));
  request.set_key(std::string(31, 'k'));
  GetStatement(request);
  ExpectStatus("INVALID_ARGUMENT", HasSubstr("key"));
  request.set_key(std::string(32, 'k'));
  GetStatement(request);
  ExpectStatus("NOT_FOUND", HasSubstr("key"));
}

TEST_F(ServicesTest, WhatIsNotPublishedYetIsUnavailable) {
  Submit(served_.test().NewKey());
  Submit(served_.test().NewKey());
  v1::GetStatementRequest request;
  request.set_index(size() - 2);
  GetStatement(request);
  ExpectStatus("UNAVAILABLE", HasSubstr("not yet published"));
  served_.Publish();
  GetStatement(request);
  ExpectOk();
}

}  // namespace
}  // namespace warifu
