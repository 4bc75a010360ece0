// RocksStore: registry/store.h over RocksDB.
//
//     WARIFU_ASSIGN_OR_RETURN(auto store, RocksStore::Open(files, "/srv/registry",
//                                                          OpenMode::kExisting));
//
// One synced write per Commit; the view that follows is a snapshot of the database.
// Not here: keys and values (storage/layout.h), options (storage/options.h).
// Source: docs/operating.md, "A failed write", "A full disk", "The database's options".
// Threads: as registry/store.h.
#ifndef WARIFU_STORAGE_ROCKS_STORE_H_
#define WARIFU_STORAGE_ROCKS_STORE_H_

#include <rocksdb/file_system.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "registry/store.h"
#include "storage/database.h"
#include "storage/entry_cache.h"
#include "storage/view.h"

namespace warifu {

class RocksStore final : public Store {
 public:
  // Everything durable goes through `files`.
  // Errors: those of Database::Open; kRefused when the disk is full; kDamaged (the head row).
  static Result<std::unique_ptr<RocksStore>> Open(std::shared_ptr<rocksdb::FileSystem> files,
                                                  const std::string& dir, OpenMode mode);

  // Deletes the database in `dir`, which must not be open; nothing is there: does nothing.
  // Errors: kIo.
  static Status Remove(const std::shared_ptr<rocksdb::FileSystem>& files, const std::string& dir);

  std::shared_ptr<const StoreView> Latest() const override;
  Status CheckWritable() const override;
  Status Commit(const CommitBatch& batch) override;
  Status Flush() override;

  // Puts right what is derived from the entries, from a store that made it anew of the same
  // entries; how many rows were written or erased. Views held from before stay as they are. Errors:
  // kIo.
  Result<std::uint64_t> TakeDerivedFrom(const RocksStore& made);

  // Errors: those of Database::CopyTo.
  Status CopyTo(const std::string& dir) { return database_->CopyTo(dir); }

  // Keys read since it was opened.
  std::uint64_t keys_read() const { return database_->keys_read(); }

 private:
  RocksStore(std::shared_ptr<Database> database, Head head);

  std::shared_ptr<const View> latest() const;

  const std::shared_ptr<Database> database_;
  const std::shared_ptr<EntryCache> cache_;
  std::atomic<bool> failed_ = false;  // a write whose outcome is unknown

  mutable std::mutex mutex_;
  std::shared_ptr<const View> latest_;
};

}  // namespace warifu

#endif  // WARIFU_STORAGE_ROCKS_STORE_H_
