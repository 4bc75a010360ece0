#include "client/draft/json_tree.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "core/text/escape.h"

namespace warifu {
namespace {

// Builds the tree while nlohmann-json reads; stops at the first thing that a draft may not have.
class TreeBuilder {
 public:
  using number_integer_t = std::int64_t;
  using number_unsigned_t = std::uint64_t;
  using number_float_t = double;
  using string_t = std::string;
  using binary_t = nlohmann::json::binary_t;

  bool null() { return Put(JsonNode{}); }
  bool boolean(bool value) { return Put(JsonNode{value}); }
  bool number_integer(std::int64_t value) { return PutNumber(std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) { return PutNumber(std::to_string(value)); }
  bool number_float(double, const std::string& digits) { return PutNumber(digits); }
  bool string(std::string& value) { return Put(JsonNode{std::move(value)}); }
  bool binary(binary_t&) { return Fail(Said("binary data has no place in a draft")); }
  bool start_object(std::size_t) { return Open(JsonNode{JsonNode::Object{}}); }
  bool start_array(std::size_t) { return Open(JsonNode{JsonNode::Array{}}); }
  bool end_object() { return Close(); }
  bool end_array() { return Close(); }

  bool key(std::string& name) {
    auto& object = std::get<JsonNode::Object>(open_.back().value);
    const bool twice = std::any_of(object.begin(), object.end(),
                                   [&](const auto& member) { return member.key == name; });
    if (twice)
      return Fail(Said("the key \"{key}\" stands twice in one object", EscapeForTerminal(name)));
    keys_.push_back(std::move(name));
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception& error) {
    const std::string what = error.what();
    const std::size_t at = what.find("at line");
    if (at == std::string::npos) return Fail(Said("this is no JSON"));
    return Fail(Said("this is no JSON: {why}", EscapeForTerminal(what.substr(at))));
  }

  JsonNode TakeRoot() { return std::move(root_); }
  // Requires: parsing failed.
  const Sentence& error() const { return *error_; }

 private:
  bool Fail(Sentence why) {
    if (!error_) error_ = std::move(why);
    return false;
  }

  bool PutNumber(std::string digits) { return Put(JsonNode{JsonNode::Number{std::move(digits)}}); }

  bool Put(JsonNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
    } else if (auto* array = std::get_if<JsonNode::Array>(&open_.back().value)) {
      array->push_back(std::move(node));
    } else {
      std::get<JsonNode::Object>(open_.back().value)
          .push_back({std::move(keys_.back()), std::move(node)});
      keys_.pop_back();
    }
    return true;
  }

  bool Open(JsonNode node) {
    if (open_.size() == kMaxJsonDepth)
      return Fail(Said("lists and objects stand too deep in each other"));
    open_.push_back(std::move(node));
    return true;
  }

  bool Close() {
    JsonNode node = std::move(open_.back());
    open_.pop_back();
    return Put(std::move(node));
  }

  JsonNode root_;
  std::vector<JsonNode> open_;     // objects and arrays that are not closed yet
  std::vector<std::string> keys_;  // of members whose value is being read
  std::optional<Sentence> error_;
};

}  // namespace

Phrase KindOf(const JsonNode& node) {
  constexpr Phrase kKinds[] = {Phrase("null"),   Phrase("true or false"), Phrase("a number"),
                               Phrase("a text"), Phrase("a list"),        Phrase("an object")};
  return kKinds[node.value.index()];
}

std::string BlankComments(std::string_view draft) {
  std::string blanked(draft);
  bool in_string = false;
  for (std::size_t i = 0; i < blanked.size(); ++i) {
    if (in_string && blanked[i] == '\\') {
      ++i;
    } else if (blanked[i] == '"') {
      in_string = !in_string;
    } else if (!in_string && blanked.compare(i, 2, "//") == 0) {
      while (i < blanked.size() && blanked[i] != '\n') blanked[i++] = ' ';
    }
  }
  return blanked;
}

Result<JsonNode> ParseJsonTree(std::string_view draft) {
  if (draft.size() > kMaxDraftBytes) {
    return BadInput("a draft has at most {most} bytes", kMaxDraftBytes);
  }
  const std::string json = BlankComments(draft);
  TreeBuilder builder;
  if (!nlohmann::json::sax_parse(json, &builder)) return BadInput(builder.error());
  return builder.TakeRoot();
}

}  // namespace warifu
