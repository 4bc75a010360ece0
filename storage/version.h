// The version of the database beneath, for --version.
//
// Threads: a pure function.
#ifndef WARIFU_STORAGE_VERSION_H_
#define WARIFU_STORAGE_VERSION_H_

#include <string>

namespace warifu {

// "RocksDB 7.8.3".
std::string StorageVersion();

}  // namespace warifu

#endif  // WARIFU_STORAGE_VERSION_H_
