#include "server/scratch.h"

#include <utility>

namespace warifu {

std::string Beside(const std::string& data, std::string_view ending) {
  return data.substr(0, data.find_last_not_of('/') + 1) + std::string(ending);
}

Result<std::unique_ptr<Scratch>> Scratch::Make(const std::string& dir, DataFolders& folders) {
  std::unique_ptr<Scratch> scratch(new Scratch(dir, folders));
  WARIFU_RETURN_IF_ERROR(folders.Remove(dir));
  WARIFU_ASSIGN_OR_RETURN(scratch->store_, folders.Make(dir));
  return scratch;
}

Scratch::~Scratch() {
  store_.reset();
  // What is left is deleted by the next one.
  static_cast<void>(folders_.Remove(dir_));
}

}  // namespace warifu
