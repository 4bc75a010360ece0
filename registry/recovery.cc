#include "registry/recovery.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "core/merkle/tree.h"
#include "core/note/checkpoint.h"
#include "core/note/note.h"
#include "core/statement/entry.h"
#include "core/statement/examine.h"
#include "core/statement/limits.h"
#include "registry/cosigning.h"
#include "registry/limits.h"

namespace warifu {
namespace {

constexpr std::string_view kNotFromLess =
    "this registry must not go on from less: restore a copy that reaches that size (warifud "
    "restore)";

std::string Number(TreeSize size) { return std::to_string(size.value()); }

constexpr char kGuardSource[] = "the guard";

Error TooSmall(const StoreView& view, const KnownNote& remembered, const Checkpoint& checkpoint) {
  const std::string found =
      view.size().value() == 0
          ? "the database is empty: it was deleted, or --data names another directory"
          : "the database ends at " + Number(view.size()) +
                ": a backup was restored, or the database's log files were deleted";
  return Refused("{source}: knows size {size}, but {found}; {not_from_less}", remembered.source,
                 Number(checkpoint.size), found, kNotFromLess);
}

bool HasLineOf(std::string_view note, const VerifierKey& key) {
  const Result<Note> parsed = ParseNote(note);
  if (!parsed.ok()) return false;
  for (const NoteSignature& line : parsed->signatures) {
    if (line.name == key.name() && line.key_id == key.key_id()) return true;
  }
  return false;
}

class StartChecker {
 public:
  StartChecker(Store& store, Guard& guard, const StartChecks& checks)
      : store_(store), guard_(guard), checks_(checks), view_(store.Latest()) {}

  Status Run();

 private:
  Status CheckEmpty(const GuardContent& guarded) const;
  Status CheckRemembered(const GuardContent& guarded) const;
  Status CheckSeen() const;
  Status CheckSigner(const KnownNote& remembered) const;
  Status CheckGenesis() const;
  Status CheckNewest() const;
  Error MissingGuard() const;
  Status IsHeld(const KnownNote& remembered) const {
    return CheckHeld(*view_, checks_.log_key.name(), remembered);
  }

