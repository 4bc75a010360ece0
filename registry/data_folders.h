// DataFolders: whole data directories: opened, copied, locked, put in place of each other.
//
// What registry/store.h is for the log inside one, this is for the directories themselves; the
// commands of the server work on them by it. The implementation is storage/'s.
// Threads: safe for different directories.
#ifndef WARIFU_REGISTRY_DATA_FOLDERS_H_
#define WARIFU_REGISTRY_DATA_FOLDERS_H_

#include <cstdint>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "registry/files.h"
#include "registry/store.h"

namespace warifu {

// Held: nobody else opens the directory to write.
class FolderLock {
 public:
  virtual ~FolderLock() = default;
};

class DataFolders {
 public:
  virtual ~DataFolders() = default;

  virtual Files& files() = 0;

  // Errors of these three: kRefused (none is there, it is another program's, or another process has
  // it open), kDamaged, kNewerProgram, kIo.
  virtual Result<std::unique_ptr<Store>> Open(const std::string& dir) = 0;
  // The same, and an empty one where there is none.
  virtual Result<std::unique_ptr<Store>> Make(const std::string& dir) = 0;
  // Writes nothing, and does not mind who else has it open: shows what it holds now.
  virtual Result<std::unique_ptr<Store>> OpenToRead(const std::string& dir) = 0;

  // Deletes the database in `dir`, which nobody has open; nothing is there: does nothing.
  // Errors: kIo.
  virtual Status Remove(const std::string& dir) = 0;

  // Lets an open directory keep some space to give back when the disk is full.
  // Errors: kIo.
  virtual Status KeepBallast(const std::string& dir) = 0;

  // Puts right what `stored` derived from its entries, from one that made it anew of the same; both
  // were opened by this. How many rows were changed.
  // Errors: kIo.
  virtual Result<std::uint64_t> TakeDerived(Store& stored, const Store& made) = 0;

  // A copy of `store`, which was opened by this, as of one commit, synced and read through once; it
  // may be written to meanwhile. On the same file system files that never change are shared.
  // Errors: kIo, kDamaged; then nothing is at `to`.
  // Requires: there is nothing at `to`.
  virtual Status Copy(Store& store, const std::string& to) = 0;

  // Errors: kRefused when another process has it; kIo.
  virtual Result<std::unique_ptr<FolderLock>> Lock(const std::string& dir) = 0;

  // Gives `made`, which nobody has open, the name `dir`; what has that name so far is first named
  // "DIR.before-N", which is given back (empty: there was none). Synced. After an error, or a death
  // in the middle, each directory is whole under one of the three names.
  // Errors: kRefused (too many of before are kept), kIo.
  virtual Result<std::string> PutInPlace(const std::string& made, const std::string& dir) = 0;
};

}  // namespace warifu

#endif  // WARIFU_REGISTRY_DATA_FOLDERS_H_
