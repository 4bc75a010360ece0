#include "storage/version.h"

#include <rocksdb/version.h>

namespace warifu {

std::string StorageVersion() {
  return "RocksDB " + std::to_string(ROCKSDB_MAJOR) + "." + std::to_string(ROCKSDB_MINOR) + "." +
         std::to_string(ROCKSDB_PATCH);
}

}  // namespace warifu
