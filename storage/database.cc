#include "storage/database.h"

#include <rocksdb/utilities/checkpoint.h>

#include "core/base/check.h"
#include "storage/file_system.h"
#include "storage/options.h"

namespace warifu {
namespace {

std::string Named(const std::string& dir) { return "data directory " + dir; }

// Why a directory that is there could not be opened.
Error ExplainOpen(const rocksdb::Status& status, const std::string& dir) {
  if (status.IsBusy()) {  // by storage/file_system.h
    return Refused(
        "{dir}: another process has it open: stop that one first, or name another directory",
        Named(dir));
  }
  if (status.IsCorruption()) {
    return Damaged(
        "{dir}: the database is damaged, so nothing in it is believed: {status}: put back a copy "
        "of the directory that is whole",
        Named(dir), status.ToString());
  }
  if (status.IsInvalidArgument()) {
    return Refused("{dir}: holds another program's database: {status}", Named(dir),
                   status.ToString());
  }
  return ToError(status, Named(dir));
}

}  // namespace

Result<std::shared_ptr<Database>> Database::Open(std::shared_ptr<rocksdb::FileSystem> files,
                                                 const std::string& dir, OpenMode mode) {
  std::shared_ptr<Database> database(new Database(dir));
  database->files_ = std::move(files);
  database->env_ = rocksdb::NewCompositeEnv(database->files_);
  const rocksdb::IOStatus there =
      database->files_->FileExists(dir + "/CURRENT", rocksdb::IOOptions(), nullptr);
  if (!there.ok() && mode != OpenMode::kMakeIfAbsent) {
    return Refused(
        "{dir}: there is no registry in it: name the right directory with --data, or begin a "
        "registry with warifud init",
        Named(dir));
  }
  if (mode == OpenMode::kMakeIfAbsent) {
    WARIFU_RETURN_IF_ERROR(ToStatus(
        database->files_->CreateDirIfMissing(dir, rocksdb::IOOptions(), nullptr), Named(dir)));
  }
  WARIFU_RETURN_IF_ERROR(database->OpenColumns(mode));
  WARIFU_RETURN_IF_ERROR(database->CheckFormat(mode));
  return database;
}

Status Database::OpenColumns(OpenMode mode) {
  rocksdb::DBOptions options = MakeDatabaseOptions(env_.get());
  options.create_if_missing = mode == OpenMode::kMakeIfAbsent;
  options.create_missing_column_families = mode == OpenMode::kMakeIfAbsent;
  rocksdb::DB* db = nullptr;
  const rocksdb::Status opened =
      mode == OpenMode::kReadOnly
          ? rocksdb::DB::OpenForReadOnly(options, dir_, MakeColumnDescriptors(), &handles_, &db)
          : rocksdb::DB::Open(options, dir_, MakeColumnDescriptors(), &handles_, &db);
  if (!opened.ok()) return ExplainOpen(opened, dir_);
  db_.reset(db);
  return Ok();
}

// A directory whose making was interrupted has no format yet, and no entries.
Status Database::CheckFormat(OpenMode mode) {
  std::string value;
  const rocksdb::Status read =
      db_->Get(rocksdb::ReadOptions(), handle(Column::kMeta), std::string(kFormatKey), &value);
  ++keys_read_;
  if (read.IsNotFound() && mode == OpenMode::kMakeIfAbsent) {
    rocksdb::WriteBatch batch;
    Put(Column::kMeta, kFormatKey, EncodeFormat(kStorageFormat), batch);
    return ToStatus(Write(batch), Named(dir_));
  }
  if (read.IsNotFound()) {
    return Refused("{dir}: was never made to its end: run warifud init again", Named(dir_));
  }
  if (!read.ok()) return ToError(read, Named(dir_));
  const std::optional<std::uint32_t> format = DecodeFormat(value);
  if (!format.has_value()) return Damaged("{dir}: its format row cannot be read", Named(dir_));
  if (*format == kStorageFormat) return Ok();
  return NewerProgram(
      "{dir}: its format is {format}, this program knows {own}: use the program that wrote it",
      Named(dir_), *format, kStorageFormat);
}

Database::~Database() {
  if (db_ == nullptr) return;
  for (rocksdb::ColumnFamilyHandle* handle : handles_) db_->DestroyColumnFamilyHandle(handle);
  db_->Close().PermitUncheckedError();  // what was acknowledged is synced already
}

rocksdb::ColumnFamilyHandle* Database::handle(Column column) const {
  return handles_.at(1 + static_cast<std::size_t>(column));
}

void Database::Put(Column column, std::string_view key, std::string_view value,
                   rocksdb::WriteBatch& batch) const {
  const rocksdb::Status status = batch.Put(handle(column), rocksdb::Slice(key.data(), key.size()),
                                           rocksdb::Slice(value.data(), value.size()));
  WARIFU_CHECK(status.ok());
}

void Database::Erase(Column column, std::string_view key, rocksdb::WriteBatch& batch) const {
  const rocksdb::Status status =
      batch.Delete(handle(column), rocksdb::Slice(key.data(), key.size()));
  WARIFU_CHECK(status.ok());
}

rocksdb::Status Database::Write(rocksdb::WriteBatch& batch) {
  rocksdb::WriteOptions options;
  options.sync = true;
  return db_->Write(options, &batch);
}

Status Database::Flush() {
  rocksdb::FlushOptions options;
  options.wait = true;
  return ToStatus(db_->Flush(options, handles_), Named(dir_));
}

Status Database::CopyTo(const std::string& to) {
  rocksdb::Checkpoint* made = nullptr;
  rocksdb::Status status = rocksdb::Checkpoint::Create(db_.get(), &made);
  const std::unique_ptr<rocksdb::Checkpoint> checkpoint(made);
  if (status.ok()) status = checkpoint->CreateCheckpoint(to);
  WARIFU_RETURN_IF_ERROR(ToStatus(status, to));
  WARIFU_ASSIGN_OR_RETURN(const auto copy, Open(files_, to, OpenMode::kReadOnly));
  return ToStatus(copy->db_->VerifyChecksum(), to);
}

Snapshot::Snapshot(std::shared_ptr<Database> database)
    : database_(std::move(database)), snapshot_(database_->db_->GetSnapshot()) {}

Snapshot::~Snapshot() { database_->db_->ReleaseSnapshot(snapshot_); }

rocksdb::ReadOptions Snapshot::Options() const {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  return options;
}

Error Snapshot::ReadError(const rocksdb::Status& status, Column column) const {
  return ToError(status, Named(database_->dir_) + ", column " + std::string(ColumnName(column)));
}

Result<std::optional<std::string>> Snapshot::Get(Column column, std::string_view key) const {
  ++database_->keys_read_;
  std::string value;
  const rocksdb::Status status = database_->db_->Get(
      Options(), database_->handle(column), rocksdb::Slice(key.data(), key.size()), &value);
  if (status.IsNotFound()) return std::optional<std::string>();
  if (!status.ok()) return ReadError(status, column);
  return std::optional<std::string>(std::move(value));
}

Result<std::vector<std::optional<std::string>>> Snapshot::Get(
    Column column, std::span<const std::string> keys) const {
  database_->keys_read_ += keys.size();
  const std::vector<rocksdb::Slice> slices(keys.begin(), keys.end());
  std::vector<rocksdb::PinnableSlice> values(keys.size());
  std::vector<rocksdb::Status> statuses(keys.size());
  database_->db_->MultiGet(Options(), database_->handle(column), slices.size(), slices.data(),
                           values.data(), statuses.data());
  std::vector<std::optional<std::string>> found(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (statuses[i].ok()) {
      found[i] = values[i].ToString();
    } else if (!statuses[i].IsNotFound()) {
      return ReadError(statuses[i], column);
    }
  }
  return found;
}

Result<Snapshot::Rows> Snapshot::Scan(Column column, std::string_view from, std::size_t count,
                                      std::size_t max_bytes) const {
  const std::unique_ptr<rocksdb::Iterator> rows(
      database_->db_->NewIterator(Options(), database_->handle(column)));
  Rows found;
  std::size_t bytes = 0;
  for (rows->Seek(rocksdb::Slice(from.data(), from.size())); rows->Valid() && found.size() < count;
       rows->Next()) {
    ++database_->keys_read_;
    bytes += rows->value().size();
    if (!found.empty() && bytes > max_bytes) break;
    found.emplace_back(rows->key().ToString(), rows->value().ToString());
  }
  if (!rows->status().ok()) return ReadError(rows->status(), column);
  return found;
}

Result<Snapshot::Rows> Snapshot::ScanRange(Column column, std::string_view from,
                                           std::string_view behind, std::size_t count) const {
  WARIFU_CHECK(count > 0);
  const rocksdb::Slice end(behind.data(), behind.size());
  rocksdb::ReadOptions options = Options();
  if (!behind.empty()) options.iterate_upper_bound = &end;
  const std::unique_ptr<rocksdb::Iterator> rows(
      database_->db_->NewIterator(options, database_->handle(column)));
  Rows found;
  for (rows->Seek(rocksdb::Slice(from.data(), from.size())); rows->Valid(); rows->Next()) {
    ++database_->keys_read_;
    found.emplace_back(rows->key().ToString(), rows->value().ToString());
    if (found.size() == count) return found;
  }
  if (!rows->status().ok()) return ReadError(rows->status(), column);
  return found;
}

}  // namespace warifu
