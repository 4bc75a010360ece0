// BucketTable: rows found by a few bits of a hash, in little more memory than the rows themselves.
//
// Rows lie unsorted in buckets by their first bits; when buckets become long their number doubles.
// Several rows may have the same hash: who looks for one is given all that may be it.
// Cost: a look-up reads one bucket. Threads: as std::vector.
#ifndef WARIFU_CORE_REPLAY_BUCKET_TABLE_H_
#define WARIFU_CORE_REPLAY_BUCKET_TABLE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace warifu {

// `Row` has hash(): 64 bits of which the first may choose the bucket at any number of buckets up
// to 2^kMostBits, and <=>.
template <typename Row>
class BucketTable {
 public:
  static constexpr unsigned kMostBits = 24;
  static constexpr std::size_t kLongBucket = 256;  // on the average
  static constexpr std::size_t kGrowth = 8;        // rows

  std::uint64_t size() const { return size_; }

  void Insert(const Row& row) {
    if (size_ >= kLongBucket * buckets_.size() && bits_ < kMostBits) Split();
    Push(buckets_[BucketOf(row.hash())], row);
    ++size_;
  }
  // Removes one row that equals `row`, if there is one.
  void Erase(const Row& row) {
    std::vector<Row>& bucket = buckets_[BucketOf(row.hash())];
    const auto found = std::find(bucket.begin(), bucket.end(), row);
    if (found == bucket.end()) return;
    *found = bucket.back();
    bucket.pop_back();
    --size_;
  }
  // The bucket in which every row of this hash lies.
  const std::vector<Row>& Near(std::uint64_t hash) const { return buckets_[BucketOf(hash)]; }

  // All rows, sorted.
  std::vector<Row> Sorted() const {
    std::vector<Row> rows;
    rows.reserve(size_);
    for (const auto& bucket : buckets_) rows.insert(rows.end(), bucket.begin(), bucket.end());
    std::sort(rows.begin(), rows.end());
    return rows;
  }

  // Memory held.
  std::size_t bytes() const {
    std::size_t bytes = buckets_.capacity() * sizeof buckets_[0];
    for (const auto& bucket : buckets_) bytes += bucket.capacity() * sizeof(Row);
    return bytes;
  }

 private:
  std::size_t BucketOf(std::uint64_t hash) const {
    return bits_ == 0 ? 0 : static_cast<std::size_t>(hash >> (64 - bits_));
  }
  static void Push(std::vector<Row>& bucket, const Row& row) {
    if (bucket.size() == bucket.capacity()) bucket.reserve(bucket.size() + kGrowth);
    bucket.push_back(row);
  }
  void Split() {
    ++bits_;
    std::vector<std::vector<Row>> split(std::size_t{1} << bits_);
    for (std::vector<Row>& bucket : buckets_) {
      for (const Row& row : bucket) Push(split[BucketOf(row.hash())], row);
      std::vector<Row>().swap(bucket);
    }
    buckets_ = std::move(split);
  }

  unsigned bits_ = 0;
  std::uint64_t size_ = 0;
  std::vector<std::vector<Row>> buckets_ = std::vector<std::vector<Row>>(1);
};

}  // namespace warifu

#endif  // WARIFU_CORE_REPLAY_BUCKET_TABLE_H_
