// The shapes of all signed and stored messages, compiled once from the protobuf descriptors and the
// `limits` beside each field: what the canonical check reads instead of reflection.
//
// Not here: judging bytes by these shapes (core/statement/canonical.h), the forms of values
// (core/statement/form.h).
// Source: proto/warifu/v1, annotations.proto.
// Threads: immutable once made; made at the first call, by any thread.
#ifndef WARIFU_CORE_STATEMENT_SCHEMA_H_
#define WARIFU_CORE_STATEMENT_SCHEMA_H_

#include <google/protobuf/descriptor.h>

#include <cstdint>
#include <string>
#include <vector>

#include "warifu/v1/annotations.pb.h"

namespace warifu {

enum class FieldKind : std::uint8_t {
  kUint32,
  kUint64,
  kInt64,
  kBool,
  kEnum,
  kString,
  kBytes,
  kMessage,
  kOpaque,  // a message that is handed on unread
};

struct MessageSchema;

// One field as the canonical check needs it. A limit of 0 means: none, except `max`.
struct FieldSchema {
  std::string name;
  std::uint32_t number = 0;
  FieldKind kind = FieldKind::kUint32;
  v1::Form form = v1::FORM_UNSPECIFIED;
  bool repeated = false;
  bool has_presence = false;  // optional, a message, or a member of a oneof: may hold its default
  bool in_oneof = false;
  bool required = false;
  bool unique_items = false;
  std::uint32_t max_bytes = 0;
  std::uint32_t max_characters = 0;
  std::uint32_t min_items = 0;
  std::uint32_t max_items = 0;
  std::uint64_t min = 0;
  std::uint64_t max = 0;
  std::uint64_t enum_values = 0;           // bit v: value v is known; bit 0 is never set
  const MessageSchema* message = nullptr;  // of kMessage and kOpaque
  // Of kEnum, for the words of findings.
  const google::protobuf::EnumDescriptor* enum_type = nullptr;

  std::uint64_t bit() const { return std::uint64_t{1} << number; }
  bool is_varint() const { return kind <= FieldKind::kEnum; }
};

// A oneof: exactly one of its members must be there.
struct OneofSchema {
  std::string name;
  std::uint64_t members = 0;  // bits of the fields' numbers
};

struct MessageSchema {
  std::string name;                 // "Offer"
  std::vector<FieldSchema> fields;  // by rising number
  std::vector<OneofSchema> oneofs;
  std::uint64_t required = 0;  // fields that must be there, by bits; those with min_items too
  bool localized = false;      // field 1 is the language of the text in field 2
  std::vector<std::uint8_t> by_number;  // place in `fields` + 1, 0: no such field

  // Nothing for a number that is no field.
  const FieldSchema* Find(std::uint64_t number) const {
    if (number >= by_number.size() || by_number[number] == 0) return nullptr;
    return &fields[by_number[number] - 1];
  }
};

// Field numbers and enum values stay below this, so that sets of them fit one word.
inline constexpr int kMaxSchemaNumber = 64;

// The schema of a message that a signed or stored message holds, or is, or of a filter or hint of
// search.
// Requires: it is one of these; others stop the program.
const MessageSchema& SchemaOf(const google::protobuf::Descriptor& message);

template <typename Message>
const MessageSchema& SchemaOf() {
  static const MessageSchema& schema = SchemaOf(*Message::descriptor());
  return schema;
}

// Entry with its statement left unread: what core/statement/entry.h judges by itself.
const MessageSchema& EntryFrameSchema();

// What is wrong with the limits of `message` and the messages in it, one sentence each: a repeated
// field without max_items, a number without max, a string without form, a limit on a field that
// cannot have it, an enum without a zero value, messages that contain each other. Empty for all of
// ours; SchemaOf stops the program otherwise.
std::vector<std::string> SchemaMistakes(const google::protobuf::Descriptor& message);

}  // namespace warifu

#endif  // WARIFU_CORE_STATEMENT_SCHEMA_H_
