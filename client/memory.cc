#include "client/memory.h"

#include <algorithm>

#include "client/file_lock.h"
#include "client/home.h"
#include "core/base/encoding.h"
#include "core/note/note.h"

namespace warifu {
namespace {

constexpr char kFirstLine[] = "warifu-memory/v1\n";
constexpr std::size_t kMaxTimeBytes = 21;  // a time in decimal with its line end
// Whatever note was verified can be read again, however a server padded it.
constexpr std::size_t kMaxMemoryBytes = sizeof kFirstLine - 1 + kMaxTimeBytes + kMaxNoteBytes;
constexpr char kFromFile[] = ".file";
constexpr char kLockEnding[] = ".lock";

// What is to be remembered.
struct SeenNote {
  const std::string& note;
  std::uint64_t seal_time_ms = 0;
};

std::string PathOf(const Context& context, const TrustFile& trust) {
  return context.home + "/memory/" + EncodeHex(trust.genesis_hash().view()) + "-" +
         EncodeHex(trust.policy().log_key().public_key().view());
}

// The first line, the seal's time in decimal, the note.
std::optional<RememberedCheckpoint> Parse(const std::string& bytes, const TrustFile& trust) {
  if (!bytes.starts_with(kFirstLine)) return std::nullopt;
  const std::size_t begin = sizeof kFirstLine - 1;
  const std::size_t end = bytes.find('\n', begin);
  if (end == std::string::npos) return std::nullopt;
  const auto time_ms = ParseDecimal(std::string_view(bytes).substr(begin, end - begin));
  const std::string note = bytes.substr(end + 1);
  const Result<Checkpoint> checkpoint = VerifyCheckpoint(note, trust.policy().log_key());
  if (!time_ms || !checkpoint.ok()) return std::nullopt;
  return RememberedCheckpoint{note, *checkpoint, *time_ms};
}

Result<std::optional<RememberedCheckpoint>> RecallAt(const std::string& path,
                                                     const TrustFile& trust) {
  if (!FileExists(path)) return std::optional<RememberedCheckpoint>();
  WARIFU_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(path, kMaxMemoryBytes));
  std::optional<RememberedCheckpoint> remembered = Parse(bytes, trust);
  if (!remembered) {
    return Damaged(
        "{path} is damaged: it remembers what this registry showed before. Without it an older or "
        "other history would not be noticed; remove it to begin anew",
        path);
  }
  return remembered;
}

// What the file at `path` is to hold; nothing: it holds that already.
Result<std::optional<std::string>> Merged(const std::string& path, const TrustFile& trust,
                                          const SeenNote& seen) {
  WARIFU_ASSIGN_OR_RETURN(const std::optional<RememberedCheckpoint> before, RecallAt(path, trust));
  WARIFU_ASSIGN_OR_RETURN(const Checkpoint checkpoint,
                          VerifyCheckpoint(seen.note, trust.policy().log_key()));
  const bool larger = !before || checkpoint.size > before->checkpoint.size;
  const std::uint64_t time_ms = std::max(seen.seal_time_ms, before ? before->seal_time_ms : 0);
  if (!larger && time_ms == before->seal_time_ms) return std::optional<std::string>();
  return std::optional(kFirstLine + std::to_string(time_ms) + "\n" +
                       (larger ? seen.note : before->note));
}

// Of both files of a registry, while they are read and written.
Result<FileLock> LockMemory(const Context& context, const TrustFile& trust) {
  return FileLock::Take(context, PathOf(context, trust) + kLockEnding);
}

// Who has nothing new to keep waits for nobody.
Status RememberAt(const Context& context, const std::string& path, const TrustFile& trust,
                  const SeenNote& seen) {
  WARIFU_ASSIGN_OR_RETURN(const auto wanted, Merged(path, trust, seen));
  if (!wanted) return Ok();
  WARIFU_ASSIGN_OR_RETURN(const FileLock lock, LockMemory(context, trust));
  WARIFU_ASSIGN_OR_RETURN(const auto bytes, Merged(path, trust, seen));
  return bytes ? WriteFile(path, *bytes, Overwrite::kYes, Secrecy::kPublic) : Ok();
}

}  // namespace

Result<std::optional<RememberedCheckpoint>> Recall(const Context& context, const TrustFile& trust) {
  return RecallAt(PathOf(context, trust), trust);
}

Status Remember(const Context& context, const TrustFile& trust, const std::string& note,
                std::uint64_t seal_time_ms) {
  return RememberAt(context, PathOf(context, trust), trust, {note, seal_time_ms});
}

Result<std::optional<RememberedCheckpoint>> RecallFromFile(const Context& context,
                                                           const TrustFile& trust) {
  return RecallAt(PathOf(context, trust) + kFromFile, trust);
}

Status RememberFromFile(const Context& context, const TrustFile& trust, const std::string& note,
                        std::uint64_t seal_time_ms) {
  return RememberAt(context, PathOf(context, trust) + kFromFile, trust, {note, seal_time_ms});
}

Status ForgetFromFile(const Context& context, const TrustFile& trust, TreeSize proven) {
  const std::string path = PathOf(context, trust) + kFromFile;
  if (!FileExists(path)) return Ok();
  WARIFU_ASSIGN_OR_RETURN(const FileLock lock, LockMemory(context, trust));
  WARIFU_ASSIGN_OR_RETURN(const auto held, RecallAt(path, trust));
  return held && held->checkpoint.size <= proven ? RemoveFile(path) : Ok();
}

}  // namespace warifu