  Store& store_;
  Guard& guard_;
  const StartChecks& checks_;
  const std::shared_ptr<const StoreView> view_;
};

Status StartChecker::Run() {
  if (checks_.seen.size() > kMaxSeenNotes) {
    return BadInput("--seen: at most {most} notes at a time", kMaxSeenNotes);
  }
  WARIFU_ASSIGN_OR_RETURN(const std::optional<GuardContent> guarded, guard_.Read());
  if (!guarded.has_value()) return MissingGuard();
  if (view_->size().value() == 0) return CheckEmpty(*guarded);
  WARIFU_RETURN_IF_ERROR(CheckGenesis());
  WARIFU_RETURN_IF_ERROR(CheckRulesKnown(*view_));
  WARIFU_RETURN_IF_ERROR(CheckRemembered(*guarded));
  WARIFU_RETURN_IF_ERROR(CheckNewest());
  WARIFU_RETURN_IF_ERROR(store_.Flush());
  if (guarded->checkpoint == view_->checkpoint()) return Ok();
  return guard_.Advance(view_->checkpoint());
}

Error StartChecker::MissingGuard() const {
  if (view_->size().value() == 0) {
    return Refused(
        "guard {path}: missing, and the database is empty: begin with warifud init, or name the "
        "guard of this registry with --guard",
        guard_.path());
  }
  return Refused(
      "guard {path}: missing, while the database holds {size} entries: without it nobody can tell "
      "whether the database is whole; put the guard back, or name where it is with --guard",
      guard_.path(), Number(view_->size()));
}

Status StartChecker::CheckEmpty(const GuardContent& guarded) const {
  if (!guarded.checkpoint.empty()) {
    return TooSmall(*view_, {kGuardSource, guarded.checkpoint},
                    *ReadUntrustedCheckpoint(guarded.checkpoint));
  }
  if (guarded.log_key != checks_.log_key && !checks_.replace_log_key) {
    return Refused(
        "log key: {log_key} is not the one that this registry was begun with, {own}: give that one "
        "with --log-key, or replace it with --replace-log-key",
        checks_.log_key.ToString(), guarded.log_key->ToString());
  }
  WARIFU_RETURN_IF_ERROR(CheckSeen());
  return store_.Flush();
}

// The genesis stands at 0 and names the log key's origin.
Status StartChecker::CheckGenesis() const {
  const Lookup<EntryPtr> genesis = view_->state().Genesis();
  if (!genesis.found()) {
    WARIFU_RETURN_IF_ERROR(view_->health());
    return Damaged("database: entry 0 is no genesis: run warifud fsck");
  }
  const std::string& origin = view_->state().genesis().origin();
  if (origin == checks_.log_key.name()) return Ok();
  return Refused(
      "log key: it is named {name}, but the log in this directory is {origin}: name the directory "
      "of that registry with --data, or its key with --log-key",
      checks_.log_key.name(), origin);
}

Status StartChecker::CheckRemembered(const GuardContent& guarded) const {
  if (!guarded.checkpoint.empty()) {
    WARIFU_RETURN_IF_ERROR(CheckSigner({kGuardSource, guarded.checkpoint}));
  }
  WARIFU_ASSIGN_OR_RETURN(const std::vector<KnownNote> remembered, RememberedBy(guard_));
  for (const KnownNote& one : remembered) WARIFU_RETURN_IF_ERROR(IsHeld(one));
  return CheckSeen();
}

// A note that anybody may have handed to the operator. One that the tree holds does no harm,
// whoever signed it (an older log key may have). One that it does not hold accuses the database
// only under the log key's own true signature.
Status StartChecker::CheckSeen() const {
  for (std::size_t i = 0; i < checks_.seen.size(); ++i) {
    const KnownNote seen = {"--seen note " + std::to_string(i + 1), checks_.seen[i]};
    const Status held = IsHeld(seen);
    const bool ours = VerifyCheckpoint(seen.note, checks_.log_key).ok();
    if (!ours && HasLineOf(seen.note, checks_.log_key)) {
      return BadInput(
          "{source}: the log key's signature on it is not true, so it is no checkpoint of this "
          "log: leave it out, and ask whoever gave it for another",
          seen.source);
    }
    if (held.ok()) continue;
    if (ours || held.error().code == ErrorCode::kBadInput) return held.error();
    return Error{
        held.error().code,
        Said("{why}; or it was forged: the log key, {log_key}, did not sign it. If an older log "
             "key of this registry did, it is true; if nobody knows who did, leave it out",
             held.error().sentence, checks_.log_key.ToString())};
  }
  return Ok();
}

// That the current log key signed it, or the key is being replaced.
Status StartChecker::CheckSigner(const KnownNote& remembered) const {
  const Result<Checkpoint> signed_by_us = VerifyCheckpoint(remembered.note, checks_.log_key);
  if (signed_by_us.ok()) return Ok();
  if (HasLineOf(remembered.note, checks_.log_key)) {
    return Damaged(
        "{source}: the log key's signature on it is not true ({why}): it was changed or damaged; "
        "put it back",
        remembered.source, signed_by_us.error().sentence);
  }
  if (checks_.replace_log_key) return Ok();
  return Refused(
      "log key: {source} was signed by another key than {log_key}: give that key with --log-key, "
      "or, if it is lost or stolen, go over to this one with --replace-log-key",
      remembered.source, checks_.log_key.ToString());
}

// The database's own last words are about its own tree, and a seal.
Status StartChecker::CheckNewest() const {
  WARIFU_RETURN_IF_ERROR(CheckSigner({"the database's newest checkpoint", view_->checkpoint()}));
  return CheckEnd(*view_);
}

}  // namespace

Status CreateRegistry(const Store& store, Guard& guard, const VerifierKey& log_key) {
  const TreeSize size = store.Latest()->size();
  if (size.value() > 0) {
    return Refused("data directory: it holds a log of {size} entries already: name an empty one",
                   Number(size));
  }
  return guard.Create(log_key);
}

Status CheckHeld(const StoreView& view, const std::string& origin, const KnownNote& remembered) {
  const Result<Checkpoint> read = ReadUntrustedCheckpoint(remembered.note);
  if (!read.ok()) return BadInput("{source}: {why}", remembered.source, read.error().sentence);
  const Checkpoint& checkpoint = *read;
  if (checkpoint.origin != origin) {
    return Refused(
        "{source}: is of {origin}, not of {name}: the directory or the guard was swapped with "
        "another registry's",
        remembered.source, checkpoint.origin, origin);
  }
  WARIFU_ASSIGN_OR_RETURN(const CheckpointFit fit, FitInTree(checkpoint, view));
  if (fit == CheckpointFit::kHeld) return Ok();
  if (fit == CheckpointFit::kLarger) return TooSmall(view, remembered, checkpoint);
  return Inconsistent(
      "{source}: knows another root at size {size} than the database: the directory was swapped "
      "with another log of the same name, or one of the two was forged; find the true one before "
      "you start",
      remembered.source, Number(checkpoint.size));
}

Result<std::vector<KnownNote>> RememberedBy(const Guard& guard) {
  std::vector<KnownNote> remembered;
  WARIFU_ASSIGN_OR_RETURN(std::optional<GuardContent> guarded, guard.Read());
  if (guarded.has_value() && !guarded->checkpoint.empty()) {
    remembered.push_back({kGuardSource, std::move(guarded->checkpoint)});
  }
  WARIFU_ASSIGN_OR_RETURN(std::optional<std::string> cosigned, guard.ReadCosigned());
  if (cosigned.has_value()) {
    remembered.push_back(
        {"the largest cosigned checkpoint beside the guard", *std::move(cosigned)});
  }
  return remembered;
}

Status CheckEnd(const StoreView& view) {
  WARIFU_ASSIGN_OR_RETURN(const Checkpoint newest, ReadUntrustedCheckpoint(view.checkpoint()));
  WARIFU_ASSIGN_OR_RETURN(const CheckpointFit fit, FitInTree(newest, view));
  if (newest.size != view.size() || fit != CheckpointFit::kHeld) {
    return Damaged("database: its newest checkpoint is not that of its tree: run warifud fsck");
  }
  WARIFU_ASSIGN_OR_RETURN(const std::vector<std::string> last,
                          view.ReadEntries(LeafIndex(view.size().value() - 1), 1, kMaxEntryBytes));
  WARIFU_ASSIGN_OR_RETURN(const UntrustedEntry entry, ParseEntry(last.front()));
  if (!std::holds_alternative<SealContent>(entry.content)) {
    return Damaged("database: its last entry is no seal: run warifud fsck");
  }
  return Ok();
}

Status CheckStart(Store& store, Guard& guard, const StartChecks& checks) {
  return StartChecker(store, guard, checks).Run();
}

Status CheckRulesKnown(const StoreView& view) {
  if (view.size().value() == 0) return Ok();
  const std::uint32_t version = view.state().rules_version();
  const std::string log =
      "data directory: its log goes on under rules version " + std::to_string(version) + ", ";
  if (version < kLowestRulesVersion) {
    return Refused(
        "{log}made by a pre-release, which no program judges any more: begin a new registry in an "
        "empty directory",
        log);
  }
  if (version > kHighestRulesVersion) {
    return NewerProgram("{log}which this program does not know: start a newer one", log);
  }
  return Ok();
}

Status CheckSameGenesis(const StoreView& view, std::string_view signed_genesis) {
  const ExamineResult examined = Examine(std::nullopt, 0, signed_genesis);
  const auto* statement = std::get_if<ExaminedStatement>(&examined);
  const Lookup<EntryPtr> genesis = view.state().Genesis();
  if (statement != nullptr && genesis.found() &&
      (*genesis)->statement()->name() == statement->name()) {
    return Ok();
  }
  return Refused(
      "--genesis: the log in this directory begins with another genesis: leave --genesis out, or "
      "name the directory of that registry with --data");
}

}  // namespace warifu
