#include "registry/batch.h"

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "core/admission/admit.h"
#include "core/admission/overlay.h"
#include "core/base/check.h"
#include "core/merkle/mutable_tree.h"
#include "core/merkle/tree.h"
#include "core/merkle/tree_hash.h"
#include "core/statement/encode.h"
#include "core/statement/entry.h"
#include "core/statement/examine.h"
#include "core/statement/limits.h"
#include "registry/search_rows.h"
#include "registry/submission.h"

namespace warifu {
namespace {

std::string SignedBytes(const ExaminedStatement& statement) {
  std::vector<KeyedSignature> signatures;
  for (std::size_t i = 0; i < statement.signers().size(); ++i) {
    signatures.push_back({statement.signers()[i], statement.signatures()[i]});
  }
  return EncodeSignedStatement(statement.payload(), signatures);
}

// What a batch adds to the view, statement by statement.
class Builder {
 public:
  using Content = decltype(Entry::content);

  Builder(const StoreView& view, std::uint64_t admitted_at_ms)
      : view_(view), admitted_at_ms_(admitted_at_ms), overlay_(&view.state()) {}

  Ruling Judge(const ExaminedStatement& statement);

  // Closes with a seal.
  Status Close(BuiltBatch& built);

  bool is_empty() const { return entries_.empty(); }

 private:
  Ruling JudgeNew(const ExaminedStatement& statement);
  ExamineResult ExamineAnew(const ExaminedStatement& statement) const;
  void AppendStatement(const ExaminedStatement& statement, const Changes& changes);
  void AppendEntry(std::string bytes, std::uint32_t version, Content content,
                   const Changes& changes);
  Result<TreeUpdate> UpdateStandings() const;
  Result<std::vector<Node>> StandingLeaves() const;
  Status AddLogNodes(BuiltBatch& built) const;
  Standing StandingAt(LeafIndex index) const;

