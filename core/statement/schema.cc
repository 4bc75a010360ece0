#include "core/statement/schema.h"

#include <google/protobuf/descriptor.pb.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string_view>

#include "core/base/check.h"
#include "core/statement/limits.h"
#include "warifu/v1/finding.pb.h"
#include "warifu/v1/log.pb.h"
#include "warifu/v1/proof.pb.h"
#include "warifu/v1/search.pb.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

const v1::Limits& LimitsOf(const FieldDescriptor& field) {
  return field.options().GetExtension(v1::limits);
}

bool IsNumber(const FieldDescriptor& field) {
  switch (field.type()) {
    case FieldDescriptor::TYPE_UINT32:
    case FieldDescriptor::TYPE_UINT64:
    case FieldDescriptor::TYPE_INT64:
    case FieldDescriptor::TYPE_BOOL:
      return true;
    default:
      return false;
  }
}

bool IsText(const FieldDescriptor& field) {
  return field.type() == FieldDescriptor::TYPE_STRING ||
         field.type() == FieldDescriptor::TYPE_BYTES;
}

bool HasOwnLength(v1::Form form) {
  return form != v1::FORM_UNSPECIFIED && form != v1::FORM_TEXT && form != v1::FORM_FREE_TEXT;
}

bool IsTime(v1::Form form) { return form == v1::FORM_INSTANT || form == v1::FORM_INSTANT_MS; }

// Collects sentences about one field.
class FieldMistakes {
 public:
  FieldMistakes(const FieldDescriptor& field, std::vector<std::string>& out)
      : field_(field), limits_(LimitsOf(field)), out_(out) {}

  void Find() {
    FindInType();
    FindInNumber();
    FindInText();
    FindInItems();
    if (field_.type() == FieldDescriptor::TYPE_ENUM) FindInEnum(*field_.enum_type());
  }

 private:
  void Say(std::string_view what) { out_.push_back(field_.full_name() + ": " + std::string(what)); }
  void SayIf(bool wrong, std::string_view what) {
    if (wrong) Say(what);
  }

  void FindInType() {
    const bool known = IsNumber(field_) || IsText(field_) ||
                       field_.type() == FieldDescriptor::TYPE_ENUM ||
                       field_.type() == FieldDescriptor::TYPE_MESSAGE;
    SayIf(!known, "a type that statements do not use");
    SayIf(field_.is_map(), "is a map, whose order is not fixed");
    SayIf(field_.number() >= kMaxSchemaNumber, "its number is too high");
  }

  void FindInNumber() {
    if (!IsNumber(field_)) {
      SayIf(limits_.min() != 0 || limits_.max() != 0, "has min or max but is no number");
      return;
    }
    SayIf(field_.is_repeated(), "is a repeated number");
    SayIf(limits_.form() != v1::FORM_UNSPECIFIED && !IsTime(limits_.form()),
          "is a number with a form of strings");
    SayIf(limits_.max() == 0 && limits_.form() == v1::FORM_UNSPECIFIED, "is a number without max");
    SayIf(limits_.min() > limits_.max() && limits_.max() != 0, "has min above max");
  }

  void FindInText() {
    if (!IsText(field_)) {
      SayIf(limits_.max_bytes() != 0 || limits_.max_characters() != 0,
            "has max_bytes or max_characters but is no string");
      return;
    }
    SayIf(IsTime(limits_.form()), "is a string with a form of numbers");
    SayIf(field_.type() == FieldDescriptor::TYPE_STRING && limits_.form() == v1::FORM_UNSPECIFIED,
          "is a string without form");
    SayIf(!HasOwnLength(limits_.form()) && limits_.max_bytes() == 0, "has no max_bytes");
    SayIf(field_.has_presence() && !field_.real_containing_oneof(), "is an optional string");
  }

  void FindInItems() {
    if (!field_.is_repeated()) {
      SayIf(limits_.min_items() != 0 || limits_.max_items() != 0 || limits_.unique_items(),
            "has limits of items but is not repeated");
      return;
    }
    SayIf(limits_.max_items() == 0, "is repeated without max_items");
    SayIf(limits_.min_items() > limits_.max_items(), "has min_items above max_items");
    SayIf(limits_.required(), "is repeated: min_items says that it must be there");
  }

  void FindInEnum(const EnumDescriptor& type) {
    SayIf(type.FindValueByNumber(0) == nullptr, "its enum has no UNSPECIFIED value");
    SayIf(limits_.form() != v1::FORM_UNSPECIFIED, "is an enum with a form");
    for (int i = 0; i < type.value_count(); ++i) {
      const int number = type.value(i)->number();
      SayIf(number < 0 || number >= kMaxSchemaNumber, "an enum value is out of range");
    }
  }

  const FieldDescriptor& field_;
  const v1::Limits& limits_;
  std::vector<std::string>& out_;
};

void CollectMistakes(const Descriptor& message, int depth, std::vector<std::string>& out) {
  if (depth > kMaxMessageDepth) {
    out.push_back(message.full_name() + ": lies too deep, or messages contain each other");
    return;
  }
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    FieldMistakes(field, out).Find();
    if (field.message_type() != nullptr) CollectMistakes(*field.message_type(), depth + 1, out);
  }
}

