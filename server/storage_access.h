// StorageAccess: the storage that a command works on, handed in by main, which alone knows it.
//
// Threads: as the stores and files that it gives.
#ifndef WARIFU_SERVER_STORAGE_ACCESS_H_
#define WARIFU_SERVER_STORAGE_ACCESS_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "registry/files.h"
#include "registry/store.h"

namespace warifu {

struct StorageAccess {
  using StoreOf = std::function<Result<std::unique_ptr<Store>>(const std::string& dir)>;

  Files& files;
  StoreOf open;  // one that is there
  StoreOf make;  // the same, and an empty one where there is none
  // Lets an open store keep some space to give back when the disk is full.
  std::function<Status(const std::string& dir)> keep_ballast;
  // Deletes a store that was made, and all in it.
  std::function<Status(const std::string& dir)> remove;
  // Puts right what `stored` derived from its entries, from one that made it anew of the same; both
  // were opened by this. How many rows were changed.
  std::function<Result<std::uint64_t>(Store& stored, const Store& made)> take_derived;
};

}  // namespace warifu

#endif  // WARIFU_SERVER_STORAGE_ACCESS_H_
