#include "core/proof/receipt.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/statement/encode.h"
#include "core/statement/file.h"
#include "tests/support/proofs.h"
#include "tests/support/scene.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

class Receipts : public ::testing::Test {
 protected:
  Receipts() { offer_ = scene_.Publish(scene_.world().Offer(LegalOffer::kEsd)); }

  std::string ReceiptOf(LeafIndex index) {
    return AssembleReceipt(SnapshotOf(scene_.log()), index).value();
  }
  ReceiptJudgment Judge(const std::string& receipt) {
    return VerifyReceiptFile(ReceiptFile(receipt), TrustOf(scene_.log()));
  }
  std::string_view CauseOf(const v1::Receipt& receipt) {
    const ReceiptJudgment judgment = Judge(EncodeMessage(receipt));
    EXPECT_FALSE(judgment.receipt.has_value());
    return judgment.causes.empty() ? "" : RowOf(judgment.causes.front().cause).name;
  }
  v1::Receipt Opened() {
    v1::Receipt receipt;
    receipt.ParseFromString(ReceiptOf(scene_.IndexOf(offer_)));
    return receipt;
  }

  Scene scene_;
  Hash offer_;
};

TEST_F(Receipts, ProveEveryStatementOfTheLog) {
  scene_.Publish(scene_.Change(offer_, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"});
  int statements = 0;
  for (std::uint64_t i = 0; i + 1 < scene_.log().size().value(); ++i) {
    if ((*scene_.state().EntryAt(LeafIndex(i)))->statement() == nullptr) continue;
    const ReceiptJudgment judgment = Judge(ReceiptOf(LeafIndex(i)));
    ASSERT_TRUE(judgment.receipt.has_value()) << i;
    EXPECT_EQ(judgment.receipt->subject.index(), LeafIndex(i));
    EXPECT_EQ(judgment.receipt->subject.standing, *scene_.state().StandingAt(LeafIndex(i)));
    ++statements;
  }
  EXPECT_GT(statements, 30);
}

TEST_F(Receipts, SayAsOfWhen) {
  const ReceiptJudgment judgment = Judge(ReceiptOf(scene_.IndexOf(offer_)));
  ASSERT_TRUE(judgment.receipt.has_value());
  EXPECT_EQ(judgment.receipt->seal_time_ms, scene_.log().last_ms());
  EXPECT_EQ(judgment.receipt->checkpoint.size, scene_.log().log_head().size);
  EXPECT_TRUE(judgment.receipt->quorum);
}

TEST_F(Receipts, TellAMissingQuorum) {
  const std::string receipt = ReceiptOf(scene_.IndexOf(offer_));
  const ReceiptJudgment judgment =
      VerifyReceipt(receipt, TrustOf(scene_.log(), OneOfTwoWitnesses()));
  ASSERT_TRUE(judgment.receipt.has_value());
  EXPECT_FALSE(judgment.receipt->quorum);
}

TEST_F(Receipts, AreOfStatementsOnly) {
  const RegistrySnapshot snapshot = SnapshotOf(scene_.log());
  const std::uint64_t size = scene_.log().size().value();
  EXPECT_FALSE(AssembleReceipt(snapshot, LeafIndex(size - 1)).ok());
  EXPECT_FALSE(AssembleReceipt(snapshot, LeafIndex(size)).ok());
  for (std::uint64_t i = 0; i + 1 < size; ++i) {
    if ((*scene_.state().EntryAt(LeafIndex(i)))->seal() == nullptr) continue;
    EXPECT_FALSE(AssembleReceipt(snapshot, LeafIndex(i)).ok()) << i;
  }
}

TEST_F(Receipts, RefuseAnotherCheckpoint) {
  v1::Receipt receipt = Opened();
  Checkpoint checkpoint = ReadUntrustedCheckpoint(receipt.checkpoint()).value();
  receipt.set_checkpoint(SignCheckpoint(checkpoint, TestKey("another log")));
  EXPECT_EQ(CauseOf(receipt), "NOT_SIGNED_BY_LOG");
  checkpoint.root = Hash();
  receipt.set_checkpoint(SignCheckpoint(checkpoint, TestKey("log")));
  EXPECT_EQ(CauseOf(receipt), "NOT_IN_LOG");
  checkpoint.size = TreeSize(1);
  receipt.set_checkpoint(SignCheckpoint(checkpoint, TestKey("log")));
  EXPECT_EQ(CauseOf(receipt), "SEAL_MISPLACED");
}

TEST_F(Receipts, RefuseAnotherStanding) {
  v1::Receipt receipt = Opened();
  receipt.set_state(4);
  EXPECT_EQ(CauseOf(receipt), "STANDING_NOT_IN_TREE");
  receipt = Opened();
  receipt.set_changed_by(receipt.changed_by() + 1);
  EXPECT_EQ(CauseOf(receipt), "STANDING_NOT_IN_TREE");
  receipt = Opened();
  receipt.mutable_standing_hashes()->RemoveLast();
  EXPECT_EQ(CauseOf(receipt), "STANDING_NOT_IN_TREE");
}

TEST_F(Receipts, RefuseAnotherEntry) {
  v1::Receipt receipt = Opened();
  receipt.set_index(receipt.index() - 1);
  EXPECT_EQ(CauseOf(receipt), "NOT_IN_LOG");
  receipt = Opened();
  receipt.set_entry(scene_.log().EntryBytes(LeafIndex(3)));
  EXPECT_EQ(CauseOf(receipt), "NOT_IN_LOG");
  receipt = Opened();
  receipt.set_seal("garbage");
  EXPECT_EQ(CauseOf(receipt), "SEAL_MISPLACED");
  receipt = Opened();
  receipt.add_log_hashes(std::string(32, 'x'));
  EXPECT_EQ(CauseOf(receipt), "NOT_IN_LOG");
}

TEST_F(Receipts, RefuseDamage) {
  const std::string file = ReceiptFile(ReceiptOf(scene_.IndexOf(offer_)));
  const TrustFile trust = TrustOf(scene_.log());
  for (std::size_t at = 0; at < file.size(); at += 7) {
    std::string flipped = file;
    flipped[at] = static_cast<char>(flipped[at] ^ 1);
    EXPECT_FALSE(VerifyReceiptFile(flipped, trust).receipt.has_value()) << at;
  }
  for (const std::string& other : {std::string(), ProofOf(scene_.log(), offer_),
                                   std::string(300'000, 'x'), ReceiptFile("garbage")}) {
    EXPECT_FALSE(VerifyReceiptFile(other, trust).receipt.has_value());
  }
}

TEST_F(Receipts, OfAnotherRegistryAreRefused) {
  TrustFields fields = TrustFieldsOf(scene_.log());
  fields.genesis_hash = Hash();
  const ReceiptJudgment judgment =
      VerifyReceipt(ReceiptOf(scene_.IndexOf(offer_)), TrustFile::Make(fields).value());
  ASSERT_FALSE(judgment.receipt.has_value());
  EXPECT_EQ(judgment.causes.front().finding->code(), v1::FINDING_CODE_WRONG_REGISTRY);
}

}  // namespace
}  // namespace warifu
