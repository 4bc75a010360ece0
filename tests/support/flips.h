// Flipped bytes: what is made of files of which one byte was changed.
//
//     const FlipCounts counts = FlipEach({path}, [&] { return AnswersOf(path); });
//     EXPECT_EQ(counts.wrong, 0U);
//
// Each byte of each file in turn, or, where there are more, a sample; WARIFU_FLIPS=all takes all.
// Threads: one.
#ifndef WARIFU_TESTS_SUPPORT_FLIPS_H_
#define WARIFU_TESTS_SUPPORT_FLIPS_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace warifu {

struct FlipCounts {
  std::uint64_t flips = 0;
  std::uint64_t detected = 0;     // refused
  std::uint64_t harmless = 0;     // every answer is the same, byte for byte
  std::uint64_t wrong = 0;        // another answer
  std::vector<std::string> said;  // where those were

  FlipCounts& operator+=(const FlipCounts& more);
};

// Everything that is answered over the files as they are; nothing: refused.
using AskFlipped = std::function<std::optional<std::string>()>;

// Before each flip and at the end the files are written as they were, then `reset` undoes what
// asking may have changed besides. A file that is asked of must not be refused as it is.
FlipCounts FlipEach(
    const std::vector<std::string>& paths, const AskFlipped& ask,
    const std::function<void()>& reset = [] {});

// "WHAT: flips N detected D harmless H wrong W", and a failure of the test for each wrong one.
void Report(const std::string& what, const FlipCounts& counts);

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_FLIPS_H_
