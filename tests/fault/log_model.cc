#include "tests/fault/log_model.h"

#include <algorithm>

#include "core/base/encoding.h"
#include "core/crypto/sha256.h"
#include "core/merkle/tree_hash.h"
#include "core/note/checkpoint.h"
#include "warifu/v1/log.pb.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

constexpr std::uint64_t kEntriesPerCall = 1000;

void Say(int& count, std::string sentence, Faults& faults) {
  ++count;
  faults.said.push_back(std::move(sentence));
}

}  // namespace

void LogModel::Acknowledged(std::uint64_t index, std::string_view entry, Faults& faults) {
  ++acknowledged_count_;
  const Hash hash = LeafHash(entry);
  if (!acknowledged_.emplace(index, hash).second && acknowledged_[index] != hash) {
    Say(faults.lost, "two entries were acknowledged as " + std::to_string(index), faults);
  }
}

void LogModel::TakeReceipt(std::string_view receipt, Faults& faults) {
  v1::Receipt read;
  if (!read.ParseFromString(std::string(receipt))) {
    return Say(faults.lost, "a receipt that cannot be read", faults);
  }
  Acknowledged(read.index(), read.entry(), faults);
  Saw(read.checkpoint(), faults);
}

void LogModel::Saw(std::string_view note, Faults& faults) {
  const Result<Checkpoint> checkpoint = VerifyCheckpoint(note, log_key_);
  if (!checkpoint.ok()) return Say(faults.forks, checkpoint.error().message(), faults);
  const std::uint64_t size = checkpoint->size.value();
  const auto read = roots_.find(size);
  if (read == roots_.end()) {
    roots_seen_[size].insert(checkpoint->root);
  } else if (read->second != checkpoint->root) {
    Say(faults.forks, "another root than before at size " + std::to_string(size), faults);
  }
}

Status LogModel::Check(LogView& log, Faults& faults) {
  WARIFU_ASSIGN_OR_RETURN(const std::string note, log.GetCheckpoint());
  Saw(note, faults);
  WARIFU_ASSIGN_OR_RETURN(const Checkpoint head, VerifyCheckpoint(note, log_key_));
  while (tree_.size() < head.size) {
    const std::uint64_t left = head.size.value() - size();
    WARIFU_ASSIGN_OR_RETURN(
        const std::vector<std::string> entries,
        log.GetEntries(NextIndex(tree_.size()), std::min(kEntriesPerCall, left)));
    for (const std::string& entry : entries) Take(entry, faults);
  }
  for (const auto& [index, entry] : acknowledged_) {
    Say(faults.lost, "entry " + std::to_string(index) + " was acknowledged, and is not there",
        faults);
  }
  for (const auto& [size, roots] : roots_seen_) {
    Say(faults.forks,
        "a checkpoint of size " + std::to_string(size) + " was seen; the log has " +
            std::to_string(head.size.value()),
        faults);
  }
  acknowledged_.clear();
  roots_seen_.clear();
  return Ok();
}

void LogModel::Take(std::string_view entry, Faults& faults) {
  const std::uint64_t index = size();
  v1::Entry read;
  if (!read.ParseFromString(std::string(entry))) {
    Say(faults.strangers, "entry " + std::to_string(index) + " cannot be read", faults);
  } else if (read.has_statement()) {
    const Hash sent = Sha256(read.statement().SerializeAsString());
    if (!sent_.contains(sent)) {
      Say(faults.strangers, "nobody handed in entry " + std::to_string(index), faults);
    }
  }
  const Hash hash = LeafHash(entry);
  const auto acknowledged = acknowledged_.find(index);
  if (acknowledged != acknowledged_.end()) {
    if (acknowledged->second != hash) {
      Say(faults.lost, "entry " + std::to_string(index) + " is not what was acknowledged", faults);
    }
    acknowledged_.erase(acknowledged);
  }
  std::vector<Node> completed;
  tree_.Append(hash, completed);
  roots_[size()] = tree_.Root();
  CompareRoot(faults);
}

void LogModel::CompareRoot(Faults& faults) {
  const auto seen = roots_seen_.find(size());
  if (seen == roots_seen_.end()) return;
  const Hash root = tree_.Root();
  for (const Hash& other : seen->second) {
    if (other != root) {
      Say(faults.forks, "a checkpoint of size " + std::to_string(size()) + " had another root",
          faults);
    }
  }
  roots_seen_.erase(seen);
}

}  // namespace warifu
