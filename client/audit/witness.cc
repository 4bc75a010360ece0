#include "client/audit/witness.h"

#include <utility>

#include "client/audit/audited_log.h"
#include "client/home.h"
#include "client/keys/keyring.h"
#include "core/base/encoding.h"
#include "core/base/time.h"
#include "core/note/cosignature.h"
#include "core/note/note.h"

namespace warifu {
namespace {

constexpr char kFirstLine[] = "warifu-witness/v1\n";
constexpr std::size_t kMaxStateBytes = sizeof kFirstLine - 1 + kMaxNoteBytes;

// Whether the note has a line under the witness's name and key id, true or not.
bool BearsLineOf(const std::string& note, const VerifierKey& witness) {
  const Result<Note> parsed = ParseNote(note);
  if (!parsed.ok()) return false;
  for (const NoteSignature& line : parsed->signatures) {
    if (line.name == witness.name() && line.key_id == witness.key_id()) return true;
  }
  return false;
}

Result<FileLock> LockOf(const std::string& state_path) {
  const std::string path = state_path + ".lock";
  WARIFU_ASSIGN_OR_RETURN(std::optional<FileLock> lock, FileLock::Try(path));
  if (lock) return *std::move(lock);
  return Unavailable("another program is this witness now ({path} is locked): end it first", path);
}

}  // namespace

Result<LogWitness> LogWitness::Open(Context& context, const TrustFile& trust,
                                    const std::string& name_or_path) {
  WARIFU_ASSIGN_OR_RETURN(const KeyFile file, FindKey(context, name_or_path));
  WARIFU_ASSIGN_OR_RETURN(SigningKey key, OpenKey(context, name_or_path));
  WARIFU_ASSIGN_OR_RETURN(
      VerifierKey vkey,
      VerifierKey::Make(file.info.name, SignatureType::kCosignature, key.public_key()));
  const std::string path = context.home + "/witness/" + EncodeHex(key.public_key().view()) + "-" +
                           EncodeHex(trust.policy().log_key().public_key().view());
  WARIFU_ASSIGN_OR_RETURN(FileLock lock, LockOf(path));
  LogWitness witness(std::move(key), std::move(vkey), path, std::move(lock));
  WARIFU_RETURN_IF_ERROR(witness.ReadLast(trust));
  return witness;
}

Status LogWitness::ReadLast(const TrustFile& trust) {
  if (!FileExists(path_)) return Ok();
  WARIFU_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(path_, kMaxStateBytes));
  const bool is_ours = bytes.starts_with(kFirstLine);
  const std::string note = is_ours ? bytes.substr(sizeof kFirstLine - 1) : std::string();
  const Result<Checkpoint> last = is_ours ? VerifyCheckpoint(note, trust.policy().log_key())
                                          : Result<Checkpoint>(BadInput("another first line"));
  if (last.ok()) {
    last_ = *last;
    last_note_ = note;
    return Ok();
  }
  return Damaged(
      "{path} is damaged: it is what this witness signed last, and without it nothing is signed. "
      "Get it back from a copy; do not begin anew: {why}",
      path_, last.error().sentence);
}

Status LogWitness::MayBegin(bool first_time, std::span<const std::string> shown_notes) const {
  if (last_ && !first_time) return Ok();
  if (last_) {
    return Refused(
        "--first-time: this witness has cosigned this log before, last with {size} entries "
        "({path}): leave the flag out",
        last_->size.value(), path_);
  }
  if (!first_time) {
    return Refused(
        "this witness has no state for this log ({path}): get it back from a copy, or say "
        "--first-time if it truly never cosigned this log",
        path_);
  }
  for (const std::string& note : shown_notes) {
    if (!BearsLineOf(note, vkey_)) continue;
    return Refused(
        "--first-time: the registry shows a checkpoint that this witness has cosigned before. Its "
        "state ({path}) is lost: get it back from a copy, or make a new key and have it named in "
        "place of this one",
        path_);
  }
  return Ok();
}

Status LogWitness::MaySign(LogView& log, const Checkpoint& head, std::uint64_t last_entry_ms,
                           std::uint64_t now_s) const {
  if (last_) WARIFU_RETURN_IF_ERROR(ProveContinues(log, *last_, head));
  const std::uint64_t now_ms = now_s * kMsPerSecond;
  const std::uint64_t apart =
      now_ms > last_entry_ms ? now_ms - last_entry_ms : last_entry_ms - now_ms;
  if (apart <= kWitnessClockMs) return Ok();
  return Refused(
      "the log's last entry and this computer's clock are {seconds} seconds apart, more than 5 "
      "minutes: not cosigned",
      apart / kMsPerSecond);
}

Result<std::string> LogWitness::Sign(const std::string& note, const Checkpoint& head,
                                     std::uint64_t now_s) {
  WARIFU_RETURN_IF_ERROR(WriteFile(path_, kFirstLine + note, Overwrite::kYes, Secrecy::kOwnerOnly));
  last_ = head;
  last_note_ = note;
  WARIFU_ASSIGN_OR_RETURN(const std::string line,
                          CosignCheckpoint(note, {vkey_.name(), key_}, now_s));
  return AddSignatureLine(note, line);
}

}  // namespace warifu
