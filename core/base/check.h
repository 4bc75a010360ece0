// WARIFU_CHECK: stops the program when our own reasoning was wrong. Never for outside input.
#ifndef WARIFU_CORE_BASE_CHECK_H_
#define WARIFU_CORE_BASE_CHECK_H_

namespace warifu {

// Prints file, line and condition on stderr and aborts.
[[noreturn]] void CheckFailed(const char* file, int line, const char* condition);

}  // namespace warifu

#define WARIFU_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::warifu::CheckFailed(__FILE__, __LINE__, #condition))

#endif  // WARIFU_CORE_BASE_CHECK_H_
