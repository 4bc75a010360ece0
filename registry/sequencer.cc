#include "registry/sequencer.h"

#include <utility>
#include <variant>

#include "core/rules/table.h"

namespace warifu {
namespace {

std::vector<const ExaminedStatement*> StatementsOf(const Work& work) {
  std::vector<const ExaminedStatement*> statements;
  for (const Submission& submission : work.submissions) statements.push_back(&submission.statement);
  return statements;
}

SubmitOutcome OutcomeOf(const Ruling& ruling, const std::shared_ptr<const StoreView>& view) {
  if (const auto* placed = std::get_if<Placed>(&ruling)) {
    return Admission{placed->index, placed->known_before, view};
  }
  if (const auto* findings = std::get_if<Findings>(&ruling)) return *findings;
  return std::get<Error>(ruling);
}

// What a submitter hears of a batch that was not written.
Error AnswerOf(const Error& why) {
  const bool is_of_disk = why.code == ErrorCode::kIo || why.code == ErrorCode::kDamaged;
  return is_of_disk ? CannotJudge() : why;
}

// Where the statement stands already, if it does.
std::optional<LeafIndex> KnownIndex(const ExaminedStatement& statement, const StoreView& view) {
  const Lookup<std::string> known = view.state().Read(Table::kName, NameTableKey(statement.name()));
  return known.found() ? DecodeIndex(*known) : std::nullopt;
}

}  // namespace

Sequencer::Sequencer(const SequencerParts& parts, TimeRule time_rule, QueueLimits limits)
    : parts_(parts), time_rule_(time_rule), queue_(limits) {}

Sequencer::~Sequencer() { Drain(); }

std::optional<NotTaken> Sequencer::Submit(ExaminedStatement statement, SubmitCallback done) {
  return queue_.Push({std::move(statement), std::move(done)});
}

void Sequencer::Start() {
  thread_ = std::thread([this] {
    while (queue_.Wait()) Step();
  });
}

void Sequencer::Drain() {
  queue_.Close();
  if (thread_.joinable()) thread_.join();
  while (queue_.Wait()) Step();
}

void Sequencer::Step() {
  const Work work = queue_.Take();
  owes_seal_ = owes_seal_ || work.wants_seal;
  if (work.submissions.empty() && !owes_seal_) return LookAgain();
  std::vector<SubmitOutcome> outcomes;
  const Status written = Write(work, outcomes);
  if (!written.ok()) outcomes = AnswersWithoutWriting(work, written.error());
  SetWriteStatus(written);
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    work.submissions[i].done(std::move(outcomes[i]));
  }
}

// What refused the last round may have passed.
void Sequencer::LookAgain() {
  const Result<std::uint64_t> time_ms = NextTime(*parts_.store.Latest());
  SetWriteStatus(time_ms.ok() ? Ok() : Status(time_ms.error()));
}

Result<std::uint64_t> Sequencer::NextTime(const StoreView& view) const {
  const Status open = parts_.gate.status();
  if (!open.ok()) return Unavailable(open.error().sentence);
  const Status writable = parts_.store.CheckWritable();
  if (!writable.ok()) return Unavailable(writable.error().sentence);
  WARIFU_RETURN_IF_ERROR(view.health());  // a view that once failed to read judges nothing any more
  return time_rule_.Next(view.admitted_at_ms());
}

Status Sequencer::Write(const Work& work, std::vector<SubmitOutcome>& outcomes) {
  std::shared_ptr<const StoreView> view = parts_.store.Latest();
  WARIFU_ASSIGN_OR_RETURN(const std::uint64_t time_ms, NextTime(*view));
  WARIFU_ASSIGN_OR_RETURN(BuiltBatch built,
                          BuildBatch(*view, StatementsOf(work), {time_ms, owes_seal_}));
  const std::vector<Ruling> rulings = std::move(built.rulings);
  if (built.writes) {
    WARIFU_ASSIGN_OR_RETURN(view, parts_.committer.Commit(std::move(built), parts_.clock.NowMs()));
    time_rule_.Stated(time_ms);
    owes_seal_ = false;
  }
  for (const Ruling& ruling : rulings) outcomes.push_back(OutcomeOf(ruling, view));
  return Ok();
}

// What is in the log already can be said all the same.
std::vector<SubmitOutcome> Sequencer::AnswersWithoutWriting(const Work& work,
                                                            const Error& why) const {
  std::vector<SubmitOutcome> outcomes;
  const std::shared_ptr<const StoreView> view = parts_.publishing.newest();
  for (const Submission& submission : work.submissions) {
    const std::optional<LeafIndex> known =
        view == nullptr ? std::nullopt : KnownIndex(submission.statement, *view);
    if (known.has_value()) {
      outcomes.push_back(Admission{*known, true, view});
    } else {
      outcomes.push_back(AnswerOf(why));
    }
  }
  return outcomes;
}

Status Sequencer::write_status() const {
  const std::lock_guard lock(status_mutex_);
  return write_status_;
}

void Sequencer::SetWriteStatus(Status status) {
  const std::lock_guard lock(status_mutex_);
  write_status_ = std::move(status);
}

}  // namespace warifu
