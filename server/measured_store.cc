#include "server/measured_store.h"

#include <chrono>

namespace warifu {

Status MeasuredStore::Commit(const CommitBatch& batch) {
  const auto began = std::chrono::steady_clock::now();
  Status written = store_.Commit(batch);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  metrics_.CountCommit(batch.entries.size(), took.count(), written.ok());
  return written;
}

}  // namespace warifu
