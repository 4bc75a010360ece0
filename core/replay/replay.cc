#include "core/replay/replay.h"

#include <algorithm>
#include <utility>

#include "core/admission/admit.h"
#include "core/admission/overlay.h"
#include "core/base/check.h"
#include "core/merkle/tree.h"
#include "core/replay/effects.h"
#include "core/replay/standing_tree.h"
#include "core/statement/limits.h"

namespace warifu {
namespace {

// What a statement under judgment comes to.
struct Outcome {
  Findings findings;
  Changes changes;
};

// Judges a statement that could be read, whatever is wrong with its form.
Outcome Judge(const RegistryState& state, const ExaminedStatement& statement,
              std::uint64_t admitted_at_ms, Findings findings) {
  Decision decision = Admit(state, statement, admitted_at_ms);
  WARIFU_CHECK(!decision.incomplete);  // a whole registry carries everything
  if (findings.empty() && decision.findings.empty()) return {{}, std::move(decision.changes)};
  for (v1::Finding& finding : decision.findings) {
    const bool known =
        std::any_of(findings.begin(), findings.end(), [&finding](const v1::Finding& other) {
          return other.code() == finding.code() && other.field() == finding.field();
        });
    if (!known) findings.push_back(std::move(finding));
  }
  Changes changes = EffectsOf(state, statement, admitted_at_ms, findings);
  return {std::move(findings), std::move(changes)};
}

// A ruleset that raises the rules version beyond what this program knows.
bool RaisesBeyondKnown(const ExaminedStatement& statement) {
  return statement.kind() == StatementKind::kRuleset &&
         statement.statement().ruleset().rules_version() > kHighestRulesVersion;
}

}  // namespace

class Replay::Impl {
 public:
  explicit Impl(const Hash& genesis_hash) : genesis_hash_(genesis_hash), state_(nullptr) {}

  void Add(ExaminedEntry entry) {
    const LeafIndex index = NextIndex(log_.size());
    Count(entry);
    completed_.clear();
    log_.Append(entry.leaf_hash, completed_);
    ends_with_seal_ = false;
    if (!entry.frame) {
      Deviate(index, FrameDeviation::kEntryMalformed);
      if (index.value() == 0) GoBlind();
      return AppendOpaque(index, entry);
    }
    JudgeTime(index, entry.frame->admitted_at_ms);
    JudgeRaise(index, entry);
    if (std::holds_alternative<SealContent>(entry.frame->content)) return AddSeal(index, entry);
    AddStatement(index, std::move(entry));
  }

  void Finish(const Checkpoint& checkpoint) {
    const LeafIndex end = NextIndex(log_.size());
    if (raise_) NoteFindings(raise_->index, std::move(raise_->findings));
    raise_.reset();
    if (!ends_with_seal_) Deviate(end, FrameDeviation::kEndsWithoutSeal);
    if (checkpoint.size != log_.size()) {
      Deviate(end, FrameDeviation::kSizeDiffers);
    } else if (checkpoint.root != log_.Root()) {
      Deviate(end, FrameDeviation::kRootDiffers);
    }
  }

  const Hash& genesis_hash() const { return genesis_hash_; }
  const Frontier& log() const { return log_; }
  const OverlayState& state() const { return state_; }
  std::optional<LeafIndex> newer_program_from() const { return newer_program_from_; }
  const std::vector<Deviation>& deviations() const { return deviations_; }
  std::uint64_t deviation_count() const { return deviation_count_; }
  const ReplayCounts& counts() const { return counts_; }

 private:
  void Note(Deviation deviation) {
    ++deviation_count_;
    if (deviations_.size() < kMaxListedDeviations) deviations_.push_back(std::move(deviation));
  }
  void Deviate(LeafIndex index, FrameDeviation frame) { Note({index, frame, std::nullopt}); }

  // From here on no statement and no seal can be judged.
  void GoBlind() { blind_ = true; }

