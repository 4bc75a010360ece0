#include "registry/fsck.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/check.h"
#include "core/note/checkpoint.h"
#include "core/statement/entry.h"
#include "core/statement/examine.h"
#include "core/statement/finding_words.h"
#include "core/statement/limits.h"
#include "registry/batch.h"

namespace warifu {
namespace {

using MaybeDifference = std::optional<Difference>;

// Entries read at a time.
constexpr std::uint64_t kEntriesPerRead = 256;
constexpr std::size_t kBytesPerRead = std::size_t{4} << 20;

std::string EntryName(LeafIndex index) { return "entry " + std::to_string(index.value()); }

// One batch of the log, as stored.
struct StoredBatch {
  LeafIndex first;
  std::uint64_t admitted_at_ms = 0;
  std::vector<std::string> entries;  // the last is a seal
  std::vector<std::string> statements;
};

// Reads a log batch by batch.
class BatchReader {
 public:
  explicit BatchReader(const EntrySource& source) : source_(source) {}

  bool AtEnd() const { return next_ >= NextIndex(source_.size()); }

  // The next batch, or what is wrong with its frame.
  // Errors: those of reading.
  Result<std::variant<StoredBatch, Difference>> Next();

 private:
  // The next entry's bytes, or why they cannot be had.
  Result<std::variant<std::string, Difference>> NextEntry();

  const EntrySource& source_;
  LeafIndex next_;                  // entry to give out
  std::vector<std::string> ahead_;  // read already, in order
  std::size_t used_ = 0;            // of ahead_
};

Result<std::variant<std::string, Difference>> BatchReader::NextEntry() {
  using Either = std::variant<std::string, Difference>;
  if (used_ == ahead_.size()) {
    Result<std::vector<std::string>> read =
        source_.ReadEntries(next_, kEntriesPerRead, kBytesPerRead);
    if (!read.ok()) read = source_.ReadEntries(next_, 1, kBytesPerRead);  // which one is it
    if (!read.ok() && read.error().code == ErrorCode::kDamaged) {
      return Either(Difference{EntryName(next_), read.error().message()});
    }
    WARIFU_ASSIGN_OR_RETURN(ahead_, std::move(read));
    used_ = 0;
  }
  next_ = LeafIndex(next_.value() + 1);
  return Either(std::move(ahead_[used_++]));
}

Result<std::variant<StoredBatch, Difference>> BatchReader::Next() {
  using Either = std::variant<StoredBatch, Difference>;
  StoredBatch batch;
  batch.first = next_;
  std::size_t held_bytes = 0;
  while (!AtEnd() && batch.entries.size() < kMaxReplayedBatch &&
         held_bytes < kMaxReplayedBatchBytes) {
    const LeafIndex index = next_;
    WARIFU_ASSIGN_OR_RETURN(auto bytes, NextEntry());
    if (auto* difference = std::get_if<Difference>(&bytes)) return Either(std::move(*difference));
    batch.entries.push_back(std::move(std::get<std::string>(bytes)));
    held_bytes += batch.entries.back().size();
    Result<UntrustedEntry> entry = ParseEntry(batch.entries.back());
    if (!entry.ok()) return Either(Difference{EntryName(index), entry.error().message()});
    batch.admitted_at_ms = entry->admitted_at_ms;
    if (std::holds_alternative<SealContent>(entry->content)) return Either(std::move(batch));
    batch.statements.push_back(std::move(std::get<std::string>(entry->content)));
  }
  return Either(Difference{EntryName(batch.first), "no seal ends the batch that begins here"});
}

// Runs a log through the rules again.
class Replayer {
 public:
  Replayer(const EntrySource& source, Store& made) : source_(source), made_(made) {}

  Result<MaybeDifference> Run(const FsckProgress& progress);

 private:
  Result<MaybeDifference> Replay(const StoredBatch& batch);
  // The statements examined as at admission, or the first that is not in order.
  std::variant<std::vector<ExaminedStatement>, Difference> ExamineAll(const StoredBatch& batch,
                                                                      const StoreView& made) const;
  MaybeDifference Compare(const StoredBatch& batch, const BuiltBatch& built) const;
  std::string CheckpointOf(const TreeHead& head) const;

