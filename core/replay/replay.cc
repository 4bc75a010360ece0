#include "core/replay/replay.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "core/admission/admit.h"
#include "core/base/encoding.h"
#include "core/merkle/tree.h"
#include "core/replay/effects.h"
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
  if (decision.incomplete) return {};  // reading again failed: the state's health says so
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

constexpr std::size_t kCountBytes = 16;

// A ruleset that raises the rules version beyond what this program knows.
bool RaisesBeyondKnown(const ExaminedStatement& statement) {
  return statement.kind() == StatementKind::kRuleset &&
         statement.statement().ruleset().rules_version() > kHighestRulesVersion;
}

// The kind of this number; the numbers have no gap.
std::optional<StatementKind> KindOf(std::uint64_t number) {
  const bool known = number >= static_cast<std::uint64_t>(StatementKind::kGenesis) &&
                     number <= static_cast<std::uint64_t>(StatementKind::kChange);
  return known ? std::optional(static_cast<StatementKind>(number)) : std::nullopt;
}

}  // namespace

class Replay::Impl {
 public:
  explicit Impl(const Hash& genesis_hash)
      : genesis_hash_(genesis_hash),
        own_past_(std::make_unique<MemoryPast>()),
        state_(*own_past_) {}
  Impl(const Hash& genesis_hash, PastLog& past) : genesis_hash_(genesis_hash), state_(past) {}

