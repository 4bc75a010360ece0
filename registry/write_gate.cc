#include "registry/write_gate.h"

namespace warifu {

void WriteGate::CloseForGood(const Error& reason) {
  const std::lock_guard lock(mutex_);
  if (!reason_.has_value()) reason_ = reason;
}

Status WriteGate::status() const {
  const std::lock_guard lock(mutex_);
  return reason_.has_value() ? Status(*reason_) : Ok();
}

}  // namespace warifu
