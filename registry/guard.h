// Guard: the registry's memory of its own last words, outside the database.
//
// A database that was restored from a backup, lost its log or was swapped looks whole from inside;
// only a second place can tell. The guard is two files: PATH holds the last signed checkpoint,
// PATH.cosigned the largest checkpoint that any witness cosigned and anybody handed in. Before the
// first entry PATH says "empty" and names the log key.
// Not here: what is made of them at start (registry/recovery.h).
// Source: docs/format.md, "Guard".
// Threads: safe.
#ifndef WARIFU_REGISTRY_GUARD_H_
#define WARIFU_REGISTRY_GUARD_H_

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/note/vkey.h"
#include "registry/files.h"

namespace warifu {

// What PATH holds.
struct GuardContent {
  std::string checkpoint;              // a signed note; empty: no entry yet
  std::optional<VerifierKey> log_key;  // while there is no entry: the key that init made
};

class Guard {
 public:
  // "DIR.guard" beside DIR.
  static std::string DefaultPath(std::string_view data_dir);

  // Errors: kRefused when `path` lies inside `data_dir` (symbolic links followed) or is it.
  static Status CheckPath(std::string_view path, std::string_view data_dir);

  // `files` must outlive the guard.
  Guard(Files& files, std::string path);

  const std::string& path() const { return path_; }

  // Nothing when the file is missing.
  // Errors: kDamaged when it is no guard's; kIo.
  Result<std::optional<GuardContent>> Read() const;
  Result<std::optional<std::string>> ReadCosigned() const;

  // For a new registry: writes the file that says "empty".
  // Errors: kRefused when there is a guard already; kIo.
  Status Create(const VerifierKey& log_key);

  // Replaces the checkpoint, synced. After an error it is the old or the new one.
  // Errors: kIo.
  Status Advance(std::string_view checkpoint);
  // The caller has verified it and knows that it is the largest.
  Status KeepCosigned(std::string_view checkpoint);

 private:
  std::string CosignedPath() const { return path_ + ".cosigned"; }

  Files& files_;
  const std::string path_;
};

}  // namespace warifu

#endif  // WARIFU_REGISTRY_GUARD_H_
