// Edits: an input of a fuzzer read as changes of true bytes, so that most of what it makes is
// nearly true. Not here: which bytes (the fuzzers that include this).
// Threads: a pure function.
#ifndef WARIFU_TESTS_FUZZ_EDITS_H_
#define WARIFU_TESTS_FUZZ_EDITS_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace warifu {

// Each edit is five bytes: what is done, where (three bytes, modulo the size), and with which byte.
inline std::string Edited(std::string bytes, std::string_view edits) {
  constexpr std::size_t kEditBytes = 5;
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(edits[i]); };
  for (; edits.size() >= kEditBytes; edits.remove_prefix(kEditBytes)) {
    if (bytes.empty()) return bytes;
    const std::size_t where = (at(1) << 16 | at(2) << 8 | at(3)) % bytes.size();
    const char byte = edits[4];
    const std::size_t count = at(4) + std::size_t{1};
    switch (at(0) % 6) {
      case 0:
        bytes[where] = byte;
        break;
      case 1:
        bytes[where] = static_cast<char>(bytes[where] ^ byte);
        break;
      case 2:
        bytes.insert(where, 1, byte);
        break;
      case 3:
        bytes.erase(where, count);
        break;
      case 4:  // what stands at the beginning also stands here
        bytes.insert(where, bytes.substr(0, count));
        break;
      default:
        bytes.resize(where);
        break;
    }
  }
  return bytes;
}

}  // namespace warifu

#endif  // WARIFU_TESTS_FUZZ_EDITS_H_
