#include "storage/rocks_store.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/check.h"
#include "storage/derived_rows.h"
#include "storage/file_system.h"
#include "storage/space.h"

namespace warifu {
namespace {

Result<Head> ReadHead(const std::shared_ptr<Database>& database) {
  WARIFU_ASSIGN_OR_RETURN(const std::optional<std::string> value,
                          Snapshot(database).Get(Column::kMeta, kHeadKey));
  if (!value.has_value()) return Head{};
  std::optional<Head> head = DecodeHead(*value);
  if (head.has_value()) return *std::move(head);
  return Damaged(
      "data directory {dir}: its head row cannot be read: put back a copy of the directory that is "
      "whole",
      database->dir());
}

// Leaf hashes of all entries whose standing the batch writes: those of new entries come with it,
// the others are in the rows that it overwrites.
Result<std::map<LeafIndex, Hash>> LeafHashes(const CommitBatch& batch, const ViewReader& before) {
  std::map<LeafIndex, Hash> hashes;
  for (const Node& node : batch.log_nodes) {
    if (node.id.level == 0) hashes[LeafIndex(node.id.index)] = node.hash;
  }
  std::vector<LeafIndex> changed;
  for (const auto& [index, standing] : batch.standings) {
    if (index < NextIndex(batch.old_size)) changed.push_back(index);
  }
  WARIFU_ASSIGN_OR_RETURN(const std::vector<StandingRow> rows, before.Standings(changed));
  for (std::size_t i = 0; i < changed.size(); ++i) hashes[changed[i]] = rows[i].leaf_hash;
  return hashes;
}

void PutNodes(const std::vector<Node>& nodes, Column column, const Database& database,
              rocksdb::WriteBatch& out) {
  for (const Node& node : nodes) {
    if (node.id.level > 0) database.Put(column, NodeKey(node.id), node.hash.view(), out);
  }
}

// All rows of `batch`.
// Errors: those of reading the rows that it overwrites.
Result<rocksdb::WriteBatch> MakeRows(const CommitBatch& batch, const Head& head,
                                     const ViewReader& before, const Database& database) {
  rocksdb::WriteBatch out;
  std::uint64_t index = batch.old_size.value();
  for (const std::string& entry : batch.entries) {
    database.Put(Column::kEntries, IndexKey(LeafIndex(index++)), entry, out);
  }
  WARIFU_ASSIGN_OR_RETURN(const auto leaf_hashes, LeafHashes(batch, before));
  for (const auto& [leaf, standing] : batch.standings) {
    database.Put(Column::kStandings, IndexKey(leaf),
                 EncodeStandingRow({leaf_hashes.at(leaf), standing}), out);
  }
  PutNodes(batch.log_nodes, Column::kLogHashes, database, out);
  PutNodes(batch.standing_nodes, Column::kStandingHashes, database, out);
  for (const TablePut& put : batch.puts) {
    const std::string key = TableRowKey(put.table, put.key);
    if (put.value.empty()) {
      database.Erase(Column::kTables, key, out);
    } else {
      database.Put(Column::kTables, key, put.value, out);
    }
  }
  for (const SearchRow& row : batch.search) {
    database.Put(Column::kSearch, row.key, row.value, out);
  }
  database.Put(Column::kMeta, kHeadKey, EncodeHead(head), out);
  return out;
}

Head HeadAfter(const CommitBatch& batch) {
  return {TreeSize(batch.old_size.value() + batch.entries.size()), batch.admitted_at_ms,
          batch.rules_version, batch.checkpoint};
}

}  // namespace

RocksStore::RocksStore(std::shared_ptr<Database> database, Head head)
    : database_(std::move(database)),
      cache_(std::make_shared<EntryCache>()),
      latest_(std::make_shared<const View>(database_, std::move(head), cache_)) {}

Result<std::unique_ptr<RocksStore>> RocksStore::Open(std::shared_ptr<rocksdb::FileSystem> files,
                                                     const std::string& dir, OpenMode mode) {
  if (files->FileExists(dir, rocksdb::IOOptions(), nullptr).ok()) {
    WARIFU_RETURN_IF_ERROR(CheckRoomToOpen(*files, dir));
  }
  WARIFU_ASSIGN_OR_RETURN(std::shared_ptr<Database> database,
                          Database::Open(std::move(files), dir, mode));
  WARIFU_ASSIGN_OR_RETURN(Head head, ReadHead(database));
  return std::unique_ptr<RocksStore>(new RocksStore(std::move(database), std::move(head)));
}

Status RocksStore::Remove(const std::shared_ptr<rocksdb::FileSystem>& files,
                          const std::string& dir) {
  if (!files->FileExists(dir, rocksdb::IOOptions(), nullptr).ok()) return Ok();
  const std::unique_ptr<rocksdb::Env> env = rocksdb::NewCompositeEnv(files);
  rocksdb::Options options;
  options.env = env.get();
  return ToStatus(rocksdb::DestroyDB(dir, options), dir);
}

std::shared_ptr<const View> RocksStore::latest() const {
  const std::lock_guard lock(mutex_);
  return latest_;
}

std::shared_ptr<const StoreView> RocksStore::Latest() const { return latest(); }

Status RocksStore::CheckWritable() const {
  if (failed_) {
    return Refused("database: an earlier write failed, so nothing is written until the next start");
  }
  const Status room = CheckRoomToWrite(database_->files(), database_->dir());
  return room.ok() ? Ok() : Status(Refused(room.error().sentence));
}

Status RocksStore::Commit(const CommitBatch& batch) {
  WARIFU_RETURN_IF_ERROR(CheckWritable());
  const std::shared_ptr<const View> before = latest();
  WARIFU_CHECK(batch.old_size == before->size());
  WARIFU_CHECK(!batch.entries.empty() && !batch.checkpoint.empty());
  Head head = HeadAfter(batch);
  Result<rocksdb::WriteBatch> rows = MakeRows(batch, head, before->reader(), *database_);
  if (!rows.ok()) return Refused(rows.error().sentence);
  const rocksdb::Status written = database_->Write(*rows);
  if (!written.ok()) {
    failed_ = true;
    return OutcomeUnknown("data directory {dir}: {why}", database_->dir(), written.ToString());
  }
  auto view = std::make_shared<const View>(database_, std::move(head), cache_);
  const std::lock_guard lock(mutex_);
  latest_ = std::move(view);
  return Ok();
}

Status RocksStore::Flush() { return database_->Flush(); }

Result<std::uint64_t> RocksStore::TakeDerivedFrom(const RocksStore& made) {
  WARIFU_ASSIGN_OR_RETURN(const std::uint64_t rows, TakeDerivedRows(made.database_, database_));
  auto view = std::make_shared<const View>(database_, latest()->reader().head(), cache_);
  const std::lock_guard lock(mutex_);
  latest_ = std::move(view);
  return rows;
}

}  // namespace warifu
