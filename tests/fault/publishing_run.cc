#include "tests/fault/publishing_run.h"

#include <filesystem>
#include <optional>
#include <variant>

#include "core/crypto/sha256.h"
#include "registry/fsck.h"
#include "tests/support/memory_store.h"
#include "tests/support/test_registry.h"

namespace warifu {
namespace {

constexpr std::uint64_t kHourMs = 3'600'000;
constexpr std::size_t kMostBytes = 16 << 20;

// What is stored, as a log that somebody shows.
class StoredLog final : public LogView {
 public:
  explicit StoredLog(std::shared_ptr<const StoreView> view) : view_(std::move(view)) {}

  Result<std::string> GetCheckpoint() override { return view_->checkpoint(); }
  Result<std::vector<std::string>> GetEntries(LeafIndex first, std::uint64_t count) override {
    return view_->ReadEntries(first, count, kMostBytes);
  }
  Result<std::string> GetTile(unsigned, std::uint64_t, unsigned) override {
    return Unavailable("no tiles here");
  }
  Result<std::vector<Hash>> GetConsistency(TreeSize, TreeSize) override {
    return Unavailable("no proofs here");
  }

 private:
  std::shared_ptr<const StoreView> view_;
};

bool IsSaidOfAFailure(ErrorCode code) {
  return code == ErrorCode::kOutcomeUnknown || code == ErrorCode::kUnavailable;
}

}  // namespace

PublishingRun::PublishingRun(StoredRegistry& base)
    : stored_(StoredRegistry::Bare{}), model_(stored_.vkey()) {
  namespace fs = std::filesystem;
  fs::copy(base.data(), stored_.data(), fs::copy_options::recursive);
  fs::copy(Guard::DefaultPath(base.data()), Guard::DefaultPath(stored_.data()));
  stored_.clock().Set(base.clock().NowMs());
  for (const v1::Statement& statement : stored_.world().Founding()) {
    model_.Sent(Sha256(stored_.world().Sign(statement)));
  }
}

bool PublishingRun::Publish() {
  if (!stored_.Open().ok()) return false;
  SeePublished();
  if (!HandIn({stored_.NewKey()})) return false;
  if (!HandIn({stored_.NewKey(), stored_.NewKey(), stored_.NewKey()})) return false;
  if (!HandIn({stored_.RevokeLastKey()})) return false;
  v1::Statement offer = stored_.world().Offer(LegalOffer::kEsd);
  if (!HandIn({stored_.world().Sign(offer)})) return false;
  stored_.Pass(kHourMs);
  SeePublished();
  return stored_.registry().GetHealth().writing.ok();
}

bool PublishingRun::HandIn(const std::vector<std::string>& signed_statements) {
  std::vector<std::optional<SubmitOutcome>> outcomes(signed_statements.size());
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    model_.Sent(Sha256(signed_statements[i]));
    const auto not_taken = stored_.registry().Submit(
        signed_statements[i],
        [&outcomes, i](SubmitOutcome outcome) { outcomes[i] = std::move(outcome); });
    if (not_taken) outcomes[i] = not_taken->error;
  }
  stored_.registry().Step();
  bool all = true;
  for (const std::optional<SubmitOutcome>& outcome : outcomes) {
    if (!outcome) {
      wrong_answers_.emplace_back("no answer");
      return false;
    }
    Take(*outcome);
    all = all && std::holds_alternative<Admission>(*outcome);
  }
  stored_.Pass(1000);
  SeePublished();
  return all;
}

void PublishingRun::Take(const SubmitOutcome& outcome) {
  if (const auto* admission = std::get_if<Admission>(&outcome)) {
    const auto entries = admission->view->ReadEntries(admission->index, 1, kMostBytes);
    if (entries.ok()) {
      model_.Acknowledged(admission->index.value(), entries->front(), faults_);
      admissions_.push_back(*admission);
    } else {
      wrong_answers_.push_back("an acknowledged entry that cannot be read");
    }
    return;
  }
  const auto* error = std::get_if<Error>(&outcome);
  if (error == nullptr || !IsSaidOfAFailure(error->code)) {
    wrong_answers_.push_back(DescribeOutcome(outcome));
  }
}

void PublishingRun::SeePublished() {
  const Result<std::string> note = stored_.registry().PublishedCheckpoint();
  if (note.ok()) model_.Saw(*note, faults_);
}

void PublishingRun::CheckReading() {
  for (const Admission& admission : admissions_) {
    const auto entries = stored_.store().Latest()->ReadEntries(admission.index, 1, kMostBytes);
    const auto then = admission.view->ReadEntries(admission.index, 1, kMostBytes);
    if (!entries.ok() || !then.ok() || *entries != *then) {
      wrong_answers_.push_back("an acknowledged entry cannot be read any more");
    }
  }
}

void PublishingRun::CheckWritingStopped() {
  if (stored_.registry().GetHealth().writing.ok()) {
    wrong_answers_.emplace_back("the health says that writing works");
  }
  const TreeSize before = stored_.store().Latest()->size();
  if (HandIn({stored_.NewKey()})) wrong_answers_.emplace_back("taken after a failed write");
  if (stored_.store().Latest()->size() != before) {
    wrong_answers_.emplace_back("written after a failed write");
  }
}

void PublishingRun::Check() {
  const std::shared_ptr<const StoreView> view = stored_.store().Latest();
  StoredLog log(view);
  const Status read = model_.Check(log, faults_);
  if (!read.ok()) faults_.said.push_back(read.error().message());
  MemoryStore made;
  const auto difference = Fsck(*view, made, stored_.vkey(), {});
  if (!difference.ok()) {
    faults_.said.push_back("fsck: " + difference.error().message());
  } else if (difference->has_value()) {
    faults_.said.push_back("fsck: " + (*difference)->ToString());
  }
}

}  // namespace warifu
