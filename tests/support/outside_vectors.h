// Test vectors and data made by others, which lie outside the project and may be missing.
#ifndef WARIFU_TESTS_SUPPORT_OUTSIDE_VECTORS_H_
#define WARIFU_TESTS_SUPPORT_OUTSIDE_VECTORS_H_

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>

namespace warifu {

// The folder or file `name` among them: below $WARIFU_SHARED, or ../shared from the project's root,
// where tests run. Nothing, and a line that says so, when it is not there.
inline std::optional<std::filesystem::path> FindOutside(const std::string& name) {
  const char* shared = std::getenv("WARIFU_SHARED");
  const auto root = std::filesystem::path(shared != nullptr ? shared : "../shared");
  if (std::filesystem::exists(root / name)) return root / name;
  std::cout << "skipped: not at hand (" << name << ")\n";
  return std::nullopt;
}

inline std::optional<std::filesystem::path> FindOutsideVectors(const std::string& name) {
  return FindOutside("vectors/" + name);
}

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_OUTSIDE_VECTORS_H_
