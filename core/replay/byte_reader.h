// ByteReader: takes numbers and strings from the front of bytes; after the end it gives nothing and
// says so once, in ok().
//
// Source: the layout of a state (docs/format.md, "Auditor's state"): big-endian numbers of 8 bytes,
// strings with their length in front.
// Threads: one at a time.
#ifndef WARIFU_CORE_REPLAY_BYTE_READER_H_
#define WARIFU_CORE_REPLAY_BYTE_READER_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "core/base/encoding.h"
#include "core/base/types.h"

namespace warifu {

inline void AppendSized(std::string_view value, std::string& out) {
  AppendBigEndian64(value.size(), out);
  out += value;
}

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  // Whether nothing was asked for that was not there.
  bool ok() const { return ok_; }
  bool done() const { return ok_ && rest_.empty(); }

  std::string_view Take(std::size_t count) {
    ok_ = ok_ && rest_.size() >= count;
    if (!ok_) return {};
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  std::uint8_t TakeByte() {
    const std::string_view byte = Take(1);
    return byte.empty() ? 0 : static_cast<std::uint8_t>(byte[0]);
  }
  std::uint64_t TakeNumber() {
    const std::string_view bytes = Take(8);
    return bytes.empty() ? 0 : ReadBigEndian64(bytes);
  }
  // A number of at most 32 bits; 0 for one that is greater, which is not ok.
  std::uint32_t TakeNumber32() {
    const std::uint64_t number = TakeNumber();
    ok_ = ok_ && number <= std::numeric_limits<std::uint32_t>::max();
    return ok_ ? static_cast<std::uint32_t>(number) : 0;
  }
  Hash TakeHash() { return Hash::From(Take(Hash::kSize)).value_or(Hash()); }
  std::string_view TakeSized() { return Take(TakeNumber()); }
  // A number of items that have at least `least_bytes` each; 0 when so many cannot follow.
  std::uint64_t TakeCount(std::size_t least_bytes) {
    const std::uint64_t count = TakeNumber();
    ok_ = ok_ && count <= rest_.size() / least_bytes;
    return ok_ ? count : 0;
  }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace warifu

#endif  // WARIFU_CORE_REPLAY_BYTE_READER_H_
