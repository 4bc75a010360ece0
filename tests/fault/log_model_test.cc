// The model that judges crashes sees each fault that it is there for.
#include "tests/fault/log_model.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/crypto/sha256.h"
#include "core/statement/encode.h"
#include "tests/support/legal_world.h"
#include "tests/support/memory_registry.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

// A log as it was shown at some time.
class ShownLog final : public LogView {
 public:
  explicit ShownLog(const MemoryRegistry& log) : note_(log.checkpoint()), entries_(log.entries()) {}

  Result<std::string> GetCheckpoint() override { return note_; }
  Result<std::vector<std::string>> GetEntries(LeafIndex first, std::uint64_t count) override {
    const std::size_t end = std::min<std::size_t>(entries_.size(), first.value() + count);
    return std::vector<std::string>(entries_.begin() + static_cast<std::ptrdiff_t>(first.value()),
                                    entries_.begin() + static_cast<std::ptrdiff_t>(end));
  }
  Result<std::string> GetTile(unsigned, std::uint64_t, unsigned) override {
    return Unavailable("no tiles here");
  }
  Result<std::vector<Hash>> GetConsistency(TreeSize, TreeSize) override {
    return Unavailable("no proofs here");
  }

  std::vector<std::string>& entries() { return entries_; }

 private:
  std::string note_;
  std::vector<std::string> entries_;
};

class LogModelTest : public ::testing::Test {
 protected:
  LogModelTest() : model_(log_.log_vkey()) {
    log_.set_now_ms(kLegalStartS * 1000);
    for (const v1::Statement& statement : world_.Founding()) Append(world_.Sign(statement));
    log_.Seal();
  }

  void Append(const std::string& signed_statement) {
    model_.Sent(Sha256(signed_statement));
    ASSERT_TRUE(log_.Append(signed_statement).admitted());
  }
  // What a server would answer for the entry at `index`.
  std::string ReceiptOf(std::uint64_t index) const {
    v1::Receipt receipt;
    receipt.set_index(index);
    receipt.set_entry(log_.entries()[index]);
    receipt.set_checkpoint(log_.checkpoint());
    return EncodeMessage(receipt);
  }
  void Check(LogView& log) { ASSERT_TRUE(model_.Check(log, faults_).ok()); }

  LegalWorld world_;
  MemoryRegistry log_;
  LogModel model_;
  Faults faults_;
};

TEST_F(LogModelTest, HasNothingToSayOfATrueLog) {
  model_.TakeReceipt(ReceiptOf(2), faults_);
  ShownLog shown(log_);
  Check(shown);
  EXPECT_EQ(model_.size(), log_.size().value());
  Append(world_.Sign(world_.Offer(LegalOffer::kEsd)));
  log_.Seal();
  ShownLog later(log_);
  Check(later);
  model_.Saw(log_.checkpoint(), faults_);
  EXPECT_TRUE(faults_.said.empty()) << faults_.said.front();
}

TEST_F(LogModelTest, SeesWhatIsLost) {
  ShownLog before(log_);
  Append(world_.Sign(world_.Offer(LegalOffer::kEsd)));
  log_.Seal();
  model_.TakeReceipt(ReceiptOf(log_.size().value() - 2), faults_);
  Check(before);  // the newest batch is gone
  EXPECT_EQ(faults_.lost, 1);
  EXPECT_EQ(faults_.forks, 1);  // so is the checkpoint of the receipt
}

TEST_F(LogModelTest, SeesWhatIsAltered) {
  model_.TakeReceipt(ReceiptOf(3), faults_);
  ShownLog shown(log_);
  shown.entries()[3] = shown.entries()[4];
  Check(shown);
  EXPECT_EQ(faults_.lost, 1);
  EXPECT_EQ(faults_.forks, 1);
}

TEST_F(LogModelTest, SeesWhatIsRewrittenBehindWhatItRead) {
  ShownLog shown(log_);
  Check(shown);
  MemoryRegistry other;  // the same key, another history of the same length
  other.set_now_ms(kLegalStartS * 1000 + 1000);
  for (const v1::Statement& statement : world_.Founding()) {
    ASSERT_TRUE(other.Append(world_.Sign(statement)).admitted());
  }
  other.Seal();
  ShownLog rewritten(other);
  Check(rewritten);
  EXPECT_EQ(faults_.forks, 1);
}

TEST_F(LogModelTest, SeesWhatNobodyHandedIn) {
  ASSERT_TRUE(log_.Append(world_.Sign(world_.Offer(LegalOffer::kEsd))).admitted());
  log_.Seal();
  ShownLog shown(log_);
  Check(shown);
  EXPECT_EQ(faults_.strangers, 1);
}

}  // namespace
}  // namespace warifu
