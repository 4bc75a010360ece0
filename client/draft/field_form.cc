#include "client/draft/field_form.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/base/encoding.h"
#include "core/base/time.h"
#include "core/text/code.h"
#include "core/text/currency.h"
#include "core/text/escape.h"
#include "core/text/instant.h"
#include "core/text/nearest.h"
#include "warifu/v1/money.pb.h"

namespace warifu {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr char kStatementEnding[] = ".statement";
constexpr std::string_view kKeyPrefix = "key:";

Error At(const std::string& path, Sentence what) { return BadInput(std::move(what)).At(path); }

Error WrongKind(const std::string& path, Phrase wanted, const JsonNode& node) {
  return At(path, Said("write {wanted} here, not {kind}", wanted, KindOf(node)));
}

// "FEE_CODE_" of FeeCode, from its zero value FEE_CODE_UNSPECIFIED.
std::string PrefixOf(const EnumDescriptor& type) {
  constexpr std::string_view kZero = "UNSPECIFIED";
  const std::string& zero = type.value(0)->name();
  return zero.substr(0, zero.size() - kZero.size());
}

bool NamesStatement(const std::string& text) {
  return LooksLikeCode(text) || text.ends_with(kStatementEnding);
}

Result<std::string> ReadHex(const ScalarContext& context, const std::string& text,
                            std::size_t bytes) {
  const std::optional<std::string> value = DecodeHex(text);
  if (value && value->size() == bytes) return *value;
  return At(context.path, Said("write {digits} hex digits here, not {found}", 2 * bytes,
                               EscapeForTerminal(text.substr(0, 80))));
}

bool IsSigned(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_INT64 ||
         field.cpp_type() == FieldDescriptor::CPPTYPE_INT32;
}

std::uint64_t LargestOf(const FieldDescriptor& field) {
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_UINT32) {
    return std::numeric_limits<std::uint32_t>::max();
  }
  return IsSigned(field) ? std::numeric_limits<std::int64_t>::max()
                         : std::numeric_limits<std::uint64_t>::max();
}

}  // namespace

bool IsMoney(const Descriptor& type) {
  return type.full_name() == v1::Money::descriptor()->full_name();
}