  const StoreView& view_;
  const std::uint64_t admitted_at_ms_;
  OverlayState overlay_;
  std::vector<std::string> entries_;
  std::vector<Hash> leaf_hashes_;  // of entries_
  std::vector<Touch> touches_;
  std::vector<SearchRow> search_;
};

Ruling Builder::Judge(const ExaminedStatement& statement) {
  const Lookup<std::string> known = overlay_.Read(Table::kName, NameTableKey(statement.name()));
  if (known.not_carried()) return CannotJudge();
  if (known.found()) {
    const std::optional<LeafIndex> index = DecodeIndex(*known);
    if (!index.has_value()) return Damaged("table NAME: a row is no index: run warifud fsck");
    return Placed{*index, true};
  }
  if (statement.rules_version() == overlay_.rules_version()) return JudgeNew(statement);
  ExamineResult anew = ExamineAnew(statement);
  if (auto* findings = std::get_if<Findings>(&anew)) return std::move(*findings);
  return JudgeNew(std::get<ExaminedStatement>(anew));
}

// A Ruleset of this batch, or of one since the statement was examined, has raised the version.
ExamineResult Builder::ExamineAnew(const ExaminedStatement& statement) const {
  const Lookup<EntryPtr> genesis = overlay_.Genesis();
  std::optional<Hash> registry;
  if (genesis.found()) registry = (*genesis)->statement()->name();
  return Examine(registry, overlay_.rules_version(), SignedBytes(statement));
}

Ruling Builder::JudgeNew(const ExaminedStatement& statement) {
  Decision decision = Admit(overlay_, statement, admitted_at_ms_);
  if (decision.incomplete) return CannotJudge();
  if (!decision.findings.empty()) return std::move(decision.findings);
  const LeafIndex index = overlay_.next();
  AppendStatement(statement, decision.changes);
  if (statement.kind() == StatementKind::kChange) {
    for (const LeafChange& leaf : decision.changes.leaves) touches_.push_back({index, leaf.index});
  }
  return Placed{index, false};
}

// The genesis is the first entry of the version that it names; all others state the one in force.
void Builder::AppendStatement(const ExaminedStatement& statement, const Changes& changes) {
  const bool founds = statement.kind() == StatementKind::kGenesis;
  const std::uint32_t version = founds ? changes.rules_version : overlay_.rules_version();
  AppendEntry(EncodeStatementEntry(admitted_at_ms_, version, SignedBytes(statement)), version,
              statement, changes);
}

void Builder::AppendEntry(std::string bytes, std::uint32_t version, Content content,
                          const Changes& changes) {
  WARIFU_CHECK(bytes.size() <= kMaxEntryBytes);
  const Hash leaf_hash = LeafHash(bytes);
  leaf_hashes_.push_back(leaf_hash);
  entries_.push_back(std::move(bytes));
  auto entry = std::make_shared<const Entry>(
      Entry{overlay_.next(), admitted_at_ms_, version, leaf_hash, std::move(content)});
  if (entry->statement() != nullptr) AddSearchRows(overlay_, *entry, changes, search_);
  overlay_.Append(std::move(entry), changes);
}

Standing Builder::StandingAt(LeafIndex index) const {
  const Lookup<Standing> standing = overlay_.StandingAt(index);
  WARIFU_CHECK(standing.found());  // of this batch
  return *standing;
}

// Of all entries before the seal: the changed ones, the last seal (whose leaf no tree has yet) and
// the new ones.
Result<std::vector<Node>> Builder::StandingLeaves() const {
  const std::uint64_t old_size = view_.size().value();
  std::map<LeafIndex, Standing> standings;
  for (const auto& [index, standing] : overlay_.leaves()) {
    if (index.value() < old_size) standings[index] = standing;
  }
  if (old_size > 0) {
    const LeafIndex last_seal(old_size - 1);
    standings[last_seal] = Standing{State::kNone, last_seal};
  }
  std::vector<NodeId> ids;
  ids.reserve(standings.size());
  for (const auto& [index, standing] : standings) ids.push_back({0, index.value()});
  std::vector<Hash> hashes;
  if (!ids.empty()) {
    WARIFU_ASSIGN_OR_RETURN(hashes, view_.log_tree().ReadHashes(ids));
  }
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const LeafIndex index(old_size + i);
    standings[index] = StandingAt(index);
    hashes.push_back(leaf_hashes_[i]);
  }
  std::vector<Node> leaves;
  leaves.reserve(standings.size());
  for (const auto& [index, standing] : standings) {
    leaves.push_back(
        {{0, index.value()}, HashStandingLeaf({hashes[leaves.size()], index, standing})});
  }
  return leaves;
}

Result<TreeUpdate> Builder::UpdateStandings() const {
  const std::uint64_t old_size = view_.size().value();
  WARIFU_ASSIGN_OR_RETURN(const std::vector<Node> leaves, StandingLeaves());
  return UpdateLeaves(TreeSize(old_size == 0 ? 0 : old_size - 1),
                      TreeSize(old_size + entries_.size()), leaves, view_.standing_tree());
}

Status Builder::AddLogNodes(BuiltBatch& built) const {
  WARIFU_ASSIGN_OR_RETURN(Frontier frontier, Frontier::Load(view_.size(), view_.log_tree()));
  for (const Hash& leaf : leaf_hashes_) frontier.Append(leaf, built.commit.log_nodes);
  built.head = {frontier.size(), frontier.Root()};
  return Ok();
}

Status Builder::Close(BuiltBatch& built) {
  WARIFU_ASSIGN_OR_RETURN(TreeUpdate update, UpdateStandings());
  CommitBatch& commit = built.commit;
  commit.old_size = view_.size();
  commit.standing_nodes = std::move(update.nodes);
  commit.admitted_at_ms = admitted_at_ms_;
  commit.rules_version = overlay_.rules_version();
  const LeafIndex seal_index = overlay_.next();
  Changes none;
  none.rules_version = overlay_.rules_version();
  AppendEntry(EncodeSealEntry(admitted_at_ms_, none.rules_version, update.root), none.rules_version,
              SealContent{update.root}, none);
  WARIFU_RETURN_IF_ERROR(AddLogNodes(built));
  commit.standings.assign(overlay_.leaves().begin(), overlay_.leaves().end());
  WARIFU_CHECK(!commit.standings.empty() && commit.standings.back().first == seal_index);
  for (const auto& [table_key, value] : overlay_.puts()) {
    commit.puts.push_back({table_key.first, table_key.second, value});
  }
  commit.search = std::move(search_);
  commit.entries = std::move(entries_);
  built.touches = std::move(touches_);
  built.writes = true;
  return Ok();
}

}  // namespace

Result<BuiltBatch> BuildBatch(const StoreView& view,
                              std::span<const ExaminedStatement* const> statements,
                              const BatchPlan& plan) {
  BuiltBatch built;
  Builder builder(view, plan.admitted_at_ms);
  for (const ExaminedStatement* statement : statements) {
    built.rulings.push_back(builder.Judge(*statement));
  }
  if (!builder.is_empty() || plan.seal_anyway) WARIFU_RETURN_IF_ERROR(builder.Close(built));
  WARIFU_RETURN_IF_ERROR(view.health());
  return built;
}

}  // namespace warifu
