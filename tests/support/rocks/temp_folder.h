// A folder of the machine's own for one test, deleted with all in it at the end.
// Threads: one.
#ifndef WARIFU_TESTS_SUPPORT_ROCKS_TEMP_FOLDER_H_
#define WARIFU_TESTS_SUPPORT_ROCKS_TEMP_FOLDER_H_

#include <stdlib.h>

#include <filesystem>
#include <string>

#include "core/base/check.h"

namespace warifu {

class TempFolder {
 public:
  TempFolder() {
    path_ = (std::filesystem::temp_directory_path() / "warifu_test.XXXXXX").string();
    WARIFU_CHECK(::mkdtemp(path_.data()) != nullptr);
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  const std::string& path() const { return path_; }
  std::string Path(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_ROCKS_TEMP_FOLDER_H_
