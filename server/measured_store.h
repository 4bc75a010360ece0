// MeasuredStore: a store whose writes are counted and timed.
//
// Threads: as the store behind it.
#ifndef WARIFU_SERVER_MEASURED_STORE_H_
#define WARIFU_SERVER_MEASURED_STORE_H_

#include <memory>

#include "registry/store.h"
#include "server/metrics.h"

namespace warifu {

class MeasuredStore : public Store {
 public:
  // Both must outlive this.
  MeasuredStore(Store& store, Metrics& metrics) : store_(store), metrics_(metrics) {}

  std::shared_ptr<const StoreView> Latest() const override { return store_.Latest(); }
  Status CheckWritable() const override { return store_.CheckWritable(); }
  Status Commit(const CommitBatch& batch) override;
  Status Flush() override { return store_.Flush(); }

 private:
  Store& store_;
  Metrics& metrics_;
};

}  // namespace warifu

#endif  // WARIFU_SERVER_MEASURED_STORE_H_
