// Pairs of names, with the look-alike keys that they share: tests/support/look_alikes.txt.
#ifndef WARIFU_TESTS_SUPPORT_LOOK_ALIKES_H_
#define WARIFU_TESTS_SUPPORT_LOOK_ALIKES_H_

#include <string>
#include <vector>

namespace warifu {

struct NamePair {
  std::string one;
  std::string other;
  std::vector<std::string> shared;  // "exact_key", ...; empty: none
};

// Stops the test where a line has another form.
std::vector<NamePair> ReadNamePairs();

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_LOOK_ALIKES_H_
