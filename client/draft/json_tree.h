// JSON as it stands in a draft: parsed strictly, `//` comments allowed, keys in order and none
// twice.
//
// The grammar is nlohmann-json's; the tree is our own because a draft's errors name the path and a
// second key of one name must be an error. Threads: pure functions.
#ifndef WARIFU_CLIENT_DRAFT_JSON_TREE_H_
#define WARIFU_CLIENT_DRAFT_JSON_TREE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.h"

namespace warifu {

inline constexpr std::size_t kMaxDraftBytes = 1 << 20;
inline constexpr std::size_t kMaxJsonDepth = 24;

struct JsonNode {
  using Array = std::vector<JsonNode>;
  struct Member;
  using Object = std::vector<Member>;  // no std::pair: clang 14 wants its halves complete here
  struct Number {
    std::string digits;  // as written: an integer, or not one
  };

  std::variant<std::monostate, bool, Number, std::string, Array, Object> value;  // monostate: null

  const Array* array() const { return std::get_if<Array>(&value); }
  const Object* object() const { return std::get_if<Object>(&value); }
  const std::string* text() const { return std::get_if<std::string>(&value); }
  const Number* number() const { return std::get_if<Number>(&value); }
  const bool* boolean() const { return std::get_if<bool>(&value); }
};

struct JsonNode::Member {
  std::string key;
  JsonNode node;
};

// "a text", "a number", "a list", ...: for errors.
Phrase KindOf(const JsonNode& node);

// Errors: kBadInput: no JSON (with line and column), a key twice, too deep, too large.
Result<JsonNode> ParseJsonTree(std::string_view draft);

// The draft with each `//` comment outside a string turned into spaces, so that positions stay.
std::string BlankComments(std::string_view draft);

}  // namespace warifu

#endif  // WARIFU_CLIENT_DRAFT_JSON_TREE_H_
