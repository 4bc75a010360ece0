#include "tests/client/screen_cases.h"

namespace warifu {

const std::vector<ScreenCase>& ScreenCases() {
  static const auto& cases = *new std::vector<ScreenCase>([] {
    std::vector<ScreenCase> all;
    for (const auto& part :
         {GenuineCases(), ToldCases(), FalseCases(), EndedCases(), NotCheckedCases()}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    return all;
  }());
  return cases;
}

}  // namespace warifu
