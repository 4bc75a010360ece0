// What the build made besides the tests, for tests that start it or read it.
//
// ctest says where that is: WARIFU_BUILD, WARIFU_BIN. A test that is started by hand looks two
// folders above itself, which is the same. Threads: any.
#ifndef WARIFU_TESTS_SUPPORT_BUILD_FOLDER_H_
#define WARIFU_TESTS_SUPPORT_BUILD_FOLDER_H_

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

namespace warifu {

inline std::filesystem::path BuildFolder() {
  if (const char* build = std::getenv("WARIFU_BUILD"); build != nullptr) return build;
  return std::filesystem::read_symlink("/proc/self/exe").parent_path().parent_path();
}

// `path`, if it is there; else ends the program with a sentence that says how to run its tests.
inline std::string MustBeBuilt(const std::filesystem::path& path) {
  if (std::filesystem::exists(path)) return path.string();
  std::cerr << "this test needs " << path.string()
            << ", which is not there. Build all (scripts/build), then run the tests with ctest, or "
               "with WARIFU_BUILD set to the build folder and WARIFU_BIN to its bin\n";
  std::exit(EXIT_FAILURE);
}

// "warifud": its path.
inline std::string ProgramPath(const std::string& name) {
  const char* folder = std::getenv("WARIFU_BIN");
  return MustBeBuilt((folder != nullptr ? std::filesystem::path(folder) : BuildFolder() / "bin") /
                     name);
}

// The descriptors of all messages, with their comments.
inline std::string DescriptorSetPath() {
  return MustBeBuilt(BuildFolder() / "gen" / "warifu.protoset");
}

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_BUILD_FOLDER_H_
