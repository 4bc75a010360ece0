// Chunked: a growing array that never moves what it holds and has less than one chunk to spare.
//
// A std::vector doubles: for a short time three times what is in it. Here the bytes held are the
// bytes used, up to a chunk.
// Threads: as std::vector.
#ifndef WARIFU_CORE_REPLAY_CHUNKED_H_
#define WARIFU_CORE_REPLAY_CHUNKED_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace warifu {

template <typename T, std::size_t kChunk>
class Chunked {
 public:
  std::uint64_t size() const { return size_; }
  // Requires: index < size().
  T& operator[](std::uint64_t index) { return (*chunks_[index / kChunk])[index % kChunk]; }
  const T& operator[](std::uint64_t index) const {
    return (*chunks_[index / kChunk])[index % kChunk];
  }
  void push_back(const T& item) {
    if (size_ % kChunk == 0) chunks_.push_back(std::make_unique<std::array<T, kChunk>>());
    (*this)[size_++] = item;
  }
  std::size_t bytes() const {
    return chunks_.size() * sizeof(std::array<T, kChunk>) + chunks_.capacity() * sizeof(void*);
  }

 private:
  std::uint64_t size_ = 0;
  std::vector<std::unique_ptr<std::array<T, kChunk>>> chunks_;
};

}  // namespace warifu

#endif  // WARIFU_CORE_REPLAY_CHUNKED_H_