  void Add(std::string_view entry_bytes, ExaminedEntry entry) {
    if (!state_.health().ok()) return;
    entry_bytes_ = entry_bytes;
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
    if (index.value() == 0 && entry.pre_release) {
      made_by_pre_release_ = true;
      GoBlind();
    }
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
  bool ends_with_seal() const { return ends_with_seal_; }
  const ReplayState& state() const { return state_; }
  const FeeSurvey& survey() const { return survey_; }
  Result<std::string> ToState() const;
  Status TakeState(ByteReader& in, PastLog& past);
  std::optional<LeafIndex> newer_program_from() const { return newer_program_from_; }
  bool made_by_pre_release() const { return made_by_pre_release_; }
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
      if (state_.Root() != stated) {
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
    const bool in_order = outcome.findings.empty();
    NoteFindings(index, std::move(outcome.findings));
    const bool is_offer = entry.statement->kind() == StatementKind::kOffer;
    if (in_order && is_offer) survey_.Add(entry.statement->statement().offer(), state_);
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
    // Entry 0 is the first that the version it names holds for.
    const std::uint32_t version =
        index.value() == 0 ? changes.rules_version : state_.rules_version();
    auto entry = std::make_shared<Entry>(
        Entry{.index = index,
              .admitted_at_ms = examined.frame ? examined.frame->admitted_at_ms : batch_time_ms_,
              .rules_version = version,
              .leaf_hash = examined.leaf_hash,
              .content = std::move(content)});
    state_.Append(std::move(entry), entry_bytes_, changes);
  }

  Hash genesis_hash_;
  std::unique_ptr<PastLog> own_past_;  // null: somebody else's
  ReplayState state_;
  std::string_view entry_bytes_;  // of the entry under judgment
  Frontier log_;
  FeeSurvey survey_;
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
  bool made_by_pre_release_ = false;
  std::vector<Deviation> deviations_;
  std::uint64_t deviation_count_ = 0;
  ReplayCounts counts_;
};

// The order is that of docs/format.md, "Auditor's state".
Result<std::string> Replay::Impl::ToState() const {
  const bool judged = !newer_program_from_ && !made_by_pre_release_;
  const bool whole = deviation_count_ == 0 && judged && state_.health().ok();
  if (!whole || !ends_with_seal_) {
    return Refused("a state is left only of a log that is in order and ends with a seal");
  }
  std::string bytes(genesis_hash_.view());
  AppendBigEndian64(log_.size().value(), bytes);
  for (const Hash& hash : log_.hashes()) bytes += hash.view();
  AppendBigEndian64(batch_time_ms_, bytes);
  AppendBigEndian64(counts_.first_admitted_at_ms, bytes);
  AppendBigEndian64(counts_.seals, bytes);
  AppendBigEndian64(counts_.statements.size(), bytes);
  for (const auto& [kind, count] : counts_.statements) {
    AppendBigEndian64(static_cast<std::uint64_t>(kind), bytes);
    AppendBigEndian64(count, bytes);
  }
  survey_.AppendTo(bytes);
  return bytes + state_.ToBytes();
}

Status Replay::Impl::TakeState(ByteReader& in, PastLog& past) {
  if (in.TakeHash() != genesis_hash_) return Refused("it is of another registry");
  const TreeSize size(in.TakeNumber());
  if (size.value() == 0 || size.value() > kMaxReplayedEntries) return Damaged("its size is none");
  std::vector<Hash> edge(static_cast<std::size_t>(std::popcount(size.value())));
  for (Hash& hash : edge) hash = in.TakeHash();
  WARIFU_ASSIGN_OR_RETURN(log_, Frontier::FromHashes(size, edge));
  batch_time_ms_ = in.TakeNumber();
  counts_.entries = size.value();
  counts_.first_admitted_at_ms = in.TakeNumber();
  counts_.last_admitted_at_ms = batch_time_ms_;
  counts_.seals = in.TakeNumber();
  for (std::uint64_t left = in.TakeCount(kCountBytes); left > 0; --left) {
    const std::optional<StatementKind> kind = KindOf(in.TakeNumber());
    if (!kind) return Damaged("it counts statements of a kind that there is not");
    counts_.statements[*kind] = in.TakeNumber();
  }
  survey_ = FeeSurvey::Take(in);
  WARIFU_ASSIGN_OR_RETURN(state_, ReplayState::Take(in, size, past));
  if (!in.done()) return Damaged("it is longer or shorter than its size says");
  ends_with_seal_ = true;
  return Ok();
}

Replay::Replay(const Hash& genesis_hash) : impl_(std::make_unique<Impl>(genesis_hash)) {}
Replay::Replay(const Hash& genesis_hash, PastLog& past)
    : impl_(std::make_unique<Impl>(genesis_hash, past)) {}
Replay::Replay(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Replay::~Replay() = default;
Replay::Replay(Replay&&) noexcept = default;
Replay& Replay::operator=(Replay&&) noexcept = default;

void Replay::Add(std::string_view entry, ExaminedEntry examined) {
  impl_->Add(entry, std::move(examined));
}

void Replay::AddBytes(std::string_view entry) {
  impl_->Add(entry, ExamineEntry(impl_->genesis_hash(), size().value() == 0, entry));
}

void Replay::Finish(const Checkpoint& checkpoint) { impl_->Finish(checkpoint); }

const Status& Replay::health() const { return impl_->state().health(); }
const FeeSurvey& Replay::survey() const { return impl_->survey(); }
ReplayMemory Replay::memory() const { return impl_->state().memory(); }
Result<std::string> Replay::ToState() const { return impl_->ToState(); }

Result<Replay> Replay::FromState(const Hash& genesis_hash, std::string_view state, PastLog& past) {
  auto impl = std::make_unique<Impl>(genesis_hash, past);
  ByteReader in(state);
  WARIFU_RETURN_IF_ERROR(impl->TakeState(in, past));
  if (!impl->state().Genesis().found()) {  // every rule reads it
    WARIFU_RETURN_IF_ERROR(impl->state().health());
    return Damaged("its entry 0 is no genesis");
  }
  return Replay(std::move(impl));
}

TreeSize Replay::size() const { return impl_->log().size(); }
bool Replay::ends_with_seal() const { return impl_->ends_with_seal(); }
Hash Replay::Root() const { return impl_->log().Root(); }
const RegistryState& Replay::state() const { return impl_->state(); }
std::optional<LeafIndex> Replay::newer_program_from() const { return impl_->newer_program_from(); }
bool Replay::made_by_pre_release() const { return impl_->made_by_pre_release(); }
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
