// Lookup<T>: found, absent, or not carried.
//
// A full registry never says "not carried"; an offer proof does of everything beyond its few
// entries. Who meets it must stop short of a verdict: it is neither yes nor no.
#ifndef WARIFU_CORE_RULES_LOOKUP_H_
#define WARIFU_CORE_RULES_LOOKUP_H_

#include <utility>
#include <variant>

#include "core/base/check.h"

namespace warifu {

template <typename T>
class [[nodiscard]] Lookup {
 public:
  static Lookup Found(T value) { return Lookup(std::in_place_index<2>, std::move(value)); }
  static Lookup Absent() { return Lookup(std::in_place_index<1>); }
  static Lookup NotCarried() { return Lookup(std::in_place_index<0>); }

  bool found() const { return state_.index() == 2; }
  bool absent() const { return state_.index() == 1; }
  bool not_carried() const { return state_.index() == 0; }

  // Requires: found().
  const T& value() const {
    WARIFU_CHECK(found());
    return std::get<2>(state_);
  }
  const T& operator*() const { return value(); }
  const T* operator->() const { return &value(); }

 private:
  struct NotCarriedTag {};
  struct AbsentTag {};

  template <std::size_t kIndex, typename... Args>
  explicit Lookup(std::in_place_index_t<kIndex> index, Args&&... args)
      : state_(index, std::forward<Args>(args)...) {}

  std::variant<NotCarriedTag, AbsentTag, T> state_;
};

// A yes or no that may be out of reach.
enum class Answer {
  kYes,
  kNo,
  kNoByCompromise,  // only because of a key's compromised_since_ms; would be yes without it
  kNotCarried,
};

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_LOOKUP_H_
