#include "storage/derived_rows.h"

#include <array>
#include <string>
#include <utility>

#include "storage/file_system.h"

namespace warifu {
namespace {

constexpr std::array kDerived = {Column::kStandings, Column::kLogHashes, Column::kStandingHashes,
                                 Column::kTables, Column::kSearch};
constexpr std::size_t kRowsPerRead = 1024;
constexpr std::uint64_t kRowsPerWrite = 1024;

// The rows of one column, one after the other.
class Rows {
 public:
  Rows(const std::shared_ptr<Database>& database, Column column)
      : snapshot_(database), column_(column) {}

  // The row at hand; null at the end.
  Result<const std::pair<std::string, std::string>*> Peek() {
    if (place_ == page_.size() && !at_end_) {
      WARIFU_ASSIGN_OR_RETURN(page_, snapshot_.ScanRange(column_, from_, {}, kRowsPerRead));
      place_ = 0;
      at_end_ = page_.size() < kRowsPerRead;
      if (!page_.empty()) from_ = page_.back().first + '\0';
    }
    return place_ < page_.size() ? &page_[place_] : nullptr;
  }
  void Pop() { ++place_; }

 private:
  const Snapshot snapshot_;
  const Column column_;
  std::string from_;
  Snapshot::Rows page_;
  std::size_t place_ = 0;
  bool at_end_ = false;
};

// Collects what is to be changed and writes it, a bounded batch at a time.
class Mending {
 public:
  Mending(Database& database, Column column) : database_(database), column_(column) {}

  Status Put(const std::string& key, const std::string& value) {
    database_.Put(column_, key, value, batch_);
    return Count();
  }
  Status Erase(const std::string& key) {
    database_.Erase(column_, key, batch_);
    return Count();
  }
  Status Finish() {
    if (waiting_ == 0) return Ok();
    const rocksdb::Status written = database_.Write(batch_);
    batch_.Clear();
    waiting_ = 0;
    return ToStatus(written, "data directory " + database_.dir());
  }
  std::uint64_t rows() const { return rows_; }

 private:
  Status Count() {
    ++rows_;
    return ++waiting_ < kRowsPerWrite ? Ok() : Finish();
  }

  Database& database_;
  const Column column_;
  rocksdb::WriteBatch batch_;
  std::uint64_t waiting_ = 0;
  std::uint64_t rows_ = 0;
};

Result<std::uint64_t> TakeColumn(const std::shared_ptr<Database>& made,
                                 const std::shared_ptr<Database>& stored, Column column) {
  Rows should_be(made, column);
  Rows is(stored, column);
  Mending mending(*stored, column);
  while (true) {
    WARIFU_ASSIGN_OR_RETURN(const auto* wanted, should_be.Peek());
    WARIFU_ASSIGN_OR_RETURN(const auto* found, is.Peek());
    if (wanted == nullptr && found == nullptr) break;
    if (wanted == nullptr || (found != nullptr && found->first < wanted->first)) {
      WARIFU_RETURN_IF_ERROR(mending.Erase(found->first));
      is.Pop();
      continue;
    }
    const bool same_key = found != nullptr && found->first == wanted->first;
    if (!same_key || found->second != wanted->second) {
      WARIFU_RETURN_IF_ERROR(mending.Put(wanted->first, wanted->second));
    }
    if (same_key) is.Pop();
    should_be.Pop();
  }
  WARIFU_RETURN_IF_ERROR(mending.Finish());
  return mending.rows();
}

}  // namespace

Result<std::uint64_t> TakeDerivedRows(const std::shared_ptr<Database>& made,
                                      const std::shared_ptr<Database>& stored) {
  std::uint64_t rows = 0;
  for (const Column column : kDerived) {
    WARIFU_ASSIGN_OR_RETURN(const std::uint64_t taken, TakeColumn(made, stored, column));
    rows += taken;
  }
  return rows;
}

}  // namespace warifu
