// A state that says that it is of rules version 1, so that the rules of a version are tested before
// any registry may have it.
// Threads: as the state that it passes on.
#ifndef WARIFU_TESTS_SUPPORT_VERSION_ONE_STATE_H_
#define WARIFU_TESTS_SUPPORT_VERSION_ONE_STATE_H_

#include <cstdint>

#include "core/rules/judgment.h"

namespace warifu {

class VersionOneState : public NotingState {
 public:
  explicit VersionOneState(const RegistryState& state) : NotingState(state) {}
  std::uint32_t rules_version() const override { return 1; }
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_VERSION_ONE_STATE_H_
