// How many Changes of a key's revocation are kept, so that looking at all of them stays cheap.
#ifndef WARIFU_CORE_RULES_KEY_CHANGES_H_
#define WARIFU_CORE_RULES_KEY_CHANGES_H_

#include <cstddef>

namespace warifu {

// The last 1 > 3 and the 3 > 3 after it.
inline constexpr std::size_t kMaxKeyChanges = 16;

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_KEY_CHANGES_H_