FieldKind KindOf(const FieldDescriptor& field) {
  switch (field.type()) {
    case FieldDescriptor::TYPE_UINT32:
      return FieldKind::kUint32;
    case FieldDescriptor::TYPE_UINT64:
      return FieldKind::kUint64;
    case FieldDescriptor::TYPE_INT64:
      return FieldKind::kInt64;
    case FieldDescriptor::TYPE_BOOL:
      return FieldKind::kBool;
    case FieldDescriptor::TYPE_ENUM:
      return FieldKind::kEnum;
    case FieldDescriptor::TYPE_STRING:
      return FieldKind::kString;
    case FieldDescriptor::TYPE_BYTES:
      return FieldKind::kBytes;
    case FieldDescriptor::TYPE_MESSAGE:
      return FieldKind::kMessage;
    default:
      break;
  }
  WARIFU_CHECK(false && "SchemaMistakes lets no other type through");
}

std::uint64_t KnownValues(const EnumDescriptor& type) {
  std::uint64_t known = 0;
  for (int i = 0; i < type.value_count(); ++i) {
    known |= std::uint64_t{1} << type.value(i)->number();
  }
  return known & ~std::uint64_t{1};
}

FieldSchema CompileField(const FieldDescriptor& descriptor) {
  const v1::Limits& limits = LimitsOf(descriptor);
  FieldSchema field;
  field.name = descriptor.name();
  field.number = static_cast<std::uint32_t>(descriptor.number());
  field.kind = KindOf(descriptor);
  field.form = limits.form();
  field.repeated = descriptor.is_repeated();
  field.has_presence = descriptor.has_presence();
  field.in_oneof = descriptor.real_containing_oneof() != nullptr;
  field.required = limits.required();
  field.unique_items = limits.unique_items();
  field.max_bytes = limits.max_bytes();
  field.max_characters = limits.max_characters();
  field.min_items = limits.min_items();
  field.max_items = limits.max_items();
  field.min = limits.min();
  field.max = limits.max();
  if (descriptor.enum_type() != nullptr) {
    field.enum_type = descriptor.enum_type();
    field.enum_values = KnownValues(*descriptor.enum_type());
  }
  return field;
}

bool MustBeThere(const FieldSchema& field) {
  return (field.required && !field.in_oneof) || field.min_items > 0;
}

bool IsLocalized(const MessageSchema& message) {
  return message.fields.size() == 2 && message.fields[0].form == v1::FORM_LANGUAGE &&
         message.fields[0].number == 1 && message.fields[1].kind == FieldKind::kString;
}

// All schemas, by descriptor; they point at each other and never move.
class SchemaSet {
 public:
  SchemaSet() {
    for (const Descriptor* root :
         {v1::SignedStatement::descriptor(), v1::Statement::descriptor(), v1::Entry::descriptor(),
          v1::OfferProof::descriptor(), v1::Receipt::descriptor(), v1::Evidence::descriptor(),
          v1::OfferFilter::descriptor(), v1::OfferHint::descriptor(),
          v1::StatementHint::descriptor(), v1::MeasuredCeiling::descriptor()}) {
      WARIFU_CHECK(SchemaMistakes(*root).empty());
      Compile(*root);
    }
  }

  const MessageSchema& Get(const Descriptor& message) const {
    const auto found = schemas_.find(&message);
    WARIFU_CHECK(found != schemas_.end());
    return *found->second;
  }

 private:
  const MessageSchema& Compile(const Descriptor& descriptor) {
    std::unique_ptr<MessageSchema>& slot = schemas_[&descriptor];
    if (slot != nullptr) return *slot;
    slot = std::make_unique<MessageSchema>();
    MessageSchema& message = *slot;
    message.name = descriptor.name();
    for (int i = 0; i < descriptor.field_count(); ++i) {
      message.fields.push_back(CompileField(*descriptor.field(i)));
    }
    std::sort(message.fields.begin(), message.fields.end(),
              [](const FieldSchema& a, const FieldSchema& b) { return a.number < b.number; });
    Index(descriptor, message);
    return message;
  }

  void Index(const Descriptor& descriptor, MessageSchema& message) {
    message.by_number.assign(kMaxSchemaNumber, 0);
    for (std::size_t i = 0; i < message.fields.size(); ++i) {
      FieldSchema& field = message.fields[i];
      message.by_number[field.number] = static_cast<std::uint8_t>(i + 1);
      if (MustBeThere(field)) message.required |= field.bit();
      const FieldDescriptor* source = descriptor.FindFieldByNumber(static_cast<int>(field.number));
      if (source->message_type() != nullptr) field.message = &Compile(*source->message_type());
    }
    message.localized = IsLocalized(message);
    for (int i = 0; i < descriptor.real_oneof_decl_count(); ++i) {
      const auto& oneof = *descriptor.oneof_decl(i);
      OneofSchema& schema = message.oneofs.emplace_back();
      schema.name = oneof.name();
      for (int k = 0; k < oneof.field_count(); ++k) {
        schema.members |= std::uint64_t{1} << oneof.field(k)->number();
      }
    }
  }

  std::map<const Descriptor*, std::unique_ptr<MessageSchema>> schemas_;
};

const SchemaSet& AllSchemas() {
  static const SchemaSet* const schemas = new SchemaSet;
  return *schemas;
}

}  // namespace

const MessageSchema& SchemaOf(const Descriptor& message) { return AllSchemas().Get(message); }

const MessageSchema& EntryFrameSchema() {
  static const MessageSchema* const frame = [] {
    auto* schema = new MessageSchema(SchemaOf<v1::Entry>());
    for (FieldSchema& field : schema->fields) {
      if (field.number == v1::Entry::kStatementFieldNumber) field.kind = FieldKind::kOpaque;
    }
    return schema;
  }();
  return *frame;
}

std::vector<std::string> SchemaMistakes(const Descriptor& message) {
  std::vector<std::string> mistakes;
  CollectMistakes(message, 0, mistakes);
  return mistakes;
}

}  // namespace warifu
