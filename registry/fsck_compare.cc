// The comparing half of fsck: two stores read side by side, a page at a time.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/base/encoding.h"
#include "core/merkle/tree.h"
#include "core/note/checkpoint.h"
#include "registry/fsck.h"

namespace warifu {
namespace {

using MaybeDifference = std::optional<Difference>;

constexpr std::size_t kRowsPerPage = 1024;
// Also of numbers that no table has, so that no row is overlooked.
constexpr unsigned kTableNumbers = 256;

// What the two-sided walk needs to know of one kind of row: reading a page, the key after a row,
// order, and words.
struct NodeRows {
  using Row = Node;
  using Key = NodeId;
  Result<std::vector<Node>> (StoreView::*scan)(NodeId, std::size_t) const;
  const char* name;

  Result<std::vector<Row>> Read(const StoreView& view, const Key& from) const {
    return (view.*scan)(from, kRowsPerPage);
  }
  static Key First() { return {}; }
  static Key KeyOf(const Row& row) { return row.id; }
  static Key After(const Row& row) { return {row.id.level, row.id.index + 1}; }
  static bool Same(const Row& a, const Row& b) { return a == b; }
  std::string Words(const Row& row) const {
    return std::string(name) + " node " + std::to_string(row.id.level) + "/" +
           std::to_string(row.id.index);
  }
};

struct StandingRows {
  using Row = std::pair<LeafIndex, Standing>;
  using Key = LeafIndex;

  Result<std::vector<Row>> Read(const StoreView& view, const Key& from) const {
    return view.ScanStandings(from, kRowsPerPage);
  }
  static Key First() { return {}; }
  static Key KeyOf(const Row& row) { return row.first; }
  static Key After(const Row& row) { return LeafIndex(row.first.value() + 1); }
  static bool Same(const Row& a, const Row& b) { return a == b; }
  std::string Words(const Row& row) const {
    return "standing of entry " + std::to_string(row.first.value());
  }
};

struct TableRows {
  using Row = TablePut;
  using Key = std::string;
  Table table;

  Result<std::vector<Row>> Read(const StoreView& view, const Key& from) const {
    return view.ScanTable(table, from, kRowsPerPage);
  }
  static Key First() { return {}; }
  static Key KeyOf(const Row& row) { return row.key; }
  static Key After(const Row& row) { return row.key + '\0'; }
  static bool Same(const Row& a, const Row& b) { return a.value == b.value; }
  std::string Words(const Row& row) const {
    return "table " + std::to_string(static_cast<unsigned>(table)) + ", key " + EncodeHex(row.key);
  }
};

struct SearchRows {
  using Row = SearchRow;
  using Key = std::string;

  static Result<std::vector<Row>> Read(const StoreView& view, const Key& from) {
    return view.search().Scan(from, {}, kRowsPerPage);
  }
  static Key First() { return {}; }
  static Key KeyOf(const Row& row) { return row.key; }
  static Key After(const Row& row) { return row.key + '\0'; }
  static bool Same(const Row& a, const Row& b) { return a == b; }
  static std::string Words(const Row& row) { return "search index, key " + EncodeHex(row.key); }
};

// The rows of one view, one after the other.
template <typename Rows>
class Cursor {
 public:
  Cursor(const Rows& rows, const StoreView& view)
      : rows_(rows), view_(view), from_(Rows::First()) {}

  // The row at hand; null at the end.
  Result<const typename Rows::Row*> Peek() {
    if (place_ == page_.size()) {
      WARIFU_ASSIGN_OR_RETURN(page_, rows_.Read(view_, from_));
      place_ = 0;
      if (page_.empty()) return static_cast<const typename Rows::Row*>(nullptr);
      from_ = Rows::After(page_.back());
    }
    return &page_[place_];
  }
  void Pop() { ++place_; }

 private:
  const Rows& rows_;
  const StoreView& view_;
  typename Rows::Key from_;
  std::vector<typename Rows::Row> page_;
  std::size_t place_ = 0;
};

template <typename Rows>
Result<MaybeDifference> CompareRows(const Rows& rows, const StoreView& stored,
                                    const StoreView& made) {
  Cursor<Rows> left(rows, stored);
  Cursor<Rows> right(rows, made);
  while (true) {
    WARIFU_ASSIGN_OR_RETURN(const auto* is, left.Peek());
    WARIFU_ASSIGN_OR_RETURN(const auto* should_be, right.Peek());
    if (is == nullptr && should_be == nullptr) return MaybeDifference();
    if (should_be == nullptr || (is != nullptr && Rows::KeyOf(*is) < Rows::KeyOf(*should_be))) {
      return MaybeDifference({rows.Words(*is), "stored, but the entries do not make it"});
    }
    if (is == nullptr || Rows::KeyOf(*should_be) < Rows::KeyOf(*is)) {
      return MaybeDifference({rows.Words(*should_be), "missing"});
    }
    if (!Rows::Same(*is, *should_be)) {
      return MaybeDifference({rows.Words(*is), "not the value that the entries make"});
    }
    left.Pop();
    right.Pop();
  }
}

Result<MaybeDifference> CompareHeads(const StoreView& stored, const StoreView& made) {
  if (stored.size() != made.size()) {
    return MaybeDifference({"size", "stored as " + std::to_string(stored.size().value()) +
                                        ", but there are " + std::to_string(made.size().value()) +
                                        " entries"});
  }
  if (stored.admitted_at_ms() != made.admitted_at_ms()) {
    return MaybeDifference({"time of the last entry", "not the last entry's"});
  }
  if (stored.state().rules_version() != made.state().rules_version()) {
    return MaybeDifference({"rules version", "not the one that the entries make"});
  }
  if (stored.size().value() == 0) return MaybeDifference();
  const Result<Checkpoint> checkpoint = ReadUntrustedCheckpoint(stored.checkpoint());
  if (!checkpoint.ok()) return MaybeDifference({"checkpoint", checkpoint.error().message()});
  WARIFU_ASSIGN_OR_RETURN(const Hash root, RootAt(made.size(), made.log_tree()));
  if (checkpoint->size != made.size() || checkpoint->root != root) {
    return MaybeDifference({"checkpoint", "its size or root is not that of the entries"});
  }
  if (checkpoint->origin != made.state().genesis().origin()) {
    return MaybeDifference({"checkpoint", "its origin is not the genesis's"});
  }
  return MaybeDifference();
}

}  // namespace

Result<std::optional<Difference>> CompareStores(const StoreView& stored, const StoreView& made) {
  WARIFU_ASSIGN_OR_RETURN(MaybeDifference difference, CompareHeads(stored, made));
  const auto still_same = [&difference] { return !difference.has_value(); };
  if (still_same()) {
    WARIFU_ASSIGN_OR_RETURN(difference,
                            CompareRows(NodeRows{&StoreView::ScanLogNodes, "log"}, stored, made));
  }
  if (still_same()) {
    WARIFU_ASSIGN_OR_RETURN(difference, CompareRows(StandingRows{}, stored, made));
  }
  if (still_same()) {
    WARIFU_ASSIGN_OR_RETURN(
        difference, CompareRows(NodeRows{&StoreView::ScanStandingNodes, "standing"}, stored, made));
  }
  for (unsigned table = 0; still_same() && table < kTableNumbers; ++table) {
    WARIFU_ASSIGN_OR_RETURN(difference,
                            CompareRows(TableRows{static_cast<Table>(table)}, stored, made));
  }
  if (still_same()) {
    WARIFU_ASSIGN_OR_RETURN(difference, CompareRows(SearchRows{}, stored, made));
  }
  return difference;
}

}  // namespace warifu
