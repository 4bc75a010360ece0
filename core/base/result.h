// Result<T>: the value of a call, or the Error that says why there is none.
//
// Not here: findings (proto/warifu/v1/finding.proto) and verdicts (core/proof/verdict.h). An Error
// says that a call failed; a finding that a statement breaks a rule; a verdict what a worker may
// believe. Bad input is an Error, our own bug a WARIFU_CHECK (core/base/check.h).
#ifndef WARIFU_CORE_BASE_RESULT_H_
#define WARIFU_CORE_BASE_RESULT_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "core/base/check.h"
#include "core/base/sentence.h"

namespace warifu {

// The closed list of ways in which a call fails.
enum class ErrorCode {
  kBadInput,  // a person or program gave us something malformed; the message names field and fix
  kDamaged,   // bytes that were once whole: truncated, flipped, or not where they should be
  kNotFound,  // nothing of that name
  kRefused,   // understood, and not allowed
  kInconsistent,    // two things that must agree do not; perhaps somebody lies
  kNewerProgram,    // made by a later version than this program knows
  kUnavailable,     // not now: no connection, overload, shutting down; trying again may help
  kOutcomeUnknown,  // a write failed half way: ask again, the same payload is safe to repeat
  kIo,              // the operating system refused to read or write
  kInterrupted,     // the user stopped it
  kInternal,        // this program or its peer broke its own promise
};

// The code's name as it stands in --json output, e.g. "BAD_INPUT".
std::string_view ErrorCodeName(ErrorCode code);

struct Error {
  ErrorCode code;
  Sentence sentence;  // what, where, how to mend it

  // The sentence in English.
  std::string message() const { return sentence.English(); }
  // The same failure, "where: " before its sentence: a path, a flag, a line.
  Error At(std::string_view where) const { return {code, Said("{where}: {why}", where, sentence)}; }

  friend bool operator==(const Error&, const Error&) = default;
};

// Each code has a maker, called with the text of a sentence and its values, or a whole sentence:
//
//   return NotFound("there is no file {path}", path);
template <ErrorCode kCode>
struct ErrorMaker {
  Error operator()(Sentence sentence) const { return {kCode, std::move(sentence)}; }
  template <typename... Values>
  Error operator()(SentenceText<std::type_identity_t<Values>...> text, Values&&... values) const {
    return {kCode, Said<Values...>(text, std::forward<Values>(values)...)};
  }
};
// NOLINTBEGIN(readability-identifier-naming): they are called as functions are.
inline constexpr ErrorMaker<ErrorCode::kBadInput> BadInput;
inline constexpr ErrorMaker<ErrorCode::kDamaged> Damaged;
inline constexpr ErrorMaker<ErrorCode::kNotFound> NotFound;
inline constexpr ErrorMaker<ErrorCode::kRefused> Refused;
inline constexpr ErrorMaker<ErrorCode::kInconsistent> Inconsistent;
inline constexpr ErrorMaker<ErrorCode::kNewerProgram> NewerProgram;
inline constexpr ErrorMaker<ErrorCode::kUnavailable> Unavailable;
inline constexpr ErrorMaker<ErrorCode::kOutcomeUnknown> OutcomeUnknown;
inline constexpr ErrorMaker<ErrorCode::kIo> IoError;
inline constexpr ErrorMaker<ErrorCode::kInterrupted> Interrupted;
inline constexpr ErrorMaker<ErrorCode::kInternal> InternalError;
// NOLINTEND(readability-identifier-naming)

// Requires: value() only when ok(), error() only when not; else the program stops.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  const T& value() const& { return Checked(), std::get<0>(state_); }
  T& value() & { return Checked(), std::get<0>(state_); }
  T&& value() && { return Checked(), std::get<0>(std::move(state_)); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  const Error& error() const {
    WARIFU_CHECK(!ok());
    return std::get<1>(state_);
  }

 private:
  void Checked() const { WARIFU_CHECK(ok()); }

  std::variant<T, Error> state_;
};

// A call that gives nothing but its success.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT: implicit

  bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  const Error& error() const {
    WARIFU_CHECK(!ok());
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

using Status = Result<void>;
inline Status Ok() { return {}; }

// Leaves the enclosing function with the error of `expression`, if it has one.
#define WARIFU_RETURN_IF_ERROR(expression)                        \
  do {                                                            \
    if (auto warifu_status = (expression); !warifu_status.ok()) { \
      return warifu_status.error();                               \
    }                                                             \
  } while (false)

#define WARIFU_CONCAT_INNER(a, b) a##b
#define WARIFU_CONCAT(a, b) WARIFU_CONCAT_INNER(a, b)

// WARIFU_ASSIGN_OR_RETURN(auto value, Call()): the value, or leaves with the error.
// NOLINTBEGIN(bugprone-macro-parentheses): a declaration cannot stand in parentheses.
#define WARIFU_ASSIGN_OR_RETURN(declaration, expression)       \
  auto WARIFU_CONCAT(warifu_result_, __LINE__) = (expression); \
  if (!WARIFU_CONCAT(warifu_result_, __LINE__).ok()) {         \
    return WARIFU_CONCAT(warifu_result_, __LINE__).error();    \
  }                                                            \
  declaration = std::move(WARIFU_CONCAT(warifu_result_, __LINE__)).value()
// NOLINTEND(bugprone-macro-parentheses)

}  // namespace warifu

#endif  // WARIFU_CORE_BASE_RESULT_H_
