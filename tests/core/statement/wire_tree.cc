#include "tests/core/statement/wire_tree.h"

#include <utility>

#include "core/base/check.h"
#include "core/statement/wire.h"

namespace warifu {
namespace {

using google::protobuf::FieldDescriptor;

constexpr int kVarint = 0;
constexpr int kFixed64 = 1;
constexpr int kSpan = 2;

// With `pad`, one byte longer than need be.
void AppendNumber(std::uint64_t value, bool pad, std::string& out) {
  AppendVarint(value, out);
  if (!pad) return;
  out.back() = static_cast<char>(out.back() | 0x80);
  out.push_back('\0');
}

bool IsPacked(const FieldDescriptor* field) {
  return field != nullptr && field->is_repeated() &&
         field->cpp_type() == FieldDescriptor::CPPTYPE_ENUM;
}

}  // namespace

WireTree::WireTree(std::string_view bytes, const google::protobuf::Descriptor& descriptor) {
  WireReader in(bytes);
  while (!in.done()) {
    const std::uint64_t tag = in.ReadVarint()->value;
    Field field;
    field.number = static_cast<std::uint32_t>(tag >> kTagTypeBits);
    field.wire_type = static_cast<int>(tag & 7);
    field.descriptor = descriptor.FindFieldByNumber(static_cast<int>(field.number));
    const std::uint64_t number = in.ReadVarint()->value;
    if (field.wire_type == kVarint) {
      field.number_value = number;
    } else if (field.descriptor->message_type() != nullptr) {
      field.message =
          std::make_unique<WireTree>(*in.ReadBytes(number), *field.descriptor->message_type());
    } else {
      field.span = *in.ReadBytes(number);
    }
    fields_.push_back(std::move(field));
  }
}

std::string WireTree::Encode() const {
  std::string out;
  for (const Field& field : fields_) {
    const std::uint64_t tag =
        (std::uint64_t{field.number} << kTagTypeBits) | static_cast<std::uint64_t>(field.wire_type);
    AppendNumber(tag, field.pad_tag, out);
    if (field.wire_type == kVarint) {
      AppendNumber(field.number_value, field.pad_number, out);
    } else if (field.wire_type == kSpan) {
      const std::string span = field.message != nullptr ? field.message->Encode() : field.span;
      AppendNumber(span.size(), field.pad_length, out);
      out += span;
    } else {
      out += field.span;
    }
  }
  return out;
}

void WireTree::Collect(std::vector<WireTree*>& trees) {
  trees.push_back(this);
  for (Field& field : fields_) {
    if (field.message != nullptr) field.message->Collect(trees);
  }
}

WireTree::Field WireTree::Copy(const Field& field) const {
  Field copy;
  copy.number = field.number;
  copy.wire_type = field.wire_type;
  copy.number_value = field.number_value;
  copy.span = field.message != nullptr ? field.message->Encode() : field.span;
  copy.descriptor = field.descriptor;
  return copy;
}

void WireTree::Mutate(std::mt19937_64& engine) {
  Apply(static_cast<Mutation>(engine() % kMutationCount), engine);
}

void WireTree::Apply(Mutation mutation, std::mt19937_64& engine) {
  std::vector<WireTree*> trees;
  Collect(trees);
  WireTree& tree = *trees[engine() % trees.size()];
  if (tree.fields_.empty()) return;
  const std::size_t place = engine() % tree.fields_.size();
  switch (mutation) {
    case Mutation::kSwapNeighbors:
    case Mutation::kDuplicateField:
    case Mutation::kMoveFieldToEnd:
    case Mutation::kDropField:
      return tree.BreakOrder(mutation, place);
    case Mutation::kUnknownVarint:
    case Mutation::kUnknownSpan:
    case Mutation::kUnknownFixed:
      return tree.AddUnknown(mutation, place, engine);
    case Mutation::kUnpack:
    case Mutation::kSplitPacked:
      return tree.Unpack(mutation, place);
    case Mutation::kOtherMember:
      return tree.AddOtherMember(tree.fields_[place]);
    default:
      return tree.BreakField(mutation, tree.fields_[place], engine);
  }
}

void WireTree::BreakOrder(Mutation mutation, std::size_t place) {
  const auto at = fields_.begin() + static_cast<std::ptrdiff_t>(place);
  if (mutation == Mutation::kDropField) {
    fields_.erase(at);
  } else if (mutation == Mutation::kDuplicateField) {
    fields_.insert(at, Copy(*at));
  } else if (mutation == Mutation::kSwapNeighbors && place + 1 < fields_.size()) {
    std::swap(fields_[place], fields_[place + 1]);
  } else if (mutation == Mutation::kMoveFieldToEnd) {
    Field moved = std::move(*at);
    fields_.erase(at);
    fields_.push_back(std::move(moved));
  }
}

void WireTree::AddUnknown(Mutation mutation, std::size_t place, std::mt19937_64& engine) {
  Field field;
  field.number = engine() % 2 == 0 ? 63 : 40 + static_cast<std::uint32_t>(engine() % 5000);
  field.number_value = engine() % 300;
  field.span = "unknown!";
  field.wire_type = mutation == Mutation::kUnknownVarint ? kVarint
                    : mutation == Mutation::kUnknownSpan ? kSpan
                                                         : kFixed64;
  const bool at_end = engine() % 2 == 0;
  fields_.insert(at_end ? fields_.end() : fields_.begin() + static_cast<std::ptrdiff_t>(place),
                 std::move(field));
}

void WireTree::BreakField(Mutation mutation, Field& field, std::mt19937_64& engine) {
  const bool is_enum =
      field.descriptor != nullptr && field.descriptor->cpp_type() == FieldDescriptor::CPPTYPE_ENUM;
  switch (mutation) {
    case Mutation::kPadTag:
      field.pad_tag = true;
      break;
    case Mutation::kPadNumber:
      field.pad_number = true;
      break;
    case Mutation::kPadLength:
      field.pad_length = true;
      break;
    case Mutation::kZeroNumber:
      field.number_value = 0;
      break;
    case Mutation::kHugeNumber:
      field.number_value = engine() | (std::uint64_t{1} << 40);
      break;
    case Mutation::kEmptySpan:
      field.message = nullptr;
      field.span.clear();
      break;
    case Mutation::kEmptyPacked:
      if (IsPacked(field.descriptor)) field.span.clear();
      break;
    case Mutation::kTruncate:
      field.span = Copy(field).span;
      field.message = nullptr;
      if (!field.span.empty()) field.span.resize(engine() % field.span.size());
      break;
    case Mutation::kBadUtf8:
      if (field.message == nullptr) field.span += "\xC3";
      break;
    case Mutation::kUnknownEnum:
      if (is_enum) field.number_value = 33 + engine() % 100;
      if (IsPacked(field.descriptor)) field.span.push_back(static_cast<char>(engine() % 128));
      break;
    default:
      WARIFU_CHECK(false && "a mutation of one field");
  }
}

void WireTree::Unpack(Mutation mutation, std::size_t place) {
  if (!IsPacked(fields_[place].descriptor)) return;
  Field whole = std::move(fields_[place]);
  fields_.erase(fields_.begin() + static_cast<std::ptrdiff_t>(place));
  WireReader in(whole.span);
  while (!in.done()) {
    Field item = Copy(whole);
    item.number_value = in.ReadVarint()->value;
    item.wire_type = mutation == Mutation::kUnpack ? kVarint : kSpan;
    item.span.clear();
    AppendVarint(item.number_value, item.span);
    fields_.insert(fields_.begin() + static_cast<std::ptrdiff_t>(place++), std::move(item));
  }
}

void WireTree::AddOtherMember(const Field& field) {
  if (field.descriptor == nullptr || field.descriptor->real_containing_oneof() == nullptr) return;
  const auto& oneof = *field.descriptor->real_containing_oneof();
  const FieldDescriptor& last = *oneof.field(oneof.field_count() - 1);
  if (last.number() == static_cast<int>(field.number)) return;
  Field other;
  other.number = static_cast<std::uint32_t>(last.number());
  other.wire_type = kSpan;
  other.descriptor = &last;
  fields_.push_back(std::move(other));
}

}  // namespace warifu