  void Count(const ExaminedEntry& entry) {
    ++counts_.entries;
    if (!entry.frame) return;
    if (counts_.first_admitted_at_ms == 0) {
      counts_.first_admitted_at_ms = entry.frame->admitted_at_ms;
    }
    counts_.last_admitted_at_ms = entry.frame->admitted_at_ms;
    if (std::holds_alternative<SealContent>(entry.frame->content)) ++counts_.seals;
    if (entry.statement) ++counts_.statements[entry.statement->kind()];
  }

  // One time for each batch, and each batch later than the one before.
  void JudgeTime(LeafIndex index, std::uint64_t admitted_at_ms) {
    if (batch_open_ && admitted_at_ms != batch_time_ms_) {
      Deviate(index, FrameDeviation::kTimeInsideBatch);
    } else if (!batch_open_ && index.value() > 0 && admitted_at_ms <= batch_time_ms_) {
      Deviate(index, FrameDeviation::kTimeNotGrowing);
    }
    batch_open_ = true;
    batch_time_ms_ = admitted_at_ms;
  }

  // A ruleset raised the rules version beyond what this program knows. Where the entry after it
  // states that version, the log was made by a newer program: no breach, but the end of what can be
  // judged. Where it does not, the log itself knows no such rules, and the ruleset was
  // inadmissible. All else about the ruleset is judged by the rules that it was admitted under:
  // nobody makes auditors blind by a ruleset that no authority signed.
  void JudgeRaise(LeafIndex index, const ExaminedEntry& next) {
    const bool newer_program = next.newer_program && (raise_ || index.value() == 0);
    if (raise_ && newer_program) {
      std::erase_if(raise_->findings, [](const v1::Finding& finding) {
        return finding.code() == v1::FINDING_CODE_RULES_VERSION_WRONG;
      });
    }
    if (raise_) NoteFindings(raise_->index, std::move(raise_->findings));
    if (newer_program) {
      newer_program_from_ = raise_ ? raise_->index : index;
      GoBlind();
    }
    raise_.reset();
  }

  void AddSeal(LeafIndex index, const ExaminedEntry& entry) {
    const Hash& stated = std::get<SealContent>(entry.frame->content).standing_root;
    if (index.value() == 0) {
      if (!blind_) Deviate(index, FrameDeviation::kGenesisWrong);
      GoBlind();
    }
    if (!blind_) {
      JudgeVersion(index, entry);
      if (standing_.Root(TreeSize(index.value())) != stated) {
        Deviate(index, FrameDeviation::kSealRootWrong);
      }
    }
    AppendEntry(index, entry, SealContent{stated}, {});
    batch_open_ = false;
    ends_with_seal_ = true;
  }

  void AddStatement(LeafIndex index, ExaminedEntry entry) {
    if (index.value() == 0 && !blind_) JudgeGenesis(entry);
    const bool version_right = !blind_ && JudgeVersion(index, entry);
    if (!version_right || !entry.statement) {
      NoteFindings(index, std::move(entry.findings));
      return AppendOpaque(index, entry);
    }
    Outcome outcome =
        Judge(state_, *entry.statement, entry.frame->admitted_at_ms, std::move(entry.findings));
    if (RaisesBeyondKnown(*entry.statement)) {
      raise_ = Raise{index, std::move(outcome.findings)};
      return AppendOpaque(index, entry);
    }
    NoteFindings(index, std::move(outcome.findings));
    AppendEntry(index, entry, *entry.statement, outcome.changes);
  }

  void NoteFindings(LeafIndex index, Findings findings) {
    for (v1::Finding& finding : findings) {
      Note({index, FrameDeviation::kNone, std::move(finding)});
    }
  }

  void JudgeGenesis(const ExaminedEntry& entry) {
    const bool right = entry.statement && entry.statement->kind() == StatementKind::kGenesis &&
                       entry.statement->name() == genesis_hash_;
    if (!right) Deviate(LeafIndex(0), FrameDeviation::kGenesisWrong);
    if (!entry.statement || entry.statement->kind() != StatementKind::kGenesis) GoBlind();
  }

  // Entry 0 states the version that it names itself.
  bool JudgeVersion(LeafIndex index, const ExaminedEntry& entry) {
    const std::uint32_t in_force = index.value() == 0 && entry.statement
                                       ? entry.statement->statement().genesis().rules_version()
                                       : state_.rules_version();
    if (entry.frame->rules_version == in_force) return true;
    Deviate(index, FrameDeviation::kRulesVersionMisstated);
    return false;
  }

