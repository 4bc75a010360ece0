#include "registry/registry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/merkle/proof.h"
#include "core/merkle/tree_hash.h"
#include "core/note/checkpoint.h"
#include "core/statement/entry.h"
#include "registry/limits.h"
#include "tests/support/test_registry.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::size_t kAllSigners = ~std::size_t{0};

Code CodeOfSigned(const TestRegistry& test, std::string_view signed_statement) {
  return MustExamine(const_cast<TestRegistry&>(test).world().registry(), signed_statement).code();
}

// A registry with one offer, published.
class WithOffer : public ::testing::Test {
 protected:
  WithOffer() {
    offer_ = test_.world().Offer(LegalOffer::kEsd);
    signed_offer_ = test_.world().Sign(offer_);
    index_ = test_.MustAdmit(signed_offer_);
    test_.Pass(kCandidateIntervalMs);
  }

  OfferAnswer Ask() {
    Result<OfferAnswer> answer = test_.registry().OfferProof(CodeOfSigned(test_, signed_offer_), 0);
    EXPECT_TRUE(answer.ok()) << answer.error().message();
    return answer.ok() ? *answer : OfferAnswer();
  }

  TestRegistry test_;
  v1::Statement offer_;
  std::string signed_offer_;
  LeafIndex index_;
};

// --- Statements.

TEST_F(WithOffer, AReceiptIsOfTheEntryInBothTrees) {
  const auto again = test_.SubmitAndStep(signed_offer_);
  const auto& admission = std::get<Admission>(again);
  const auto bytes = test_.registry().MakeReceipt(admission.index, *admission.view);
  ASSERT_TRUE(bytes.ok()) << bytes.error().message();
  v1::Receipt receipt;
  ASSERT_TRUE(receipt.ParseFromString(*bytes));
  EXPECT_EQ(receipt.index(), index_.value());
  EXPECT_EQ(receipt.checkpoint(), admission.view->checkpoint());
  EXPECT_EQ(receipt.entry(), test_.registry().Entries(index_, 1, 1)->front());
  EXPECT_EQ(receipt.state(), static_cast<std::uint32_t>(State::kInForce));
}

TEST_F(WithOffer, FindsStatementsByCodeIndexAndOrganization) {
  const auto by_code = test_.registry().StatementByCode(CodeOfSigned(test_, signed_offer_));
  ASSERT_TRUE(by_code.ok()) << by_code.error().message();
  EXPECT_EQ(*test_.registry().StatementByIndex(index_), *by_code);
  const auto organization = test_.registry().StatementOfOrganization(kHinoki);
  ASSERT_TRUE(organization.ok());
  v1::Receipt receipt;
  ASSERT_TRUE(receipt.ParseFromString(*organization));
  EXPECT_EQ(receipt.checkpoint(), *test_.registry().PublishedCheckpoint());
}

TEST_F(WithOffer, FindsTheBindingOfAKey) {
  const PublicKey key = TestKey(LegalWorld::KeyName(kHinoki, 1)).public_key();
  const auto binding = test_.registry().StatementOfKey(key);
  ASSERT_TRUE(binding.ok()) << binding.error().message();
  const Hash name = NameOf(test_.world().FirstKey(kHinoki));
  EXPECT_EQ(*binding, *test_.registry().StatementByCode(Code::Of(name)));
  const PublicKey unbound = TestKey(LegalWorld::KeyName(kHinoki, 2)).public_key();
  EXPECT_EQ(test_.registry().StatementOfKey(unbound).error().code, ErrorCode::kNotFound);
}

