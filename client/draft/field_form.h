// How single values stand in a draft: money, names, keys, instants, enum values, numbers. Reading
// and writing side by side, so that they stay each other's inverse. Threads: pure but for the
// resolver.
#ifndef WARIFU_CLIENT_DRAFT_FIELD_FORM_H_
#define WARIFU_CLIENT_DRAFT_FIELD_FORM_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <cstdint>
#include <string>

#include "client/draft/json_tree.h"
#include "client/draft/reader.h"
#include "core/base/result.h"
#include "warifu/v1/annotations.pb.h"

namespace warifu {

bool IsMoney(const google::protobuf::Descriptor& type);
// A list of texts with their languages, written as an object.
bool IsLocalizedList(const google::protobuf::FieldDescriptor& field);
v1::Form FormOf(const google::protobuf::FieldDescriptor& field);
// "code, text": the members of the field's oneof.
std::string OneofNames(const google::protobuf::FieldDescriptor& field);
// "SERVICE_CHARGE" of FEE_CODE_SERVICE_CHARGE.
std::string ShortEnumName(const google::protobuf::EnumValueDescriptor& value);

// Where a scalar stands, and who finds statements by code.
struct ScalarContext {
  const std::string& path;
  const google::protobuf::FieldDescriptor& field;
  const DraftResolver& resolve;
};

// "184461 JPY" into a Money.
Status ReadMoney(const JsonNode& node, const std::string& path, google::protobuf::Message& money);
// Text as it is; hashes and keys from hex; names of statements also by code or path.
Result<std::string> ReadBytesOrText(const ScalarContext& context, const JsonNode& node);
Result<int> ReadEnum(const ScalarContext& context, const JsonNode& node);
// Integers; instants from their text, those in milliseconds also from a number of them.
Result<std::uint64_t> ReadNumber(const ScalarContext& context, const JsonNode& node);

// Sets the field, or adds to it when it is repeated.
Status SetScalar(google::protobuf::Message& message, const google::protobuf::FieldDescriptor& field,
                 const std::string& value);
Status SetScalar(google::protobuf::Message& message, const google::protobuf::FieldDescriptor& field,
                 int enum_value);
Status SetScalar(google::protobuf::Message& message, const google::protobuf::FieldDescriptor& field,
                 bool value);
Status SetScalar(google::protobuf::Message& message, const google::protobuf::FieldDescriptor& field,
                 std::uint64_t value);

// The JSON of a scalar: of item `index` of a repeated field, else of the field itself (index -1).
std::string WriteScalar(const google::protobuf::Message& message,
                        const google::protobuf::FieldDescriptor& field, int index);
// The JSON of a Money.
std::string WriteMoney(const google::protobuf::Message& money);
// A JSON string literal.
std::string QuoteJson(const std::string& text);

}  // namespace warifu

#endif  // WARIFU_CLIENT_DRAFT_FIELD_FORM_H_