bool IsLocalizedList(const FieldDescriptor& field) {
  if (!field.is_repeated() || field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return false;
  const Descriptor* type = field.message_type();
  return type == v1::LocalizedText::descriptor() || type == v1::LocalizedName::descriptor();
}

v1::Form FormOf(const FieldDescriptor& field) {
  return field.options().GetExtension(v1::limits).form();
}

std::string OneofNames(const FieldDescriptor& field) {
  std::string names;
  const auto* oneof = field.real_containing_oneof();
  for (int i = 0; i < oneof->field_count(); ++i) {
    names += (i == 0 ? "" : ", ") + oneof->field(i)->name();
  }
  return names;
}

std::string ShortEnumName(const EnumValueDescriptor& value) {
  return value.name().substr(PrefixOf(*value.type()).size());
}

Status ReadMoney(const JsonNode& node, const std::string& path, Message& money) {
  if (node.text() == nullptr) return WrongKind(path, Phrase("an amount as \"184461 JPY\""), node);
  const Result<MoneyValue> value = ParseMoneyPlain(*node.text());
  if (!value.ok()) return value.error().At(path);
  auto& typed = static_cast<v1::Money&>(money);
  typed.set_minor_units(value->minor_units);
  typed.set_currency(value->currency);
  return Ok();
}

Result<std::string> ReadBytesOrText(const ScalarContext& context, const JsonNode& node) {
  if (node.text() == nullptr) return WrongKind(context.path, Phrase("a text in quotes"), node);
  const std::string& text = *node.text();
  switch (FormOf(context.field)) {
    case v1::FORM_HASH:
      if (NamesStatement(text)) {
        const Result<Hash> name = context.resolve.statement(text);
        if (!name.ok()) return name.error().At(context.path);
        return name->ToString();
      }
      return ReadHex(context, text, Hash::kSize);
    case v1::FORM_PUBLIC_KEY:
      if (text.starts_with(kKeyPrefix)) {
        const Result<PublicKey> key = context.resolve.key(text.substr(kKeyPrefix.size()));
        if (!key.ok()) return key.error().At(context.path);
        return key->ToString();
      }
      return ReadHex(context, text, PublicKey::kSize);
    case v1::FORM_SIGNATURE:
      return ReadHex(context, text, Signature::kSize);
    default:
      return text;
  }
}

Result<int> ReadEnum(const ScalarContext& context, const JsonNode& node) {
  if (node.text() == nullptr) return WrongKind(context.path, Phrase("a word in quotes"), node);
  const EnumDescriptor& type = *context.field.enum_type();
  std::vector<std::string> names;
  for (int i = 1; i < type.value_count(); ++i) {
    names.push_back(ShortEnumName(*type.value(i)));
    if (names.back() == *node.text()) return type.value(i)->number();
  }
  const std::vector<std::string_view> views(names.begin(), names.end());
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  if (node.text()->empty()) return At(context.path, Said("write one of: {names}", all));
  return At(context.path,
            Said("there is no {word} here{did_you_mean}; one of: {names}",
                 EscapeForTerminal(*node.text()), DidYouMean(*node.text(), views), all));
}

Result<std::uint64_t> ReadNumber(const ScalarContext& context, const JsonNode& node) {
  const v1::Form form = FormOf(context.field);
  const bool in_ms = form == v1::FORM_INSTANT_MS && node.number() != nullptr;
  if ((form == v1::FORM_INSTANT || form == v1::FORM_INSTANT_MS) && !in_ms) {
    if (node.text() == nullptr) {
      return WrongKind(context.path, Phrase("an instant as \"2027-03-31T23:59:59+07:00\""), node);
    }
    const Result<std::uint64_t> at_s = ParseInstant(*node.text());
    if (!at_s.ok()) return at_s.error().At(context.path);
    return form == v1::FORM_INSTANT ? *at_s : *at_s * kMsPerSecond;
  }
  if (node.number() == nullptr)
    return WrongKind(context.path, Phrase("a number without quotes"), node);
  const std::optional<std::uint64_t> value = ParseDecimal(node.number()->digits);
  if (!value || *value > LargestOf(context.field)) {
    return At(context.path,
              Said("write a whole number from 0 to {most}, not {found}", LargestOf(context.field),
                   EscapeForTerminal(node.number()->digits)));
  }
  return *value;
}

Status SetScalar(Message& message, const FieldDescriptor& field, const std::string& value) {
  const auto& reflection = *message.GetReflection();
  if (field.is_repeated()) {
    reflection.AddString(&message, &field, value);
  } else {
    reflection.SetString(&message, &field, value);
  }
  return Ok();
}

Status SetScalar(Message& message, const FieldDescriptor& field, int enum_value) {
  const auto& reflection = *message.GetReflection();
  if (field.is_repeated()) {
    reflection.AddEnumValue(&message, &field, enum_value);
  } else {
    reflection.SetEnumValue(&message, &field, enum_value);
  }
  return Ok();
}

Status SetScalar(Message& message, const FieldDescriptor& field, bool value) {
  message.GetReflection()->SetBool(&message, &field, value);
  return Ok();
}

Status SetScalar(Message& message, const FieldDescriptor& field, std::uint64_t value) {
  const auto& reflection = *message.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_UINT32:
      reflection.SetUInt32(&message, &field, static_cast<std::uint32_t>(value));
      break;
    case FieldDescriptor::CPPTYPE_INT64:
      reflection.SetInt64(&message, &field, static_cast<std::int64_t>(value));
      break;
    default:
      reflection.SetUInt64(&message, &field, value);
  }
  return Ok();
}

std::string QuoteJson(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string WriteMoney(const Message& money) {
  const auto& typed = static_cast<const v1::Money&>(money);
  return QuoteJson(FormatMoneyPlain(typed.minor_units(), typed.currency()));
}

namespace {

std::string WriteNumber(const FieldDescriptor& field, std::uint64_t value) {
  switch (FormOf(field)) {
    case v1::FORM_INSTANT:
      return QuoteJson(FormatInstant(value));
    case v1::FORM_INSTANT_MS:
      // What is no whole second stands as a number, so that nothing of it is lost.
      return value % kMsPerSecond == 0 ? QuoteJson(FormatInstant(value / kMsPerSecond))
                                       : std::to_string(value);
    default:
      return std::to_string(value);
  }
}

std::string WriteText(const FieldDescriptor& field, const std::string& value) {
  const bool bytes = field.type() == FieldDescriptor::TYPE_BYTES;
  return QuoteJson(bytes ? EncodeHex(value) : value);
}

}  // namespace

std::string WriteScalar(const Message& message, const FieldDescriptor& field, int index) {
  const auto& reflection = *message.GetReflection();
  const bool item = index >= 0;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return WriteText(field, item ? reflection.GetRepeatedString(message, &field, index)
                                   : reflection.GetString(message, &field));
    case FieldDescriptor::CPPTYPE_ENUM:
      return QuoteJson(ShortEnumName(item ? *reflection.GetRepeatedEnum(message, &field, index)
                                          : *reflection.GetEnum(message, &field)));
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection.GetBool(message, &field) ? "true" : "false";
    case FieldDescriptor::CPPTYPE_UINT32:
      return WriteNumber(field, reflection.GetUInt32(message, &field));
    case FieldDescriptor::CPPTYPE_INT64:
      return WriteNumber(field, static_cast<std::uint64_t>(reflection.GetInt64(message, &field)));
    default:
      return WriteNumber(field, reflection.GetUInt64(message, &field));
  }
}

}  // namespace warifu