TEST_F(WithOffer, SaysWhatItDoesNotKnow) {
  EXPECT_EQ(test_.registry().StatementByCode(Code()).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(test_.registry().OfferProof(Code(), 0).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(test_.registry().StatementByIndex(LeafIndex(9999)).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(test_.registry().StatementOfOrganization("VNTEST:NOBODY").error().code,
            ErrorCode::kNotFound);
}

TEST_F(WithOffer, ASealIsNoStatement) {
  EXPECT_FALSE(test_.registry().StatementByIndex(LeafIndex(1)).ok());
}

TEST_F(WithOffer, AnAdmittedUnpublishedStatementIsToComeLater) {
  test_.MustAdmit(test_.NewKey());
  const std::string key = test_.NewKey();
  const LeafIndex index = test_.MustAdmit(key);
  const auto later = test_.registry().StatementByCode(CodeOfSigned(test_, key));
  ASSERT_FALSE(later.ok());
  EXPECT_EQ(later.error().code, ErrorCode::kUnavailable);
  EXPECT_THAT(later.error().message(), HasSubstr("not yet published"));
  test_.Pass(kCandidateIntervalMs);
  EXPECT_TRUE(test_.registry().StatementByIndex(index).ok());
}

// --- Submitting.

TEST_F(WithOffer, FindingsOfFormComeAtOnce) {
  bool called = false;
  const auto not_taken = test_.registry().Submit("garbage", [&](SubmitOutcome outcome) {
    called = true;
    EXPECT_TRUE(std::holds_alternative<Findings>(outcome));
  });
  EXPECT_FALSE(not_taken.has_value());
  EXPECT_TRUE(called);
}

TEST_F(WithOffer, RefusesWhatWasSignedForAnotherRegistry) {
  LegalWorld other({true, true});
  const auto outcome = test_.SubmitAndStep(test_.world().Sign(test_.world().Key(kHinoki, 3)));
  EXPECT_TRUE(std::holds_alternative<Admission>(outcome));
  bool refused = false;
  test_.registry().Submit(other.Sign(other.Key(kHinoki, 4)), [&](SubmitOutcome result) {
    refused = std::holds_alternative<Findings>(result);
  });
  EXPECT_TRUE(refused);
}

// The payload of a signed statement, and the keys that signed it.
Result<Findings> DryRun(const Registry& registry, const std::string& signed_statement,
                        std::size_t signers = kAllSigners) {
  v1::SignedStatement message;
  EXPECT_TRUE(message.ParseFromString(signed_statement));
  std::vector<PublicKey> keys;
  for (const v1::StatementSignature& signature : message.signatures()) {
    if (keys.size() < signers) keys.push_back(*PublicKey::From(signature.public_key()));
  }
  WARIFU_ASSIGN_OR_RETURN(Foreseen foreseen, registry.DryRun(message.payload(), keys));
  return std::move(foreseen.findings);
}

std::vector<v1::FindingCode> CodesOf(const Findings& findings) {
  std::vector<v1::FindingCode> codes;
  for (const v1::Finding& finding : findings) codes.push_back(finding.code());
  return codes;
}

TEST_F(WithOffer, DryRunWritesNothingAndSaysWhatSubmissionWould) {
  const std::uint64_t commits = test_.store().commits();
  const std::string key = test_.NewKey();
  EXPECT_THAT(*DryRun(test_.registry(), key), IsEmpty());
  EXPECT_FALSE(test_.registry().DryRun("garbage", {})->findings.empty());
  EXPECT_FALSE(test_.registry().DryRun("", {})->findings.empty());
  const Findings known = *DryRun(test_.registry(), signed_offer_);
  ASSERT_FALSE(known.empty());
  EXPECT_EQ(known.front().code(), v1::FINDING_CODE_PAYLOAD_KNOWN);
  EXPECT_EQ(test_.store().commits(), commits);
  test_.MustAdmit(key);
}

TEST_F(WithOffer, DryRunJudgesAStatementUnderWay) {
  v1::Statement next = test_.world().Offer(LegalOffer::kEsd);
  next.mutable_offer()->mutable_job()->set_places(999);
  const std::string signed_by_all = test_.world().Sign(next);
  for (const std::size_t signers : {0, 1, 2}) {
    const auto codes = CodesOf(*DryRun(test_.registry(), signed_by_all, signers));
    EXPECT_THAT(codes, ::testing::Contains(v1::FINDING_CODE_SIGNATURE_MISSING)) << signers;
    EXPECT_THAT(codes, ::testing::Contains(v1::FINDING_CODE_PLACES_EXCEED_APPOINTMENT)) << signers;
  }
  const auto all = CodesOf(*DryRun(test_.registry(), signed_by_all));
  EXPECT_THAT(all, ::testing::Not(::testing::Contains(v1::FINDING_CODE_SIGNATURE_MISSING)));
  EXPECT_THAT(all, ::testing::Contains(v1::FINDING_CODE_PLACES_EXCEED_APPOINTMENT));
}

TEST_F(WithOffer, DryRunTellsTheWrongSigner) {
  v1::Statement next = test_.world().Offer(LegalOffer::kEsd);
  next.set_issued_at(next.issued_at() + 1);
  const std::string reversed = test_.world().SignAs(
      next, {next.offer().parties(1).organization(), next.offer().parties(0).organization()});
  EXPECT_THAT(CodesOf(*DryRun(test_.registry(), reversed)),
              ::testing::Contains(v1::FINDING_CODE_SIGNER_WRONG));
}

// A Change's rules ask who makes it: nobody is named.
TEST_F(WithOffer, DryRunJudgesAChangeThatNobodyIsNamedFor) {
  const std::string suspension = test_.Suspend(kSatsuki);
  EXPECT_THAT(CodesOf(*DryRun(test_.registry(), suspension, 0)),
              ::testing::ElementsAre(v1::FINDING_CODE_SIGNATURE_MISSING));
  EXPECT_THAT(*DryRun(test_.registry(), suspension), IsEmpty());
}

TEST_F(WithOffer, DryRunRefusesMoreSignersThanAStatementMayHave) {
  v1::SignedStatement message;
  ASSERT_TRUE(message.ParseFromString(test_.NewKey()));
  const std::vector<PublicKey> many(41);
  EXPECT_THAT(CodesOf(test_.registry().DryRun(message.payload(), many)->findings),
              ::testing::ElementsAre(v1::FINDING_CODE_FIELD_OUT_OF_LIMITS));
}

// --- The log.

TEST_F(WithOffer, EntriesHashToTheCheckpointThroughItsTiles) {
  const auto entries = test_.registry().Entries(LeafIndex(0), 10000, std::size_t{1} << 30);
  ASSERT_TRUE(entries.ok());
  EXPECT_EQ(entries->size(), test_.newest_size().value());
  const auto tile = test_.registry().TileBytes({0, 0, static_cast<unsigned>(entries->size())});
  ASSERT_TRUE(tile.ok()) << tile.error().message();
  ASSERT_EQ(tile->size(), 32 * entries->size());
  for (std::size_t i = 0; i < entries->size(); ++i) {
    EXPECT_EQ(tile->substr(32 * i, 32), LeafHash((*entries)[i]).view());
  }
}

TEST_F(WithOffer, EntriesAreBoundedByCountBytesAndSize) {
  Registry& registry = test_.registry();
  EXPECT_THAT(*registry.Entries(LeafIndex(0), 3, std::size_t{1} << 30), SizeIs(3));
  EXPECT_THAT(*registry.Entries(LeafIndex(0), 3, 1), SizeIs(1));
  EXPECT_EQ(registry.Entries(LeafIndex(0), 0, 1).error().code, ErrorCode::kBadInput);
  EXPECT_EQ(registry.Entries(NextIndex(test_.newest_size()), 1, 1).error().code,
            ErrorCode::kBadInput);
}

TEST_F(WithOffer, RefusesTilesThatTheTreeDoesNotHave) {
  const auto size = static_cast<unsigned>(test_.newest_size().value());
  Registry& registry = test_.registry();
  EXPECT_TRUE(registry.TileBytes({0, 0, size}).ok());
  EXPECT_EQ(registry.TileBytes({0, 0, size + 1}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(registry.TileBytes({0, 1, 1}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(registry.TileBytes({1, 0, 1}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(registry.TileBytes({0, 0, 0}).error().code, ErrorCode::kBadInput);
  EXPECT_EQ(registry.TileBytes({0, 0, 257}).error().code, ErrorCode::kBadInput);
  EXPECT_EQ(registry.TileBytes({99, 0, 1}).error().code, ErrorCode::kBadInput);
}

TEST_F(WithOffer, ProvesInclusionAndConsistency) {
  const Checkpoint before =
      *VerifyCheckpoint(*test_.registry().PublishedCheckpoint(), test_.vkey());
  const std::string entry = test_.registry().Entries(index_, 1, 1)->front();
  const auto inclusion = test_.registry().Inclusion(index_, before.size);
  ASSERT_TRUE(inclusion.ok());
  EXPECT_TRUE(
      VerifyInclusion(LeafHash(entry), {index_, before.size}, *inclusion, before.root).ok());
  test_.MustAdmit(test_.NewKey());
  test_.Pass(kCandidateIntervalMs);
  const Checkpoint after = *VerifyCheckpoint(*test_.registry().PublishedCheckpoint(), test_.vkey());
  const auto consistency = test_.registry().Consistency(before.size, after.size);
  ASSERT_TRUE(consistency.ok());
  EXPECT_TRUE(
      VerifyConsistency({before.size, before.root}, {after.size, after.root}, *consistency).ok());
  const TreeSize beyond(after.size.value() + 1);
  EXPECT_EQ(test_.registry().Inclusion(index_, beyond).error().code, ErrorCode::kBadInput);
  EXPECT_EQ(test_.registry().Consistency(before.size, beyond).error().code, ErrorCode::kBadInput);
  EXPECT_EQ(test_.registry().Inclusion(NextIndex(before.size), before.size).error().code,
            ErrorCode::kBadInput);
}

// --- Offer proofs and bad news.

TEST_F(WithOffer, AProofSpeaksOfThePublishedCheckpoint) {
  const OfferAnswer answer = Ask();
  v1::OfferProof proof;
  ASSERT_TRUE(proof.ParseFromString(answer.proof));
  EXPECT_EQ(proof.checkpoint(), *test_.registry().PublishedCheckpoint());
  EXPECT_EQ(proof.offer_index(), index_.value());
  EXPECT_THAT(answer.news, IsEmpty());
}

TEST_F(WithOffer, OnlyOffersHaveOfferProofs) {
  const std::string key = test_.NewKey();
  test_.MustAdmit(key);
  const auto refused = test_.registry().OfferProof(CodeOfSigned(test_, key), 0);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::kBadInput);
}

TEST_F(WithOffer, AnUnpublishedOfferHasNoProofYetAndIsNotUnknown) {
  test_.MustAdmit(test_.NewKey());  // published at once; what follows within a second waits
  signed_offer_ = test_.world().Sign(test_.world().Offer(LegalOffer::kSsw));
  test_.MustAdmit(signed_offer_);
  EXPECT_THAT(Ask().proof, IsEmpty());
  test_.Pass(kCandidateIntervalMs);
  EXPECT_FALSE(Ask().proof.empty());
}

TEST_F(WithOffer, AnUnpublishedWithdrawalIsNews) {
  test_.MustAdmit(test_.NewKey());
  v1::Statement withdrawal =
      test_.world().ChangeOf(NameOf(offer_), v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE);
  const std::string signed_withdrawal =
      test_.world().SignAs(withdrawal, {offer_.offer().parties(0).organization()});
  const LeafIndex change = test_.MustAdmit(signed_withdrawal);
  const OfferAnswer answer = Ask();
  EXPECT_FALSE(answer.proof.empty());
  ASSERT_THAT(answer.news, SizeIs(1));  // its signer's binding is in the proof already
  EXPECT_EQ(answer.news[0].index, change);
  EXPECT_EQ(answer.news[0].signed_statement, signed_withdrawal);
  test_.Pass(kCandidateIntervalMs);
  EXPECT_THAT(Ask().news, IsEmpty());  // published now
}

TEST_F(WithOffer, AnUnpublishedSuspensionOfAPartyIsNews) {
  test_.MustAdmit(test_.NewKey());
  const std::string suspension = test_.Suspend(offer_.offer().parties(0).organization());
  const LeafIndex change = test_.MustAdmit(suspension);
  const OfferAnswer answer = Ask();
  ASSERT_THAT(answer.news, SizeIs(1));
  EXPECT_EQ(answer.news[0].index, change);
}

TEST_F(WithOffer, ChangesOfOthersAreNoNews) {
  test_.MustAdmit(test_.NewKey());
  test_.MustAdmit(test_.Suspend(kCoTrang));
  EXPECT_THAT(Ask().news, IsEmpty());
}

TEST_F(WithOffer, NewsBringTheBindingsThatTheProofLacks) {
  // A key that was bound after publication signs the withdrawal.
  test_.MustAdmit(test_.NewKey());
  const std::string company = offer_.offer().parties(0).organization();
  const LeafIndex binding = test_.MustAdmit(test_.world().Sign(test_.world().Key(company, 5)));
  test_.world().UseKey(company, 5);
  v1::Statement withdrawal =
      test_.world().ChangeOf(NameOf(offer_), v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE);
  const LeafIndex change = test_.MustAdmit(test_.world().SignAs(withdrawal, {company}));
  const OfferAnswer answer = Ask();
  ASSERT_THAT(answer.news, SizeIs(2));
  EXPECT_EQ(answer.news[0].index, binding);
  EXPECT_EQ(answer.news[1].index, change);
}

TEST_F(WithOffer, ASuspensionOfARecordThatIsItselfUnpublishedIsNews) {
  test_.MustAdmit(test_.NewKey());
  const std::string company = offer_.offer().parties(0).organization();
  test_.MustAdmit(test_.world().Sign(test_.world().Record(company)));
  const LeafIndex change = test_.MustAdmit(test_.Suspend(company));
  const OfferAnswer answer = Ask();
  ASSERT_THAT(answer.news, SizeIs(1));
  EXPECT_EQ(answer.news[0].index, change);
}

TEST_F(WithOffer, MoreNewsThanAnAnswerHoldsIsNoAnswer) {
  test_.MustAdmit(test_.NewKey());
  const std::string company = offer_.offer().parties(0).organization();
  for (std::size_t i = 0; i < kMaxNewsItems; ++i) {
    v1::Statement change = test_.world().ChangeOfOrganization(
        company, i % 2 == 0 ? v1::STATE_SUSPENDED : v1::STATE_IN_FORCE,
        i % 2 == 0 ? v1::REASON_INVESTIGATION : v1::REASON_CAUSE_REMOVED);
    LegalWorld::AddDecision(kAuthority, change);
    test_.MustAdmit(test_.world().Sign(change));
  }
  EXPECT_THAT(Ask().news, SizeIs(kMaxNewsItems));
  test_.MustAdmit(test_.Suspend(company));
  const auto refused = test_.registry().OfferProof(CodeOfSigned(test_, signed_offer_), 0);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::kUnavailable);
  test_.Pass(kCandidateIntervalMs);
  EXPECT_THAT(Ask().news, IsEmpty());
}

TEST_F(WithOffer, ReadErrorsAreErrorsAndShowInHealth) {
  test_.store().FailReads(true);
  EXPECT_EQ(test_.registry().OfferProof(CodeOfSigned(test_, signed_offer_), 0).error().code,
            ErrorCode::kIo);
  EXPECT_FALSE(test_.registry().StatementByIndex(index_).ok());
  EXPECT_EQ(DryRun(test_.registry(), test_.NewKey()).error().code, ErrorCode::kUnavailable);
  EXPECT_FALSE(test_.registry().GetHealth().reading.ok());
}

TEST(RegistryHealth, IsGoodWhenAllIsGood) {
  TestRegistry test;
  const Health health = test.registry().GetHealth();
  EXPECT_TRUE(health.writing.ok());
  EXPECT_TRUE(health.publishing.ok());
  EXPECT_TRUE(health.reading.ok());
  EXPECT_EQ(health.newest, health.published);
  EXPECT_EQ(health.queued, 0u);
  test.Submit(test.NewKey());
  EXPECT_EQ(test.registry().GetHealth().queued, 1u);
  test.registry().Step();
}

}  // namespace
}  // namespace warifu
