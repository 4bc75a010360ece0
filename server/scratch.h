// Scratch: a second, empty store beside the data, deleted at the end of this.
//
// Threads: one.
#ifndef WARIFU_SERVER_SCRATCH_H_
#define WARIFU_SERVER_SCRATCH_H_

#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "registry/data_folders.h"

namespace warifu {

// "DATA.ending", also where `data` is typed with slashes behind it: what lies beside it lies
// outside.
std::string Beside(const std::string& data, std::string_view ending);

class Scratch {
 public:
  // Deletes what one that was killed has left in `dir` first.
  // Errors: those of DataFolders.
  static Result<std::unique_ptr<Scratch>> Make(const std::string& dir, DataFolders& folders);
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  const std::string& dir() const { return dir_; }
  // Requires: not closed.
  Store& store() { return *store_; }
  // Before its directory is given another name.
  void Close() { store_.reset(); }

 private:
  Scratch(std::string dir, DataFolders& folders) : dir_(std::move(dir)), folders_(folders) {}

  const std::string dir_;
  DataFolders& folders_;
  std::unique_ptr<Store> store_;
};

}  // namespace warifu

#endif  // WARIFU_SERVER_SCRATCH_H_
