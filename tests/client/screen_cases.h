// The situations in which a worker reads a screen: one for each verdict and most causes.
#ifndef WARIFU_TESTS_CLIENT_SCREEN_CASES_H_
#define WARIFU_TESTS_CLIENT_SCREEN_CASES_H_

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/client/verify_scene.h"

namespace warifu {

struct ScreenCase {
  std::string name;
  int exit_code = 0;
  std::function<std::unique_ptr<VerifyScene>()> scene;
  std::function<VerifyArgs(VerifyScene&)> args;
};

// All of them.
const std::vector<ScreenCase>& ScreenCases();

// Their parts, each in a file of its own.
std::vector<ScreenCase> GenuineCases();
std::vector<ScreenCase> ToldCases();
std::vector<ScreenCase> FalseCases();
std::vector<ScreenCase> EndedCases();
std::vector<ScreenCase> NotCheckedCases();

}  // namespace warifu

#endif  // WARIFU_TESTS_CLIENT_SCREEN_CASES_H_