  // An entry of which only bytes are known: it stands for nothing.
  void AppendOpaque(LeafIndex index, const ExaminedEntry& entry) {
    AppendEntry(index, entry, SealContent{}, {});
  }

  void AppendEntry(LeafIndex index, const ExaminedEntry& examined,
                   std::variant<ExaminedStatement, SealContent> content, const Changes& changes) {
    auto entry = std::make_shared<Entry>(
        Entry{.index = index,
              .admitted_at_ms = examined.frame ? examined.frame->admitted_at_ms : batch_time_ms_,
              .rules_version = state_.rules_version(),
              .leaf_hash = examined.leaf_hash,
              .content = std::move(content)});
    state_.Append(entry, changes);
    SetLeaf(index);
    for (const LeafChange& change : changes.leaves) SetLeaf(change.index);
  }

  void SetLeaf(LeafIndex index) {
    standing_.Set({.entry_hash = (*state_.EntryAt(index))->leaf_hash,
                   .index = index,
                   .standing = *state_.StandingAt(index)});
  }

  Hash genesis_hash_;
  OverlayState state_;
  Frontier log_;
  StandingTree standing_;
  std::vector<Node> completed_;
  bool batch_open_ = false;
  bool ends_with_seal_ = false;
  bool blind_ = false;
  std::uint64_t batch_time_ms_ = 0;
  struct Raise {
    LeafIndex index;
    Findings findings;
  };
  std::optional<Raise> raise_;  // by the entry before; not judged yet
  std::optional<LeafIndex> newer_program_from_;
  std::vector<Deviation> deviations_;
  std::uint64_t deviation_count_ = 0;
  ReplayCounts counts_;
};

Replay::Replay(const Hash& genesis_hash) : impl_(std::make_unique<Impl>(genesis_hash)) {}
Replay::~Replay() = default;
Replay::Replay(Replay&&) noexcept = default;
Replay& Replay::operator=(Replay&&) noexcept = default;

void Replay::Add(ExaminedEntry entry) { impl_->Add(std::move(entry)); }

void Replay::AddBytes(std::string_view entry) {
  impl_->Add(ExamineEntry(impl_->genesis_hash(), size().value() == 0, entry));
}

void Replay::Finish(const Checkpoint& checkpoint) { impl_->Finish(checkpoint); }

TreeSize Replay::size() const { return impl_->log().size(); }
Hash Replay::Root() const { return impl_->log().Root(); }
const RegistryState& Replay::state() const { return impl_->state(); }
std::optional<LeafIndex> Replay::newer_program_from() const { return impl_->newer_program_from(); }
const std::vector<Deviation>& Replay::deviations() const { return impl_->deviations(); }
std::uint64_t Replay::deviation_count() const { return impl_->deviation_count(); }
const ReplayCounts& Replay::counts() const { return impl_->counts(); }

std::string_view FrameDeviationName(FrameDeviation deviation) {
  switch (deviation) {
    case FrameDeviation::kNone:
      return "NONE";
    case FrameDeviation::kEntryMalformed:
      return "ENTRY_MALFORMED";
    case FrameDeviation::kGenesisWrong:
      return "GENESIS_WRONG";
    case FrameDeviation::kTimeInsideBatch:
      return "TIME_INSIDE_BATCH";
    case FrameDeviation::kTimeNotGrowing:
      return "TIME_NOT_GROWING";
    case FrameDeviation::kRulesVersionMisstated:
      return "RULES_VERSION_MISSTATED";
    case FrameDeviation::kSealRootWrong:
      return "SEAL_ROOT_WRONG";
    case FrameDeviation::kEndsWithoutSeal:
      return "ENDS_WITHOUT_SEAL";
    case FrameDeviation::kSizeDiffers:
      return "SIZE_DIFFERS";
    case FrameDeviation::kRootDiffers:
      return "ROOT_DIFFERS";
  }
  return "";
}

}  // namespace warifu
