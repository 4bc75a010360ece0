#include "tests/support/memory_registry.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <variant>

#include "core/base/check.h"
#include "core/merkle/mutable_tree.h"
#include "core/merkle/tree_hash.h"
#include "core/note/checkpoint.h"
#include "core/standing/standing.h"
#include "core/statement/entry.h"
#include "core/statement/examine.h"
#include "tests/support/statement_builder.h"

namespace warifu {

MemoryRegistry::MemoryRegistry(std::string_view origin, std::string_view log_key_word)
    : origin_(origin), log_key_word_(log_key_word), state_(nullptr) {}

SigningKey MemoryRegistry::log_key() const { return TestKey(log_key_word_); }

VerifierKey MemoryRegistry::log_vkey() const {
  return VerifierKey::Make(origin_, SignatureType::kEd25519, log_key().public_key()).value();
}

std::uint64_t MemoryRegistry::BatchTime() const {
  return open_ ? last_ms_ : std::max(now_ms_, last_ms_ + 1);
}

void MemoryRegistry::Backdate(std::uint64_t now_ms) {
  WARIFU_CHECK(!open_ && now_ms > 0);
  now_ms_ = now_ms;
  last_ms_ = now_ms - 1;
}

Outcome MemoryRegistry::DryRun(std::string_view signed_statement) const {
  const ExamineResult examined = Examine(registry_, state_.rules_version(), signed_statement);
  Outcome outcome;
  if (const auto* findings = std::get_if<Findings>(&examined)) {
    outcome.findings = *findings;
    return outcome;
  }
  Decision decision = Admit(state_, std::get<ExaminedStatement>(examined), BatchTime());
  outcome.findings = std::move(decision.findings);
  outcome.incomplete = decision.incomplete;
  return outcome;
}

Outcome MemoryRegistry::Append(std::string_view signed_statement) {
  Outcome outcome = DryRun(signed_statement);
  if (!outcome.findings.empty() || outcome.incomplete) return outcome;
  const ExamineResult examined = Examine(registry_, state_.rules_version(), signed_statement);
  const Decision decision = Admit(state_, std::get<ExaminedStatement>(examined), BatchTime());
  outcome.index = AppendAnyway(signed_statement, decision.changes);
  return outcome;
}

LeafIndex MemoryRegistry::AppendAnyway(std::string_view signed_statement, const Changes& changes) {
  const std::uint64_t at_ms = BatchTime();
  const std::uint32_t in_force = state_.rules_version();
  ExaminedStatement statement = ReadExaminedBefore(in_force, signed_statement).value();
  const bool founds = statement.kind() == StatementKind::kGenesis && size().value() == 0;
  const std::uint32_t version = founds ? statement.statement().genesis().rules_version() : in_force;
  if (!registry_.has_value()) registry_ = statement.name();
  const LeafIndex index = Push(EncodeStatementEntry(at_ms, version, signed_statement));
  Entry entry{.index = index,
              .admitted_at_ms = at_ms,
              .rules_version = version,
              .leaf_hash = LeafHash(EntryBytes(index)),
              .content = std::move(statement)};
  Changes made = changes;
  made.rules_version = std::max(version, made.rules_version);  // it never falls
  state_.Append(std::make_shared<const Entry>(std::move(entry)), made);
  for (const LeafChange& change : changes.leaves) changed_.insert(change.index);
  return index;
}

LeafIndex MemoryRegistry::AppendRaw(std::string_view entry_bytes) {
  Entry entry{.index = NextIndex(size()),
              .admitted_at_ms = BatchTime(),
              .rules_version = state_.rules_version(),
              .leaf_hash = LeafHash(entry_bytes),
              .content = SealContent{}};
  const LeafIndex index = Push(std::string(entry_bytes));
  state_.Append(std::make_shared<const Entry>(std::move(entry)), Changes{});
  return index;
}

LeafIndex MemoryRegistry::Push(std::string entry_bytes) {
  last_ms_ = BatchTime();
  open_ = true;
  const LeafIndex index = NextIndex(size());
  std::vector<Node> completed;
  log_.Append(LeafHash(entry_bytes), completed);
  log_nodes_.Put(completed);
  entries_.push_back(std::move(entry_bytes));
  return index;
}

void MemoryRegistry::UpdateStandingTree() {
  const TreeSize new_size = size();
  for (std::uint64_t i = standing_size_.value(); i < new_size.value(); ++i) {
    changed_.insert(LeafIndex(i));
  }
  std::vector<Node> leaves;
  for (const LeafIndex index : changed_) {
    const StandingLeaf leaf{.entry_hash = state_.EntryAt(index).value()->leaf_hash,
                            .index = index,
                            .standing = state_.StandingAt(index).value()};
    leaves.push_back({.id = {0, index.value()}, .hash = HashStandingLeaf(leaf)});
  }
  const TreeUpdate update = UpdateLeaves(standing_size_, new_size, leaves, standing_nodes_).value();
  standing_nodes_.Put(update.nodes);
  standing_root_ = update.root;
  standing_size_ = new_size;
  changed_.clear();
}

LeafIndex MemoryRegistry::Seal() {
  UpdateStandingTree();
  AppendSeal(standing_root_);
  return LeafIndex(size().value() - 1);
}

LeafIndex MemoryRegistry::SealWith(const Hash& standing_root) {
  UpdateStandingTree();
  AppendSeal(standing_root);
  return LeafIndex(size().value() - 1);
}

void MemoryRegistry::AppendSeal(const Hash& standing_root) {
  const std::uint32_t version = state_.rules_version();
  const std::uint64_t at_ms = BatchTime();
  const LeafIndex index = Push(EncodeSealEntry(at_ms, version, standing_root));
  Entry entry{.index = index,
              .admitted_at_ms = at_ms,
              .rules_version = version,
              .leaf_hash = LeafHash(EntryBytes(index)),
              .content = SealContent{standing_root}};
  state_.Append(std::make_shared<const Entry>(std::move(entry)), Changes{});
  open_ = false;
  sealed_size_ = size();
  sealed_root_ = log_.Root();
  checkpoint_ = SignCheckpoint({origin_, sealed_size_, sealed_root_}, log_key());
}

}  // namespace warifu