  const EntrySource& source_;
  Store& made_;
};

Result<MaybeDifference> Replayer::Run(const FsckProgress& progress) {
  BatchReader reader(source_);
  while (!reader.AtEnd()) {
    WARIFU_ASSIGN_OR_RETURN(auto batch, reader.Next());
    if (auto* difference = std::get_if<Difference>(&batch)) {
      return MaybeDifference(std::move(*difference));
    }
    WARIFU_ASSIGN_OR_RETURN(MaybeDifference difference, Replay(std::get<StoredBatch>(batch)));
    if (difference.has_value()) return difference;
    if (progress) progress(made_.Latest()->size(), source_.size());
  }
  return MaybeDifference();
}

Result<MaybeDifference> Replayer::Replay(const StoredBatch& batch) {
  const std::shared_ptr<const StoreView> before = made_.Latest();
  if (batch.admitted_at_ms <= before->admitted_at_ms()) {
    return MaybeDifference(
        Difference{EntryName(batch.first), "its batch is not later than the one before"});
  }
  auto examined = ExamineAll(batch, *before);
  if (auto* difference = std::get_if<Difference>(&examined)) {
    return MaybeDifference(std::move(*difference));
  }
  const auto& statements = std::get<std::vector<ExaminedStatement>>(examined);
  std::vector<const ExaminedStatement*> in_order;
  in_order.reserve(statements.size());
  for (const ExaminedStatement& statement : statements) in_order.push_back(&statement);
  WARIFU_ASSIGN_OR_RETURN(BuiltBatch built,
                          BuildBatch(*before, in_order, {batch.admitted_at_ms, true}));
  MaybeDifference difference = Compare(batch, built);
  if (difference.has_value()) return difference;
  built.commit.checkpoint = CheckpointOf(built.head);
  WARIFU_RETURN_IF_ERROR(made_.Commit(built.commit));
  return MaybeDifference();
}

// The source's own, where it is of this head. Only the log signs: elsewhere there is a body alone,
// and CompareStores compares size and root.
std::string Replayer::CheckpointOf(const TreeHead& head) const {
  if (head.size == source_.size()) {
    const Result<Checkpoint> signed_one = ReadUntrustedCheckpoint(source_.checkpoint());
    if (signed_one.ok() && signed_one->size == head.size && signed_one->root == head.root) {
      return source_.checkpoint();
    }
  }
  return FormatCheckpointBody({"fsck", head.size, head.root});
}

std::variant<std::vector<ExaminedStatement>, Difference> Replayer::ExamineAll(
    const StoredBatch& batch, const StoreView& made) const {
  std::vector<ExaminedStatement> statements;
  std::optional<Hash> registry;
  const Lookup<EntryPtr> genesis = made.state().Genesis();
  if (genesis.found()) registry = (*genesis)->statement()->name();
  for (std::size_t i = 0; i < batch.statements.size(); ++i) {
    ExamineResult result = Examine(registry, made.state().rules_version(), batch.statements[i]);
    if (const auto* findings = std::get_if<Findings>(&result)) {
      return Difference{EntryName(LeafIndex(batch.first.value() + i)),
                        "inadmissible: " + FindingLine(findings->front())};
    }
    statements.push_back(std::move(std::get<ExaminedStatement>(result)));
    if (!registry.has_value()) registry = statements.back().name();
  }
  return statements;
}

MaybeDifference Replayer::Compare(const StoredBatch& batch, const BuiltBatch& built) const {
  for (std::size_t i = 0; i < built.rulings.size(); ++i) {
    const std::string where = EntryName(LeafIndex(batch.first.value() + i));
    if (const auto* findings = std::get_if<Findings>(&built.rulings[i])) {
      return Difference{where, "inadmissible: " + FindingLine(findings->front())};
    }
    if (const auto* error = std::get_if<Error>(&built.rulings[i])) {
      return Difference{where, error->message()};
    }
    if (std::get<Placed>(built.rulings[i]).known_before) {
      return Difference{where, "inadmissible: the same payload stands in the log before it"};
    }
  }
  WARIFU_CHECK(built.commit.entries.size() == batch.entries.size());
  for (std::size_t i = 0; i < batch.entries.size(); ++i) {
    if (batch.entries[i] == built.commit.entries[i]) continue;
    return Difference{
        EntryName(LeafIndex(batch.first.value() + i)),
        i + 1 == batch.entries.size()
            ? "the seal is not the one that the entries before it make"
            : "its frame (time, rules version) is not the one that the entries before it make"};
  }
  return std::nullopt;
}

}  // namespace

Result<std::optional<Difference>> ReplayInto(const EntrySource& source, Store& made,
                                             const FsckProgress& progress) {
  WARIFU_CHECK(made.Latest()->size().value() == 0);
  return Replayer(source, made).Run(progress);
}

Result<std::optional<Difference>> CompareStores(const StoreView& stored, const StoreView& made,
                                                const std::optional<VerifierKey>& log_key) {
  WARIFU_ASSIGN_OR_RETURN(MaybeDifference difference, CompareStores(stored, made));
  if (difference.has_value() || !log_key.has_value() || stored.size().value() == 0) {
    return difference;
  }
  const Result<Checkpoint> checkpoint = VerifyCheckpoint(stored.checkpoint(), *log_key);
  if (!checkpoint.ok()) return MaybeDifference({"checkpoint", checkpoint.error().message()});
  return MaybeDifference();
}

Result<std::optional<Difference>> Fsck(const StoreView& view, Store& scratch,
                                       const std::optional<VerifierKey>& log_key,
                                       const FsckProgress& progress) {
  WARIFU_ASSIGN_OR_RETURN(MaybeDifference difference, ReplayInto(view, scratch, progress));
  if (difference.has_value()) return difference;
  return CompareStores(view, *scratch.Latest(), log_key);
}

}  // namespace warifu
