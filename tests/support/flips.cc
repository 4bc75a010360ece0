#include "tests/support/flips.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string_view>

namespace warifu {
namespace {

constexpr std::size_t kSampled = 40;  // of one file

std::string Read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void Write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

// From one flipped byte to the next.
std::size_t StepFor(std::size_t bytes) {
  const char* all = std::getenv("WARIFU_FLIPS");
  if (all != nullptr && std::string_view(all) == "all") return 1;
  return bytes / kSampled + 1;
}

}  // namespace

FlipCounts& FlipCounts::operator+=(const FlipCounts& more) {
  flips += more.flips;
  detected += more.detected;
  harmless += more.harmless;
  wrong += more.wrong;
  said.insert(said.end(), more.said.begin(), more.said.end());
  return *this;
}

FlipCounts FlipEach(const std::vector<std::string>& paths, const AskFlipped& ask,
                    const std::function<void()>& reset) {
  FlipCounts counts;
  const std::optional<std::string> whole = ask();
  if (!whole.has_value()) {
    ++counts.wrong;
    counts.said.emplace_back("refused before anything was flipped");
    return counts;
  }
  reset();
  for (const std::string& path : paths) {
    const std::string bytes = Read(path);
    for (std::size_t at = 0; at < bytes.size(); at += StepFor(bytes.size())) {
      std::string flipped = bytes;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << at % 8));
      Write(path, flipped);
      const std::optional<std::string> answer = ask();
      ++counts.flips;
      if (!answer.has_value()) {
        ++counts.detected;
      } else if (answer == whole) {
        ++counts.harmless;
      } else {
        ++counts.wrong;
        counts.said.push_back(path + ", byte " + std::to_string(at));
      }
      Write(path, bytes);
      reset();
    }
  }
  return counts;
}

void Report(const std::string& what, const FlipCounts& counts) {
  for (const std::string& said : counts.said) ADD_FAILURE() << what << ": " << said;
  std::cout << what << ": flips " << counts.flips << " detected " << counts.detected << " harmless "
            << counts.harmless << " wrong " << counts.wrong << "\n";
}

}  // namespace warifu
