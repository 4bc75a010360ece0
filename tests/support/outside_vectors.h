// Vectors from outside: test vectors and data made by others, in the folder that WARIFU_SHARED
// names.
//
// They may be missing. What is missing is never passed over in silence: a line says so, on standard
// output and, since ctest hides that of tests that pass, in the file that WARIFU_NOT_RUN names,
// which scripts/test shows at its end.
#ifndef WARIFU_TESTS_SUPPORT_OUTSIDE_VECTORS_H_
#define WARIFU_TESTS_SUPPORT_OUTSIDE_VECTORS_H_

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>

namespace warifu {

// Says that a test did not run for lack of `name`.
inline void SayNotRun(const std::string& name) {
  const std::string line =
      "NOT RUN: the tests on " + name + ", which is not in the folder that WARIFU_SHARED names\n";
  std::cout << line;
  if (const char* file = std::getenv("WARIFU_NOT_RUN")) {
    std::ofstream(file, std::ios::app) << line;
  }
}

// The folder or file `name` among them. Without WARIFU_SHARED a folder "shared" beside the
// project's is looked into; tests run in the project's root. Nothing, and that line, when it is not
// there.
inline std::optional<std::filesystem::path> FindOutside(const std::string& name) {
  const char* shared = std::getenv("WARIFU_SHARED");
  const auto root = std::filesystem::path(shared != nullptr ? shared : "../shared");
  if (std::filesystem::exists(root / name)) return root / name;
  SayNotRun(name);
  return std::nullopt;
}

inline std::optional<std::filesystem::path> FindOutsideVectors(const std::string& name) {
  return FindOutside("vectors/" + name);
}

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_OUTSIDE_VECTORS_H_
