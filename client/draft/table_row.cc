#include "client/draft/table_row.h"

#include <optional>
#include <string_view>
#include <vector>

#include "client/draft/field_form.h"
#include "core/base/encoding.h"
#include "core/text/escape.h"
#include "core/text/nearest.h"

namespace warifu {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

constexpr std::size_t kMaxListItems = 1000;

// "parties[1]" taken apart.
struct Step {
  std::string name;
  std::optional<std::uint64_t> index;
};

Result<std::vector<Step>> StepsOf(std::string_view path) {
  std::vector<Step> steps;
  while (true) {
    const std::size_t end = path.find('.');
    const std::string_view part = path.substr(0, end);
    const std::size_t bracket = part.find('[');
    Step step{std::string(part.substr(0, bracket)), std::nullopt};
    if (bracket != std::string_view::npos) {
      if (!part.ends_with(']')) return BadInput("write an item of a list as parties[0]");
      step.index = ParseDecimal(part.substr(bracket + 1, part.size() - bracket - 2));
      if (!step.index || *step.index >= kMaxListItems) {
        return BadInput("write an item of a list as parties[0]; the first is 0");
      }
    }
    steps.push_back(std::move(step));
    if (end == std::string_view::npos) return steps;
    path = path.substr(end + 1);
  }
}

JsonNode& MemberOf(JsonNode& node, const std::string& key) {
  if (node.object() == nullptr) node.value = JsonNode::Object();
  auto& object = std::get<JsonNode::Object>(node.value);
  for (JsonNode::Member& member : object) {
    if (member.key == key) return member.node;
  }
  object.push_back({key, {}});
  return object.back().node;
}

// Item `index`, which may be the next behind the last.
JsonNode* ItemOf(JsonNode& node, std::uint64_t index) {
  if (node.array() == nullptr) node.value = JsonNode::Array();
  auto& array = std::get<JsonNode::Array>(node.value);
  if (index > array.size()) return nullptr;
  if (index == array.size()) array.emplace_back();
  return &array[index];
}

std::string_view Trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

JsonNode ValueOf(const FieldDescriptor& field, std::string_view cell) {
  const bool is_instant = FormOf(field) == v1::FORM_INSTANT || FormOf(field) == v1::FORM_INSTANT_MS;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL:
      if (cell == "true" || cell == "false") return {cell == "true"};
      break;
    case FieldDescriptor::CPPTYPE_UINT32:
    case FieldDescriptor::CPPTYPE_UINT64:
    case FieldDescriptor::CPPTYPE_INT64:
      if (!is_instant) return {JsonNode::Number{std::string(cell)}};
      break;
    default:
      break;
  }
  return {std::string(cell)};
}

JsonNode ListOf(const FieldDescriptor& field, std::string_view cell) {
  JsonNode::Array items;
  while (true) {
    const std::size_t end = cell.find(';');
    items.push_back(ValueOf(field, Trimmed(cell.substr(0, end))));
    if (end == std::string_view::npos) return {std::move(items)};
    cell = cell.substr(end + 1);
  }
}

bool IsObject(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && !IsMoney(*field.message_type());
}

Sentence NoSuchField(const Descriptor& type, const std::string& name) {
  std::vector<std::string_view> names;
  for (int i = 0; i < type.field_count(); ++i) names.push_back(type.field(i)->name());
  return Said("there is no field \"{name}\"{did_you_mean}", EscapeForTerminal(name),
              DidYouMean(name, names));
}

Status SetText(const std::vector<Step>& steps, std::size_t at, const std::string& cell,
               JsonNode& texts) {
  const bool names_language = at + 2 == steps.size() && !steps[at].index && !steps[at + 1].index;
  if (!names_language) {
    return BadInput("name the language behind a text, as {name}.vi", steps[at].name);
  }
  MemberOf(texts, steps[at + 1].name).value = cell;
  return Ok();
}

}  // namespace

Status SetCell(const Descriptor& type, const std::string& path, const std::string& cell,
               JsonNode& body) {
  WARIFU_ASSIGN_OR_RETURN(const std::vector<Step> steps, StepsOf(path));
  const Descriptor* here = &type;
  JsonNode* node = &body;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const FieldDescriptor* field = here->FindFieldByName(steps[i].name);
    if (field == nullptr) return BadInput(NoSuchField(*here, steps[i].name));
    node = &MemberOf(*node, steps[i].name);
    if (IsLocalizedList(*field)) return SetText(steps, i, cell, *node);
    const bool last = i + 1 == steps.size();
    if (steps[i].index) {
      if (!field->is_repeated()) return BadInput("{name} is no list", steps[i].name);
      node = ItemOf(*node, *steps[i].index);
      if (node == nullptr)
        return BadInput("the items of {name} before it are missing", steps[i].name);
    } else if (field->is_repeated()) {
      if (IsObject(*field)) return BadInput("say which one: {name}[0]", steps[i].name);
      if (last) *node = ListOf(*field, cell);
      return last ? Ok() : BadInput("{name} has no fields", steps[i].name);
    }
    if (!IsObject(*field)) {
      if (!last) return BadInput("{name} has no fields", steps[i].name);
      *node = ValueOf(*field, cell);
      return Ok();
    }
    here = field->message_type();
  }
  return BadInput("name a field of it, as {path}.{name}", path, here->field(0)->name());
}

}  // namespace warifu
