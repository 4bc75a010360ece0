#include "client/declaration.h"

#include <utility>

namespace warifu {

Taken& Taken::Needed() {
  needed = true;
  return *this;
}

Taken& Taken::Within(std::uint64_t least_value, std::uint64_t most_value) {
  least = least_value;
  most = most_value;
  return *this;
}

Taken& Taken::ByCommas() {
  by_commas = true;
  return *this;
}

Taken& Taken::Excludes(std::vector<std::string> names) {
  excludes = std::move(names);
  return *this;
}

Taken& Taken::Needs(std::vector<std::string> names) {
  needs = std::move(names);
  return *this;
}

Taken& Taken::OneOf(std::string_view words) {
  constexpr std::string_view kBetween = ", ";
  while (!words.empty()) {
    const std::size_t end = words.find(kBetween);
    choices.emplace_back(words.substr(0, end));
    words =
        end == std::string_view::npos ? std::string_view() : words.substr(end + kBetween.size());
  }
  return *this;
}

Taken Word(std::string name, std::string value, Taken::Target target, std::string what) {
  return {.name = std::move(name),
          .value = std::move(value),
          .target = target,
          .what = std::move(what)};
}

Taken Option(std::string name, std::string value, Taken::Target target, std::string what) {
  return Word(std::move(name), std::move(value), target, std::move(what));
}

Taken Flag(std::string name, Taken::Target target, std::string what) {
  return Word(std::move(name), "", target, std::move(what));
}

}  // namespace warifu
