#include "registry/guard.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "core/note/checkpoint.h"
#include "registry/limits.h"

namespace warifu {
namespace {

// The guard of a registry that has no entry yet: this, then the log's vkey on a line of its own.
constexpr std::string_view kEmptyGuard = "warifu-guard/v1\nempty\n";

// Absolute, without "..", symbolic links followed as far as the path exists.
std::filesystem::path Resolved(std::string_view path) {
  std::error_code ignored;
  std::filesystem::path resolved =
      std::filesystem::weakly_canonical(std::filesystem::absolute(path, ignored), ignored);
  if (resolved.empty()) resolved = std::filesystem::path(path).lexically_normal();
  if (!resolved.has_filename()) resolved = resolved.parent_path();  // "DIR/"
  return resolved;
}

Error NoGuard(const std::string& path, const std::string& why) {
  return Damaged(
      "guard {path}: {why}: it was overwritten or damaged; put back the guard of this registry",
      path, why);
}

Result<GuardContent> ParseGuard(const std::string& path, std::string bytes) {
  if (std::string_view(bytes).starts_with(kEmptyGuard)) {
    std::string_view rest = std::string_view(bytes).substr(kEmptyGuard.size());
    if (!rest.ends_with('\n')) return NoGuard(path, "cut short");
    rest.remove_suffix(1);
    Result<VerifierKey> key = VerifierKey::Parse(rest);
    if (!key.ok()) return NoGuard(path, key.error().message());
    return GuardContent{{}, std::move(key).value()};
  }
  const Result<Checkpoint> checkpoint = ReadUntrustedCheckpoint(bytes);
  if (!checkpoint.ok()) return NoGuard(path, checkpoint.error().message());
  return GuardContent{std::move(bytes), std::nullopt};
}

}  // namespace

std::string Guard::DefaultPath(std::string_view data_dir) {
  return Resolved(data_dir).string() + ".guard";
}

Status Guard::CheckPath(std::string_view path, std::string_view data_dir) {
  const std::filesystem::path guard = Resolved(path);
  const std::filesystem::path directory = Resolved(data_dir);
  const auto [in_directory, in_guard] =
      std::mismatch(directory.begin(), directory.end(), guard.begin(), guard.end());
  if (in_directory != directory.end()) return Ok();
  return Refused(
      "guard {path}: lies inside the data directory {data_dir}: whoever restores or swaps that "
      "would take it along; name a path outside",
      path, data_dir);
}

Guard::Guard(Files& files, std::string path) : files_(files), path_(std::move(path)) {}

Result<std::optional<GuardContent>> Guard::Read() const {
  WARIFU_ASSIGN_OR_RETURN(std::optional<std::string> bytes, files_.Read(path_, kMaxGuardBytes));
  if (!bytes.has_value()) return std::optional<GuardContent>();
  WARIFU_ASSIGN_OR_RETURN(GuardContent content, ParseGuard(path_, std::move(*bytes)));
  return std::optional<GuardContent>(std::move(content));
}

Result<std::optional<std::string>> Guard::ReadCosigned() const {
  WARIFU_ASSIGN_OR_RETURN(std::optional<std::string> bytes,
                          files_.Read(CosignedPath(), kMaxGuardBytes));
  if (!bytes.has_value()) return std::optional<std::string>();
  const Result<Checkpoint> checkpoint = ReadUntrustedCheckpoint(*bytes);
  if (!checkpoint.ok()) return NoGuard(CosignedPath(), checkpoint.error().message());
  return bytes;
}

Status Guard::Create(const VerifierKey& log_key) {
  return files_.CreateSynced(path_, std::string(kEmptyGuard) + log_key.ToString() + "\n");
}

Status Guard::Advance(std::string_view checkpoint) {
  return files_.ReplaceSynced(path_, checkpoint);
}

Status Guard::KeepCosigned(std::string_view checkpoint) {
  return files_.ReplaceSynced(CosignedPath(), checkpoint);
}

}  // namespace warifu
