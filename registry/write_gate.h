// WriteGate: open until something happens after which nothing may be written any more.
//
// A failed write, a guard that did not move, another checkpoint under our own key: each closes it
// until the next start, which checks everything. Reading goes on.
// Threads: safe.
#ifndef WARIFU_REGISTRY_WRITE_GATE_H_
#define WARIFU_REGISTRY_WRITE_GATE_H_

#include <mutex>
#include <optional>

#include "core/base/result.h"

namespace warifu {

class WriteGate {
 public:
  // The first reason stays.
  void CloseForGood(const Error& reason);

  // Ok while open, else the reason.
  Status status() const;

 private:
  mutable std::mutex mutex_;
  std::optional<Error> reason_;
};

}  // namespace warifu

#endif  // WARIFU_REGISTRY_WRITE_GATE_H_
